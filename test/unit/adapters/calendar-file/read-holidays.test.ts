import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { CalendarFileFault } from '../../../../src/adapters/calendar-file/fault';
import { type HolidayFile, readHolidays } from '../../../../src/adapters/calendar-file/read-holidays';
import { calendarDefinition } from '../../../../src/contract/calendar';

const years = { from: 2025, to: 2028 };

/** An iCalendar file of these events, each a list of lines. */
const file = (...events: string[][]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...events.flatMap(inEvent), 'END:VCALENDAR', ''].join('\r\n');

const inEvent = (lines: string[], i: number): string[] => [
  'BEGIN:VEVENT',
  `UID:${i}@test`,
  'DTSTAMP:20260101T000000Z',
  ...lines,
  'END:VEVENT',
];

const read = (...events: string[][]): HolidayFile => readHolidays(file(...events), { years });
const holidays = (...events: string[][]) => read(...events).holidays;
const why = (...lines: string[]) => read(lines).leftOut.map((one) => one.why);

describe('days', () => {
  test('the end is exclusive, and a date without one is one day', () => {
    expect(holidays(['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226', 'SUMMARY:Christmas'])).toEqual([
      { name: 'Christmas', date: '2026-12-25' },
    ]);
    expect(holidays(['DTSTART;VALUE=DATE:20261225'])).toEqual([{ date: '2026-12-25' }]);
    expect(holidays(['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225'])).toEqual([{ date: '2026-12-25' }]);
  });

  test('several days are a range with its last day', () => {
    expect(holidays(['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:Works holidays'])).toEqual([
      { name: 'Works holidays', from: '2026-12-24', to: '2027-01-01' },
    ]);
    expect(holidays(['DTSTART;VALUE=DATE:20280228', 'DURATION:P2D'])).toEqual([{ from: '2028-02-28', to: '2028-02-29' }]);
  });

  test('a name is one line, and no longer than a calendar takes', () => {
    expect(holidays(['DTSTART;VALUE=DATE:20260101', 'SUMMARY: New Year\\, \\n a public', '  holiday'])).toEqual([
      { name: 'New Year, a public holiday', date: '2026-01-01' },
    ]);
    expect(holidays(['DTSTART;VALUE=DATE:20260101', `SUMMARY:${'x'.repeat(300)}`])).toEqual([
      { name: 'x'.repeat(100), date: '2026-01-01' },
    ]);
  });

  test('the same day twice is there once', () => {
    const day = ['DTSTART;VALUE=DATE:20260101', 'SUMMARY:New Year'];
    expect(holidays(day, day)).toHaveLength(1);
  });
});

