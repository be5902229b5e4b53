import fc from 'fast-check';
import type { CalendarDefinition, Metric, Policy, PublishedPolicy, Settings } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import type { Change, Comment, IssueFacts } from '../../../../src/domain/incident/facts';
import { facts, POLICY, SETTINGS } from '../../fakes';
import { type Case as CalendarCase, calendarCase, opens } from '../calendar/arbitrary';

// Incidents whose life is made up minute by minute, and policies to measure them by. What is made up is the life itself; Jira's history is
// written down from it.

export const MINUTE = 60_000;

/** Statuses by id; "dead" is a status of the category done. */
export const CATEGORY = { new: 'new', work: 'indeterminate', wait: 'indeterminate', done: 'done', dead: 'done' } as const;
export type Status = keyof typeof CATEGORY;

/** How the incident is from some minute on. */
export interface World {
  status: Status;
  /** A field that says why the incident waits. */
  why: '' | 'user' | 'vendor' | 'again';
  /** Jira's own priority. */
  priority: '1' | '2' | '3';
  override?: '1' | '2' | '3';
}

/** What happens in one go. */
export type Event = { minute: number } & (
  | { kind: 'change'; to: Partial<Omit<World, 'override'>> }
  | { kind: 'comment'; by: 'agent' | 'customer'; public: boolean }
  | { kind: 'override'; to: '1' | '2' | '3' | undefined }
);

export interface Life {
  start: World;
  /** One in a minute at most, in order. */
  events: Event[];
  /** Minutes from the creation. */
  length: number;
  created: number;
  metric: Metric;
  calendars: [CalendarDefinition, CalendarDefinition];
}

const WHY = 'customfield_77';

const status = fc.constantFrom<Status>('new', 'work', 'wait', 'done', 'dead');
const why = fc.constantFrom<World['why']>('', 'user', 'vendor', 'again');
const priority = fc.constantFrom<World['priority']>('1', '2', '3');

/** Minutes at which things happen; those of the hour, so that often as much time passes as a grace or a goal has. */
const minute = fc.oneof(
  fc.integer({ min: 1, max: 8_000 }),
  fc.integer({ min: 1, max: 50 }).map((hours) => hours * 60),
);

const event: fc.Arbitrary<
  | { kind: 'change'; to: Partial<Omit<World, 'override'>> }
  | { kind: 'comment'; by: 'agent' | 'customer'; public: boolean }
  | { kind: 'override'; to: World['override'] }
> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('change' as const), to: fc.record({ status, why, priority }, { requiredKeys: [] }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('comment' as const),
      by: fc.constantFrom('agent' as const, 'customer' as const),
      public: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('override' as const), to: fc.option(priority, { nil: undefined }) }) },
);

const into = (...ids: Status[]) => ({ ids: ids.map((id) => ({ id, name: id })), categories: [] });
const DONE = { ids: [], categories: ['done' as const] };

/** Often so short that the goal is reached while much still happens. */
const goalMinutes = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 3_000 }));

const metricOf = fc
  .record({
    starts: fc.constantFrom('created' as const, 'work' as const),
    restarts: fc.boolean(),
    stopsOnComment: fc.boolean(),
    cancels: fc.boolean(),
    resets: fc.boolean(),
    holds: fc.subarray(['user', 'vendor', 'status']),
    order: fc.shuffledSubarray<Metric['order'][number]>(['cancel', 'stop', 'reset', 'start', 'resume', 'hold'], {
      minLength: 6,
      maxLength: 6,
    }),
    whenGoalChanges: fc.constantFrom<Metric['whenGoalChanges']>('carry', 'restart', 'keep'),
    retroactiveStart: fc.boolean(),
    retroactiveHold: fc.boolean(),
    reopen: fc.oneof(
      fc.constant({ mode: 'continue' as const }),
      fc.constant({ mode: 'newCycle' as const }),
      fc
        .oneof(fc.integer({ min: 1, max: 2_000 }), fc.constantFrom(60, 120, 300))
        .map((minutes) => ({ mode: 'grace' as const, graceMs: minutes * MINUTE })),
    ),
    first: goalMinutes,
    second: goalMinutes,
  })
  .map(
    ({ starts, restarts, stopsOnComment, cancels, resets, holds, first, second, ...rest }): Metric => ({
      ...rest,
      id: 'clock',
      name: 'Clock',
      help: '',
      kind: 'sla',
      start: [
        starts === 'created' ? { on: 'created' } : { on: 'status', into: into('work') },
        ...(restarts ? [{ on: 'status' as const, outOf: DONE }] : []),
      ],
      stop: [
        { on: 'status', into: DONE },
        ...(stopsOnComment ? [{ on: 'comment' as const, by: 'agent' as const, visibility: 'public' as const }] : []),
      ],
      cancel: cancels ? [{ on: 'status', into: into('dead') }] : [],
      reset: resets ? [{ on: 'field', field: WHY, to: ['again'] }] : [],
      holds,
      goals: [
        { id: 'first', for: { priorities: ['p1'] }, goalMs: first * MINUTE, calendar: 'a', warnings: [50] },
        { id: 'second', for: { priorities: ['p2'] }, goalMs: second * MINUTE, calendar: 'b', warnings: [] },
      ],
      atRisk: 75,
      dueField: 'resolutionDue',
    }),
  );

