import type { InvocationError } from '@forge/events';
import * as v from 'valibot';
import { reconcileIncident } from '../usecases/reconcile/reconcile-incident';
import { ports } from './compose';
import { withRetry } from './retry';

const eventSchema = v.object({ body: v.object({ issueId: v.string() }) });

/** Consumer of the queue `reconcile`: one look at one issue. */
export async function reconcile(event: unknown): Promise<InvocationError | undefined> {
  const { issueId } = v.parse(eventSchema, event).body;
  // CONFLICT: somebody acted between our reading and our writing; what they did is seen when we look again.
  return withRetry(['TRY_LATER', 'CONFLICT'], async () => {
    const outcome = await reconcileIncident({ clock: ports.clock, jira: ports.app, store: ports.store, queue: ports.queue }, issueId);
    console.info(`look at ${issueId}: ${outcome}`);
  });
}
