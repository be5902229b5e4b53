import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantMs, isoOf } from '../../../src/domain/instant';

const anyInstant = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

test('reads an instant as Date.parse does, however Jira and the app spell it', () => {
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(anyInstant, offset, (date, minutes) => {
      expect(instantMs(date.toISOString())).toBe(date.getTime());
      const pad = (n: number): string => String(Math.abs(n)).padStart(2, '0');
      const zone = `${minutes < 0 ? '-' : '+'}${pad(Math.trunc(minutes / 60))}${pad(minutes % 60)}`;
      expect(instantMs(date.toISOString().replace('Z', zone))).toBe(date.getTime() - minutes * 60_000);
    }),
    { numRuns: 2_000 },
  );
});

test('what is no instant is NaN, and what Date.parse takes besides is taken', () => {
  fc.assert(
    fc.property(anyInstant, fc.nat({ max: 27 }), fc.string({ minLength: 1, maxLength: 1 }), (date, place, other) => {
      const text = date.toISOString().replace('Z', '+0000');
      const spoilt = text.slice(0, place) + other + text.slice(place + 1);
      expect(instantMs(spoilt)).toBe(Date.parse(spoilt));
    }),
    { numRuns: 2_000 },
  );
  for (const text of ['', 'soon', '2026-02-30T00:00:00.000Z', '2026-11-31T00:00:00.000+0000', '2026-11-25', '2026-11-25T24:00:00.000Z'])
    expect(instantMs(text)).toBe(Date.parse(text));
});

test('spells an instant as Date does', () => {
  const anyMs = fc.oneof(
    fc.integer({ min: -1_000, max: 7_300_000_000_000 }),
    fc.integer({ min: 0, max: 84_000 }).map((days) => days * 86_400_000),
  );
  fc.assert(
    fc.property(anyMs, (ms) => {
      expect(isoOf(ms)).toBe(new Date(ms).toISOString());
    }),
    { numRuns: 5_000 },
  );
});
