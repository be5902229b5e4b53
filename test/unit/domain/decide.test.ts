import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Act, ActLog, EffectAct, FieldValues } from '../../../src/domain/acts/act';
import { NO_ACTS } from '../../../src/domain/acts/act';
import { appended } from '../../../src/domain/acts/append';
import { readTold } from '../../../src/domain/effects/told';
import { isCurrent } from '../../../src/domain/incident/current';
import { decide } from '../../../src/domain/incident/decide';
import type { Change, IssueFacts } from '../../../src/domain/incident/facts';
import { lozengeOf } from '../../../src/domain/incident/lozenge';
import { readOrigin } from '../../../src/domain/incident/read-core';
import { readState } from '../../../src/domain/incident/read-state';
import type { Membership } from '../../../src/domain/rights/may';
import { facts, NOW, PLACED, POLICY, SETTINGS, withoutPlaces } from '../fakes';

const HOUR = 3_600_000;
const OFFICE = POLICY.document.calendars.find(({ id: one }) => one === 'business')?.definition;

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const id = fc.stringMatching(/^\d{1,19}$/);
const origin = fc.record({ id, key: fc.stringMatching(/^[A-Z][A-Z0-9_]{0,9}-\d{1,19}$/) });
const levels = fc.option(fc.constantFrom('impact-extensive', 'impact-minor', 'urgency-high', 'urgency-low', 'gone'), { nil: undefined });
const priorityId = fc.constantFrom('1', '2', '3', '4', '5', '77');
const anyFacts: fc.Arbitrary<IssueFacts> = fc
  .record(
    {
      issueId: fc.string(),
      key: fc.string(),
      projectId: fc.constantFrom('10000', '10001'),
      issueTypeId: fc.constantFrom('10010', '10011'),
      status: fc.record({
        id: fc.constantFrom('1', '3', '6'),
        category: fc.constantFrom('new' as const, 'indeterminate' as const, 'done' as const),
      }),
      priorityId,
      impact: levels,
      urgency: levels,
      category: fc.string({ maxLength: 500 }),
      created: instant,
      updated: instant,
      reporter: fc.string({ maxLength: 128 }),
      hasIntent: fc.boolean(),
      origin,
      assignee: fc.constantFrom('u-agent', 'u-guest'),
      statusCategories: fc.dictionary(
        fc.constantFrom('1', '3', '6'),
        fc.constantFrom('new' as const, 'indeterminate' as const, 'done' as const),
      ),
      comments: fc.array(
        fc.record(
          {
            id,
            at: fc.oneof(instant, fc.string()),
            by: fc.constantFrom('u-agent', 'u-guest', 'app-account'),
            unlicensed: fc.boolean(),
            public: fc.boolean(),
          },
          { requiredKeys: ['id', 'at', 'unlicensed', 'public'] },
        ),
        { maxLength: 5 },
      ),
      tasks: fc.array(
        fc.record({
          id,
          key: fc.string(),
          summary: fc.string(),
          status: fc.record({
            id,
            name: fc.string(),
            category: fc.constantFrom('new' as const, 'indeterminate' as const, 'done' as const),
          }),
        }),
        { maxLength: 3 },
      ),
      others: fc.dictionary(fc.string(), fc.string()),
      appFields: fc.record(
        { firstResponseDue: fc.oneof(instant, fc.string()), resolutionDue: instant, slaStatus: fc.constantFrom('Met', 'On track', 'x') },
        { requiredKeys: [] },
      ),
      appFieldsGone: fc.constant([]),
      history: fc.array(
        fc.record({
          id: fc.oneof(id, fc.string()),
          at: instant,
          by: fc.constantFrom('u-agent', 'u-guest', 'app-account'),
          fieldId: fc.constantFrom('status', 'assignee', 'priority', 'customfield_1', 'customfield_2'),
          from: fc.option(fc.string(), { nil: undefined }),
          to: fc.constantFrom('1', '3', '6', undefined),
        }),
      ),
      property: fc.anything(),
      lozenge: fc.anything(),
    },
    {
      requiredKeys: [
        'issueId',
        'key',
        'projectId',
        'issueTypeId',
        'status',
        'created',
        'updated',
        'hasIntent',
        'statusCategories',
        'comments',
        'tasks',
        'others',
        'appFields',
        'appFieldsGone',
        'history',
        'property',
        'lozenge',
      ],
    },
  )
  .map(({ impact, urgency, ...rest }) => ({
    ...rest,
    values: { ...(impact ? { impact: [impact] } : {}), ...(urgency ? { urgency: [urgency] } : {}) },
  }));

