import type { Jira } from '../jira';
import type { AccountId } from '../model';
import { accountOf, appOf, type Caller } from '../rest/operation';

/** Who does something to an issue, and when. */
export interface By {
  accountId: AccountId;
  /** ISO instant; default: the site's clock. */
  at?: string;
  /** App whose call this is: its events are marked as caused by it. */
  causedByApp?: string;
  /** No events, no notifications, found by search at once: for seeding and import. */
  silent?: boolean;
}

/** The doer behind a REST call. */
export function byOf(caller: Caller): By {
  const accountId = accountOf(caller);
  if (accountId === undefined) throw new Error('sandbox: nobody cannot change issues');
  const app = appOf(caller);
  return { accountId, ...(app ? { causedByApp: app } : {}) };
}

export const instantOf = (jira: Jira, by: By): string => by.at ?? jira.site.clock.iso();
