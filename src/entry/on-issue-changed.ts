import type { InvocationError } from '@forge/events';
import * as v from 'valibot';
import { requestLook } from '../usecases/request-look';
import { ports } from './compose';
import { withRetry } from './retry';

const eventSchema = v.object({ issue: v.object({ id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)) }) });

/** An issue was made or changed: a look is due. What happened is not read from the event; the look reads the issue. */
export async function onIssueChanged(event: unknown): Promise<InvocationError | undefined> {
  const { id } = v.parse(eventSchema, event).issue;
  return withRetry(['TRY_LATER'], async () => {
    await requestLook(ports, id);
  });
}
