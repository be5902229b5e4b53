import type { WorkingCalendar } from '../../calendar/working-calendar';
import { reachedAt } from '../../sla/reach';
import type { ClockRun } from '../../sla/run';
import { shareMs } from '../../sla/tick';
import type { Because } from '../state';
import { type Occasion, passing, type Sight } from './occasion';

/** A clock reaches a share of its goal, in percent. */
export const atShare = (metric: string, percent: number, sight: Sight): Occasion[] =>
  ofClock(
    metric,
    sight,
    `${percent}`,
    (goalMs) => shareMs(goalMs, percent),
    (name) => ({ on: 'clock', metric: name, percent }),
  );

/** No more than so much working time is left until a clock breaches. */
export const nearBreach = (metric: string, withinMs: number, sight: Sight): Occasion[] =>
  ofClock(
    metric,
    sight,
    `within-${withinMs}`,
    (goalMs) => Math.max(goalMs - withinMs, 0),
    (name) => ({ on: 'willBreach', metric: name, withinMs }),
  );

/** @param wanted how much working time has to count, given the goal. */
function ofClock(
  metric: string,
  { clocks, runs, clockCalendars }: Sight,
  what: string,
  wanted: (goalMs: number) => number,
  because: (name: string) => Because,
): Occasion[] {
  const place = clocks.findIndex((one) => one.metric === metric);
  const [clock, run] = [clocks[place], runs[place]];
  if (!clock || !run) return [];
  const found: Occasion = { key: `${metric}-${clock.cycle}-${what}`, because: because(clock.name) };
  if (!clock.goal || (run.state !== 'running' && run.state !== 'held')) return [{ ...found, not: 'notRunning' }];
  const at = countedAt(run, wanted(clock.goal.ms), clockCalendars);
  return [{ ...found, ...(at === undefined && run.state === 'held' ? { not: 'onHold' } : passing(at)) }];
}

/**
 * When so much of the present cycle of a clock counted, or will if it runs on; not before the goal in force was so. Undefined for one that is
 * held before that, and when its calendar does not open for so long.
 */
function countedAt({ cycles, open, state }: ClockRun, wanted: number, calendars: ReadonlyMap<string, WorkingCalendar>): number | undefined {
  const cycle = cycles.at(-1);
  const inForce = cycle?.goals.at(-1);
  if (!cycle || !inForce?.goal || !open) return undefined;
  const reached = (id: string | undefined, from: number, ms: number): number | undefined => {
    const calendar = id === undefined ? undefined : calendars.get(id);
    return calendar && reachedAt(calendar, from, ms);
  };
  if (wanted > open.elapsedMs) {
    const at = state === 'running' ? reached(inForce.goal.calendar, open.since, wanted - open.elapsedMs) : undefined;
    return at === undefined ? undefined : Math.max(at, inForce.from);
  }
  let counted = 0;
  for (const { state: was, from, countedMs, calendar } of cycle.spans) {
    if (was !== 'running') continue;
    if (counted + countedMs >= wanted) return Math.max(reached(calendar, from, wanted - counted) ?? from, inForce.from);
    counted += countedMs;
  }
  return Math.max(open.since, inForce.from);
}
