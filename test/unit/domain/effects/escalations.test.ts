import { describe, expect, test } from '@jest/globals';
import type { EscalationAction, Policy, PublishedPolicy, Recipient, SupportGroup } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import type { Effect, PolicyNotifyEffect } from '../../../../src/domain/effects/effect';
import { decide } from '../../../../src/domain/incident/decide';
import type { IssueFacts } from '../../../../src/domain/incident/facts';
import { APP, facts, NOW, POLICY, SETTINGS } from '../../fakes';
import { becauseOf, ESCALATED_AT, escalated, ladder, policyDoing, template } from './escalated';

const HOUR = 3_600_000;
const LABEL: EscalationAction = { do: 'label', label: 'late' };
const PENDING = { id: '4', name: 'Pending' };
const notify = (...who: Recipient[]): EscalationAction => ({ do: 'notify', template: 'words', who });
const ID = 'escalation/20001/late/resolution-1-75/lead/1';

/** Effects of escalations that are due; nobody is reminded of clocks, for nobody is there. */
const due = (policy: PublishedPolicy, acts: Act[] = [escalated()], issue: Partial<IssueFacts> = {}, now = NOW): Effect[] =>
  decide(
    { facts: facts({ priorityId: '2', ...issue }), acts: { version: acts.length, acts }, policy, settings: SETTINGS, members: new Map() },
    now,
  ).effects.filter(({ id }) => id.startsWith('escalation/'));

const did = (deed: number): Act => ({
  kind: 'effect',
  id: `${ID}/${deed}`,
  effect: 'label',
  outcome: 'done',
  at: '2026-11-23T08:59:10.000Z',
  to: [],
  what: 'late',
});

describe('what a level does', () => {
  test('follows from its act in the order of the policy, each with an id of its own', () => {
    const doing: EscalationAction[] = [{ do: 'nextTier' }, LABEL, { do: 'transition', status: PENDING }, { do: 'raisePriority', steps: 1 }];
    expect(due(policyDoing(doing))).toEqual([
      { kind: 'label', id: `${ID}/1`, to: [], what: 'late' },
      { kind: 'transition', id: `${ID}/2`, to: [], what: 'Pending', statusId: '4' },
    ]);
  });

  test('is done once: what an act names is not due again', () => {
    const doing: EscalationAction[] = [LABEL, { do: 'label', label: 'again' }];
    expect(due(policyDoing(doing), [escalated(), did(0)])).toMatchObject([{ id: `${ID}/1` }]);
    expect(due(policyDoing(doing), [escalated(), did(0), did(1)])).toEqual([]);
  });

  test('is done once for each repetition, and each level', () => {
    const again = escalated({ id: 'late/resolution-1-75/lead/2' });
    expect(due(policyDoing([LABEL]), [escalated(), did(0), again])).toMatchObject([
      { id: 'escalation/20001/late/resolution-1-75/lead/2/0' },
    ]);
  });

  test('is done for a day and no longer', () => {
    const at = Date.parse(ESCALATED_AT);
    expect(due(policyDoing([LABEL]), [escalated()], {}, at + 24 * HOUR)).toHaveLength(1);
    expect(due(policyDoing([LABEL]), [escalated()], {}, at + 24 * HOUR + 1)).toEqual([]);
  });

  test('never concerns more deeds than the log remembers', () => {
    const doing = Array.from({ length: 10 }, (_, at): EscalationAction => ({ do: 'label', label: `l-${at}` }));
    const acts = Array.from({ length: 30 }, (_, at) => escalated({ id: `late/resolution-1-75/lead/${at + 1}` }));
    const effects = due(policyDoing(doing), acts);
    expect([effects.length, effects[0]?.id, effects.at(-1)?.id]).toEqual([
      80,
      'escalation/20001/late/resolution-1-75/lead/23/0',
      'escalation/20001/late/resolution-1-75/lead/30/9',
    ]);
  });
});

