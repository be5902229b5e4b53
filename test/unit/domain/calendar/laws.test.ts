import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDefinition } from '../../../../src/contract/types';
import { CalendarFault } from '../../../../src/domain/calendar/fault';
import { compileCalendar, type WorkingCalendar } from '../../../../src/domain/calendar/working-calendar';
import { calendarCase, DAY, define, opens } from './arbitrary';

const YEAR = 365.25 * DAY;
const FROM = Date.parse('0001-01-01T00:00:00Z');
const TO = Date.parse('9999-12-31T23:59:59.999Z');

const openCase = calendarCase.filter(({ definition }) => opens(definition));
const compiled = openCase.map(({ definition, middle }) => ({ calendar: compileCalendar(definition), middle, definition }));

/** An instant near the middle or some years off. */
const instantFrom = (middle: number) =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.integer({ min: middle - 20 * DAY, max: middle + 20 * DAY }) },
      { weight: 3, arbitrary: fc.integer({ min: Math.floor(middle - 4 * YEAR), max: Math.floor(middle + 4 * YEAR) }) },
      // Where one year's table ends and the next begins.
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
          .map(([years, ms]) => Date.UTC(new Date(middle).getUTCFullYear() + years, 0) + ms),
      },
    )
    .map((at) => Math.min(Math.max(at, FROM), TO));

/** One in ten is anywhere: all years between are laid out for it. */
const anyInstantFrom = (middle: number) =>
  fc.oneof({ weight: 9, arbitrary: instantFrom(middle) }, { weight: 1, arbitrary: fc.integer({ min: FROM, max: TO }) });

const duration = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 2 * DAY }),
  fc.integer({ min: 0, max: 500 * DAY }).map((ms) => Math.floor(ms / 60_000) * 60_000),
);

const withInstants = compiled.chain(({ calendar, middle, definition }) =>
  fc.tuple(fc.constant({ calendar, definition }), anyInstantFrom(middle), anyInstantFrom(middle), instantFrom(middle)),
);

/** What `add` or `subtract` gives, or undefined when nothing is open for that long. */
function answer(ask: () => number): number | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CalendarFault && error.reason === 'not-reached') return undefined;
    throw error;
  }
}