const done = { at: instant, by: fc.constantFrom('u-agent', 'u-guest') };
const group = fc.constantFrom('service-desk', 'technical-support', 'specialists', 'gone');
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    at: instant,
    kind: fc.constant('placed' as const),
    group,
    tier: fc.constantFrom('tier-1', 'tier-2', 'gone'),
    why: fc.constantFrom(
      { by: 'fallback' as const },
      { by: 'rule' as const, rule: 'gone' },
      { by: 'escalation' as const, escalation: 'e-1' },
      { by: 'support' as const, reason: '' },
      { by: 'deEscalation' as const, reason: '' },
    ),
  }),
  fc.record(
    {
      at: instant,
      kind: fc.constant('assigned' as const),
      group,
      to: fc.constantFrom('u-agent', 'u-guest'),
      how: fc.constantFrom('roundRobin' as const, 'hadIt' as const, 'nobody' as const),
      passedOver: fc.array(fc.record({ id: fc.string(), why: fc.constant('away' as const) }), { maxLength: 2 }),
    },
    { requiredKeys: ['at', 'kind', 'group', 'how', 'passedOver'] },
  ),
  fc.record(
    { ...done, kind: fc.constant('supportAsked' as const), group, to: fc.constantFrom('u-agent', 'u-guest'), reason: fc.string() },
    { requiredKeys: ['at', 'by', 'kind', 'group', 'reason'] },
  ),
  fc.record({ ...done, kind: fc.constant('deEscalated' as const), reason: fc.string() }),
  fc.record({
    kind: fc.constant('escalated' as const),
    id: fc.constantFrom('e-1', 'e-2'),
    at: fc.oneof(instant, fc.constant(new Date(NOW).toISOString())),
    passedAt: instant,
    dueAt: instant,
    ladder: fc.constantFrom('reopened', 'stays-in-first-tier', '-by-hand', 'gone'),
    level: fc.constantFrom('next-tier', '-next-tier', 'lead', 'gone'),
    version: fc.constant(1),
  }),
  fc.record(
    { ...done, kind: fc.constant('override' as const), jiraPriorityId: priorityId, changeId: id },
    { requiredKeys: ['kind', 'at', 'by', 'jiraPriorityId'] },
  ),
  fc.record({ ...done, kind: fc.constant('release' as const) }),
  fc.record({ ...done, kind: fc.constant('editRefused' as const), changeId: id }),
  fc.record(
    {
      ...done,
      kind: fc.constant('raised' as const),
      intentId: fc.uuid(),
      origin,
      values: fc.constant<FieldValues>({ category: ['c-1', 'c-2'] }),
    },
    { requiredKeys: ['kind', 'at', 'by', 'intentId', 'values'] },
  ),
);
const anyLog: fc.Arbitrary<ActLog> = fc.array(anyAct, { maxLength: 6 }).map((acts) => ({ version: acts.length, acts }));

const members = new Map<string, Membership>([
  ['u-agent', { accountId: 'u-agent', groupIds: [], roleIds: ['r-agents'] }],
  ['u-guest', { accountId: 'u-guest', groupIds: [], roleIds: [] }],
]);
const decided = (given: IssueFacts, acts: ActLog = NO_ACTS, now = NOW) =>
  decide({ facts: given, acts, policy: POLICY, settings: SETTINGS, members }, now);

