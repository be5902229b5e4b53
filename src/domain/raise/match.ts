/** An issue that may be what an attempt made. */
interface Candidate {
  issueId: string;
  summary: string;
  creator: string | undefined;
  created: string;
  intentId: string | undefined;
}

/** What is known of an attempt whose outcome is not. */
export interface Trace {
  accountId: string;
  intentId: string;
  summary: string;
  /** ISO instant at which the first attempt that may have made something began. */
  since: string;
  /** It was made as a request: without properties, so there is nothing but what it says to know it by. */
  asRequest: boolean;
}

/** ms by which Jira's clock may lag behind the one that the attempt's beginning was read from. */
const CLOCKS_APART = 2_000;

/**
 * Which of the candidates the attempt may have made, the surest first: the one that carries the intent; among requests also those the
 * person made since then with the same summary that carry none. Whether such a one belongs to another intent, its acts say.
 */
export function matchesOf<C extends Candidate>(candidates: readonly C[], trace: Trace): C[] {
  const since = Date.parse(trace.since) - CLOCKS_APART;
  const theirs = candidates.filter(({ creator, created }) => creator === trace.accountId && Date.parse(created) >= since);
  const marked = theirs.filter(({ intentId }) => intentId === trace.intentId);
  const alike = theirs.filter(({ intentId, summary }) => intentId === undefined && summary.trim() === trace.summary.trim());
  return [...marked, ...(trace.asRequest ? alike.sort((a, b) => Date.parse(a.created) - Date.parse(b.created)) : [])];
}
