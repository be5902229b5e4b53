import type { InvocationError } from '@forge/events';
import type { Drained } from '../usecases/bulk/drain';
import { runStorm, runSweep } from '../usecases/bulk/run-storm';
import { bulkPorts } from './compose';
import { withRetry } from './retry';

/** Every five minutes: queues looks at what is due before the next sweep. A failed run is not repeated by the platform; the next one is. */
export async function sweep(): Promise<void> {
  await run();
}

/** Consumer of the queue `sweep`: goes on where a sweep stopped. */
export async function sweepOn(): Promise<InvocationError | undefined> {
  return withRetry(['TRY_LATER'], run);
}

/** Consumer of the queue `storm`: looks in bulk at what is due. */
export async function storm(): Promise<InvocationError | undefined> {
  return withRetry(['TRY_LATER'], async () => tell(await runStorm(bulkPorts)));
}

async function run(): Promise<void> {
  const { queued, more, storm: from, drained } = await runSweep(bulkPorts);
  await noteHourly(queued);
  console.info(`sweep: ${queued} looks queued${more ? ', more to come' : ''}${from === undefined ? '' : ', the rest in bulk'}`);
  if (drained) tell(drained);
}

const HOUR = 3_600_000;
/** The first sweeps of an hour are noted, for who wants to know that there are any: a write every time would cost more than the sweep. */
const NOTED = 300_000;

async function noteHourly(queued: number): Promise<void> {
  const now = bulkPorts.clock.now();
  // Once the app's data were deleted nothing is written any more.
  if (now % HOUR < NOTED && (await bulkPorts.store.readSettings()))
    await bulkPorts.store.health.noteRun('sweep', { at: new Date(now).toISOString(), queued });
}

const tell = ({ looked, end }: Drained): void => console.info(`looked in bulk at ${looked}: ${end}`);
