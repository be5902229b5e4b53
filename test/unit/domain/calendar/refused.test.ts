import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { calendarDefinition } from '../../../../src/contract/calendar';
import { CalendarFault } from '../../../../src/domain/calendar/fault';
import { calendarOf, compileCalendar } from '../../../../src/domain/calendar/working-calendar';
import { define } from './arbitrary';

const day = [['09:00', '17:00']];
const office = { mon: day, tue: day, wed: day, thu: day, fri: day };
const HOUR = 3_600_000;

function reason(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof CalendarFault) return error.reason;
    throw error;
  }
  return 'none';
}

const utc = (rest: object) => v.parse(calendarDefinition, { timeZone: 'UTC', weekly: {}, ...rest });

describe('a calendar that never opens is refused when it is made', () => {
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  // 2028 is a leap year: it has every date.
  const everyDate = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(2028, 0, 1 + i)).toISOString().slice(5, 10));

  test.each([
    ['nothing at all', {}],
    ['days without hours', { weekly: { mon: [] }, openings: [{ date: '2026-01-01', hours: [] }] }],
    ['one holiday for ever', { weekly: office, holidays: [{ from: '0001-01-01', to: '9999-12-31' }] }],
    ['every date of every year', { weekly: office, holidays: everyDate.map((yearly) => ({ yearly })) }],
    [
      'every Monday of every month',
      {
        weekly: { mon: day },
        holidays: months.flatMap((month) => [1, 2, 3, 4, 5].map((nth) => ({ yearly: { month, weekday: 'mon', nth } }))),
      },
    ],
    [
      'the one opening day there is, skipped by the clocks',
      { timeZone: 'Europe/Berlin', openings: [{ date: '2026-03-29', hours: [['02:00', '03:00']] }] },
    ],
  ])('%s', (_, rest) => {
    expect(reason(() => compileCalendar(utc(rest)))).toBe('never-opens');
  });

  test.each([
    [
      'an opening day in one holiday for ever',
      { holidays: [{ from: '0001-01-01', to: '9999-12-31' }], openings: [{ date: '2026-01-01', hours: day }] },
    ],
    ['open only before the holidays', { weekly: office, holidays: [{ from: '0002-01-01', to: '9999-12-31' }] }],
    [
      'open only in between',
      {
        weekly: office,
        holidays: [
          { from: '0001-01-01', to: '2025-12-31' },
          { from: '2027-01-01', to: '9999-12-31' },
        ],
      },
    ],
    ['a leap day now and then', { weekly: office, holidays: everyDate.filter((date) => date !== '02-29').map((yearly) => ({ yearly })) }],
  ])('but not %s', (_, rest) => {
    expect(reason(() => compileCalendar(utc(rest)))).toBe('none');
  });

  test('and stays refused when it is asked for again', () => {
    const never = utc({});
    expect(reason(() => calendarOf(never))).toBe('never-opens');
    expect(reason(() => calendarOf(never))).toBe('never-opens');
  });
});

describe('what is never reached is said, at once', () => {
  const at = Date.parse('2026-01-01T12:00:00Z');

  test('only opening days, and they are over', () => {
    const calendar = compileCalendar(utc({ openings: [{ date: '2026-01-02', hours: day }] }));
    expect(calendar.add(at, 8 * HOUR)).toBe(Date.parse('2026-01-02T17:00:00Z'));
    expect(reason(() => calendar.add(at, 8 * HOUR + 1))).toBe('not-reached');
    expect(reason(() => calendar.subtract(at, 1))).toBe('not-reached');
    expect(calendar.between(at, Date.parse('9999-01-01'))).toBe(8 * HOUR);
    // Also when years far off are laid out already.
    expect(reason(() => calendar.add(Date.parse('5000-01-01'), 1))).toBe('not-reached');
    expect(calendar.subtract(Date.parse('5000-01-01'), 8 * HOUR)).toBe(Date.parse('2026-01-02T09:00:00Z'));
  });

  test('a holiday until the end of time', () => {
    const calendar = compileCalendar(utc({ weekly: office, holidays: [{ from: '2026-02-01', to: '9999-12-31' }] }));
    expect(reason(() => calendar.add(at, 1_000 * HOUR))).toBe('not-reached');
    expect(calendar.between(at, Date.parse('9999-12-31'))).toBe(21 * 8 * HOUR + 5 * HOUR);
  });

  test('more than all there is', () => {
    const calendar = compileCalendar(utc({ weekly: office }));
    expect(reason(() => calendar.add(at, Number.MAX_SAFE_INTEGER))).toBe('not-reached');
    expect(reason(() => calendar.subtract(at, Number.MAX_SAFE_INTEGER))).toBe('not-reached');
  });
});

describe('what is no question', () => {
  const calendar = compileCalendar(utc({ weekly: office }));

  test.each([Number.NaN, Infinity, -Infinity, Date.parse('0001-01-01') - 1, Date.parse('9999-12-31T23:59:59.999Z') + 1, 1e30, -1e30])(
    'the instant %d',
    (at) => {
      for (const ask of [
        () => calendar.add(at, 1),
        () => calendar.subtract(at, 1),
        () => calendar.between(0, at),
        () => calendar.isOpen(at),
      ])
        expect(reason(ask)).toBe('out-of-range');
    },
  );

  test.each([-1, Number.NaN, -Infinity])('the duration %d', (duration) => {
    expect(reason(() => calendar.add(0, duration))).toBe('out-of-range');
    expect(reason(() => calendar.subtract(0, duration))).toBe('out-of-range');
  });

  test('is refused after many answers as well', () => {
    for (let i = 0; i < 20_000; i++) calendar.add(i * 1_000_000, HOUR);
    expect(reason(() => calendar.add(1e20, HOUR))).toBe('out-of-range');
    expect(reason(() => calendar.between(0, Number.NaN))).toBe('out-of-range');
  });
});

test('a definition is compiled once', () => {
  const definition = define({ timeZone: 'UTC', weekly: { mon: [['09:00', '17:00']] } });
  expect(calendarOf(definition)).toBe(calendarOf(definition));
  expect(calendarOf({ ...definition })).not.toBe(calendarOf(definition));
});
