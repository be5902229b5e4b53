import { decide } from '../domain/incident/decide';
import type { Clock, JiraAsApp, Store } from '../ports';

/** What a look came to, for the log and for tests. */
export type LookOutcome = 'gone' | 'no incident' | 'unchanged' | 'written';

/** Looks at an issue: facts, decision, at most one write. Doing it twice, late or for nothing does no harm. */
export async function reconcileIncident(
  ports: { clock: Clock; jira: Pick<JiraAsApp, 'readFacts' | 'writeState'>; store: Pick<Store, 'readSettings'> },
  issueId: string,
): Promise<LookOutcome> {
  const settings = await ports.store.readSettings();
  if (!settings) return 'no incident';
  const facts = await ports.jira.readFacts(issueId);
  if (!facts) return 'gone';
  const { state, write } = decide(facts, settings, ports.clock.now());
  if (!state) return 'no incident';
  if (!write) return 'unchanged';
  await ports.jira.writeState(issueId, state);
  return 'written';
}
