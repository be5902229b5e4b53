import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar';
import { calendarCase, DAY, opens } from './arbitrary';
import { Oracle } from './oracle';

const MINUTE = 60_000;

/** Instants of a window of days around the middle, some on the minute and some not. */
const instant = fc.tuple(fc.integer({ min: -4 * 1440, max: 4 * 1440 }), fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 59_999 })));

test('every answer is the one of an oracle that looks at each minute', () => {
  fc.assert(
    fc.property(
      calendarCase.filter(({ definition }) => opens(definition)),
      fc.array(fc.tuple(instant, instant), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 0, max: 3 * DAY }),
      ({ definition, middle }, pairs, duration) => {
        const calendar = compileCalendar(definition);
        const oracle = new Oracle(definition, middle - 5 * DAY, middle + 6 * DAY, MINUTE);
        for (const [one, two] of pairs) {
          const [a, b] = [one, two].map(([minutes, ms]) => middle + minutes * MINUTE + ms).sort((x, y) => x - y);
          if (a === undefined || b === undefined) throw new Error('two instants');
          const between = oracle.between(a, b);
          expect(calendar.between(a, b)).toBe(between);
          expect(calendar.between(b, a)).toBe(between === 0 ? 0 : -between);
          expect(calendar.isOpen(a)).toBe(oracle.isOpen(a));
          const end = middle + 6 * DAY;
          const reached = oracle.add(a, duration, end);
          if (reached === undefined) expect(calendar.between(a, end)).toBeLessThan(duration);
          else expect(calendar.add(a, duration)).toBe(reached);
          expect(calendar.openings(a, b).reduce((sum, { from, to }) => sum + to - from, 0)).toBe(between);
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 120) },
  );
});