describe('of a policy that changed since', () => {
  test.each<[string, PublishedPolicy]>([
    ['a ladder that is gone', policyDoing([LABEL], {}, { id: 'other' })],
    ['a ladder that was switched off', policyDoing([LABEL], {}, { active: false })],
    ['a level that is gone', policyDoing([], {}, { levels: ladder([LABEL]).levels.map((one) => ({ ...one, id: 'other' })) })],
  ])('%s does nothing more', (_, policy) => {
    expect(due(policy)).toEqual([]);
    expect(due({ ...policy, version: 2 })).toEqual([]);
  });

  test('the level does what it says now, if it did nothing yet and was only just reached', () => {
    const changed = { ...policyDoing([{ do: 'label', label: 'new' }]), version: 2 };
    expect(due(changed)).toMatchObject([{ what: 'new' }]);
    expect(due(changed, [escalated()], {}, NOW + 2 * HOUR)).toEqual([]);
  });

  test('a level that did something does nothing more: in another order the same would be done twice', () => {
    const before = policyDoing([LABEL, { do: 'transition', status: PENDING }]);
    const changed = { ...policyDoing([{ do: 'label', label: 'new' }, LABEL, { do: 'transition', status: PENDING }]), version: 2 };
    expect(due(before, [escalated(), did(0)])).toHaveLength(1);
    expect(due(changed, [escalated(), did(0)])).toEqual([]);
    // An escalation whose id only begins alike is another.
    const other = escalated({ id: 'late/resolution-1-75/lead/10' });
    expect(due(changed, [other, did(0)])).toHaveLength(3);
  });

  test.each([
    ['is gone', template('{reason}', { id: 'others' }), 'templateGone', 'words'],
    ['was switched off', template('{reason}', { active: false }), 'templateOff', 'Words'],
  ])('a message that %s is not sent, and why is kept', (_, words, not, what) => {
    const policy = policyDoing([notify({ who: 'assignee' }), { do: 'comment', template: 'words', visibility: 'public' }], {}, {}, words);
    expect(due(policy)).toEqual([
      { kind: 'notify', id: `${ID}/0`, to: [], what, not },
      { kind: 'comment', id: `${ID}/1`, to: [], what, not },
    ]);
  });
});

describe('a transition', () => {
  const policy = policyDoing([{ do: 'transition', status: PENDING }]);
  const moved = (by: string, at: string, to: string): Partial<IssueFacts> => ({
    status: { id: to, category: 'indeterminate' },
    history: [...facts().history, { id: '9', at, by, fieldId: 'status', from: '3', to }],
  });
  test('is not made any more once somebody moved the incident', () => {
    expect(due(policy, [escalated()], moved('u-agent', '2026-11-23T08:59:30.000Z', '5'))).toMatchObject([{ not: 'movedMeanwhile' }]);
    const still = due(policy, [escalated()], moved('u-agent', '2026-11-23T08:58:30.000Z', '5'));
    expect(still).toHaveLength(1);
    expect(still[0]).not.toHaveProperty('not');
  });
  test('somebody made themselves is no contradiction, nor is one of the app’s', () => {
    for (const [by, to] of [
      ['u-agent', '4'],
      [APP, '5'],
    ] as const)
      expect(due(policy, [escalated()], moved(by, '2026-11-23T08:59:30.000Z', to))[0]).not.toHaveProperty('not');
  });
});

describe('a notification', () => {
  const [first, second] = POLICY.document.supportGroups;
  const group = (of: SupportGroup | undefined, change: Partial<SupportGroup>): SupportGroup => ({
    ...(of ?? { id: '', name: '', help: '', tier: '', members: [], assignment: 'manual' }),
    ...change,
  });
  const member = (id: string): SupportGroup['members'][number] => ({ id, name: id, skills: { categories: [], services: [] }, away: [] });
  const document: Partial<Policy> = {
    supportGroups: [
      group(first, {
        lead: { id: 'u-lead', name: 'Lead' },
        members: [member('u-one'), member('u-two')],
        jiraGroup: { id: 'g-1', name: 'First line' },
      }),
      group(second, { members: [member('u-three')] }),
    ],
    routing: { ...POLICY.document.routing, fallback: first?.id ?? '' },
    incidentManagers: [
      { type: 'group', id: 'g-9', name: 'Managers' },
      { type: 'role', id: 'r-9', name: 'Duty' },
    ],
    processOwners: [{ type: 'group', id: 'g-8', name: 'Owners' }],
  };
  const PEOPLE: Partial<IssueFacts> = { assignee: 'u-agent', values: { ...facts().values, affectedUser: ['u-vip'] } };
  const NONE = { to: [], groups: [], roles: [], watchers: false };
  test.each<[Recipient, Partial<PolicyNotifyEffect>]>([
    [{ who: 'reporter' }, { to: ['u-mara'] }],
    [{ who: 'affectedUser' }, { to: ['u-vip'] }],
    [{ who: 'assignee' }, { to: ['u-agent'] }],
    [{ who: 'watchers' }, { watchers: true }],
    [{ who: 'group' }, { to: ['u-one', 'u-two'], groups: [{ id: 'g-1', name: 'First line' }] }],
    [{ who: 'groupLead' }, { to: ['u-lead'] }],
    [{ who: 'incidentManagers' }, { groups: [{ id: 'g-9', name: 'Managers' }], roles: [{ id: 'r-9', name: 'Duty' }] }],
    [{ who: 'processOwners' }, { groups: [{ id: 'g-8', name: 'Owners' }] }],
    [{ who: 'supportGroup', group: second?.id ?? '' }, { to: ['u-three'] }],
    [{ who: 'supportGroup', group: 'gone' }, {}],
    [{ who: 'jiraGroup', group: { id: 'g-7', name: 'Everybody' } }, { groups: [{ id: 'g-7', name: 'Everybody' }] }],
    [{ who: 'person', person: { id: 'u-boss', name: 'Boss' } }, { to: ['u-boss'] }],
    [{ who: 'majorRole', role: 'commander' }, {}],
  ])('%j', (who, expected) => {
    expect(due(policyDoing([notify(who)], document), [escalated()], PEOPLE)).toMatchObject([{ kind: 'notify', ...NONE, ...expected }]);
  });

  test('names everybody once', () => {
    const who: Recipient[] = [{ who: 'assignee' }, { who: 'group' }, { who: 'person', person: { id: 'u-one', name: 'One' } }];
    expect(due(policyDoing([notify(...who)], document), [escalated()], { ...PEOPLE, assignee: 'u-two' })).toMatchObject([
      { to: ['u-two', 'u-one'] },
    ]);
  });

  test('for nobody is due, too: that there was nobody is an outcome', () => {
    expect(due(policyDoing([notify({ who: 'assignee' })]))).toMatchObject([{ to: [] }]);
  });
});

