import { describe, expect, test } from '@jest/globals';
import type { Ladder, Policy } from '../../../../src/contract/types';
import { nextTime } from '../../../../src/domain/calendar/next-time';
import { foresee, passesAt } from '../../../../src/domain/escalation/foresee';
import { defaultPolicy } from '../../../../src/domain/policy/defaults';

const HOUR = 3_600_000;
const policy: Policy = defaultPolicy({
  priorities: ['Highest', 'High', 'Medium'].map((name, at) => ({ id: String(at + 1), name })),
  impactNames: [],
  urgencyNames: [],
  overriders: [],
  timeZone: 'Europe/Berlin',
  statuses: [],
});
/** A week without a holiday of the default calendar: Friday, 13 November 2026, half past five. */
const FRIDAY = Date.parse('2026-11-13T16:30:00Z');

const ladder = (part: Partial<Ladder>, ...delays: number[]): Ladder => ({
  id: 'l',
  name: 'L',
  help: '',
  active: true,
  for: {},
  trigger: { on: 'hand' },
  levels: delays.map((afterMs, at) => ({
    id: `l${at + 1}`,
    kind: 'hierarchical',
    afterMs,
    unlessAcknowledged: true,
    do: [{ do: 'nextTier' }],
  })),
  ...part,
});
const told = (of: Ladder, at = FRIDAY): [string | undefined, string | undefined][] =>
  foresee(of, policy, at).map((one) => [one.at === undefined ? undefined : new Date(one.at).toISOString(), one.deferred]);

describe('levels', () => {
  test('without hours come by day and night, each after the one before', () => {
    expect(told(ladder({}, 0, 4 * HOUR, 12 * HOUR))).toEqual([
      ['2026-11-13T16:30:00.000Z', undefined],
      ['2026-11-13T20:30:00.000Z', undefined],
      ['2026-11-14T08:30:00.000Z', undefined],
    ]);
  });

  test('wait for their calendar to open, and count in its hours', () => {
    expect(told(ladder({ calendar: 'business' }, 0, 2 * HOUR))).toEqual([
      ['2026-11-16T08:00:00.000Z', 'calendar'],
      ['2026-11-16T10:00:00.000Z', undefined],
    ]);
  });

  test('wait for quiet hours to end, in summer and winter', () => {
    const quietHours = { from: '17:00', to: '07:00', timeZone: 'Europe/Berlin' };
    expect(told(ladder({ quietHours }, 0, HOUR))).toEqual([
      ['2026-11-14T06:00:00.000Z', 'quiet'],
      ['2026-11-14T07:00:00.000Z', undefined],
    ]);
    expect(told(ladder({ quietHours }, 0), Date.parse('2026-07-10T21:00:00Z'))).toEqual([['2026-07-11T05:00:00.000Z', 'quiet']]);
  });

  test('that are never reached end the line', () => {
    const never = { from: '08:00', to: '18:00', timeZone: 'Europe/Berlin' };
    expect(told(ladder({ calendar: 'business', quietHours: never }, 0, HOUR))).toEqual([[undefined, undefined]]);
  });

  test('of a calendar that is not there come at once, as in the app', () => {
    expect(told(ladder({ calendar: 'gone' }, 0))).toEqual([['2026-11-13T16:30:00.000Z', undefined]]);
  });
});

describe('when it comes to pass', () => {
  const when = (trigger: Ladder['trigger'], part: Partial<Ladder> = {}, example = { impact: 'extensive', urgency: 'critical' }) => {
    const at = passesAt(ladder({ trigger, ...part }, 0), policy, example, FRIDAY);
    return typeof at === 'number' ? new Date(at).toISOString() : at;
  };
  const goal = policy.metrics.find(({ id }) => id === 'resolution')?.goals[0];

  test('a share of a goal, before its breach and after; as much before it as is said', () => {
    const ms = goal?.goalMs ?? 0;
    const at = (share: number): string => new Date(FRIDAY + share).toISOString();
    expect(when({ on: 'clock', metric: 'resolution', percent: 75 })).toBe(at(ms * 0.75));
    expect(when({ on: 'clock', metric: 'resolution', percent: 150 })).toBe(at(ms * 1.5));
    expect(when({ on: 'willBreach', metric: 'resolution', withinMs: HOUR })).toBe(at(ms - HOUR));
    expect(when({ on: 'willBreach', metric: 'resolution', withinMs: 1_000 * HOUR })).toBe(at(0));
  });

  test('never without a goal', () => {
    expect(when({ on: 'clock', metric: 'gone', percent: 75 })).toBe('never');
    expect(when({ on: 'clock', metric: 'response', percent: 75 }, {}, { impact: '', urgency: '' })).toBe('never');
  });

  test('so long without an update or an acknowledgement, in the hours of the ladder', () => {
    expect(when({ on: 'dwell', afterMs: 2 * HOUR })).toBe('2026-11-13T18:30:00.000Z');
    expect(when({ on: 'notAcknowledged', afterMs: 2 * HOUR }, { calendar: 'business' })).toBe('2026-11-16T10:00:00.000Z');
  });

  test('at once for whom the reporter is; otherwise it does not follow from time', () => {
    expect(when({ on: 'reporterGroup', groups: [] })).toBe('2026-11-13T16:30:00.000Z');
    for (const on of ['customer', 'hand'] as const) expect(when({ on })).toBeUndefined();
    for (const on of ['reopened', 'reassigned'] as const) expect(when({ on, times: 2 })).toBeUndefined();
    expect(when({ on: 'priorityRaised', to: ['p1'] })).toBeUndefined();
  });
});

describe('when clocks next show a time', () => {
  test.each([
    ['fri', '17:31', '2026-11-13T16:31:00.000Z'],
    ['fri', '17:30', '2026-11-20T16:30:00.000Z'],
    ['mon', '00:00', '2026-11-15T23:00:00.000Z'],
  ] as const)('%s %s', (day, time, at) => {
    expect(new Date(nextTime('Europe/Berlin', day, time, FRIDAY)).toISOString()).toBe(at);
  });

  test('one that is skipped in spring comes as much later', () => {
    const at = nextTime('Europe/Berlin', 'sun', '02:30', Date.parse('2026-03-27T12:00:00Z'));
    expect(new Date(at).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });
});