/** What Jira's history says of a priority the app sets. */
const linesOf = ({ priorityId: from }: IssueFacts, to: string | undefined, now: number): Change[] =>
  to === undefined ? [] : [{ id: '9'.repeat(19), at: new Date(now).toISOString(), by: 'app-account', fieldId: 'priority', from, to }];

/** The same of whoever the app gives it to. */
const givenTo = (from: string | undefined, to: string | undefined, now: number): Change[] =>
  from === to ? [] : [{ id: '9'.repeat(19), at: new Date(now).toISOString(), by: 'app-account', fieldId: 'assignee', from, to }];

describe('decide', () => {
  test('derives phase, since when, reporter, origin and priority from the facts alone', () => {
    const given = facts({ origin: { id: '7', key: 'SHOP-7' }, category: 'Network / VPN' });
    const { state, write, set } = decided(given, { version: 1, acts: [PLACED] });
    expect([write, set]).toEqual([true, { values: {}, priority: '2' }]);
    expect(state).toEqual({
      schema: 3,
      phase: 'in-progress',
      since: '2026-11-20T10:00:00.000Z',
      reporter: 'u-mara',
      origin: { id: '7', key: 'SHOP-7' },
      category: 'Network / VPN',
      priority: {
        source: 'matrix',
        jiraPriorityId: '2',
        name: 'High',
        rank: 1,
        impact: { id: 'extensive', name: 'Extensive / Widespread' },
        urgency: { id: 'high', name: 'High' },
      },
      policy: 1,
      clocks: [
        {
          metric: 'response',
          name: 'First response',
          kind: 'sla',
          state: 'stopped',
          cycle: 1,
          goal: { rule: 'p2', ms: HOUR, calendar: 'business', warnings: [50, 75, 90], atRisk: 75 },
          elapsedMs: HOUR,
          since: '2026-11-20T10:00:00.000Z',
        },
        {
          metric: 'resolution',
          name: 'Resolution',
          kind: 'sla',
          state: 'running',
          cycle: 1,
          goal: { rule: 'p2', ms: 8 * HOUR, calendar: 'business', warnings: [50, 75, 90], atRisk: 75 },
          elapsedMs: 0,
          since: '2026-11-20T08:00:00.000Z',
          dueAt: '2026-11-20T17:00:00.000Z',
        },
        { metric: 'vendor', name: 'Vendor', kind: 'uc', state: 'idle', cycle: 0, elapsedMs: 0 },
      ],
      clockPolicy: 1,
      calendars: { business: { name: 'Office hours', definition: OFFICE } },
      placement: {
        tier: { id: 'tier-1', name: 'Tier 1' },
        group: { id: 'service-desk', name: 'Service desk' },
        since: '2026-11-20T08:00:00.000Z',
        why: { by: 'fallback' },
        moves: 0,
      },
      life: expect.objectContaining({ phase: 'investigation', reopened: 0 }),
      fields: { impact: 'customfield_1', urgency: 'customfield_2' },
      basis: {
        statusId: '3',
        issueTypeId: '10010',
        priorityId: '2',
        impact: 'impact-extensive',
        urgency: 'urgency-high',
        updated: '2026-11-20T10:00:00.000Z',
        acts: 1,
      },
      lookedAt: '2026-11-23T09:00:00.000Z',
    });
  });

  test('an issue of another type or project is left alone, and so is everything before set-up', () => {
    const nothing = { need: [], set: { values: {} }, acts: [], effects: [], appFields: {}, write: false };
    expect(decided(facts({ issueTypeId: '10011' }))).toEqual(nothing);
    expect(decided(facts({ projectId: '10001' }))).toEqual(nothing);
    const input = { facts: facts(), acts: NO_ACTS, members };
    expect(decide({ ...input, policy: POLICY, settings: undefined }, NOW)).toEqual(nothing);
    expect(decide({ ...input, policy: undefined, settings: SETTINGS }, NOW)).toEqual(nothing);
  });

  test('the last change into the present status counts, however the history is ordered', () => {
    const change = { id: '1', fieldId: 'status', from: '6', to: '3' };
    const history = [
      { ...change, at: '2026-11-22T10:00:00.000Z' },
      { ...change, at: '2026-11-20T10:00:00.000Z' },
      { ...change, at: '2026-11-22T12:00:00.000Z', fieldId: 'assignee' },
    ];
    expect(decided(facts({ history })).state?.since).toBe('2026-11-22T10:00:00.000Z');
    expect(decided(facts({ history: [] })).state?.since).toBe('2026-11-20T08:00:00.000Z');
  });

  test('when nothing but the time and the last edit changed, nothing is written', () => {
    const log = { version: 1, acts: [PLACED] };
    const { state } = decided(facts(), log);
    const later = facts({ property: state, lozenge: state && lozengeOf(state), priorityId: '2', updated: '2026-11-23T08:00:00.000Z' });
    expect(decided(later, log, NOW + 3_600_000).write).toBe(false);
  });

  test('what was said while raising and Jira did not take is set, once: who empties a field later means it', () => {
    const raised: Act = {
      kind: 'raised',
      at: '2026-11-20T08:00:00.000Z',
      by: 'u-mara',
      intentId: 'i',
      values: { category: ['c-1', 'c-2'], urgency: ['urgency-low'] },
    };
    const log: ActLog = { version: 1, acts: [raised] };
    const first = decided(facts(), log);
    expect(first.set.values).toEqual({ category: ['c-1', 'c-2'] });
    expect(first.intent).toEqual({ id: 'i' });
    expect(first.state?.category).toBe('Network / VPN and remote access');
    const emptied = { id: '9', at: '2026-11-21T08:00:00.000Z', by: 'u-agent', fieldId: 'customfield_3', from: 'c-1', to: undefined };
    expect(decided(facts({ history: [emptied], hasIntent: true }), log)).toMatchObject({ set: { values: {} } });
    expect(decided(facts({ values: {} }), log).state?.priority).toMatchObject({ urgency: { id: 'low' }, missing: ['impact'] });
  });

  test('somebody’s edit that is not theirs to make is undone, and they are told; it is said of the edit that stands', () => {
    const edit = { id: '50', at: '2026-11-22T10:00:00.000Z', by: 'u-guest', fieldId: 'priority', from: '2', to: '5' };
    const judged = decided(facts({ priorityId: '5', history: [edit] }));
    expect(judged.set.priority).toBe('2');
    expect(withoutPlaces(judged.acts)).toMatchObject([{ kind: 'editRefused', changeId: '50' }]);
    expect(judged.effects).toEqual([
      {
        id: 'priority-put-back/20001/50',
        kind: 'comment',
        text: 'priorityPutBack',
        to: ['u-guest'],
        values: { wanted: 'Lowest', kept: 'High' },
      },
    ]);
    const log: ActLog = { version: 1, acts: judged.acts };
    // Not undone yet: it is still to be said, under the same id, in case it could not be after the judgement was recorded.
    expect(decided(facts({ priorityId: '5', history: [edit] }), log)).toMatchObject({
      set: { priority: '2' },
      acts: [],
      effects: judged.effects,
    });
    const undone = { ...edit, id: '51', by: 'app', from: '5', to: '2' };
    expect(decided(facts({ priorityId: '2', history: [edit, undone] }), log)).toMatchObject({ acts: [], effects: [] });
  });

  test('before an editor’s rights are known nothing at all is said', () => {
    const edit = { id: '50', at: '2026-11-22T10:00:00.000Z', by: 'u-guest', fieldId: 'priority', from: '2', to: '5' };
    const input = { facts: facts({ history: [edit] }), acts: NO_ACTS, policy: POLICY, settings: SETTINGS, members: new Map() };
    expect(decide(input, NOW)).toEqual({ need: ['u-guest'], set: { values: {} }, acts: [], effects: [], appFields: {}, write: false });
  });

  test('total and deterministic: any facts give the same answer twice, and writing it settles the matter', () => {
    fc.assert(
      fc.property(anyFacts, anyLog, fc.integer({ min: Date.UTC(2030, 0, 1), max: 4_000_000_000_000 }), (given, log, now) => {
        const first = decided(given, log, now);
        expect(decided(given, log, now)).toEqual(first);
        // Jira's history ends at what the field holds: an edit that is not there any more is not undone before it is told of.
        const edits = given.history.filter(({ fieldId }) => fieldId === 'priority');
        if (!first.state || !edits.every(({ to }) => to === given.priorityId)) return;
        const told = first.effects.map(
          ({ id, kind, to }): EffectAct => ({
            kind: 'effect',
            id,
            effect: kind,
            outcome: 'done',
            at: new Date(now).toISOString(),
            to: [...to],
          }),
        );
        const acts = appended(appended(log, first.acts), told);
        // What was told is decided about once more, before anything is written.
        const { state } = decided(given, acts, now);
        const stored: unknown = JSON.parse(JSON.stringify(state));
        expect({ ...readState(stored), told: readTold(state?.told) }).toEqual({
          ...state,
          told: told.map(({ id, effect, at, to, outcome }) => ({ id, effect, at, to, outcome })),
        });
        const { assignee: had, ...rest } = given;
        const has = first.set.assignee === undefined ? had : (first.set.assignee ?? undefined);
        const after: IssueFacts = {
          ...rest,
          ...(has === undefined ? {} : { assignee: has }),
          ...(first.set.priority === undefined ? {} : { priorityId: first.set.priority }),
          history: [...given.history, ...linesOf(given, first.set.priority, now), ...givenTo(had, has, now)],
          values: { ...given.values, ...first.set.values },
          ...(first.state.category === undefined ? {} : { category: first.state.category }),
          hasIntent: given.hasIntent || first.intent !== undefined,
          property: stored,
          lozenge: JSON.parse(JSON.stringify(lozengeOf(first.state))),
        };
        const again = decided(after, acts, now + 1);
        expect({ write: again.write, acts: again.acts, effects: again.effects }).toEqual({ write: false, acts: [], effects: [] });
        const seen = { statusId: given.status.id, issueTypeId: given.issueTypeId, priorityId: after.priorityId };
        expect(isCurrent(first.state, seen)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a property that was tampered with changes nothing of the decision and is healed', () => {
    fc.assert(
      fc.property(anyFacts, anyLog, fc.anything(), (given, log, tampered) => {
        const honest = decided({ ...given, property: undefined }, log);
        expect({ ...decided({ ...given, property: tampered }, log), write: true }).toEqual({ ...honest, write: true });
      }),
    );
    const { state } = decided(facts({ priorityId: '2' }));
    const kept = { priorityId: '2', property: state, lozenge: state && lozengeOf(state) };
    expect(decided(facts(kept)).write).toBe(false);
    for (const lozenge of [undefined, 'Lowest', { type: 'lozenge', value: { label: 'Lowest', type: 'success' } }])
      expect(decided(facts({ ...kept, lozenge })).write).toBe(true);
    for (const damage of [
      { phase: 'resolved' },
      { reporter: 'u-other' },
      { since: '2020-01-01T00:00:00.000Z' },
      { schema: 1 },
      { basis: null },
      { priority: { ...state?.priority, name: 'Lowest' } },
      { priority: { ...state?.priority, source: 'override' } },
      { policy: 9 },
      { category: 'Other' },
      { notSet: ['priority'] },
      { filler: 'x' },
      // As deep as the 32,768 characters of a property allow: comparing must not run out of stack.
      { filler: JSON.parse(`${'['.repeat(16_000)}${']'.repeat(16_000)}`) },
      { lookedAt: '2999-01-01T00:00:00.000Z' },
      { clockPolicy: 2 },
      { calendars: {} },
      { clocks: [] },
      { clocks: state?.clocks.map((clock) => ({ ...clock, elapsedMs: clock.elapsedMs + 1 })) },
      { clocks: state?.clocks.map((clock) => ({ ...clock, name: 'Other' })) },
    ])
      expect(decided(facts({ ...kept, property: { ...state, ...damage } })).write).toBe(true);
  });
});

describe('the version an incident runs under', () => {
  const next = {
    ...POLICY,
    version: 2,
    document: {
      ...POLICY.document,
      matrix: { ...POLICY.document.matrix, extensive: { ...POLICY.document.matrix.extensive, high: 'p5' } },
      rights: { ...POLICY.document.rights, overridePriority: [] },
    },
  };
  const input = { facts: facts(), acts: NO_ACTS, policy: next, settings: SETTINGS, members: new Map() };

  test('gives levels, matrix and priority; that in force, when nothing else is said', () => {
    const [own, inForce] = [decide({ ...input, incidentPolicy: POLICY }, NOW), decide(input, NOW)];
    expect([own.set.priority, own.state?.policy, own.state?.clockPolicy]).toEqual(['2', 1, 1]);
    expect([inForce.set.priority, inForce.state?.policy, inForce.state?.clockPolicy]).toEqual(['5', 2, 2]);
    expect(decide({ ...input, incidentPolicy: POLICY, clockPolicy: next }, NOW).state).toMatchObject({ policy: 1, clockPolicy: 2 });
  });

  test('does not say who may do what: that does the one in force', () => {
    const edit = { id: '7', at: '2026-11-21T10:00:00.000Z', by: 'u-agent', fieldId: 'priority', from: '1', to: '4' };
    const agent = { accountId: 'u-agent', groupIds: [], roleIds: ['r-agents'] };
    const edited = { ...input, facts: facts({ priorityId: '4', history: [edit] }), members: new Map([['u-agent', agent]]) };
    const kinds = (policy: typeof POLICY) =>
      decide({ ...edited, policy, incidentPolicy: POLICY }, NOW).acts.flatMap(({ kind }) => (kind === 'placed' ? [] : [kind]));
    expect([kinds(POLICY), kinds(next)]).toEqual([['override'], ['editRefused']]);
  });
});

describe('readState', () => {
  test('reads anything without throwing and gives back only what is whole', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const state = readState(value);
        if (state) expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state);
      }),
    );
  });

  test.each([
    ['no id', { id: 'x', key: 'A-1' }],
    ['no key', { id: '1', key: 'javascript:alert(1)' }],
    ['a key in several lines', { id: '1', key: 'A-1\nB-2' }],
    ['a text that would fill the property', { id: '1', key: `${'K'.repeat(32_000)}-1` }],
    ['an id that would fill the property', { id: '1'.repeat(32_000), key: 'A-1' }],
    ['nothing', null],
  ])('an origin somebody wrote by hand is none: %s', (_what, written) => {
    expect(readOrigin(written)).toBeUndefined();
    expect(readOrigin({ id: '7', key: 'SHOP_2-7' })).toEqual({ id: '7', key: 'SHOP_2-7' });
  });

  test('drops what is no such thing, and keeps the rest', () => {
    const { state } = decided(facts());
    const damaged = { ...state, reporter: 5, origin: { id: 1, key: 'A-1' }, category: 'x'.repeat(5_000), notSet: ['everything'] };
    expect(readState(damaged)).toEqual({ ...state, reporter: undefined, origin: undefined, category: undefined });
  });
});

describe('whether a state is current', () => {
  test('what the reader did not ask for is not compared; an empty field is not the same as a chosen one', () => {
    const { state } = decided(facts());
    if (!state) throw new Error('no state');
    const seen = { statusId: '3', issueTypeId: '10010' };
    expect(isCurrent(state, seen)).toBe(true);
    expect(isCurrent(state, { ...seen, priorityId: '3' })).toBe(false);
    expect(isCurrent(state, { ...seen, priorityId: '2', impact: 'impact-extensive', urgency: 'urgency-high' })).toBe(true);
    expect(isCurrent(state, { ...seen, impact: undefined })).toBe(false);
  });
});