describe('the words', () => {
  const comment: EscalationAction = { do: 'comment', template: 'words', visibility: 'internal' };
  const said = (body: string, acts: Act[] = [escalated()], change: Partial<Policy> = {}, issue: Partial<IssueFacts> = {}, of = {}) =>
    due(policyDoing([comment], change, of, template(body)), acts, issue);
  const values = (...args: Parameters<typeof said>) => {
    const [effect] = said(...args);
    return effect && 'message' in effect ? effect.message.values : undefined;
  };

  test('have the values their text names and no others', () => {
    const issue = {
      summary: 'Printer {priority} <b>',
      assignee: 'u-agent',
      status: { id: '3', category: 'indeterminate', name: 'Doing' },
    } as const;
    expect(values('{summary} {priority} {assignee} {status} {tier} {nonsense}', [escalated()], {}, issue)).toEqual({
      key: { text: 'IT-1' },
      summary: { text: 'Printer {priority} <b>' },
      priority: { text: 'High' },
      assignee: { person: 'u-agent' },
      status: { text: 'Doing' },
      tier: { text: POLICY.document.tiers[0]?.name },
    });
  });

  test('say when clocks are due, where the incident is, and which level it was', () => {
    expect(values('{firstResponseDue} {resolutionDue} {link} {level}')).toMatchObject({
      resolutionDue: { at: expect.any(String) },
      link: { linkTo: 'IT-1' },
      level: { text: '1' },
    });
  });

  test('say why, and have no hand-over where nobody handed over', () => {
    expect(values('{reason} {by} {handOver}')).toEqual({
      key: { text: 'IT-1' },
      reason: { because: { on: 'clock', metric: 'Resolution', percent: 75 } },
      handOver: { text: '' },
    });
  });

  test('say who escalated by hand, and what they wrote: of several notes the one before', () => {
    const note = (at: string, tried: string): Act => ({ kind: 'handOver', at, by: 'u-agent', tried, known: 'k', asked: 'a' });
    const acts = [
      note('2026-11-23T08:00:00.000Z', 'first'),
      note('2026-11-23T08:30:00.000Z', 'second'),
      escalated(becauseOf({ on: 'hand', by: 'u-agent' })),
      note('2026-11-23T08:59:30.000Z', 'later'),
    ];
    expect(values('{reason} {by} {handOver}', acts)).toMatchObject({
      reason: { because: { on: 'hand', by: 'u-agent' } },
      by: { person: 'u-agent' },
      handOver: { handOver: { tried: 'second', known: 'k', asked: 'a' } },
    });
  });

  test('of a comment customers see are in the reporter’s language, of others in the assignee’s, or the lead’s', () => {
    const groups = POLICY.document.supportGroups.map((group) => ({ ...group, lead: { id: 'u-lead', name: 'Lead' } }));
    expect(said('x', [escalated()], { supportGroups: groups })).toMatchObject([{ public: false, listener: 'u-lead' }]);
    expect(said('x', [escalated()], {}, { assignee: 'u-agent' })).toMatchObject([{ public: false, listener: 'u-agent' }]);
    expect(said('x')[0]).not.toHaveProperty('listener');
    expect(due(policyDoing([{ ...comment, visibility: 'public' }]))).toMatchObject([{ public: true, listener: 'u-mara' }]);
  });
});
