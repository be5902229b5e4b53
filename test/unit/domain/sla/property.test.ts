import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDefinition, Goal, Metric, Policy } from '../../../../src/contract/types';
import { readState } from '../../../../src/domain/incident/read-state';
import { calendarFor } from '../../../../src/domain/sla/clock-calendar';
import type { ClockState, StateCalendar } from '../../../../src/domain/sla/clock-state';
import { dueIfHeld, latestStart } from '../../../../src/domain/sla/forecast';
import { readCalendars, readClocks } from '../../../../src/domain/sla/read-clocks';
import { readingOf } from '../../../../src/domain/sla/tick';
import { calendarCase } from '../calendar/arbitrary';
import { at, DOCUMENT, decideOn, HOUR, iso, publish, Story } from './story';

// The clocks and calendars in an incident's property: room in it is scarce, and anybody who may edit the issue may have written it.

const LONG_NAME = 'Ärger “mit” \\ Namen '.repeat(5);
const HOLIDAYS = Array.from({ length: 30 }, (_, place) => new Date(Date.UTC(2026, 0, 1 + 12 * place)).toISOString().slice(0, 10));

/** Everything as large as a policy lets it be: 20 clocks, each with a calendar of its own. */
function largest(calendars: number): Policy {
  const [metric] = DOCUMENT.metrics;
  const [calendar] = DOCUMENT.calendars;
  if (!metric || !calendar) throw new Error('no clocks');
  const goal = (place: number): Goal => ({
    id: 'g'.repeat(40),
    for: {},
    goalMs: 300_000_000_000,
    calendar: `calendar-${place % calendars}`,
    warnings: [10, 20, 30, 40, 50, 60, 70, 80, 90, 95],
  });
  const clock = (place: number): Metric => ({
    ...metric,
    id: `metric-${place}`,
    name: LONG_NAME.slice(0, 100),
    start: [{ on: 'created' }, { on: 'status', outOf: { ids: [], categories: ['done'] } }],
    stop: [{ on: 'status', into: { ids: [], categories: ['done'] } }],
    cancel: [],
    reopen: { mode: 'newCycle' },
    holds: ['user'],
    goals: [goal(place)],
    ...(place === 0 ? { dueField: 'resolutionDue' as const } : { dueField: undefined }),
  });
  return {
    ...DOCUMENT,
    metrics: Array.from({ length: 20 }, (_, place) => {
      const { dueField, ...rest } = clock(place);
      return dueField ? { ...rest, dueField } : rest;
    }),
    holdReasons: DOCUMENT.holdReasons.map((reason) => ({ ...reason, name: LONG_NAME.slice(0, 100) })),
    calendars: Array.from({ length: calendars }, (_, place) => ({
      ...calendar,
      id: `calendar-${place}`,
      name: LONG_NAME.slice(0, 100),
      definition: { ...calendar.definition, holidays: HOLIDAYS.map((date) => ({ date, name: LONG_NAME.slice(0, 100) })) },
    })),
  };
}

/** Resolved and reopened again and again, then on hold. */
function restless(): Story {
  const story = new Story('Mon 00:00');
  for (let hour = 1; hour < 20; hour++) story.status(`Mon ${String(hour).padStart(2, '0')}:00`, hour % 2 === 0 ? 'Working' : 'Resolved');
  return story.status('Mon 20:00', 'Waiting for customer');
}

