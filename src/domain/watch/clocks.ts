import type { WorkingCalendar } from '../calendar/working-calendar';
import type { IncidentState } from '../incident/state';
import { calendarFor } from '../sla/clock-calendar';
import type { ClockState } from '../sla/clock-state';
import { passesAt } from '../sla/tick';

/**
 * A clock of an open incident with the instants that say in which lanes it stands, ms since 1970: worked out once from what was read, then
 * only compared with the time.
 */
export interface WatchedClock {
  clock: ClockState;
  /** By which it runs; absent when it is not known here. */
  calendar?: WorkingCalendar;
  /** When its goal is or was reached; absent while it waits within its goal, and when it never will be. */
  dueAt?: number;
  /** Of a running clock: when it has used the share of its goal from which it is at risk. Absent without its calendar. */
  atRiskAt?: number;
  /** Since when it waits. */
  heldSince?: number;
}

function held(clock: ClockState): WatchedClock {
  const watched: WatchedClock = { clock };
  if (clock.since !== undefined) watched.heldSince = Date.parse(clock.since);
  if (clock.goal && clock.breachedAt !== undefined) watched.dueAt = Date.parse(clock.breachedAt);
  return watched;
}

function running(clock: ClockState, goal: NonNullable<ClockState['goal']>, calendars: IncidentState['calendars']): WatchedClock {
  const watched: WatchedClock = { clock };
  const calendar = calendarFor(clock, calendars);
  const atRiskAt = calendar && passesAt(clock, calendar, goal.atRisk);
  if (calendar) watched.calendar = calendar;
  if (clock.dueAt !== undefined) watched.dueAt = Date.parse(clock.dueAt);
  if (atRiskAt !== undefined) watched.atRiskAt = atRiskAt;
  return watched;
}

/** The clocks somebody can still do something about: those that run towards a goal or beyond it, and those that wait. */
export const watchedClocks = ({ clocks, calendars }: Pick<IncidentState, 'clocks' | 'calendars'>): WatchedClock[] =>
  clocks.flatMap((clock) => {
    if (clock.state === 'held') return [held(clock)];
    return clock.state === 'running' && clock.goal ? [running(clock, clock.goal, calendars)] : [];
  });
