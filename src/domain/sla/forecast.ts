import type { WorkingCalendar } from '../calendar/working-calendar';
import type { ClockState } from './clock-state';
import { reachedAt } from './reach';

/**
 * When a running clock would be due, were it held for some time; ms since 1970. Undefined for a clock that does not run, has no goal, or
 * whose calendar does not open for that long; a clock that reached its goal before stays due when it was.
 * @param from, until: ms since 1970, not before the clock's present stretch began.
 */
export function dueIfHeld(clock: ClockState, calendar: WorkingCalendar, from: number, until: number): number | undefined {
  const { goal, state, since, dueAt } = clock;
  if (state !== 'running' || !goal || since === undefined) return undefined;
  const due = dueAt === undefined ? undefined : Date.parse(dueAt);
  const begins = Math.max(from, Date.parse(since));
  if (due !== undefined && due <= begins) return due;
  const left = goal.ms - clock.elapsedMs - calendar.between(Date.parse(since), begins);
  return reachedAt(calendar, Math.max(until, begins), Math.max(left, 0));
}

/**
 * When a fix that takes some working time (ms) must begin so that it is done when a running clock is due; ms since 1970. Undefined for a
 * clock that is not due, or whose calendar has not been open for that long.
 */
export function latestStart({ state, dueAt }: ClockState, calendar: WorkingCalendar, fixMs: number): number | undefined {
  if (state !== 'running' || dueAt === undefined) return undefined;
  try {
    return calendar.subtract(Date.parse(dueAt), fixMs);
  } catch {
    return undefined;
  }
}