describe('laws', () => {
  test('the parts of a span add up to it', () => {
    fc.assert(
      fc.property(withInstants, ([{ calendar }, a, b, c]) => {
        expect(calendar.between(a, b) + calendar.between(b, c)).toBe(calendar.between(a, c));
        expect(calendar.between(a, a)).toBe(0);
        const sum = calendar.between(a, b) + calendar.between(b, a);
        expect(sum).toBe(0);
        if (b > a) expect(calendar.between(a, b)).toBeLessThanOrEqual(b - a);
      }),
      { numRuns: 400 },
    );
  });

  test('add is the earliest instant at which the duration has passed', () => {
    fc.assert(
      fc.property(withInstants, duration, ([{ calendar }, start], ms) => {
        const at = answer(() => calendar.add(start, ms));
        if (at === undefined) return expect(calendar.between(start, TO)).toBeLessThan(ms);
        expect(at).toBeGreaterThanOrEqual(start);
        expect(calendar.between(start, at)).toBe(ms);
        if (ms === 0) expect(at).toBe(start);
        else {
          expect(calendar.between(start, at - 1)).toBe(ms - 1);
          expect(calendar.isOpen(at - 1)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('subtract is the latest instant from which the duration passes', () => {
    fc.assert(
      fc.property(withInstants, duration, ([{ calendar }, end], ms) => {
        const at = answer(() => calendar.subtract(end, ms));
        if (at === undefined) return expect(calendar.between(FROM, end)).toBeLessThan(ms);
        expect(at).toBeLessThanOrEqual(end);
        expect(calendar.between(at, end)).toBe(ms);
        if (ms === 0) expect(at).toBe(end);
        else {
          expect(calendar.between(at + 1, end)).toBe(ms - 1);
          expect(calendar.isOpen(at)).toBe(true);
          // There and back: the same place but for closed time in between.
          expect(calendar.between(calendar.add(at, ms), end)).toBe(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('add in two steps is add in one', () => {
    fc.assert(
      fc.property(withInstants, duration, duration, ([{ calendar }, start], one, two) => {
        const first = answer(() => calendar.add(start, one));
        // A closing instant may be the end of the last year there is, from which nothing can be added.
        fc.pre(!(typeof first === 'number' && first > TO));
        const whole = answer(() => calendar.add(start, one + two));
        expect(answer(() => calendar.add(calendar.add(start, one), two))).toBe(two === 0 ? answer(() => calendar.add(start, one)) : whole);
      }),
      { numRuns: 200 },
    );
  });

  test('openings are in order, apart from each other, within what was asked, and as long as the working time', () => {
    fc.assert(
      fc.property(
        compiled.chain(({ calendar, middle }) => fc.tuple(fc.constant(calendar), instantFrom(middle))),
        duration,
        ([calendar, from], span) => {
          const to = Math.min(from + span, TO);
          const openings = calendar.openings(from, to);
          openings.forEach((one, i) => {
            expect(one.to).toBeGreaterThan(one.from);
            expect(one.from).toBeGreaterThanOrEqual(openings[i - 1] ? (openings[i - 1]?.to ?? 0) + 1 : from);
            expect(one.to).toBeLessThanOrEqual(to);
            expect([calendar.isOpen(one.from), calendar.isOpen(one.to - 1)]).toEqual([true, true]);
            if (one.to < to) expect(calendar.isOpen(one.to)).toBe(false);
            if (one.from > from) expect(calendar.isOpen(one.from - 1)).toBe(false);
          });
          expect(openings.reduce((sum, one) => sum + one.to - one.from, 0)).toBe(calendar.between(from, to));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a calendar that has answered before', () => {
  test('answers as one that has not, in whatever order it was asked', () => {
    fc.assert(
      fc.property(
        openCase.chain(({ definition, middle }) =>
          fc.tuple(
            fc.constant(definition),
            fc.array(fc.tuple(instantFrom(middle), instantFrom(middle), duration), { minLength: 2, maxLength: 8 }),
          ),
        ),
        fc.infiniteStream(fc.nat()),
        ([definition, questions], order) => {
          const ask = (calendar: WorkingCalendar, [a, b, ms]: [number, number, number]) => [
            calendar.between(a, b),
            answer(() => calendar.add(a, ms)),
            answer(() => calendar.subtract(b, ms)),
            calendar.isOpen(b),
          ];
          const old = compileCalendar(definition);
          const inOrder = questions.map((question) => ask(old, question));
          const shuffled = questions.map((question, i) => ({ question, i, key: order.next().value ?? 0 })).sort((x, y) => x.key - y.key);
          const other = compileCalendar(definition);
          for (const { question, i } of shuffled) expect(ask(other, question)).toEqual(inOrder[i]);
          for (const [i, question] of questions.entries()) expect(ask(compileCalendar(definition), question)).toEqual(inOrder[i]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('far away', () => {
  const office: CalendarDefinition['weekly'] = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]),
  );
  const always = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]));

  test('round the clock is real time, from the first year to the last', () => {
    const calendar = compileCalendar(define({ timeZone: 'America/St_Johns', weekly: always }));
    expect(calendar.between(FROM, TO)).toBe(TO - FROM);
    expect(calendar.add(FROM, TO - FROM)).toBe(TO);
    expect(calendar.subtract(TO, TO - FROM)).toBe(FROM);
    expect(calendar.openings(FROM, TO)).toEqual([{ from: FROM, to: TO }]);
  });

  test('400 years are 20,871 weeks, whenever they begin', () => {
    const calendar = compileCalendar(define({ timeZone: 'Europe/Berlin', weekly: office }));
    const cycle = 20_871 * 5 * 8 * 3_600_000;
    for (const year of ['0001', '1311', '1999', '2026', '2129', '9599'])
      expect(calendar.between(Date.parse(`${year}-01-01`), Date.parse(`${year}-01-01`) + 146_097 * DAY)).toBe(cycle);
    expect(calendar.add(Date.parse('9980-01-03T08:00Z'), 8 * 3_600_000)).toBe(Date.parse('9980-01-03T16:00Z'));
  });

  test('a rule that follows Easter is right in years that begin alike', () => {
    const calendar = compileCalendar(define({ timeZone: 'UTC', weekly: office, holidays: [{ yearly: { easter: 1 } }] }));
    for (let year = 2100; year <= 9999; year += 13) {
      const closed = [];
      for (let at = Date.UTC(year, 2, 20, 12); at < Date.UTC(year, 4, 1); at += DAY)
        if (!calendar.isOpen(at) && new Date(at).getUTCDay() === 1) closed.push(at);
      expect(closed).toHaveLength(1);
    }
  });
});