describe('recurrences', () => {
  const from = (start: string, ...rest: string[]) => [`DTSTART;VALUE=DATE:${start}`, ...rest];

  test.each([
    ['FREQ=YEARLY', '12-25'],
    ['FREQ=YEARLY;INTERVAL=1;WKST=MO', '12-25'],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25', '12-25'],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', { month: 11, weekday: 'thu', nth: 4 }],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', { month: 5, weekday: 'mon', nth: -1 }],
    ['FREQ=YEARLY;BYDAY=MO;BYMONTH=5;BYSETPOS=-1', { month: 5, weekday: 'mon', nth: -1 }],
    ['FREQ=YEARLY;BYDAY=SA;BYMONTH=6;BYSETPOS=3', { month: 6, weekday: 'sat', nth: 3 }],
  ])('%s is a yearly rule', (rule, yearly) => {
    expect(holidays(from('20201225', `RRULE:${rule}`, 'SUMMARY:Day'))).toEqual([{ name: 'Day', yearly }]);
  });

  test('several days of every year are a rule each', () => {
    expect(holidays(from('20201225', 'DTEND;VALUE=DATE:20201227', 'RRULE:FREQ=YEARLY'))).toEqual([
      { yearly: '12-25' },
      { yearly: '12-26' },
    ]);
    expect(holidays(from('20200229', 'RRULE:FREQ=YEARLY'))).toEqual([{ yearly: '02-29' }]);
  });

  test('what no rule says is written out for the years of the window', () => {
    expect(holidays(from('20240228', 'DTEND;VALUE=DATE:20240301', 'RRULE:FREQ=YEARLY'))).toEqual([
      { from: '2025-02-28', to: '2025-03-01' },
      { from: '2026-02-28', to: '2026-03-01' },
      { from: '2027-02-28', to: '2027-03-01' },
      { from: '2028-02-28', to: '2028-02-29' },
    ]);
    expect(holidays(from('20200105', 'RRULE:FREQ=YEARLY;UNTIL=20260105'))).toEqual([{ date: '2025-01-05' }, { date: '2026-01-05' }]);
    expect(holidays(from('20250601', 'RRULE:FREQ=YEARLY;COUNT=2'))).toEqual([{ date: '2025-06-01' }, { date: '2026-06-01' }]);
    expect(holidays(from('20250601', 'RRULE:FREQ=YEARLY;INTERVAL=2'))).toEqual([{ date: '2025-06-01' }, { date: '2027-06-01' }]);
    expect(holidays(from('20260301', 'RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=2'))).toEqual([{ date: '2026-03-02' }, { date: '2026-04-06' }]);
  });

  test('days that are taken back, added or moved', () => {
    const yearly = from('20241224', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20261224');
    expect(holidays(yearly)).toEqual([{ date: '2025-12-24' }, { date: '2027-12-24' }, { date: '2028-12-24' }]);
    expect(holidays(from('20260105', 'RDATE;VALUE=DATE:20260106'))).toEqual([{ date: '2026-01-05' }, { date: '2026-01-06' }]);
    const moved = [
      'BEGIN:VCALENDAR',
      ...['BEGIN:VEVENT', 'UID:x', ...from('20250601', 'RRULE:FREQ=YEARLY'), 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:x', 'RECURRENCE-ID;VALUE=DATE:20260601', 'DTSTART;VALUE=DATE:20260602', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:x', 'RECURRENCE-ID;VALUE=DATE:20270601', 'DTSTART;VALUE=DATE:20270601', 'STATUS:CANCELLED', 'END:VEVENT'],
      'END:VCALENDAR',
    ];
    expect(readHolidays(moved.join('\n'), { years }).holidays).toEqual([
      { date: '2025-06-01' },
      { date: '2028-06-01' },
      { date: '2026-06-02' },
    ]);
  });
});

