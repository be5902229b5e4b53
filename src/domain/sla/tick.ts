import type { WorkingCalendar } from '../calendar/working-calendar';
import type { ClockState } from './clock-state';
import { reachedAt } from './reach';

/** What a clock shows at an instant. Durations are ms of working time, instants ms since 1970. */
export interface Reading {
  elapsedMs: number;
  /** Absent without a goal. Negative once more than the goal has elapsed. */
  remainingMs?: number;
  breached: boolean;
  /** It runs and has passed the share from which it is at risk, but not the goal. */
  atRisk: boolean;
  /** Elapsed time as a share of the goal; beyond 1 after a breach. Absent without a goal. */
  share?: number;
  /** What a running clock will pass next, if nothing further happens. */
  next?: { percent: number | 'due'; at: number };
  /** The clock's calendar is open. */
  open: boolean;
}

/** Working time in ms that makes a share of a goal. */
export const shareMs = (goalMs: number, percent: number): number => Math.ceil((goalMs * percent) / 100);

/** When a running clock has passed a share of its goal, if nothing further happens; ms since 1970. */
export function passesAt({ goal, since, elapsedMs }: ClockState, calendar: WorkingCalendar, percent: number): number | undefined {
  if (!goal || since === undefined) return undefined;
  return reachedAt(calendar, Date.parse(since), Math.max(shareMs(goal.ms, percent) - elapsedMs, 0));
}

/**
 * Reads a clock as it stands in the property. Pure and cheap: the panel does so every second, without asking a server.
 * @param calendar that of the clock's goal; undefined when there is none, or it cannot be used: then only what is certain is said.
 */
export function readingOf(clock: ClockState, calendar: WorkingCalendar | undefined, now: number): Reading {
  const { goal, state, since, dueAt, breachedAt } = clock;
  const running = state === 'running';
  const begun = since === undefined ? now : Date.parse(since);
  const at = Math.max(now, begun);
  const counted = running && goal && calendar ? calendar.between(begun, at) : 0;
  const elapsedMs = clock.elapsedMs + counted;
  const due = dueAt === undefined ? undefined : Date.parse(dueAt);
  const breached = running ? due !== undefined && now >= due : breachedAt !== undefined;
  const reading: Reading = { elapsedMs, breached, atRisk: false, open: calendar?.isOpen(at) ?? false };
  if (!goal) return reading;
  reading.remainingMs = goal.ms - elapsedMs;
  reading.share = elapsedMs / goal.ms;
  reading.atRisk = running && !breached && elapsedMs >= shareMs(goal.ms, goal.atRisk);
  if (!running || breached) return reading;
  const percent = goal.warnings.find((one) => shareMs(goal.ms, one) > elapsedMs);
  const warning = percent === undefined || !calendar ? undefined : passesAt(clock, calendar, percent);
  if (percent !== undefined && warning !== undefined) reading.next = { percent, at: warning };
  else if (due !== undefined) reading.next = { percent: 'due', at: due };
  return reading;
}
