import { AppFault } from '../../contract/errors';
import type { Queue } from '../../ports';
import { delayUntil } from '../wake-ups/rules';
import { type Swept, sweep } from '../wake-ups/sweep';
import { type Drained, type DrainPorts, drain } from './drain';
import { spread } from './spread';

/** Seconds after which a sweep goes on that met the limit of the queue, which counts by the minute. */
const PAUSE = 60;
/** Seconds; the queue delays no event longer. */
const LONGEST = 900;

export type StormPorts = DrainPorts & { queue: Pick<Queue, 'sweepOn' | 'storm'> };

/** A sweep, and what has to follow it: another one, or work in bulk. */
export async function runSweep(ports: StormPorts): Promise<Swept & { drained?: Drained }> {
  const swept = await sweep(ports);
  if (swept.more) await unlessFull(() => ports.queue.sweepOn(PAUSE));
  if (swept.storm === undefined) return swept;
  const now = ports.clock.now();
  const delayS = delayUntil(swept.storm, now);
  const taken = await unlessFull(() => ports.queue.storm(delayS));
  // A queue that is full in every minute would never take it.
  return taken || delayS > 0 ? swept : { ...swept, drained: await runStorm(ports) };
}

/** Work in bulk at what is due, and the next run where something is left. */
export async function runStorm(ports: StormPorts): Promise<Drained> {
  const drained = await drain(ports);
  // Whoever has the turn sees to what is due; when the queue takes nothing the next sweep does.
  const { again, end } = drained;
  if (again !== undefined && end !== 'somebody else')
    await unlessFull(() => ports.queue.storm(Math.min(LONGEST, Math.ceil(spread(again)))));
  return drained;
}

/** Whether the queue took it. */
async function unlessFull(push: () => Promise<void>): Promise<boolean> {
  try {
    await push();
    return true;
  } catch (error) {
    if (!(error instanceof AppFault && error.error.code === 'TRY_LATER')) throw error;
    console.warn(error.error.message);
    return false;
  }
}
