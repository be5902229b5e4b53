import { describe, expect, test } from '@jest/globals';
import type { CalendarDefinition } from '../../../../src/contract/types';
import { CalendarFault } from '../../../../src/domain/calendar/fault';
import { nextDays, nextHoliday } from '../../../../src/domain/calendar/next-days';

const HOUR = 3_600_000;
const night: [string, string][] = [['22:00', '06:00']];
const calendar = (change: Partial<CalendarDefinition>): CalendarDefinition => ({
  timeZone: 'Europe/Berlin',
  weekly: { mon: night, tue: night, wed: night, thu: night, fri: night, sat: night, sun: night },
  holidays: [],
  openings: [],
  ...change,
});

describe('the next days of a calendar', () => {
  test('begin with today where the calendar is; a night shift is split at midnight', () => {
    // 23:30 UTC is the next day in Berlin.
    const days = nextDays(calendar({}), Date.parse('2026-11-22T23:30:00Z'), 2);
    expect(days.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24']);
    expect(days[0]?.openings.map(({ fromMinute, toMinute }) => [fromMinute, toMinute])).toEqual([
      [0, 360],
      [1_320, 1_440],
    ]);
    expect(days[0]?.totalMs).toBe(8 * HOUR);
  });

  test('have 23 and 25 hours when clocks change', () => {
    const whole: [string, string][] = [['00:00', '24:00']];
    const always = calendar({ weekly: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole } });
    const [spring] = nextDays(always, Date.parse('2026-03-29T12:00:00Z'), 1);
    const [autumn] = nextDays(always, Date.parse('2026-10-25T12:00:00Z'), 1);
    expect([spring?.totalMs, autumn?.totalMs]).toEqual([23 * HOUR, 25 * HOUR]);
    expect(spring?.openings.map(({ fromMinute, toMinute }) => [fromMinute, toMinute])).toEqual([[0, 1_440]]);
  });

  test('say which is a holiday and which has hours of its own', () => {
    const days = nextDays(
      calendar({
        holidays: [
          '2026-11-23',
          { name: 'Fair', from: '2026-11-23', to: '2026-11-24' },
          { name: 'Thanks', yearly: { month: 11, weekday: 'thu', nth: 4 } },
        ],
        openings: [{ date: '2026-11-24', hours: [['10:00', '12:00']] }],
      }),
      Date.parse('2026-11-23T08:00:00Z'),
      4,
    );
    expect(days.map(({ holiday, special }) => ({ holiday, special }))).toEqual([
      { holiday: '', special: undefined },
      { holiday: undefined, special: '' },
      { holiday: undefined, special: undefined },
      { holiday: 'Thanks', special: undefined },
    ]);
    expect(days[1]?.totalMs).toBe(2 * HOUR);
  });

  test('of one that never opens there are none', () => {
    expect(() => nextDays(calendar({ weekly: {} }), 0, 14)).toThrow(CalendarFault);
    expect(() => nextDays(calendar({ timeZone: 'Europe/Atlantis' }), 0, 14)).toThrow(RangeError);
  });
});

describe('the next time of a holiday', () => {
  test.each([
    ['2026-12-24', '2026-12-24', '2026-12-24'],
    [{ from: '2026-11-20', to: '2026-11-25' }, '2026-11-20', '2026-11-25'],
    [{ yearly: '01-01' }, '2027-01-01', '2027-01-01'],
    [{ yearly: '02-29' }, '2028-02-29', '2028-02-29'],
    [{ yearly: { easter: 1 } }, '2027-03-29', '2027-03-29'],
    [{ yearly: { month: 5, weekday: 'mon' as const, nth: -1 as const } }, '2027-05-31', '2027-05-31'],
  ])('%j', (holiday, from, to) => {
    expect(nextHoliday(holiday, '2026-11-23')).toMatchObject({ from, to });
  });

  test('one that is over has none', () => {
    expect(nextHoliday({ name: 'Fair', date: '2026-11-22' }, '2026-11-23')).toBeUndefined();
  });
});
