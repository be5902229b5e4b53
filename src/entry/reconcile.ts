import type { InvocationError } from '@forge/events';
import * as v from 'valibot';
import { lookWhenDue } from '../usecases/reconcile/look-when-due';
import { reconcileIncident } from '../usecases/reconcile/reconcile-incident';
import { ports } from './compose';
import { withRetry } from './retry';

const eventSchema = v.object({ body: v.object({ issueId: v.string(), due: v.optional(v.number()) }) });

/** Consumer of the queue `reconcile`: one look at one issue. */
export async function reconcile(event: unknown): Promise<InvocationError | undefined> {
  const { issueId, due } = v.parse(eventSchema, event).body;
  // CONFLICT: somebody acted between our reading and our writing; what they did is seen when we look again.
  return withRetry(['TRY_LATER', 'CONFLICT'], async () => {
    const look = { ...ports, jira: ports.app };
    const outcome = await (due === undefined ? reconcileIncident(look, issueId) : lookWhenDue(look, issueId, due));
    console.info(`look at ${issueId}: ${outcome}`);
  });
}
