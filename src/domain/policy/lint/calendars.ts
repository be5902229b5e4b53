import type { Policy } from '../../../contract/types';
import { CalendarFault } from '../../calendar/fault';
import { calendarOf, type WorkingCalendar } from '../../calendar/working-calendar';
import { referencesIn } from '../references';
import { anyIncident } from './example';
import type { Check } from './finding';

/** 400 days: every weekday, holiday and rule of a year comes by. */
const AHEAD = 400 * 86_400_000;

/** When nobody says what time it is: Monday, 5 January 2026. */
export const SOME_DAY = Date.UTC(2026, 0, 5);

/** When a calendar is open in the next 400 days; nothing: never. */
export function openingsAhead(
  { definition }: Policy['calendars'][number],
  now: number = SOME_DAY,
): ReturnType<WorkingCalendar['openings']> {
  try {
    return calendarOf(definition).openings(now, now + AHEAD);
  } catch (fault) {
    if (fault instanceof CalendarFault) return [];
    throw fault;
  }
}

/** A calendar opens at some time in the next 400 days: a clock that runs by one that does not never comes to its goal. */
export const calendars: Check = (policy, { now }) => {
  const used = new Set(referencesIn(policy).flatMap(({ list, id }) => (list === 'calendars' ? [id] : [])));
  return policy.calendars
    .filter((calendar) => openingsAhead(calendar, now).length === 0)
    .map(({ id, name, definition }) => ({
      code: 'calendarNeverOpens',
      severity: used.has(id) ? 'error' : 'warning',
      path: ['calendars', id],
      values: { calendar: name },
      example: { ...anyIncident(policy), when: definition.timeZone },
    }));
};
