import type { Jira } from '../jira';
import type { AccountId } from '../model';
import { accountOf, appOf, type Caller } from '../rest/operation';

/** Tells the platform about a change of administration, in the caller's name. `about` is what the event carries besides. */
export function emitAdmin(jira: Jira, caller: Caller, eventType: string, about: Record<string, unknown>, projectId?: string): void {
  const actor: AccountId | undefined = accountOf(caller);
  const app = appOf(caller);
  jira.emit({
    eventType,
    body: { ...about, ...(actor ? { atlassianId: actor } : {}) },
    ...(actor ? { actor } : {}),
    ...(app ? { causedByApp: app } : {}),
    ...(projectId ? { projectId } : {}),
  });
}
