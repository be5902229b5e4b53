import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar';
import { type Case, calendarCase, DAY, opens, secondsCase } from './arbitrary';
import { Oracle } from './oracle';

/** Asks engine and oracle the same, about spans of up to `days` around the middle, and holds one against the other. */
function compare(cases: fc.Arbitrary<Case>, step: number, days: number, numRuns: number): void {
  const steps = Math.floor((days * DAY) / step);
  /** Some on the step, some in between. */
  const instant = fc
    .tuple(fc.integer({ min: -steps, max: steps }), fc.oneof(fc.constant(0), fc.integer({ min: 0, max: step - 1 })))
    .map(([count, ms]) => count * step + ms);
  fc.assert(
    fc.property(
      cases.filter(({ definition }) => opens(definition)),
      fc.array(fc.tuple(instant, instant), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 0, max: Math.floor((days * DAY) / 2) }),
      ({ definition, middle }, pairs, duration) => {
        const calendar = compileCalendar(definition);
        const end = middle + (days + 1) * DAY;
        const oracle = new Oracle(definition, middle - (days + 1) * DAY, end, step);
        for (const [one, other] of pairs) {
          const a = middle + Math.min(one, other);
          const b = middle + Math.max(one, other);
          const between = oracle.between(a, b);
          expect(calendar.between(a, b)).toBe(between);
          expect(calendar.between(b, a)).toBe(between === 0 ? 0 : -between);
          expect(calendar.isOpen(a)).toBe(oracle.isOpen(a));
          const reached = oracle.add(a, duration, end);
          if (reached === undefined) expect(calendar.between(a, end)).toBeLessThan(duration);
          else expect(calendar.add(a, duration)).toBe(reached);
          expect(calendar.openings(a, b).reduce((sum, { from, to }) => sum + to - from, 0)).toBe(between);
        }
      },
    ),
    { numRuns },
  );
}

describe('every answer is the one of an oracle', () => {
  test('that looks at each minute', () => {
    compare(calendarCase, 60_000, 4, 70);
  });

  test('that looks at each second, where clocks were set to the second', () => {
    compare(secondsCase, 1_000, 0.4, 4);
  });
});
