import { describe, expect, test } from '@jest/globals';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar';
import { define } from './arbitrary';

// Days on which something goes wrong elsewhere, with what is right worked out by hand from the zones' rules.

type Definition = Parameters<typeof define>[0];
type Hours = NonNullable<Definition['weekly']['mon']>;

const everyDay = (hours: Hours): Definition['weekly'] => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: hours,
  sun: hours,
});
const always = everyDay([['00:00', '24:00']]);

/** Openings that begin on or after `from` and before `to`, as ISO instants without seconds. */
function openings(definition: Definition, from: string, to: string): string[] {
  const short = (at: number): string => new Date(at).toISOString().replace(/(:00)?\.000Z$/, 'Z');
  return compileCalendar(define(definition))
    .openings(Date.parse(from), Date.parse(to))
    .map((one) => `${short(one.from)} ${short(one.to)}`);
}

/** Hours of working time on one local date, given as instants. */
function hoursIn(definition: Definition, from: string, to: string): number {
  return compileCalendar(define(definition)).between(Date.parse(from), Date.parse(to)) / 3_600_000;
}

describe('a whole day is as long as it is', () => {
  test.each([
    ['Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 23],
    ['Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25],
    // Midnight itself is skipped.
    ['America/Sao_Paulo', '2018-11-04T03:00Z', '2018-11-05T02:00Z', 23],
    ['Asia/Beirut', '2026-03-28T22:00Z', '2026-03-29T21:00Z', 23],
    ['America/Havana', '2026-03-08T05:00Z', '2026-03-09T04:00Z', 23],
    ['America/Havana', '2025-11-02T04:00Z', '2025-11-03T05:00Z', 25],
    // Half an hour of summer time.
    ['Australia/Lord_Howe', '2026-04-04T13:00Z', '2026-04-05T13:30Z', 24.5],
    ['Australia/Lord_Howe', '2026-10-03T13:30Z', '2026-10-04T13:00Z', 23.5],
    // Summer time is left for Ramadan.
    ['Africa/Casablanca', '2026-02-14T23:00Z', '2026-02-16T00:00Z', 25],
    ['Africa/Casablanca', '2026-03-22T00:00Z', '2026-03-22T23:00Z', 23],
  ])('%s, %s to %s: %d hours', (timeZone, from, to, hours) => {
    const sunday = { timeZone, weekly: { sun: always.sun ?? [] } };
    expect(hoursIn(sunday, from, to)).toBe(hours);
    expect(openings(sunday, from, to)).toEqual([`${from} ${to}`]);
  });
});

describe('a time of day that a change of clocks skips is later by the gap', () => {
  const berlin = (...hours: Hours) =>
    openings({ timeZone: 'Europe/Berlin', weekly: { sun: hours } }, '2026-03-28T12:00Z', '2026-03-29T22:00Z');

  test('opening in it', () => {
    expect(berlin(['02:30', '05:00'])).toEqual(['2026-03-29T01:30Z 2026-03-29T03:00Z']);
  });

  test('closing in it', () => {
    expect(berlin(['00:00', '02:30'])).toEqual(['2026-03-28T23:00Z 2026-03-29T01:30Z']);
  });

  test('opening and closing in it', () => {
    expect(berlin(['02:15', '02:45'])).toEqual(['2026-03-29T01:15Z 2026-03-29T01:45Z']);
  });

  test('hours whose end comes to lie before their start are none', () => {
    expect(berlin(['02:30', '03:10'])).toEqual([]);
    expect(berlin(['02:00', '03:00'])).toEqual([]);
  });

  test('closing at a midnight that is skipped', () => {
    const night: Definition = { timeZone: 'America/Sao_Paulo', weekly: { sat: [['22:00', '00:30']] } };
    expect(openings(night, '2018-11-04T00:00Z', '2018-11-05T00:00Z')).toEqual(['2018-11-04T01:00Z 2018-11-04T03:30Z']);
    const evening: Definition = { timeZone: 'America/Sao_Paulo', weekly: { sat: [['22:00', '24:00']] } };
    expect(openings(evening, '2018-11-04T00:00Z', '2018-11-05T00:00Z')).toEqual(['2018-11-04T01:00Z 2018-11-04T03:00Z']);
  });
});

describe('a time of day that comes twice is the first', () => {
  const berlin = (...hours: Hours) =>
    openings({ timeZone: 'Europe/Berlin', weekly: { sun: hours } }, '2026-10-24T12:00Z', '2026-10-25T22:00Z');

  test('opening', () => {
    expect(berlin(['02:30', '05:00'])).toEqual(['2026-10-25T00:30Z 2026-10-25T04:00Z']);
  });

  test('closing', () => {
    expect(berlin(['00:00', '02:30'])).toEqual(['2026-10-24T22:00Z 2026-10-25T00:30Z']);
  });

  test('by half an hour', () => {
    const weekly = { sun: [['01:45', '02:00']] satisfies Hours };
    expect(openings({ timeZone: 'Australia/Lord_Howe', weekly }, '2026-04-04T12:00Z', '2026-04-05T12:00Z')).toEqual([
      '2026-04-04T14:45Z 2026-04-04T15:30Z',
    ]);
  });
});

describe('a date that is left out', () => {
  // Samoa had no Friday 30 December 2011.
  const apia = (rest: Omit<Definition, 'timeZone'>) =>
    openings({ timeZone: 'Pacific/Apia', ...rest }, '2011-12-29T10:00Z', '2012-01-01T00:00Z');
  const shift: Hours = [['09:00', '17:00']];

  test('its times are later by the gap, which is a day', () => {
    expect(apia({ weekly: { fri: shift } })).toEqual(['2011-12-30T19:00Z 2011-12-31T03:00Z']);
  });

  test('a holiday on it, or on the day they come to lie on, closes them', () => {
    expect(apia({ weekly: { fri: shift }, holidays: ['2011-12-30'] })).toEqual([]);
    expect(apia({ weekly: { fri: shift }, holidays: ['2011-12-31'] })).toEqual([]);
    expect(apia({ weekly: { fri: shift }, openings: [{ date: '2011-12-31', hours: [['12:00', '13:00']] }] })).toEqual([
      '2011-12-30T22:00Z 2011-12-30T23:00Z',
    ]);
  });

  test('a night shift over it is as long as it is', () => {
    expect(apia({ weekly: { thu: [['22:00', '06:00']] } })).toEqual(['2011-12-30T08:00Z 2011-12-30T16:00Z']);
  });
});

describe('a midnight that comes twice', () => {
  // In Newfoundland clocks went back a minute after midnight, to 23:01 of the day before.
  const stJohns = (rest: Omit<Definition, 'timeZone'>) =>
    openings({ timeZone: 'America/St_Johns', ...rest }, '2005-10-29T12:00Z', '2005-10-30T12:00Z');

  test('a holiday closes each minute of its date and no other', () => {
    expect(stJohns({ weekly: { sat: [['22:00', '02:00']] }, holidays: ['2005-10-30'] })).toEqual([
      '2005-10-30T00:30Z 2005-10-30T02:30Z',
      '2005-10-30T02:31Z 2005-10-30T03:30Z',
    ]);
    expect(stJohns({ weekly: { sun: [['00:00', '02:00']] }, holidays: ['2005-10-29'] })).toEqual([
      '2005-10-30T02:30Z 2005-10-30T02:31Z',
      '2005-10-30T03:30Z 2005-10-30T05:30Z',
    ]);
  });
});

test('offsets have seconds before zones were made even', () => {
  const liberia: Definition = { timeZone: 'Africa/Monrovia', weekly: { mon: [['09:00', '17:00']] } };
  expect(openings(liberia, '1960-01-04T00:00Z', '1960-01-05T00:00Z')).toEqual(['1960-01-04T09:44:30Z 1960-01-04T17:44:30Z']);
});

describe('nights, holidays and opening days', () => {
  const nights = everyDay([['22:00', '06:00']]);
  const utc = (rest: Omit<Definition, 'timeZone'>, from = '2026-12-23T12:00Z', to = '2026-12-27T12:00Z') =>
    openings({ timeZone: 'UTC', ...rest }, from, to);

  test('a shift belongs to the day on which it begins', () => {
    expect(utc({ weekly: { thu: [['22:00', '06:00']] } })).toEqual(['2026-12-24T22:00Z 2026-12-25T06:00Z']);
  });

  test('a holiday closes its whole date, the end of the shift before included', () => {
    expect(utc({ weekly: nights, holidays: ['2026-12-25'] })).toEqual([
      '2026-12-23T22:00Z 2026-12-24T06:00Z',
      '2026-12-24T22:00Z 2026-12-25T00:00Z',
      '2026-12-26T22:00Z 2026-12-27T06:00Z',
    ]);
  });

  test('a range closes its first and its last day', () => {
    expect(utc({ weekly: always, holidays: [{ name: 'Christmas', from: '2026-12-24', to: '2026-12-26' }] })).toEqual([
      '2026-12-23T12:00Z 2026-12-24T00:00Z',
      '2026-12-27T00:00Z 2026-12-27T12:00Z',
    ]);
  });

  test('an opening day has its own hours, holiday or not, and ends the shift before', () => {
    const special = { date: '2026-12-25', hours: [['02:00', '03:00']] satisfies Hours };
    expect(utc({ weekly: nights, holidays: ['2026-12-25'], openings: [special] })).toEqual([
      '2026-12-23T22:00Z 2026-12-24T06:00Z',
      '2026-12-24T22:00Z 2026-12-25T00:00Z',
      '2026-12-25T02:00Z 2026-12-25T03:00Z',
      '2026-12-26T22:00Z 2026-12-27T06:00Z',
    ]);
    expect(utc({ weekly: nights, openings: [{ ...special, hours: [] }] }).slice(1, 3)).toEqual([
      '2026-12-24T22:00Z 2026-12-25T00:00Z',
      '2026-12-26T22:00Z 2026-12-27T06:00Z',
    ]);
  });

  test('the night of an opening day runs on, unless the next day is one that is closed', () => {
    const special = { date: '2026-12-25', hours: [['22:00', '06:00']] satisfies Hours };
    expect(utc({ weekly: {}, openings: [special] })).toEqual(['2026-12-25T22:00Z 2026-12-26T06:00Z']);
    expect(utc({ weekly: {}, openings: [special], holidays: ['2026-12-26'] })).toEqual(['2026-12-25T22:00Z 2026-12-26T00:00Z']);
  });

  test('intervals that overlap or touch count once', () => {
    const weekly = {
      thu: [
        ['09:00', '12:00'],
        ['11:00', '13:00'],
        ['13:00', '14:00'],
        ['10:00', '11:00'],
      ] satisfies Hours,
    };
    expect(utc({ weekly })).toEqual(['2026-12-24T09:00Z 2026-12-24T14:00Z']);
    expect(utc({ weekly: { thu: [['00:00', '24:00']], fri: [['00:00', '24:00']] } })).toEqual(['2026-12-24T00:00Z 2026-12-26T00:00Z']);
  });

  test('over the turn of the year', () => {
    const shift: Definition = { timeZone: 'Pacific/Auckland', weekly: nights, holidays: ['2027-01-01'] };
    expect(openings(shift, '2026-12-30T00:00Z', '2027-01-02T00:00Z')).toEqual([
      '2026-12-30T09:00Z 2026-12-30T17:00Z',
      '2026-12-31T09:00Z 2026-12-31T11:00Z',
    ]);
  });
});

describe('yearly rules', () => {
  /** Dates of a year on which a calendar that is else always open is closed, by UTC. */
  function closed(
    year: number,
    ...yearly: Extract<NonNullable<Definition['holidays']>[number], { yearly: unknown }>['yearly'][]
  ): string[] {
    const calendar = compileCalendar(define({ timeZone: 'UTC', weekly: always, holidays: yearly.map((rule) => ({ yearly: rule })) }));
    const days = Array.from({ length: 366 }, (_, i) => Date.UTC(year, 0, 1 + i, 12)).filter((at) => new Date(at).getUTCFullYear() === year);
    return days.filter((at) => !calendar.isOpen(at)).map((at) => new Date(at).toISOString().slice(5, 10));
  }

  test('dates, 29 February in leap years only', () => {
    expect(closed(2027, '02-29', '10-03')).toEqual(['10-03']);
    expect(closed(2028, '02-29', '10-03')).toEqual(['02-29', '10-03']);
    expect(closed(2100, '02-29')).toEqual([]);
  });

  test('weekdays of a month: the fourth Thursday, the last Monday, a fifth that not every year has', () => {
    expect(closed(2026, { month: 11, weekday: 'thu', nth: 4 }, { month: 5, weekday: 'mon', nth: -1 })).toEqual(['05-25', '11-26']);
    expect(closed(2027, { month: 12, weekday: 'wed', nth: 5 }, { month: 12, weekday: 'tue', nth: 5 })).toEqual(['12-29']);
    expect(closed(2026, { month: 12, weekday: 'thu', nth: -1 })).toEqual(['12-31']);
  });

  test.each([
    [1818, '03-22'],
    [1961, '04-02'],
    [2000, '04-23'],
    [2024, '03-31'],
    [2025, '04-20'],
    [2026, '04-05'],
    [2038, '04-25'],
    [2049, '04-18'],
    [2076, '04-19'],
    [2285, '03-22'],
  ])('western Easter of %d is %s', (year, date) => {
    expect(closed(year, { easter: 0 })).toEqual([date]);
  });

  test.each([
    [2008, '04-27'],
    [2010, '04-04'],
    [2024, '05-05'],
    [2025, '04-20'],
    [2026, '04-12'],
    [2100, '05-02'],
  ])('orthodox Easter of %d is %s', (year, date) => {
    expect(closed(year, { orthodoxEaster: 0 })).toEqual([date]);
  });

  test('days from Easter', () => {
    expect(closed(2026, { easter: -2 }, { easter: 1 }, { easter: 39 }, { easter: 50 }, { easter: 60 })).toEqual([
      '04-03',
      '04-06',
      '05-14',
      '05-25',
      '06-04',
    ]);
  });
});

describe('add and subtract at the edges of an opening', () => {
  const office = compileCalendar(define({ timeZone: 'Europe/Berlin', weekly: { fri: [['09:00', '17:00']], mon: [['09:00', '17:00']] } }));
  const at = (text: string): number => Date.parse(text);
  const HOUR = 3_600_000;

  test('reaching it exactly at closing gives the closing instant', () => {
    expect(office.add(at('2026-03-27T15:00Z'), HOUR)).toBe(at('2026-03-27T16:00Z'));
    expect(office.add(at('2026-03-27T15:00Z'), HOUR + 1)).toBe(at('2026-03-30T07:00Z') + 1);
  });

  test('adding nothing gives the start, open or closed', () => {
    expect(office.add(at('2026-03-28T12:00Z'), 0)).toBe(at('2026-03-28T12:00Z'));
    expect(office.subtract(at('2026-03-28T12:00Z'), 0)).toBe(at('2026-03-28T12:00Z'));
  });

  test('going back to the very opening gives the opening instant, never the closing before', () => {
    expect(office.subtract(at('2026-03-30T08:00Z'), HOUR)).toBe(at('2026-03-30T07:00Z'));
    expect(office.subtract(at('2026-03-30T08:00Z'), HOUR + 1)).toBe(at('2026-03-27T16:00Z') - 1);
    expect(office.subtract(at('2026-03-28T12:00Z'), 8 * HOUR)).toBe(at('2026-03-27T08:00Z'));
  });

  test('an opening holds its beginning and not its end', () => {
    expect([office.isOpen(at('2026-03-27T08:00Z')), office.isOpen(at('2026-03-27T16:00Z'))]).toEqual([true, false]);
  });
});
