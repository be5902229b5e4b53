import type { WorkingCalendar } from '../../../../src/domain/calendar/working-calendar';
import { calendarFor } from '../../../../src/domain/sla/clock-calendar';
import type { ClockState, StateCalendar } from '../../../../src/domain/sla/clock-state';
import { reachedAt } from '../../../../src/domain/sla/reach';
import { type Reading, readingOf } from '../../../../src/domain/sla/tick';

/** How a clock stands, in one word; running: it runs, but its calendar is not known here, so nobody can say how well. */
export type Mood =
  | 'onTrack'
  | 'atRisk'
  | 'overdue'
  | 'held'
  | 'closed'
  | 'running'
  | 'met'
  | 'missed'
  | 'stopped'
  | 'cancelled'
  | 'idle'
  | 'noGoal';

/** A clock as it is shown at a moment. */
export interface Face {
  clock: ClockState;
  mood: Mood;
  reading: Reading;
  /** Whether what is left is known: not while it runs by a calendar that is not here. */
  exact: boolean;
  /** Of the clock's goal; undefined when it is not here, or the browser does not know its zone. */
  calendar?: WorkingCalendar;
  /** IANA zone of the calendar. */
  zone?: string;
  /** While it runs outside of the calendar: when that opens, ms since 1970. */
  opensAt?: number;
}

/** Reads a clock at a moment. @param now ms since 1970. */
export function faceOf(clock: ClockState, calendars: Readonly<Record<string, StateCalendar>>, now: number): Face {
  const calendar = calendarFor(clock, calendars);
  const zone = clock.goal && calendars[clock.goal.calendar]?.definition.timeZone;
  const reading = readingOf(clock, calendar, now);
  const exact = clock.state !== 'running' || calendar !== undefined;
  const closed = clock.state === 'running' && calendar !== undefined && !reading.open;
  // The opening is where working time begins to count.
  const opens = closed ? reachedAt(calendar, now, 1) : undefined;
  return {
    clock,
    reading,
    exact,
    mood: moodOf(clock, reading, exact, closed),
    ...(calendar && zone !== undefined ? { calendar, zone } : {}),
    ...(opens === undefined ? {} : { opensAt: opens - 1 }),
  };
}

/** What somebody has to know first comes first: overdue before held, at risk before outside of working hours. */
function moodOf({ state, goal }: ClockState, { breached, atRisk }: Reading, exact: boolean, closed: boolean): Mood {
  switch (state) {
    case 'idle':
    case 'cancelled':
      return state;
    case 'stopped':
      if (!goal) return 'stopped';
      return breached ? 'missed' : 'met';
    case 'held':
      return goal && breached ? 'overdue' : 'held';
    case 'running':
      if (!goal) return 'noGoal';
      if (breached) return 'overdue';
      if (!exact) return 'running';
      if (atRisk) return 'atRisk';
      return closed ? 'closed' : 'onTrack';
  }
}
