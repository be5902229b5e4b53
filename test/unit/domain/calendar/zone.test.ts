import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DAY, dayOf } from '../../../../src/domain/calendar/days';
import { instantOf, type Offsets, yearLike, zoneOf } from '../../../../src/domain/calendar/zone';

const startOf = (year: number): number => dayOf(year, 1, 1) * DAY;

/** The offset in ms as Intl prints it, "GMT-03:30" or "GMT-00:44:30"; the code under test reads wall clocks instead. */
function printedOffset(timeZone: string, at: number): number {
  const text = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).format(at);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])?(?:(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}

function offsetIn(offsets: Offsets, x: number): number | undefined {
  return offsets.findLast(({ from }) => from <= x)?.offset;
}

/** When offsets change in a year, as instants without what is always the same. */
const changes = (zone: string, year: number): string[] =>
  zoneOf(zone)(year)
    .slice(1)
    .map(({ from }) => new Date(startOf(year) + from).toISOString().replace(/(:00)?\.000Z$/, 'Z'));

describe('offsets', () => {
  test('of any zone at any time are those the runtime prints', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.oneof(
          { weight: 3, arbitrary: fc.integer({ min: 1840, max: 2128 }) },
          { weight: 1, arbitrary: fc.integer({ min: 1, max: 9999 }) },
        ),
        fc.array(fc.integer({ min: 0, max: 365 * DAY - 1 }), { minLength: 5, maxLength: 5 }),
        (timeZone, year, times) => {
          const offsets = zoneOf(timeZone)(year);
          for (const x of times) expect(offsetIn(offsets, x)).toBe(printedOffset(timeZone, startOf(year) + x));
          expect(offsets.map(({ from }) => from)).toEqual(offsets.map(({ from }) => from).sort((a, b) => a - b));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('that hold for a week only are found', () => {
    expect(changes('America/Recife', 2000)).toEqual(['2000-02-27T02:00Z', '2000-10-08T03:00Z', '2000-10-15T02:00Z']);
    expect(changes('Asia/Gaza', 2040)).toContain('2040-10-20T00:00Z');
    expect(changes('Asia/Gaza', 2040)).toContain('2040-10-26T23:00Z');
  });

  test('change to the second', () => {
    expect(changes('America/New_York', 1883)).toEqual(['1883-11-18T17:00Z']);
    expect(changes('Asia/Manila', 1844)).toEqual(['1844-12-31T15:56:08Z']);
    expect(changes('Africa/Monrovia', 1972)).toEqual(['1972-01-07T00:44:30Z']);
  });

  test('far off are those of a year that begins alike', () => {
    for (const year of [2129, 2400, 4000, 9999]) {
      const like = yearLike(year);
      expect(like).toBeGreaterThan(2100);
      expect(like).toBeLessThanOrEqual(2128);
      expect(new Date(startOf(like)).getUTCDay()).toBe(new Date(startOf(year)).getUTCDay());
      expect(startOf(like + 1) - startOf(like)).toBe(startOf(year + 1) - startOf(year));
    }
  });
});

describe('a local time', () => {
  // Clocks go from 0 to 1 hour ahead at the hour 100, and back at the hour 200.
  const HOUR = 3_600_000;
  const offsets = [
    { from: -Infinity, offset: 0 },
    { from: 100 * HOUR, offset: HOUR },
    { from: 200 * HOUR, offset: 0 },
  ];
  const hour = (local: number): number => instantOf(local * HOUR, offsets) / HOUR;

  test.each([
    ['before', 99.5, 99.5],
    ['that is skipped is later by the gap', 100, 100],
    ['that is skipped is later by the gap', 100.5, 100.5],
    ['at the end of the gap', 101, 100],
    ['in between', 150, 149],
    ['that comes twice is the first', 200, 199],
    ['that comes twice is the first', 200.5, 199.5],
    ['after', 201, 201],
  ])('%s', (_, local, instant) => {
    expect(hour(local)).toBe(instant);
  });
});
