import type { InvocationError } from '@forge/events';
import { sweep as sweepOnce } from '../usecases/wake-ups/sweep';
import { ports } from './compose';
import { withRetry } from './retry';

/** Seconds after which a sweep goes on that met the limit of the queue, which counts by the minute. */
const PAUSE = 60;

/** Every five minutes: queues looks at what is due before the next sweep. A failed run is not repeated by the platform; the next one is. */
export async function sweep(): Promise<void> {
  await run();
}

/** Consumer of the queue `sweep`: goes on where a sweep stopped. */
export async function sweepOn(): Promise<InvocationError | undefined> {
  return withRetry(['TRY_LATER'], run);
}

async function run(): Promise<void> {
  const { queued, more } = await sweepOnce(ports);
  console.info(`sweep: ${queued} looks queued${more ? ', more to come' : ''}`);
  if (more) await ports.queue.sweepOn(PAUSE);
}
