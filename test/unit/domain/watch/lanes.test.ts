import { describe, expect, test } from '@jest/globals';
import { readState } from '../../../../src/domain/incident/read-state';
import { INCIDENT_PROPERTY } from '../../../../src/domain/incident/state';
import type { ClockState } from '../../../../src/domain/sla/clock-state';
import { readingOf } from '../../../../src/domain/sla/tick';
import { type WatchedClock, watchedClocks } from '../../../../src/domain/watch/clocks';
import { passes, type WatchedIncident } from '../../../../src/domain/watch/incident';
import { boardOf, type Lane, lanesOf, nextDue, type Thresholds } from '../../../../src/domain/watch/lanes';
import { ALL, CALENDARS, clock, goal, HOUR, incidentWith, iso, MINUTE, TUESDAY } from '../../static/clocks-of';

const DAY = 24 * HOUR;
const POLICY: Thresholds = { heldForMs: DAY };

/** Two hours of goal from TUESDAY on, at risk from 75 %: at risk at 15:40:05 in Berlin, due at 16:10:05. */
const DUE = TUESDAY + 2 * HOUR;
const RUNS = clock('Resolution', { goal: goal(2 * HOUR), since: iso(TUESDAY), dueAt: iso(DUE) });
const AT_RISK = TUESDAY + 90 * MINUTE;

const held = (since: number, change: Partial<ClockState> = {}): ClockState =>
  clock('Waits', {
    state: 'held',
    goal: goal(2 * HOUR),
    since: iso(since),
    reason: { id: 'user', name: 'Waiting for the user' },
    ...change,
  });

const incident = (clocks: readonly ClockState[], change: Partial<WatchedIncident> = {}): WatchedIncident => ({
  key: 'IT-1',
  over: false,
  assignee: 'u-lea',
  clocks: watchedClocks({ clocks: [...clocks], calendars: CALENDARS }),
  ...change,
});

const names = (one: WatchedIncident, now: number, thresholds = POLICY): string[] => Object.keys(lanesOf(one, thresholds, now));
const metricIn = (one: WatchedIncident, lane: Lane, now: number, thresholds = POLICY): string | undefined =>
  lanesOf(one, thresholds, now)[lane]?.shown?.clock.metric;