describe('room in the property', () => {
  test.each([1, 2, 20])(
    '20 clocks with long names, ten cycles and %i calendars of 30 holidays stay far below Jira’s 32,768 characters',
    (calendars) => {
      const { state } = decideOn(restless(), 'Mon 21:00', { policy: publish(largest(calendars)) });
      const text = JSON.stringify(state);
      expect(text.length).toBeLessThan(20_000);
      expect(state?.clocks).toHaveLength(20);
      expect(state?.clocks.every(({ state: held, goal, since }) => held === 'held' && goal && since)).toBe(true);
      expect(readState(JSON.parse(text))).toEqual(state);
    },
  );

  test('as long as there is room nothing is left out; then the earlier cycles go first', () => {
    const one = publish({ ...largest(1), metrics: largest(1).metrics.slice(0, 2) });
    expect(decideOn(restless(), 'Mon 21:00', { policy: one }).state?.clocks[0]?.past).toHaveLength(5);
    const pastOf = (calendars: number) => {
      const { state } = decideOn(restless(), 'Mon 21:00', { policy: publish(largest(calendars)) });
      return [...new Set(state?.clocks.map(({ past }) => past?.length ?? 0)), Object.keys(state?.calendars ?? {}).length];
    };
    expect(pastOf(1)).toEqual([1, 1]);
    expect(pastOf(2)).toEqual([1, 2]);
    expect(pastOf(20)[0]).toBe(0);
  });

  test('calendars have the dates of the years that count, without names, and are the same all year', () => {
    const holidays: CalendarDefinition['holidays'] = [
      '2019-01-01',
      { date: '2026-12-25', name: 'Christmas' },
      { from: '2020-01-01', to: '2026-01-06' },
      { from: '2031-01-01', to: '2031-01-06' },
      { yearly: '05-01', name: 'May day' },
    ];
    const policy = publish({
      ...DOCUMENT,
      calendars: DOCUMENT.calendars.map((one) => ({ ...one, definition: { ...one.definition, holidays } })),
    });
    const calendars = (now: string) => decideOn(new Story('Mon 10:00'), now, { policy }).state?.calendars;
    expect(calendars('Mon 11:00')?.business?.definition.holidays).toEqual([
      '2026-12-25',
      { from: '2026-01-01', to: '2026-01-06' },
      { yearly: '05-01' },
    ]);
    expect(calendars('Mon+7 11:00')).toEqual(calendars('Mon 11:00'));
    expect(Object.keys(calendars('Mon 11:00') ?? {})).toEqual(['business']);
  });

  test('without them the clock comes to the same', () => {
    const { state } = decideOn(new Story('Mon 10:00'), 'Mon 11:00', { policy: publish(largest(1)) });
    const clock = state?.clocks[0];
    if (!state || !clock) throw new Error('no clock');
    expect(readingOf(clock, calendarFor(clock, state.calendars), at('Fri 12:00')).elapsedMs).toBe(31 * HOUR + 8 * HOUR - 5 * HOUR);
  });
});

/** A calendar of anybody's making: a good one with a part of anything. */
const spoiltCalendar = fc
  .tuple(calendarCase, fc.constantFrom('timeZone', 'weekly', 'holidays', 'openings', 'none'), fc.anything())
  .map(([{ definition }, part, anything]): unknown => ({
    name: 'C',
    definition: part === 'none' ? definition : { ...definition, [part]: anything },
  }));

const instant = fc.oneof(
  fc.date({ noInvalidDate: true, min: new Date('0000-01-01'), max: new Date('9999-12-31') }).map((date) => date.toISOString()),
  fc.constantFrom('2026-11-02T10:00:00.000Z', '', '+275760-09-13T00:00:00.000Z'),
);
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(Number.MAX_SAFE_INTEGER, -1, 0, 1e300));
const spoiltClock = fc.record(
  {
    metric: fc.constantFrom('resolution', '__proto__', 'constructor', ''),
    name: fc.string(),
    kind: fc.constantFrom('sla', 'uc', 'x'),
    state: fc.constantFrom('running', 'held', 'stopped', 'idle', 'x'),
    cycle: number,
    goal: fc.record({
      rule: fc.constant('p1'),
      ms: number,
      calendar: fc.constantFrom('c', 'constructor', '__proto__'),
      warnings: fc.array(fc.integer({ min: -5, max: 120 })),
      atRisk: fc.constant(75),
    }),
    elapsedMs: number,
    since: instant,
    dueAt: instant,
    breachedAt: instant,
  },
  { requiredKeys: ['metric', 'name', 'kind', 'state', 'cycle', 'elapsedMs'] },
);

