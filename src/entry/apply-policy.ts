import type { InvocationError } from '@forge/events';
import * as v from 'valibot';
import { applyPolicy as apply } from '../usecases/policy/apply-policy';
import { bulkPorts } from './compose';
import { withRetry } from './retry';

const eventSchema = v.object({ body: v.object({ version: v.number() }) });

/** Consumer of the queue `policy`: a stretch of applying a version to open incidents. */
export async function applyPolicy(event: unknown): Promise<InvocationError | undefined> {
  const { version } = v.parse(eventSchema, event).body;
  return withRetry(['TRY_LATER'], async () => {
    console.info(`version ${version} of the policy: ${await apply(bulkPorts, version)}`);
  });
}