describe('in which lanes an incident is', () => {
  test('at risk from the share the policy names, breached from its due time; to the millisecond', () => {
    const one = incident([RUNS]);
    expect(names(one, AT_RISK - 1)).toEqual([]);
    expect(names(one, AT_RISK)).toEqual(['atRisk']);
    expect(names(one, DUE - 1)).toEqual(['atRisk']);
    expect(names(one, DUE)).toEqual(['breached']);
    expect(names(one, DUE + 30 * DAY)).toEqual(['breached']);
  });

  test('at risk within the time the viewer chose, whatever the policy says', () => {
    const within = { ...POLICY, dueWithinMs: 30 * MINUTE };
    const one = incident([RUNS]);
    expect(names(one, DUE - 30 * MINUTE - 1, within)).toEqual([]);
    expect(names(one, DUE - 30 * MINUTE, within)).toEqual(['atRisk']);
    expect(names(one, DUE - 1, within)).toEqual(['atRisk']);
    expect(names(one, DUE, within)).toEqual(['breached']);
    // Earlier than the policy would say.
    expect(names(one, AT_RISK - HOUR, { ...POLICY, dueWithinMs: 4 * HOUR })).toEqual(['atRisk']);
  });

  test('says of each clock what the clock itself says, at each minute', () => {
    for (const kept of ALL) {
      const one = incident([kept]);
      for (let now = TUESDAY; now < TUESDAY + DAY; now += MINUTE) {
        const reading = readingOf(kept, one.clocks[0]?.calendar, now);
        const active = (kept.state === 'running' || kept.state === 'held') && kept.goal !== undefined;
        const lanes = names(one, now);
        expect([kept.name, now, lanes.includes('breached')]).toEqual([kept.name, now, active && reading.breached]);
        if (one.clocks[0]?.calendar) expect([kept.name, now, lanes.includes('atRisk')]).toEqual([kept.name, now, reading.atRisk]);
      }
    }
  });

  test('on hold too long only after the time chosen; not at risk meanwhile', () => {
    const one = incident([held(TUESDAY)]);
    expect(names(one, TUESDAY + DAY)).toEqual([]);
    expect(names(one, TUESDAY + DAY + 1)).toEqual(['onHold']);
    expect(names(one, TUESDAY + 7 * DAY, { heldForMs: 7 * DAY, dueWithinMs: 8 * HOUR })).toEqual([]);
    expect(names(one, TUESDAY + 7 * DAY + 1, { heldForMs: 7 * DAY })).toEqual(['onHold']);
  });

  test('breached before it waited: breached still, and on hold too long as well', () => {
    const one = incident([held(TUESDAY, { breachedAt: iso(TUESDAY - HOUR) })]);
    expect(names(one, TUESDAY)).toEqual(['breached']);
    expect(names(one, TUESDAY + 2 * DAY)).toEqual(['breached', 'onHold']);
  });

  test('without a goal, or with clocks that are over or have not begun: only when nobody has it', () => {
    const idle = ALL.filter(({ state, goal: has }) => state !== 'held' && (state !== 'running' || !has));
    expect(idle.length).toBeGreaterThanOrEqual(5);
    expect(names(incident(idle), TUESDAY + 30 * DAY)).toEqual([]);
    const { assignee: _nobody, ...nobodys } = incident(idle);
    expect(lanesOf(nobodys, POLICY, TUESDAY)).toEqual({ unassigned: { incident: nobodys } });
  });

  test('by a calendar that is not here: what is certain, its due time', () => {
    const elsewhere = clock('Elsewhere', { goal: goal(HOUR, 'not-here'), dueAt: iso(DUE) });
    const one = incident([elsewhere]);
    expect(names(one, DUE - 1)).toEqual([]);
    expect(names(one, DUE - 1, { ...POLICY, dueWithinMs: MINUTE })).toEqual(['atRisk']);
    expect(names(one, DUE)).toEqual(['breached']);
  });

  test('over: in none, whatever its property says and whoever has it not', () => {
    const { assignee: _nobody, ...over } = incident([RUNS, held(TUESDAY)], { over: true });
    expect(names(over, DUE + 2 * DAY)).toEqual([]);
    expect(nextDue([over], TUESDAY)).toBeUndefined();
  });

  test('for the clock that is due first, among those of the lane', () => {
    const soon = clock('Soon', { goal: goal(HOUR), since: iso(TUESDAY), dueAt: iso(TUESDAY + HOUR) });
    const waits = held(TUESDAY - DAY);
    const { assignee: _nobody, ...one } = incident([RUNS, soon, waits, held(TUESDAY - 3 * DAY, { metric: 'longest' })]);
    expect(metricIn(one, 'unassigned', TUESDAY)).toBe('soon');
    expect(metricIn(one, 'onHold', TUESDAY)).toBe('longest');
    expect(metricIn(one, 'atRisk', TUESDAY + 50 * MINUTE)).toBe('soon');
    expect(metricIn(one, 'breached', TUESDAY + HOUR)).toBe('soon');
    expect(metricIn(one, 'atRisk', TUESDAY + 95 * MINUTE)).toBe('resolution');
    expect(metricIn(one, 'breached', DUE + DAY)).toBe('soon');
    const { assignee: _none, ...onlyWaits } = incident([waits, held(TUESDAY - 3 * DAY, { metric: 'longest' })]);
    expect(metricIn(onlyWaits, 'unassigned', TUESDAY)).toBe('longest');
  });
});

