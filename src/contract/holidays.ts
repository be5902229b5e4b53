import * as v from 'valibot';
import { calendarDefinition, timeZone } from './calendar';
import { CALENDAR_FILE_MAX } from './limits';

// An iCalendar file of holidays, on its way from the settings page and back. The server reads it: it comes from outside and has to pass the
// schema of calendars, and neither the library that reads it nor a schema belongs into a browser.

/** What the calendars page sends and gets. Faults of the file itself are English, as those of an imported policy are. */
export const holidayCall = {
  input: v.strictObject({
    text: v.pipe(v.string(), v.maxLength(CALENDAR_FILE_MAX, `must have at most ${CALENDAR_FILE_MAX} characters`)),
    /** In which events from midnight to midnight are days. */
    timeZone,
  }),
  output: v.object({
    holidays: calendarDefinition.entries.holidays,
    /** Events that give none: the line on which each begins, and why. */
    leftOut: v.array(v.object({ line: v.number(), name: v.string(), why: v.string() })),
  }),
};
