import { AppFault } from '../../contract/errors';

/** ms after which Jira is asked again when it said "later" and not when. */
const LATER = 60_000;

/** Instant (ms) at which to ask again what Jira could not answer now; undefined when asking again mends nothing. */
export function laterThan(now: number, error: unknown): number | undefined {
  if (!(error instanceof AppFault) || error.error.code !== 'TRY_LATER') return undefined;
  return now + (error.retryAfter === undefined ? LATER : error.retryAfter * 1000);
}

/** What an answer other than "done" says of whether a thing was done: it was not, and never will be; it was not, this time; nobody knows. */
export function whatCame({ status, error: { code } }: AppFault): 'refused' | 'nothing' | 'unclear' {
  if (status === 429) return 'nothing';
  return code === 'JIRA_REFUSED' || code === 'NOT_ALLOWED' || code === 'NOT_FOUND' ? 'refused' : 'unclear';
}