describe('what is left out, and why', () => {
  test('cancelled events and those with times of day, by line and name', () => {
    const { holidays, leftOut } = read(
      ['DTSTART;VALUE=DATE:20260101', 'STATUS:CANCELLED', 'SUMMARY:Gone'],
      ['DTSTART:20260102T090000Z', 'DTEND:20260102T100000Z', 'SUMMARY:Meeting'],
    );
    expect(holidays).toEqual([]);
    expect(leftOut).toEqual([
      { line: 4, name: 'Gone', why: 'it is cancelled' },
      { line: 11, name: 'Meeting', why: 'it has times of day (--zone takes events from midnight to midnight as days)' },
    ]);
  });

  test.each([
    ['FREQ=SECONDLY'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    ['FREQ=YEARLY;BYDAY=MO;BYMONTHDAY=13'],
    ['FREQ=DAILY;INTERVAL=1000000000'],
    ['FREQ=YEARLY;BYWEEKNO=20'],
  ])('%s, which could be looked for in vain', (rule) => {
    expect(why('DTSTART;VALUE=DATE:20260101', `RRULE:${rule}`)).toEqual([expect.stringContaining('by a rule that is not understood')]);
  });

  test('an event that recurs without end and began long ago', () => {
    expect(why('DTSTART;VALUE=DATE:00010101', 'RRULE:FREQ=DAILY')).toEqual(['it recurs too often, or began too long ago']);
  });

  test('a file of many such events does not take longer', () => {
    const event = ['DTSTART;VALUE=DATE:19010101', 'RRULE:FREQ=DAILY;UNTIL=19010102'];
    const { leftOut } = read(...Array.from({ length: 150 }, () => event));
    expect(leftOut.map((one) => one.why)).toEqual(Array.from({ length: 50 }, () => 'the file has too many events that recur'));
  });
});

describe('events from midnight to midnight, in a zone', () => {
  const inBerlin = (...lines: string[]) => readHolidays(file(lines), { years, zone: 'Europe/Berlin' });

  test.each([
    ['without a zone', 'DTSTART:20261225T000000', 'DTEND:20261227T000000'],
    ['in a zone', 'DTSTART;TZID=Europe/Berlin:20261225T000000', 'DTEND;TZID=Europe/Berlin:20261227T000000'],
    ['in UTC', 'DTSTART:20261224T230000Z', 'DTEND:20261226T230000Z'],
  ])('%s are days', (_, start, end) => {
    expect(inBerlin(start, end).holidays).toEqual([{ from: '2026-12-25', to: '2026-12-26' }]);
  });

  test.each([
    ['DTSTART:20261225T000000Z', 'DTEND:20261226T000000Z'],
    ['DTSTART:20261225T000000', 'DTEND:20261225T120000'],
    ['DTSTART:20261225T000000', 'DTEND:20261225T000000'],
  ])('%s to %s are not', (start, end) => {
    expect(inBerlin(start, end).leftOut).toEqual([
      expect.objectContaining({ why: 'it is not from midnight to midnight in Europe/Berlin' }),
    ]);
  });
});

describe('broken files are refused with the line', () => {
  const refusal = (text: string): CalendarFileFault => {
    try {
      readHolidays(text, { years });
    } catch (error) {
      if (error instanceof CalendarFileFault) return error;
      throw error;
    }
    throw new Error('was read');
  };
  const day = 'DTSTART;VALUE=DATE:20260101';

  test.each([
    ['', 1, 'does not begin with BEGIN:VCALENDAR'],
    ['<html>\n', 1, 'is no property'],
    ['BEGIN:VCARD\nEND:VCARD\n', 1, 'does not begin with BEGIN:VCALENDAR'],
    [file([day]).replace('END:VCALENDAR', ''), 1, 'VCALENDAR begins here and does not end'],
    [file([day]).replace('END:VEVENT', 'END:VTODO'), 8, 'END:VTODO stands where END:VEVENT is due (begun on line 4)'],
    [file([day, 'nonsense']), 8, '"nonsense" is no property'],
    [file([day], ['DTSTART;VALUE=DATE:20260230']), 9, 'DTSTART 2026-02-30 does not exist'],
    [file(['DTSTART;VALUE=DATE:2026023']), 4, 'does not exist'],
    [file(['DTSTART;VALUE=DATE:someday']), 4, 'that begins here is broken'],
    [file([day], ['SUMMARY:Nothing']), 9, 'The event "Nothing" that begins here is broken: DTSTART is missing'],
    [file([day, 'RRULE:FREQ=SOMETIMES']), 8, 'is no property'],
    [file([day, 'DTEND;VALUE=DATE:20260230']), 4, 'DTEND 2026-02-30 does not exist'],
  ])('%j', (text, line, words) => {
    const fault = refusal(text);
    expect([fault.line, fault.what]).toEqual([line, expect.stringContaining(words)]);
    expect(fault.message).toContain(`Line ${line}: ${fault.what} ${fault.mend}`);
  });

  test('and large ones for their size', () => {
    expect(refusal(`${file()}${'X'.repeat(2_000_000)}`).what).toContain('2000000 are read');
    expect(refusal(file(...Array.from({ length: 5_001 }, () => [day]))).what).toContain('5001 events');
    const many = Array.from({ length: 1_001 }, (_, i) => [day, `SUMMARY:${i}`]);
    expect(refusal(file(...many)).what).toBe('The file gives 1001 holidays; a calendar takes 1000.');
  });

  test('whatever a file holds, it is read or refused, and what is read is what a calendar takes', () => {
    const date = fc.constantFrom('20260101', '20240229', '20260230', '99991231', '00010101', '2026', '');
    const line = fc.oneof(
      date.map((text) => `DTSTART;VALUE=DATE:${text}`),
      date.map((text) => `DTEND;VALUE=DATE:${text}`),
      fc.constantFrom(
        'DTSTART:20260101T000000',
        'DTSTART;TZID=Nowhere:20260101T000000',
        'DTEND:20260102T000000Z',
        'DURATION:P1D',
        'DURATION:PX',
      ),
      fc.constantFrom('RRULE:FREQ=YEARLY', 'RRULE:FREQ=WEEKLY;COUNT=3', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=31', 'RRULE:', 'RRULE:COUNT=3'),
      fc.constantFrom('EXDATE;VALUE=DATE:20260101', 'RECURRENCE-ID;VALUE=DATE:20260101', 'STATUS:CANCELLED', 'BEGIN:VALARM', 'END:VEVENT'),
      fc.string().map((text) => `SUMMARY:${text}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 4 }), fc.boolean(), (events, zoned) => {
        try {
          const { holidays } = readHolidays(file(...events), { years, ...(zoned ? { zone: 'Asia/Kolkata' } : {}) });
          expect(v.parse(calendarDefinition, { timeZone: 'UTC', weekly: {}, holidays }).holidays).toEqual(holidays);
        } catch (error) {
          expect(error).toBeInstanceOf(CalendarFileFault);
        }
      }),
      { numRuns: 500 },
    );
  });
});
