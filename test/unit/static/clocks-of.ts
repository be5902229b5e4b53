import { INCIDENT_PROPERTY, type IncidentState, STATE_SCHEMA } from '../../../src/domain/incident/state';
import type { ClockState } from '../../../src/domain/sla/clock-state';
import type { Cause, Explanation, Stretch } from '../../../src/domain/sla/explanation';

// An incident with a clock in every way one can stand, and the explanation of one of them.

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Tuesday, 24 November 2026, 14:10:05 in Berlin: office hours. */
export const TUESDAY = Date.parse('2026-11-24T13:10:05.000Z');

export const iso = (at: number): string => new Date(at).toISOString();

const office: [string, string][] = [['09:00', '17:00']];
const weekly = { mon: office, tue: office, wed: office, thu: office, fri: office };
export const CALENDARS: IncidentState['calendars'] = {
  business: { name: 'Office hours', definition: { timeZone: 'Europe/Berlin', weekly, holidays: [], openings: [] } },
  'new-york': { name: 'New York', definition: { timeZone: 'America/New_York', weekly, holidays: [], openings: [] } },
};

export const goal = (ms: number, calendar = 'business'): NonNullable<ClockState['goal']> => ({
  rule: 'p2',
  ms,
  calendar,
  warnings: [50, 75, 90],
  atRisk: 75,
});

/** A clock of the name, running since ten minutes before TUESDAY unless it is said otherwise. */
export const clock = (name: string, change: Partial<ClockState> = {}): ClockState => ({
  metric: name.toLowerCase().replaceAll(' ', '-'),
  name,
  kind: 'sla',
  state: 'running',
  cycle: 1,
  elapsedMs: 0,
  since: iso(TUESDAY - 10 * MINUTE),
  ...change,
});

/** 8 h of goal, 2 h 10 min used, of which the last 30 min since it went on: due on Wednesday at 12:00:05 in Berlin. */
export const RESOLUTION = clock('Resolution', {
  cycle: 2,
  goal: goal(8 * HOUR),
  elapsedMs: 100 * MINUTE,
  since: iso(TUESDAY - 30 * MINUTE),
  dueAt: '2026-11-25T11:00:05.000Z',
});

export const HELD = clock('Held', {
  state: 'held',
  goal: goal(8 * HOUR),
  elapsedMs: 5 * HOUR + 13 * SECOND,
  since: iso(TUESDAY - 26 * HOUR),
  reason: { id: 'user', name: 'Waiting for the user' },
});

const { since: _never, ...idle }: ClockState = clock('Vendor', { kind: 'uc', state: 'idle', cycle: 0 });

export const IDLE: ClockState = idle;

/** Every way a clock can stand, in the order of the panel. */
export const ALL: readonly ClockState[] = [
  clock('First response', { state: 'stopped', goal: goal(4 * HOUR), elapsedMs: 110 * MINUTE, since: iso(TUESDAY - 2 * HOUR) }),
  RESOLUTION,
  clock('Workaround', { goal: goal(4 * HOUR), elapsedMs: 3 * HOUR, dueAt: iso(TUESDAY + 50 * MINUTE) }),
  clock('Second tier', {
    kind: 'ola',
    goal: goal(2 * HOUR),
    elapsedMs: 110 * MINUTE,
    since: iso(TUESDAY - 30 * MINUTE - 5 * SECOND),
    dueAt: iso(TUESDAY - 20 * MINUTE - 5 * SECOND),
  }),
  // Its calendar opens at 15:00 in Berlin.
  clock('Overseas', {
    goal: goal(4 * HOUR, 'new-york'),
    elapsedMs: HOUR,
    since: '2026-11-24T00:00:00.000Z',
    dueAt: '2026-11-24T17:00:00.000Z',
  }),
  HELD,
  IDLE,
  clock('Update', {
    state: 'stopped',
    goal: goal(HOUR),
    elapsedMs: 80 * MINUTE,
    since: iso(TUESDAY - 3 * HOUR),
    breachedAt: iso(TUESDAY - 4 * HOUR),
  }),
  clock('Field visit', { state: 'cancelled', goal: goal(HOUR), elapsedMs: 20 * MINUTE, since: iso(TUESDAY - 3 * HOUR) }),
  clock('Bare', { since: iso(TUESDAY - 3 * HOUR) }),
  clock('Elsewhere', { goal: goal(HOUR, 'not-here'), dueAt: iso(TUESDAY + HOUR) }),
];

/** The issue IT-1 as Jira gives it, with these clocks in its property. */
export function incidentWith(clocks: readonly ClockState[], change: Record<string, unknown> = {}): Record<string, unknown> {
  const state = {
    schema: STATE_SCHEMA,
    phase: 'in-progress',
    since: iso(TUESDAY - 3 * HOUR),
    priority: {
      source: 'matrix',
      jiraPriorityId: '2',
      name: 'High',
      rank: 1,
      impact: { id: 'extensive', name: 'Extensive' },
      urgency: { id: 'high', name: 'High' },
    },
    policy: 1,
    clocks,
    clockPolicy: 1,
    calendars: CALENDARS,
    fields: {},
    basis: { statusId: '3', issueTypeId: '10010', priorityId: '2', updated: iso(TUESDAY - HOUR), acts: 0 },
    lookedAt: iso(TUESDAY - 10 * MINUTE),
    ...change,
  };
  return {
    id: '20001',
    key: 'IT-1',
    fields: {
      status: { id: '3', name: 'Work in progress' },
      issuetype: { id: '10010', name: 'Incident' },
      priority: { id: '2', name: 'High' },
      reporter: { displayName: 'Mara Brandt' },
    },
    properties: { [INCIDENT_PROPERTY]: state },
  };
}

