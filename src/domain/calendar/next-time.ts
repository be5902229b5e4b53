import type { CalendarDefinition } from '../../contract/types';
import { DAY } from './days';
import { calendarOf } from './working-calendar';

export type Weekday = keyof CalendarDefinition['weekly'];

/**
 * When clocks of a zone next show a time on a day of the week; ms since 1970. On a day on which they skip it, as much later as they skip.
 * @param time HH:MM. @throws RangeError when the runtime does not know the time zone.
 */
export function nextTime(timeZone: string, weekday: Weekday, time: string, now: number): number {
  const calendar = calendarOf({ timeZone, weekly: { [weekday]: [[time, '24:00']] }, holidays: [], openings: [] });
  return calendar.openings(now, now + 9 * DAY).find(({ from }) => from > now)?.from ?? now;
}