describe('the order of a lane', () => {
  const due = (key: string, at: number, change: Partial<WatchedIncident> = {}): WatchedIncident =>
    incident([{ ...RUNS, dueAt: iso(at) }], { key, ...change });

  test('next due first; then the more urgent, then the older; what has no clock last', () => {
    const bare = (key: string, rank?: number): WatchedIncident => incident([], { key, ...(rank === undefined ? {} : { rank }) });
    const all = [bare('IT-3'), bare('IT-2', 3), bare('IT-10', 0), due('IT-9', DUE, { rank: 1 }), due('IT-10', DUE), due('IT-8', DUE - 1)];
    const nobodys = [...all, incident([held(TUESDAY)], { key: 'IT-5' }), incident([held(TUESDAY - 1)], { key: 'IT-6' }), due('IT-11', DUE)];
    const board = boardOf(
      nobodys.map(({ assignee: _nobody, ...one }) => one),
      POLICY,
      TUESDAY,
    );
    expect(board.unassigned.map(({ incident: { key } }) => key)).toEqual([
      'IT-8',
      'IT-9',
      'IT-10',
      'IT-11',
      'IT-6',
      'IT-5',
      'IT-10',
      'IT-2',
      'IT-3',
    ]);
    expect([board.breached, board.atRisk, board.onHold]).toEqual([[], [], []]);
  });

  test('an incident stands in every lane it belongs to', () => {
    const { assignee: _nobody, ...one } = incident([RUNS, held(TUESDAY - 2 * DAY)]);
    const board = boardOf([one], POLICY, DUE);
    expect(Object.values(board).map((entries) => entries.length)).toEqual([1, 0, 1, 1]);
  });

  test('what is due next is not yet due', () => {
    const all = [due('IT-1', DUE), due('IT-2', DUE - HOUR), due('IT-3', DUE - 90 * MINUTE), incident([], { key: 'IT-4' })];
    expect(nextDue(all, DUE - 90 * MINUTE)?.incident.key).toBe('IT-2');
    expect(nextDue(all, DUE - HOUR)?.incident.key).toBe('IT-1');
    expect(nextDue(all, DUE)).toBeUndefined();
  });
});

describe('what anybody may have written into the property', () => {
  const clocksIn = (change: Record<string, unknown>): WatchedClock[] | undefined => {
    const { properties } = incidentWith([RUNS], change);
    const state = readState(Reflect.get(Object(properties), INCIDENT_PROPERTY));
    return state && watchedClocks(state);
  };

  test('is no clock when it is damaged, and harms nothing when it only looks well', () => {
    expect(clocksIn({})).toHaveLength(1);
    for (const clocks of ['none', [null], [{ ...RUNS, dueAt: 'soon' }], [{ ...RUNS, goal: { ...goal(HOUR), ms: -1 } }]])
      expect(clocksIn({ clocks })).toBeUndefined();
    const far = { ...RUNS, dueAt: '2199-12-31T23:59:59.999Z', since: '1970-01-01T00:00:00.000Z' };
    const never = { business: { name: 'Never', definition: { timeZone: 'Europe/Berlin', weekly: {}, holidays: [], openings: [] } } };
    for (const calendars of [{}, null, never, { business: { ...CALENDARS.business, definition: { timeZone: 'Moon/Base' } } }]) {
      const clocks = clocksIn({ clocks: [far], calendars }) ?? [];
      expect(clocks).toHaveLength(1);
      expect(names({ ...incident([]), clocks }, TUESDAY)).toEqual([]);
    }
  });
});

test('a filter keeps what fits every part of it', () => {
  const placement = { group: { id: 'network', name: 'Network' }, tier: { id: 'tier-2', name: 'Tier 2' } };
  const one = { placement, assignee: 'u-lea' };
  for (const filter of [{}, { group: 'network' }, { tier: 'tier-2' }, { assignee: 'u-lea' }, { group: 'network', assignee: 'u-lea' }])
    expect([filter, passes(one, filter)]).toEqual([filter, true]);
  for (const filter of [{ group: 'sap' }, { tier: 'tier-1' }, { assignee: 'u-tom' }, { group: 'network', tier: 'tier-1' }])
    expect([filter, passes(one, filter)]).toEqual([filter, false]);
  expect(passes({}, { group: 'network' })).toBe(false);
  expect(passes({}, { assignee: 'u-lea' })).toBe(false);
});