const calendars: fc.Arbitrary<[CalendarCase, CalendarDefinition]> = fc.tuple(
  calendarCase.filter(({ definition, middle }) => opens(definition) && middle > Date.UTC(1971, 0, 1) && middle < Date.UTC(2190, 0, 1)),
  calendarCase.map(({ definition }) => definition).filter(opens),
);

/** Lives of up to six days, about a day on which clocks change. */
export const anyLife: fc.Arbitrary<Life> = calendars.chain(([{ definition, middle }, other]) =>
  fc
    .record({
      start: fc.record({ status: fc.constantFrom<Status>('new', 'new', 'work', 'wait', 'done'), why, priority }),
      events: fc.array(fc.tuple(minute, event), { maxLength: 14 }),
      after: fc.integer({ min: 0, max: 1_500 }),
      before: fc.integer({ min: 0, max: 6_000 }),
      metric: metricOf,
    })
    .map(({ start, events, after, before, metric }): Life => {
      const byMinute = new Map(events);
      const ordered = [...byMinute].sort(([a], [b]) => a - b).map(([minute, one]): Event => ({ minute, ...one }));
      const length = (ordered[ordered.length - 1]?.minute ?? 0) + after;
      return { start, events: ordered, length, created: middle - before * MINUTE, metric, calendars: [definition, other] };
    }),
);

export const REASONS: Policy['holdReasons'] = [
  {
    id: 'user',
    name: 'User',
    help: '',
    waitsFor: 'user',
    while: [{ status: into('wait'), fields: [{ field: WHY, is: 'in', values: ['user'] }] }],
    until: [{ on: 'comment', by: 'customer', visibility: 'any' }],
  },
  {
    id: 'vendor',
    name: 'Vendor',
    help: '',
    waitsFor: 'vendor',
    while: [{ fields: [{ field: WHY, is: 'in', values: ['vendor'] }] }],
    until: [],
  },
  { id: 'status', name: 'Waiting', help: '', waitsFor: 'other', while: [{ status: into('wait'), fields: [] }], until: [] },
];

export function policyOf({ metric, calendars: [a, b] }: Life): PublishedPolicy {
  const document: Policy = {
    ...POLICY.document,
    holdReasons: REASONS,
    metrics: [metric],
    calendars: [
      { id: 'a', name: 'A', help: '', definition: a },
      { id: 'b', name: 'B', help: '', definition: b },
    ],
  };
  return { ...POLICY, since: '1970-01-01T00:00:00.000Z', publishedAt: '1970-01-01T00:00:00.000Z', document };
}

export const SITE: Settings = SETTINGS;

const iso = (life: Life, minute: number): string => new Date(life.created + minute * MINUTE).toISOString();

/** The life as Jira tells it. */
export function toldByJira(life: Life): { facts: IssueFacts; acts: Act[] } {
  const world = { ...life.start };
  const history: Change[] = [];
  const comments: Comment[] = [];
  const acts: Act[] = [];
  life.events.forEach((one, place) => {
    const at = iso(life, one.minute);
    if (one.kind === 'comment')
      comments.push({ id: `${place + 1}`, at, by: `u-${one.by}`, unlicensed: one.by === 'customer', public: one.public });
    else if (one.kind === 'override')
      acts.push(
        one.to === undefined
          ? { kind: 'release', at, by: 'u-boss' }
          : { kind: 'override', at, by: 'u-boss', jiraPriorityId: one.to, reason: '' },
      );
    else
      for (const [name, fieldId] of [
        ['status', 'status'],
        ['why', WHY],
        ['priority', 'priority'],
      ] as const) {
        const [from, to] = [world[name], one.to[name] ?? world[name]];
        if (from === to) continue;
        history.push({ id: `${place + 10_000}`, at, by: 'u-agent', fieldId, from: from || undefined, to: to || undefined });
        Object.assign(world, { [name]: to });
      }
  });
  return {
    facts: facts({
      status: { id: world.status, category: CATEGORY[world.status] },
      statusCategories: CATEGORY,
      priorityId: world.priority,
      values: {},
      others: world.why ? { [WHY]: world.why } : {},
      created: iso(life, 0),
      updated: iso(life, life.length),
      history: history.reverse(),
      comments: comments.reverse(),
    }),
    acts,
  };
}
