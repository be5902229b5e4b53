import { describe, expect, test } from '@jest/globals';
import type { Act } from '../../../../src/domain/acts/act';
import type { EscalatedAct } from '../../../../src/domain/acts/escalation';
import type { SupportAskedAct } from '../../../../src/domain/acts/placement';
import { facts, NOW, POLICY } from '../../fakes';
import { around, assigned, assigneeLine, at, decideAt, fresh, group, people, placed, policyWith, ROUTED, TIERS } from './case';

const placesIn = (acts: readonly Act[]): Act[] => acts.filter(({ kind }) => kind === 'placed');
const urgent = POLICY.document.priorities[1]?.id ?? '';
const rules = [
  { id: 'none', name: 'None', help: '', for: { channels: ['portal'] }, to: 'vendor' },
  { id: 'net', name: 'Networks', help: '', for: { categories: ['network'], priorities: [urgent] }, to: 'network' },
  { id: 'vpn', name: 'VPN', help: '', for: { categories: ['network-vpn'] }, to: 'software' },
];
const routing = { ...POLICY.document.routing, fallback: 'desk', rules };
const policy = policyWith({ supportGroups: TIERS, routing });
const vpn = { ...facts().values, category: ['c-1', 'c-2'] };
const surroundings = TIERS.map(({ id }) => around(id, people('a')));

const escalated = (change: Partial<EscalatedAct> = {}): EscalatedAct => ({
  kind: 'escalated',
  id: 'e-1',
  at: at(0),
  passedAt: at(0),
  dueAt: at(0),
  ladder: '-by-hand',
  level: '-next-tier',
  version: 1,
  ...change,
});

const ask = (minutes: number, change: Partial<SupportAskedAct> = {}): SupportAskedAct => ({
  kind: 'supportAsked',
  at: at(minutes),
  by: 'u-agent',
  group: 'vendor',
  reason: 'A part is broken',
  ...change,
});

describe('where an incident comes to first', () => {
  test('to the group of the first rule that fits, by the priority it is about to have', () => {
    const { acts, placement } = decideAt(fresh({ values: vpn }), [], { policy, surroundings });
    expect(placesIn(acts)).toEqual([{ kind: 'placed', at: at(-1), group: 'network', tier: 'tier-2', why: { by: 'rule', rule: 'net' } }]);
    expect(placement).toMatchObject({
      tier: { id: 'tier-2', name: 'Tier 2' },
      group: { id: 'network', name: 'network' },
      since: at(-1),
      why: { by: 'rule', name: 'Networks' },
      moves: 0,
    });
  });

  test('else to the group of its subcategory or category, else the fallback; a rule or a fallback without a group is passed over', () => {
    const categories = POLICY.document.categories.map((one) => (one.id === 'network' ? { ...one, defaultGroup: 'software' } : one));
    const lost = { ...routing, fallback: 'gone', rules: [{ id: 'lost', name: 'Lost', help: '', for: {}, to: 'gone' }] };
    const of = policyWith({ supportGroups: TIERS, categories, routing: lost });
    expect(decideAt(fresh({ values: { category: ['c-1', 'c-2'] } }), [], { policy: of }).placement).toMatchObject({
      group: { id: 'software' },
      why: { by: 'category', name: 'Network' },
    });
    expect(decideAt(fresh({ values: {} }), [], { policy: of, surroundings }).placement).toMatchObject({
      group: { id: 'desk' },
      why: { by: 'fallback' },
    });
  });

  test('since it was made; since now where the app comes late to it, or was not there', () => {
    const since = (created: string) => decideAt(fresh({ created }), [], { policy, surroundings }).placement?.since;
    expect(since(at(-60))).toBe(at(-60));
    expect(since(at(-24 * 60 - 1))).toBe(at(0));
    expect(since('2026-10-01T00:00:00.000Z')).toBe(at(0));
    expect(since(at(5))).toBe(at(0));
  });

  test('a resolved one comes to a group too, but to nobody', () => {
    const { acts } = decideAt(fresh({ status: { id: '6', category: 'done' } }), [], { policy, surroundings });
    expect(acts.map(({ kind }) => kind)).toEqual(['placed']);
  });
});

describe('led elsewhere by the policy', () => {
  const begun = [placed({ group: 'software', tier: 'tier-2', why: { by: 'rule', rule: 'vpn' } })];

  test('when what rules look at has changed and nobody has it', () => {
    const { acts, placement } = decideAt(fresh({ values: vpn }), begun, { policy, surroundings });
    expect(placesIn(acts)).toEqual([{ kind: 'placed', at: at(0), group: 'network', tier: 'tier-2', why: { by: 'rule', rule: 'net' } }]);
    expect(placement?.moves).toBe(0);
  });

  test('and not when the same group fits for another reason', () => {
    expect(
      placesIn(decideAt(fresh({ values: {} }), [placed({ why: { by: 'rule', rule: 'gone' } })], { policy, surroundings }).acts),
    ).toEqual([]);
  });

  test.each<[string, Parameters<typeof fresh>[0], Act[]]>([
    ['somebody has it', { assignee: 'b' }, []],
    ['somebody had it', { history: [assigneeLine(-1, 'b', undefined)] }, []],
    ['the app gave it to somebody', {}, [assigned({ group: 'software' })]],
    ['somebody acknowledged it', {}, [{ kind: 'acknowledged', at: at(-1), by: 'u-agent' }]],
    ['an escalation fired', {}, [escalated({ at: at(-1), ladder: 'resolution-75', level: 'lead' })]],
    ['it is resolved', { status: { id: '6', category: 'done' } }, []],
  ])('not once %s', (_, change, more) => {
    const acts = [...begun, ...more];
    expect(placesIn(decideAt(fresh({ values: vpn, ...change }), acts, { policy, surroundings }).acts)).toEqual([]);
  });

  test('a group that the policy no longer has loses it to routing, whoever moved it there', () => {
    const acts = [placed(), placed({ group: 'gone', why: { by: 'support', reason: '' }, by: 'u-agent' })];
    expect(placesIn(decideAt(fresh({ values: {}, assignee: 'b' }), acts, { policy }).acts)).toMatchObject([{ group: 'desk', at: at(0) }]);
  });
});

