import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { calendarDefinition } from '../../../src/contract/calendar';
import { faultsIn } from '../../../src/contract/parse';

const day = [['09:00', '17:00']];
const office = { timeZone: 'Europe/Berlin', weekly: { mon: day } };

/** What is wrong with a calendar, in the words of the contract; the parsed calendar when nothing is. */
function read(calendar: unknown): unknown {
  const parsed = v.safeParse(v.object({ calendar: calendarDefinition }), { calendar });
  return parsed.success ? parsed.output.calendar : faultsIn(parsed.issues);
}

describe('a calendar', () => {
  test('has holidays and openings, if none', () => {
    expect(read(office)).toEqual({ ...office, holidays: [], openings: [] });
  });

  test('may have all there is', () => {
    const full = {
      timeZone: 'America/Argentina/Buenos_Aires',
      weekly: {
        mon: [['00:00', '24:00']],
        tue: [
          ['22:00', '06:00'],
          ['17:00', '00:00'],
        ],
        wed: [],
      },
      holidays: [
        '2028-02-29',
        { name: 'One', date: '0001-01-01' },
        { date: '9999-12-31' },
        { name: 'Range', from: '2026-12-24', to: '2026-12-24' },
        { name: 'Leap day', yearly: '02-29' },
        { yearly: { month: 11, weekday: 'thu', nth: 4 } },
        { yearly: { month: 5, weekday: 'mon', nth: -1 } },
        { yearly: { easter: -2 } },
        { yearly: { orthodoxEaster: 50 } },
      ],
      openings: [
        { name: 'Stocktaking', date: '2026-12-26', hours: [['08:00', '12:00']] },
        { date: '2026-12-27', hours: [] },
      ],
    };
    expect(read(full)).toEqual(full);
  });

  test.each([
    [{ weekly: {} }, 'calendar.timeZone is missing'],
    [{ ...office, timeZone: '+02:00' }, 'calendar.timeZone must be an IANA time zone such as "Europe/Berlin", not "+02:00"'],
    [{ ...office, timeZone: 'Mars/Olympus' }, 'calendar.timeZone must be an IANA time zone such as "Europe/Berlin", not "Mars/Olympus"'],
    [{ ...office, weekly: { monday: day } }, 'calendar.weekly.monday is not expected: leave it out'],
    [{ ...office, weekly: { mon: ['09:00'] } }, 'calendar.weekly.mon[0] must be Array, not "09:00"'],
    [
      { ...office, weekly: { mon: [['9:00', '17:00']] } },
      'calendar.weekly.mon[0][0] must be a time of day from 00:00 to 23:59, as HH:MM, not "9:00"',
    ],
    [
      { ...office, weekly: { mon: [['24:00', '17:00']] } },
      'calendar.weekly.mon[0][0] must be a time of day from 00:00 to 23:59, as HH:MM, not "24:00"',
    ],
    [
      { ...office, weekly: { mon: [['09:00', '24:01']] } },
      'calendar.weekly.mon[0][1] must be a time of day from 00:00 to 24:00, as HH:MM, not "24:01"',
    ],
    [
      { ...office, weekly: { mon: [['00:00', '00:00']] } },
      'calendar.weekly.mon[0] must not end when it starts: for a whole day write ["00:00","24:00"]',
    ],
    [{ ...office, weekly: { mon: Array(25).fill(day[0]) } }, 'calendar.weekly.mon must have at most 24 intervals'],
    [{ ...office, holidays: ['2026-02-29'] }, 'calendar.holidays[0] must be a day that exists, as YYYY-MM-DD, not "2026-02-29"'],
    [{ ...office, holidays: ['0000-01-01'] }, 'calendar.holidays[0] must be a day that exists, as YYYY-MM-DD, not "0000-01-01"'],
    [{ ...office, holidays: ['1900-02-29'] }, 'calendar.holidays[0] must be a day that exists, as YYYY-MM-DD, not "1900-02-29"'],
    [
      { ...office, holidays: [{ date: '2026-04-31' }] },
      'calendar.holidays[0].date must be a day that exists, as YYYY-MM-DD, not "2026-04-31"',
    ],
    [
      { ...office, holidays: [{ from: '2026-01-02', to: '2026-01-01' }] },
      'calendar.holidays[0] must not end before it begins: `to` is the last day',
    ],
    [{ ...office, holidays: [{ from: '2026-01-02' }] }, 'calendar.holidays[0].to is missing'],
    [{ ...office, holidays: [{ yearly: '02-30' }] }, 'calendar.holidays[0].yearly must be a day of the year, as MM-DD, not "02-30"'],
    [{ ...office, holidays: [{ yearly: '12-25', date: '2026-12-25' }] }, 'calendar.holidays[0].date is not expected: leave it out'],
    [{ ...office, holidays: [{ yearly: { month: 13, weekday: 'mon', nth: 1 } }] }, 'calendar.holidays[0].yearly.month must be 1 to 12'],
    [
      { ...office, holidays: [{ yearly: { month: 1, weekday: 'mon', nth: 6 } }] },
      'calendar.holidays[0].yearly.nth must be (1 | 2 | 3 | 4 | 5 | -1), not 6',
    ],
    [{ ...office, holidays: [{ yearly: { easter: 76 } }] }, 'calendar.holidays[0].yearly.easter must be at most 75'],
    [
      { ...office, holidays: [{ yearly: { easter: 1, orthodoxEaster: 1 } }] },
      'calendar.holidays[0].yearly.orthodoxEaster is not expected: leave it out',
    ],
    [{ ...office, holidays: Array(1_001).fill('2026-01-01') }, 'calendar.holidays must have at most 1000'],
    [{ ...office, openings: [{ date: '2026-01-01' }] }, 'calendar.openings[0].hours is missing'],
    [
      {
        ...office,
        openings: [
          { date: '2026-01-01', hours: day },
          { date: '2026-01-01', hours: [] },
        ],
      },
      'calendar.openings must not name a date twice: put its hours together',
    ],
  ])('%j is refused with what to mend', (calendar, words) => {
    expect(read(calendar)).toEqual([words]);
  });
});
