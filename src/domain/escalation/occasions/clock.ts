import type { WorkingCalendar } from '../../calendar/working-calendar';
import type { ClockState } from '../../sla/clock-state';
import { reachedAt } from '../../sla/reach';
import type { ClockRun } from '../../sla/run';
import { shareMs } from '../../sla/tick';
import type { Because } from '../state';
import type { Occasion, Sight } from './occasion';

/** A clock reaches a share of its goal, in percent. */
export const atShare = (metric: string, percent: number, sight: Sight): Occasion[] =>
  ofClock(sight, metric, String(percent), ({ name }) => ({ on: 'clock', metric: name, percent }), percent, 0);

/** No more than so much working time is left until a clock breaches. */
export const nearBreach = (metric: string, withinMs: number, sight: Sight): Occasion[] =>
  ofClock(sight, metric, `within-${withinMs}`, ({ name }) => ({ on: 'willBreach', metric: name, withinMs }), 100, withinMs);

/** So much of the goal, in percent, less so many ms of working time has counted. */
function ofClock(
  { clocks, runs, clockCalendars }: Sight,
  metric: string,
  what: string,
  because: (clock: ClockState) => Because,
  percent: number,
  lessMs: number,
): Occasion[] {
  let place = 0;
  while (place < clocks.length && clocks[place]?.metric !== metric) place++;
  const [clock, run] = [clocks[place], runs[place]];
  if (!clock || !run) return [];
  const found: Occasion = { key: `${metric}-${clock.cycle}-${what}`, because: because(clock) };
  if (!clock.goal || (run.state !== 'running' && run.state !== 'held')) return [{ ...found, not: 'notRunning' }];
  const at = countedAt(run, Math.max(shareMs(clock.goal.ms, percent) - lessMs, 0), clockCalendars);
  if (at !== undefined) found.at = at;
  else found.not = run.state === 'held' ? 'onHold' : 'neverReached';
  return [found];
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
