import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { accountOf, type Caller } from '../../rest/operation';

/** For whom and when a query is read: rights, currentUser(), time zone and the instant of now(). */
export interface Scope {
  jira: Jira;
  caller: Caller;
  accountId: string | undefined;
  /** ms since epoch */
  now: number;
  timeZone: string;
  locale: string;
}

/** Whether an issue matches. */
export type Test = (issue: Issue) => boolean;

export function scopeOf(jira: Jira, caller: Caller, now: number): Scope {
  const accountId = accountOf(caller);
  const person = accountId === undefined ? undefined : jira.people.get(accountId);
  return { jira, caller, accountId, now, timeZone: person?.timeZone ?? 'UTC', locale: person?.locale ?? 'en_US' };
}
