import { describe, expect, test } from '@jest/globals';
import { asKind, type Holiday, holidayFault, KINDS, kindOf } from '../../../../static/settings/src/pages/calendars/holiday';
import {
  drawn,
  intervalFault,
  nextInterval,
  overMidnight,
  pulled,
  stretchesOf,
  tidied,
} from '../../../../static/settings/src/pages/calendars/times';
import { movedBy } from '../../../../static/settings/src/pages/parts/list';

describe('times of day as they are typed', () => {
  test.each([
    ['9', '09:00'],
    ['9:5', '9:5'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['930', '09:30'],
    ['1730', '17:30'],
    ['17h', '17:00'],
    ['8h15', '08:15'],
    [' 24:00 ', '24:00'],
    ['nine', 'nine'],
    ['', ''],
  ])('%j is %j', (typed, tidy) => expect(tidied(typed)).toBe(tidy));

  test.each([
    [['09:00', '17:00'], undefined],
    [['22:00', '06:00'], undefined],
    [['00:00', '24:00'], undefined],
    [['24:00', '06:00'], 'from'],
    [['9:00', '17:00'], 'from'],
    [['09:00', '24:30'], 'to'],
    [['09:00', '09:00'], 'empty'],
  ] as const)('%j: %s', ([from, to], fault) => expect(intervalFault([from, to])).toBe(fault));
});

describe('the bar of a day', () => {
  test('shows a night shift on both days', () => {
    expect(
      stretchesOf(
        [
          ['09:00', '12:00'],
          ['22:00', '06:00'],
        ],
        [['20:00', '02:00']],
      ),
    ).toEqual([
      { from: 0, to: 120 },
      { from: 540, to: 720, at: 0 },
      { from: 1_320, to: 1_440, at: 1 },
    ]);
    expect(stretchesOf([['x', '12:00']], [['20:00', '00:00']])).toEqual([]);
    expect(overMidnight(['20:00', '00:00'])).toBe(true);
  });

  test('is drawn and pulled in quarters of an hour, within the day', () => {
    expect(drawn(0.5, 0.251)).toEqual(['06:00', '12:00']);
    expect(drawn(-1, 2)).toEqual(['00:00', '24:00']);
    expect(drawn(0.5, 0.5001)).toBeUndefined();
    expect(pulled(['09:00', '17:00'], 'to', 0.75)).toEqual(['09:00', '18:00']);
    expect(pulled(['09:00', '17:00'], 'from', 0.9)).toEqual(['16:45', '17:00']);
  });

  test('further hours come after those that are there', () => {
    expect(nextInterval([])).toEqual(['09:00', '17:00']);
    expect(nextInterval([['09:00', '12:00']])).toEqual(['13:00', '15:00']);
    expect(nextInterval([['22:00', '06:00']])).toEqual(['', '']);
  });
});

describe('holidays', () => {
  test('said in any way, and back, they stay right', () => {
    const start: Holiday = { name: 'Fair', date: '2026-05-04' };
    for (const from of KINDS)
      for (const to of KINDS) {
        const made = asKind(asKind(start, from, '2026-01-01'), to, '2026-01-01');
        expect(kindOf(made)).toBe(to);
        expect(holidayFault(made)).toBeUndefined();
      }
  });

  test.each([
    ['2026-02-30', 'date'],
    [{ date: '' }, 'date'],
    [{ from: '2026-02-02', to: '2026-02-01' }, 'order'],
    [{ yearly: '02-29' }, undefined],
    [{ yearly: '02-30' }, 'monthDay'],
    [{ yearly: '13-01' }, 'monthDay'],
  ])('%j: %s', (holiday, fault) => expect(holidayFault(holiday)).toBe(fault));
});

test('moving in a list stops at its ends', () => {
  expect(movedBy(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(movedBy(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
