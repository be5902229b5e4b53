import { fault } from '../../contract/errors';
import type { HolidayFiles } from '../../ports';
import { CalendarFileFault } from './fault';
import { readHolidays } from './read-holidays';

/** iCalendar files, read with ical.js. */
export const holidayFiles: HolidayFiles = {
  read: (text, options) => {
    try {
      return readHolidays(text, options);
    } catch (error) {
      if (error instanceof CalendarFileFault) throw fault('INVALID_INPUT', 'The file cannot be read.', [error.message]);
      throw error;
    }
  },
};