/** All a panel does with a clock. */
function show(clock: ClockState, calendars: Record<string, StateCalendar>, now: number): void {
  const calendar = calendarFor(clock, calendars);
  const reading = readingOf(clock, calendar, now);
  expect(Number.isFinite(reading.elapsedMs)).toBe(true);
  if (!calendar) return;
  dueIfHeld(clock, calendar, now, now + HOUR);
  latestStart(clock, calendar, HOUR);
}

describe('what anybody may have written', () => {
  test('anything at all is read without throwing, and what passes reads the same again', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(readClocks(value) === undefined || Array.isArray(readClocks(value))).toBe(true);
        expect(readCalendars(value)).toEqual(readCalendars(JSON.parse(JSON.stringify(readCalendars(value)))));
      }),
    );
  });

  test('whatever passes can be shown: no throw, no number that is none, and soon', () => {
    fc.assert(
      fc.property(
        fc.array(spoiltClock, { minLength: 1, maxLength: 3 }),
        spoiltCalendar,
        fc.constantFrom(at('Mon 12:00'), at('Fri+9 12:00')),
        (clocks, calendar, now) => {
          const read = readClocks(JSON.parse(JSON.stringify(clocks)));
          const calendars = readCalendars({ c: calendar, constructor: calendar, __proto__: calendar });
          for (const clock of read ?? []) show(clock, calendars, now);
        },
      ),
      { numRuns: 500 },
    );
  });

  const clock: ClockState = {
    metric: 'resolution',
    name: 'R',
    kind: 'sla',
    state: 'running',
    cycle: 1,
    goal: { rule: 'p1', ms: 315_576_000_000, calendar: 'c', warnings: [50], atRisk: 75 },
    elapsedMs: 0,
    since: iso('Mon 10:00'),
  };
  const definition = { timeZone: 'Europe/Berlin', weekly: {}, holidays: [], openings: [] };

  test.each<[string, unknown]>([
    ['opens a minute a week', { ...definition, weekly: { mon: [['09:00', '09:01']] } }],
    ['never opens', definition],
    [
      'never opens since everything is a holiday',
      { ...definition, weekly: { mon: [['09:00', '17:00']] }, holidays: [{ from: '1900-01-01', to: '2299-12-31' }] },
    ],
    ['opens once, long ago', { ...definition, openings: [{ date: '1900-01-01', hours: [['00:00', '24:00']] }] }],
    ['opens once, in the far future', { ...definition, openings: [{ date: '2299-12-31', hours: [['00:00', '24:00']] }] }],
    ['has a zone nobody knows', { ...definition, timeZone: 'Mars/Olympus', weekly: { mon: [['09:00', '17:00']] } }],
    ['has an offset for a zone', { ...definition, timeZone: '+01:00' }],
    ['has dates that do not exist', { ...definition, weekly: { mon: [['09:00', '17:00']] }, holidays: ['2026-02-31', '9999-99-99'] }],
    [
      'has a thousand rules for holidays',
      {
        ...definition,
        weekly: { mon: [['09:00', '17:00']] },
        holidays: Array.from({ length: 1_000 }, (_, n) => ({ yearly: { easter: (n % 150) - 75 } })),
      },
    ],
    ['has more days than a calendar may', { ...definition, holidays: Array.from({ length: 1_001 }, () => '2026-01-01') }],
  ])(
    'a calendar that %s neither hangs nor throws',
    (_what, written) => {
      const calendars = readCalendars({ c: { name: 'C', definition: written } });
      for (const one of [clock, { ...clock, since: '1970-01-01T00:00:00.000Z' }]) show(one, calendars, at('Mon 12:00'));
    },
    30_000,
  );
});
