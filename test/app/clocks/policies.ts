import type { Policy, PublishedPolicy } from '../../../src/contract/types';
import type { LocalJira } from '../../sandbox/local-jira';
import { advance } from '../../support/local-jira';
import { inForce, publishChange, storeOf } from '../policy/desk';

/** A row of one of the app's entities, or one of its plain values. */
export function stored(local: LocalJira, store: 'kv' | `entity:${string}`, key: string): unknown {
  const row = storeOf(local).get(store, key);
  return row && JSON.parse(row.value);
}

/**
 * Publishes the next version for new incidents, and waits until every function knows it.
 * @param change what is different in it.
 */
export async function publish(local: LocalJira, change: (document: Policy) => Policy, note = ''): Promise<PublishedPolicy> {
  await publishChange(local, change, { note });
  await advance(local, 61_000);
  return inForce(local);
}
/** The same policy with another goal for the resolution of the most urgent incidents, ms. */
export const withResolutionGoal =
  (goalMs: number) =>
  (document: Policy): Policy => ({
    ...document,
    metrics: document.metrics.map((metric) =>
      metric.id === 'resolution' ? { ...metric, goals: metric.goals.map((goal, at) => (at === 0 ? { ...goal, goalMs } : goal)) } : metric,
    ),
  });