describe('moved by people', () => {
  test('to the group somebody asks for support, once, from when they asked', () => {
    const acts = [placed(), ask(-0.5)];
    const { acts: more, placement } = decideAt(fresh({ assignee: 'b' }), acts);
    expect(placesIn(more)).toEqual([
      { kind: 'placed', at: at(-0.5), by: 'u-agent', group: 'vendor', tier: 'tier-3', why: { by: 'support', reason: 'A part is broken' } },
    ]);
    expect(placement).toMatchObject({ why: { by: 'support', person: 'u-agent', reason: 'A part is broken' }, moves: 1 });
    expect(decideAt(fresh(), [...acts, ...more]).acts).toEqual([]);
  });

  test('in the order in which they asked; a group that is not there is nowhere', () => {
    const acts = [placed(), ask(-0.2, { group: 'software' }), ask(-0.5), ask(-0.1, { group: 'gone' })];
    const { acts: more, placement } = decideAt(fresh(), acts);
    expect(placesIn(more)).toMatchObject([{ group: 'vendor' }, { group: 'software' }]);
    expect(placement?.moves).toBe(2);
  });

  test('back, when somebody takes an escalation back: each time one further', () => {
    const up = (id: string, to: string, tier: string) => placed({ group: to, tier, why: { by: 'escalation', escalation: id } });
    const back = (minutes: number): Act => ({ kind: 'deEscalated', at: at(minutes), by: 'u-agent', reason: 'Not theirs' });
    const acts: Act[] = [placed(), up('e-1', 'network', 'tier-2'), up('e-2', 'vendor', 'tier-3'), back(-0.5)];
    const first = decideAt(fresh(), acts, { surroundings });
    expect(placesIn(first.acts)).toMatchObject([{ group: 'network', by: 'u-agent', why: { by: 'deEscalation', reason: 'Not theirs' } }]);
    const second = decideAt(fresh(), [...acts, ...first.acts, back(-0.2)], { surroundings });
    expect(placesIn(second.acts)).toMatchObject([{ group: 'desk' }]);
    const third = decideAt(fresh(), [...acts, ...first.acts, back(-0.2), ...second.acts, back(-0.1)], { surroundings });
    expect(placesIn(third.acts)).toEqual([]);
  });
});

describe('moved by an escalation', () => {
  test('to the next tier: to the group routing would choose there', () => {
    const { acts, placement } = decideAt(fresh({ values: vpn }), [placed(), escalated()], { policy, surroundings });
    expect(placesIn(acts)).toEqual([
      { kind: 'placed', at: at(0), group: 'network', tier: 'tier-2', why: { by: 'escalation', escalation: 'e-1' } },
    ]);
    expect(placement).toMatchObject({ why: { by: 'escalation' }, moves: 1 });
    const other = decideAt(fresh({ values: { category: ['c-1', 'c-2'] } }), [placed(), escalated()], { policy, surroundings });
    expect(other.placement?.group.id).toBe('software');
    const none = decideAt(fresh({ values: {} }), [placed(), escalated()], { policy, surroundings });
    expect(none.placement?.group.id).toBe('network');
  });

  test('from the last tier nowhere, and not later either, should a tier be added', () => {
    const acts = [placed({ group: 'vendor', tier: 'tier-3' }), escalated()];
    expect(decideAt(fresh({ values: {}, assignee: 'b' }), acts, { policy }).acts).toEqual([]);
    const tiers = [...POLICY.document.tiers, { id: 'tier-4', name: 'Tier 4', help: '' }];
    const more = policyWith({ supportGroups: [...TIERS, group('fourth', { tier: 'tier-4' })], tiers, routing });
    expect(decideAt(fresh({ values: {}, assignee: 'b' }), acts, { policy: more, minutes: 5 }).acts).toEqual([]);
  });

  test('once: what it moved is recorded, and its ladder may be gone then', () => {
    const acts = [placed(), escalated(), placed({ group: 'vendor', tier: 'tier-3', why: { by: 'escalation', escalation: 'e-1' } })];
    expect(decideAt(fresh({ assignee: 'b', history: [assigneeLine(0.5, 'a', 'b')] }), acts, { policy }).acts).toEqual([]);
    expect(decideAt(fresh(), [placed(), escalated({ ladder: 'withdrawn' }), assigned()], { policy }).acts).toEqual([]);
  });
});

test('moves are counted: between groups but for what routing puts right, and from one person to another by people', () => {
  const history = [
    assigneeLine(1, undefined, 'a'),
    assigneeLine(2, 'a', undefined),
    assigneeLine(3, undefined, 'b'),
    assigneeLine(4, 'b', 'b'),
    assigneeLine(5, 'b', 'c', 'app-account'),
    assigneeLine(6, 'c', 'a'),
  ];
  const acts = [
    placed(),
    placed({ why: { by: 'fallback' }, group: 'network' }),
    placed({ why: { by: 'support', reason: '' }, group: 'vendor' }),
  ];
  expect(decideAt(fresh({ history, assignee: 'a' }), acts, { minutes: 10 }).placement?.moves).toBe(3);
  expect(NOW).toBe(Date.parse(at(0)));
  expect(ROUTED.document.supportGroups).toBe(TIERS);
});