const BEGAN = Date.parse('2026-11-23T08:00:00.000Z');
const CLOSED = Date.parse('2026-11-23T16:00:00.000Z');
const OPENED = Date.parse('2026-11-24T08:00:00.000Z');

const created: Cause = { at: iso(BEGAN), what: 'created', by: 'u-mara' };
const status = (changeId: string, from: string, to: string, by = 'u-maya'): Cause => ({
  at: iso(BEGAN),
  what: 'status',
  changeId,
  by,
  fieldId: 'status',
  from,
  to,
});

const stretch = (from: number, to: number, what: Stretch['what'], more: Partial<Stretch> = {}): Stretch => ({
  from: iso(from),
  to: iso(to),
  what,
  ms: to - from,
  countedMs: what === 'counted' ? to - from : 0,
  calendar: 'business',
  ...more,
});

const USER = { id: 'user', name: 'Waiting for the user' };
const VENDOR = { id: 'vendor', name: 'Waiting for a vendor' };

/** RESOLUTION, explained at TUESDAY: 100 min until 12:40:05, among them two with parts of a second, and 30 min since. */
export const STRETCHES: Stretch[] = [
  stretch(BEGAN, BEGAN + 30 * MINUTE + 400, 'counted', { cause: created }),
  stretch(BEGAN + 30 * MINUTE + 400, CLOSED - 10 * MINUTE, 'held', {
    reason: USER,
    cause: status('10234', 'Work in progress', 'Waiting for customer'),
  }),
  stretch(CLOSED - 10 * MINUTE, CLOSED, 'counted', { cause: { at: iso(BEGAN), what: 'comment', changeId: '10777', by: 'u-mara' } }),
  stretch(CLOSED, OPENED, 'closed'),
  stretch(OPENED, OPENED + HOUR - 400, 'counted'),
  stretch(OPENED + HOUR - 400, TUESDAY - 30 * MINUTE, 'held', { reason: VENDOR, cause: status('10235', 'Work in progress', 'Pending') }),
  stretch(TUESDAY - 30 * MINUTE, TUESDAY, 'counted', { cause: status('10236', 'Pending', 'Work in progress', 'u-lea') }),
];

const wallMs = TUESDAY - BEGAN;

export const EXPLANATION: Explanation = {
  at: iso(TUESDAY),
  policyVersion: 1,
  calendars: { business: { name: 'Office hours', timeZone: 'Europe/Berlin' } },
  clocks: [
    {
      clock: RESOLUTION,
      elapsedMs: 130 * MINUTE,
      remainingMs: 350 * MINUTE,
      cycles: [
        {
          number: 1,
          from: iso(BEGAN - 5 * HOUR),
          to: iso(BEGAN - 3 * HOUR),
          begun: { ...created, how: 'start' },
          ended: { ...status('10233', 'Work in progress', 'Done', 'u-lea'), how: 'stopped' },
          stretches: [stretch(BEGAN - 5 * HOUR, BEGAN - 3 * HOUR, 'counted', { cause: created })],
          goals: [],
          elapsedMs: 2 * HOUR,
        },
        {
          number: 2,
          from: iso(BEGAN),
          to: iso(TUESDAY),
          begun: { ...created, how: 'reopened' },
          stretches: STRETCHES,
          goals: [
            {
              from: iso(BEGAN),
              cause: created,
              trials: [
                {
                  rule: 'p1',
                  place: 1,
                  for: [{ part: 'priorities', names: ['Highest'], more: 0 }],
                  misses: 'priorities',
                  has: ['High'],
                },
                { rule: 'p2', place: 2, for: [{ part: 'priorities', names: ['High'], more: 0 }] },
              ],
              goal: { rule: 'p2', place: 2, ms: 8 * HOUR, calendar: 'business' },
            },
          ],
          elapsedMs: 130 * MINUTE,
          dueAt: '2026-11-25T11:00:05.000Z',
        },
      ],
    },
    { clock: IDLE, elapsedMs: 0, cycles: [], neverStarted: true },
  ],
  split: {
    from: iso(BEGAN),
    to: iso(TUESDAY),
    wallMs,
    by: { id: 'resolution', name: 'Resolution' },
    parts: [
      { who: 'us', tier: { id: 't1', name: 'Tier 1' }, ms: 100 * MINUTE + 1 },
      { who: 'us', tier: { id: 't2', name: 'Tier 2' }, ms: 30 * MINUTE },
      { who: 'user', ms: 6 * HOUR },
      { who: 'vendor', ms: 2 * HOUR },
      { who: 'other', ms: 33 * MINUTE },
      { who: 'outOfHours', ms: wallMs - 163 * MINUTE - 1 - 8 * HOUR },
      { who: 'resolved', ms: 0 },
    ],
  },
};

/** HELD, explained at an instant. */
export const heldAt = (at: number): Explanation => {
  const began = TUESDAY - 31 * HOUR - 13 * SECOND;
  const since = TUESDAY - 26 * HOUR;
  const stretches = [stretch(began, since, 'counted', { cause: created }), stretch(since, at, 'held', { reason: USER })];
  return {
    ...EXPLANATION,
    at: iso(at),
    clocks: [
      {
        clock: HELD,
        elapsedMs: HELD.elapsedMs,
        remainingMs: 8 * HOUR - HELD.elapsedMs,
        cycles: [
          {
            number: 1,
            from: iso(began),
            to: iso(at),
            begun: { ...created, how: 'start' },
            stretches,
            goals: [],
            elapsedMs: HELD.elapsedMs,
          },
        ],
      },
    ],
  };
};
