import type { CalendarDefinition } from '../contract/types';

/** Reads calendars that other programs wrote. */
export interface HolidayFiles {
  /**
   * What an iCalendar file says of holidays. INVALID_INPUT when it is broken or too large.
   * @param options.zone IANA zone in which events from midnight to midnight are days.
   * @param options.years for which recurrences are written out that no yearly rule can say, both included.
   */
  read(
    text: string,
    options: { zone: string; years: { from: number; to: number } },
  ): { holidays: CalendarDefinition['holidays']; leftOut: { line: number; name: string; why: string }[] };
}
