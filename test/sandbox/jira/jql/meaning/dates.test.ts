import { describe, expect, test } from '@jest/globals';
import { calendarEdge, parseDate, parsePeriod } from './dates';
import type { Scope } from './scope';
import { textQuery } from './text';
import { instantAt, wallTime } from './zone';

const now = Date.parse('2026-11-23T20:50:27.123Z');
const berlin = { now, timeZone: 'Europe/Berlin', locale: 'de_DE' } as Scope;
const newYork = { now, timeZone: 'America/New_York', locale: 'en_US' } as Scope;
const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString());

describe('dates', () => {
  test.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026/07/15 08:30', '2026-07-15T06:30:00.000Z'],
    ['-30m', '2026-11-23T20:20:27.123Z'],
    ['1h', '2026-11-23T21:50:27.123Z'],
    ['-2w 3d', '2026-11-06T20:50:27.123Z'],
    ['1764000000000', '2025-11-24T16:00:00.000Z'],
    ['2026-02-30', undefined],
    ['2026-01-15 10:00:30', undefined],
    ['2026-01-15 25:00', undefined],
    ['tomorrow', undefined],
    ['3x', undefined],
  ])('%s', (text, expected) => expect(iso(parseDate(text, berlin))).toBe(expected));

  test('periods', () => {
    expect(parsePeriod('4w 2d')).toBe(30 * 86_400_000);
    expect(parsePeriod('-1d12h')).toBe(-36 * 3_600_000);
  });

  test.each([
    ['start', 'day', undefined, '2026-11-22T23:00:00.000Z'],
    ['end', 'day', undefined, '2026-11-23T22:59:59.999Z'],
    ['start', 'day', '-1', '2026-11-21T23:00:00.000Z'],
    ['start', 'day', '+3h', '2026-11-23T02:00:00.000Z'],
    ['start', 'week', undefined, '2026-11-22T23:00:00.000Z'],
    ['start', 'month', '-1', '2026-09-30T22:00:00.000Z'],
    ['end', 'month', '-1M', '2026-10-31T22:59:59.999Z'],
    ['start', 'year', '', undefined],
    ['start', 'day', '-999999999y', undefined],
    ['start', 'day', '99999y', '+102025-11-22T23:00:00.000Z'],
    ['start', 'year', '-1y', '2024-12-31T23:00:00.000Z'],
    ['end', 'year', undefined, '2026-12-31T22:59:59.999Z'],
  ] as const)('%s of %s %s', (edge, unit, increment, expected) => expect(iso(calendarEdge(edge, unit, increment, berlin))).toBe(expected));

  test('weeks begin on Sunday where they do', () =>
    expect(iso(calendarEdge('start', 'week', undefined, newYork))).toBe('2026-11-22T05:00:00.000Z'));

  test('clock changes', () => {
    expect(iso(instantAt({ year: 2026, month: 3, day: 29, hour: 1, minute: 59 }, 'Europe/Berlin'))).toBe('2026-03-29T00:59:00.000Z');
    expect(iso(instantAt({ year: 2026, month: 3, day: 29, hour: 3 }, 'Europe/Berlin'))).toBe('2026-03-29T01:00:00.000Z');
    expect(wallTime(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toMatchObject({ day: 25, hour: 2, minute: 30 });
  });
});

describe('text', () => {
  const finds = (query: string, ...texts: string[]) => textQuery(query)?.(texts);
  test.each([
    ['printer', 'The printers jam', true],
    ['printing', 'It was printed', true],
    ['jam printer', 'The printers jam', true],
    ['"printers jam"', 'The printers jam', true],
    ['"jam printers"', 'The printers jam', false],
    ['prin*', 'The printers jam', true],
    ['pr?nters', 'The printers jam', true],
    ['scanner printer', 'The printers jam', false],
    ['reseau', 'Réseau en panne', true],
    ['classes', 'one class', true],
  ])('%s in %s', (query, text, found) => expect(finds(query, text)).toBe(found));
  test('nothing to look for', () => {
    expect(textQuery('')).toBeUndefined();
    expect(textQuery('*foo')).toBeUndefined();
  });
});
