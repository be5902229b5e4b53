import { describe, expect, test } from '@jest/globals';
import type { Handle } from '../../sandbox/demo/people';
import { screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { publishChange } from './desk';

const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'UID:1@test', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'];
const file = (...events: string[][]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');

const CHRISTMAS = event('DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY', 'SUMMARY:Christmas');
const LUNCH = event('DTSTART:20261201T120000Z', 'DTEND:20261201T130000Z', 'SUMMARY:Lunch');

describe('holidays of an iCalendar file', () => {
  test('are read in a form that can be published; events with times of day are named', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const read = await succeed(
        screenCall(local, 'readHolidays', { text: file(CHRISTMAS, LUNCH), timeZone: 'Europe/Berlin' }, { as: 'ada' }),
      );
      expect(read.holidays).toEqual([{ name: 'Christmas', yearly: '12-25' }]);
      expect(read.leftOut).toMatchObject([{ line: 11, name: 'Lunch' }]);
      const { version } = await publishChange(local, (document) => ({
        ...document,
        calendars: document.calendars.map((one) => ({ ...one, definition: { ...one.definition, holidays: read.holidays } })),
      }));
      expect(version).toBe(2);
    }));

  test('a broken file is refused with the line, a zone nobody knows with its path, and anybody else is', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const error = async (input: { text: string; timeZone: string }, as: Handle) => {
        const answer = await screenCall(local, 'readHolidays', input, { as });
        return 'error' in answer ? answer.error : undefined;
      };
      const broken = await error({ text: 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n', timeZone: 'Europe/Berlin' }, 'ada');
      expect(broken).toMatchObject({ code: 'INVALID_INPUT', details: [expect.stringMatching(/^Line 3: END:VCALENDAR stands where/)] });
      const unknown = await error({ text: file(CHRISTMAS), timeZone: '+01:00' }, 'ada');
      expect(unknown).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('timeZone') });
      expect(await error({ text: file(CHRISTMAS), timeZone: 'Europe/Berlin' }, 'tom')).toMatchObject({ code: 'NOT_ALLOWED' });
    }));
});
