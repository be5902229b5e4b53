import type { Policy } from '../../../../../src/contract/types';
import { CalendarFault } from '../../../../../src/domain/calendar/fault';
import { nextDays } from '../../../../../src/domain/calendar/next-days';
import { knownZone } from '../parts/zone-field';

/** Without a calendar a working day is Monday to Friday. */
const WEEK = {
  mon: [['00:00', '24:00']],
  tue: [['00:00', '24:00']],
  wed: [['00:00', '24:00']],
  thu: [['00:00', '24:00']],
  fri: [['00:00', '24:00']],
} as const;
/** So far is reckoned, in days: enough for some weeks, and fast. */
const AHEAD = 120;

/** Working days after an instant, as YYYY-MM-DD, as far as they are foreseen. @param at ms since 1970. */
export function workingDaysAfter({ calendars, resolution }: Policy, at: number): string[] {
  const found = calendars.find(({ id }) => id === resolution.calendar)?.definition;
  const days = Object.fromEntries(
    Object.entries(WEEK).map(([day, times]) => [day, times.map(([from, to]): [string, string] => [from, to])]),
  );
  const definition = found && knownZone(found.timeZone) ? found : { timeZone: 'Etc/UTC', weekly: days, holidays: [], openings: [] };
  try {
    return nextDays(definition, at, AHEAD)
      .slice(1)
      .flatMap(({ date, totalMs }) => (totalMs > 0 ? [date] : []));
  } catch (fault) {
    if (fault instanceof CalendarFault) return [];
    throw fault;
  }
}
