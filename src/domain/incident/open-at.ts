import type { IssueFacts, StatusCategory } from './facts';

/**
 * Whether an incident was not over at an instant (ms since 1970), as Jira's history has it. A status the site no longer has counts as one in
 * which work goes on. False before the incident was made.
 */
export function openAt({ created, history, status, statusCategories }: OpenFacts, instant: number): boolean {
  if (instant < Date.parse(created)) return false;
  const changes = history.filter(({ fieldId }) => fieldId === 'status').map((change) => ({ ...change, ms: Date.parse(change.at) }));
  const next = changes
    .filter(({ ms }) => ms > instant)
    .reduce<(typeof changes)[number] | undefined>((a, b) => (a && before(a, b) ? a : b), undefined);
  const then = next ? next.from : status.id;
  const category = then === undefined || then === status.id ? status.category : statusCategories[then];
  return category !== 'done';
}

type OpenFacts = Pick<IssueFacts, 'created' | 'history' | 'status'> & { statusCategories: Readonly<Record<string, StatusCategory>> };

/** Order of two changes by instant, then by the id, which grows with time. */
function before(a: { ms: number; id: string }, b: { ms: number; id: string }): boolean {
  if (a.ms !== b.ms) return a.ms < b.ms;
  return a.id.length !== b.id.length ? a.id.length < b.id.length : a.id < b.id;
}
