import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Settings } from '../../../src/contract/types';
import type { Act } from '../../../src/domain/acts/act';
import { withActs } from '../../../src/domain/acts/append';
import type { Change } from '../../../src/domain/incident/facts';
import { decidePriority } from '../../../src/domain/priority/decide-priority';
import { judgeEdits, overrideIn, standingRefusal, unjudgedEdits } from '../../../src/domain/priority/judge';
import { PRIORITY_SOURCES, type PriorityClaims, winningPriority } from '../../../src/domain/priority/precedence';
import { may, rolesNamed } from '../../../src/domain/rights/may';
import { APP, facts, POLICY, SETTINGS } from '../fakes';

const edit = (id: number, by: string, to: string, at = `2026-11-21T10:00:${String(id % 60).padStart(2, '0')}.000Z`): Change => ({
  id: String(id),
  at,
  by,
  fieldId: 'priority',
  from: '3',
  to,
});
const override = (change: Partial<Extract<Act, { kind: 'override' }>> = {}): Act => ({
  kind: 'override',
  at: '2026-11-22T10:00:00.000Z',
  by: 'u-agent',
  jiraPriorityId: '5',
  reason: 'The board asked',
  ...change,
});

describe('precedence', () => {
  const claims = fc.record(
    { override: fc.string(), escalation: fc.string(), major: fc.string(), matrix: fc.string() },
    { requiredKeys: [] },
  );

  test('override, escalation, major incident, matrix: the strongest there is wins, and nothing when there is none', () => {
    fc.assert(
      fc.property(claims, (given: PriorityClaims) => {
        const wanted = PRIORITY_SOURCES.find((source) => given[source] !== undefined);
        const won = winningPriority(given);
        expect(won?.source).toBe(wanted);
        if (wanted) expect(won?.jiraPriorityId).toBe(given[wanted]);
      }),
    );
  });

  test('adding or changing a weaker claim changes nothing', () => {
    fc.assert(
      fc.property(claims, fc.constantFrom(...PRIORITY_SOURCES), fc.string(), (given: PriorityClaims, source, claim) => {
        const before = winningPriority(given);
        fc.pre(before !== undefined && PRIORITY_SOURCES.indexOf(source) > PRIORITY_SOURCES.indexOf(before.source));
        expect(winningPriority({ ...given, [source]: claim })).toEqual(before);
      }),
    );
  });
});

describe('the priority of an incident', () => {
  test('follows the matrix, and says of which levels', () => {
    expect(decidePriority(facts(), [], POLICY, SETTINGS)).toEqual({
      source: 'matrix',
      jiraPriorityId: '2',
      name: 'High',
      rank: 1,
      impact: { id: 'extensive', name: 'Extensive / Widespread' },
      urgency: { id: 'high', name: 'High' },
    });
  });

  test('is left to Jira while impact or urgency are not chosen, or are levels no longer', () => {
    expect(decidePriority(facts({ values: { urgency: ['urgency-high'] } }), [], POLICY, SETTINGS)).toEqual({
      source: 'none',
      urgency: { id: 'high', name: 'High' },
      missing: ['impact'],
    });
    const { impact } = SETTINGS.fields;
    if (!impact) throw new Error('no impact');
    const { extensive: _, ...options } = impact.options;
    const without: Settings = { ...SETTINGS, fields: { ...SETTINGS.fields, impact: { ...impact, options } } };
    expect(decidePriority(facts(), [], POLICY, without)).toMatchObject({ source: 'none', gone: ['impact'] });
    const levels = POLICY.document.impacts.filter(({ id }) => id !== 'extensive');
    const policy = { ...POLICY, document: { ...POLICY.document, impacts: levels } };
    expect(decidePriority(facts(), [], policy, SETTINGS)).toMatchObject({ source: 'none', gone: ['impact'] });
  });

  test('an override stays whatever impact and urgency become, until it is given back', () => {
    const acts = [override()];
    for (const urgency of ['urgency-critical', 'urgency-low', undefined]) {
      const values = { impact: ['impact-minor'], ...(urgency ? { urgency: [urgency] } : {}) };
      expect(decidePriority(facts({ values }), acts, POLICY, SETTINGS)).toMatchObject({
        source: 'override',
        jiraPriorityId: '5',
        name: 'Lowest',
        override: { by: 'u-agent', reason: 'The board asked', byEdit: false },
      });
    }
    const released: Act[] = [...acts, { kind: 'release', at: '2026-11-22T11:00:00.000Z', by: 'u-agent' }];
    expect(decidePriority(facts(), released, POLICY, SETTINGS)).toMatchObject({ source: 'matrix', jiraPriorityId: '2' });
  });

  test('the last act counts by when it was done, not by when it was heard of', () => {
    const late: Act[] = [
      { kind: 'release', at: '2026-11-22T11:00:00.000Z', by: 'u-agent' },
      override({ changeId: '7', at: '2026-11-22T10:00:00.000Z' }),
    ];
    expect(overrideIn(late)).toBeUndefined();
    expect(overrideIn([...late].reverse())).toBeUndefined();
  });
});

describe('direct edits of Jira’s priority', () => {
  const open = (history: Change[], acts: Act[] = [], given = facts({ history })) =>
    unjudgedEdits(given, acts, POLICY, SETTINGS).map(({ id }) => id);

  test('by people, after the policy came into force, against the matrix: those are judged, in order', () => {
    expect(open([edit(12, 'u-agent', '1'), edit(11, 'u-guest', '4')])).toEqual(['11', '12']);
    expect(open([edit(11, APP, '1')])).toEqual([]);
    expect(open([edit(11, 'u-agent', '1', '2026-10-30T10:00:00.000Z')])).toEqual([]);
    expect(open([{ ...edit(11, 'u-agent', '1'), fieldId: 'labels' }])).toEqual([]);
  });

  test('once judged they are not judged again, nor is what came before', () => {
    expect(
      open([edit(11, 'u-agent', '1'), edit(12, 'u-guest', '4')], [{ kind: 'editRefused', at: 'x', by: 'u-guest', changeId: '12' }]),
    ).toEqual([]);
    expect(open([edit(9, 'u-agent', '1'), edit(13, 'u-guest', '4')], [override({ changeId: '12' })])).toEqual(['13']);
  });

  test('what was edited before impact and urgency were both chosen contradicts nothing, however late the app looks', () => {
    const chosen: Change = { ...edit(12, 'u-agent', 'urgency-high'), fieldId: 'customfield_2', from: undefined };
    expect(open([edit(11, 'u-guest', '4'), chosen])).toEqual([]);
    expect(open([chosen, edit(13, 'u-guest', '4')])).toEqual(['13']);
  });

  const agent = { accountId: 'u-agent', groupIds: [], roleIds: ['r-agents'] };
  const guest = { accountId: 'u-guest', groupIds: ['g-staff'], roleIds: [] };
  const members = new Map([agent, guest].map((one) => [one.accountId, one]));
  const { rights } = POLICY.document;

  const judge = (history: Change[], known = members, acts: Act[] = []) =>
    judgeEdits(unjudgedEdits(facts({ history }), acts, POLICY, SETTINGS), acts, known, rights);

  test('need the editors’ rights to be known, each asked for once', () => {
    expect(judge([edit(1, 'u-agent', '1'), edit(2, 'u-agent', '4')], new Map())).toEqual({ acts: [], need: ['u-agent'] });
  });

  test('to what the matrix says contradict nothing, and nobody’s rights are asked for; while an override stands they do', () => {
    expect(judge([edit(11, 'u-agent', '2')], new Map())).toEqual({ acts: [], need: [] });
    const standing = [override({ at: '2026-11-21T09:00:00.000Z' })];
    expect(judge([edit(11, 'u-agent', '2')], members, standing).acts).toMatchObject([{ kind: 'override', jiraPriorityId: '2' }]);
    expect(judge([edit(11, 'u-agent', '1'), edit(12, 'u-agent', '2')]).acts).toMatchObject([{ changeId: '11' }, { changeId: '12' }]);
  });

  test('by somebody who may become an override, by anybody else they are refused; both are kept', () => {
    const judged = judge([edit(1, 'u-agent', '1'), edit(2, 'u-guest', '4')]);
    expect(judged.acts).toMatchObject([
      { kind: 'override', by: 'u-agent', jiraPriorityId: '1', changeId: '1' },
      { kind: 'editRefused', by: 'u-guest', changeId: '2' },
    ]);
    expect(standingRefusal([edit(1, 'u-agent', '1'), edit(2, 'u-guest', '4')], judged.acts)).toEqual({ id: '2', by: 'u-guest', to: '4' });
    const outdone = [edit(1, 'u-guest', '4'), edit(2, 'u-agent', '1')];
    expect(standingRefusal(outdone, judge(outdone).acts)).toBeUndefined();
  });

  test('rights are by group or role, and by nothing else', () => {
    const held = { overridePriority: [{ type: 'group' as const, id: 'g-1', name: 'Managers' }], chooseClockPolicy: [] };
    expect(may({ groupIds: ['g-1'], roleIds: [] }, 'overridePriority', held)).toBe(true);
    expect(may({ groupIds: [], roleIds: ['g-1'] }, 'overridePriority', held)).toBe(false);
    expect(may({ groupIds: [], roleIds: [] }, 'overridePriority', held)).toBe(false);
    expect(rolesNamed(rights)).toEqual(['r-agents']);
    expect(rolesNamed(held)).toEqual([]);
  });
});

/** However the looks fall between the edits, the outcome is the same. */
test('the outcome does not depend on when, or how often, the app looked', () => {
  const who = fc.constantFrom('u-agent', 'u-guest');
  const change = fc.record({ by: who, to: fc.constantFrom('1', '2', '3', '4', '5'), look: fc.boolean() });
  const agent = { accountId: 'u-agent', groupIds: [], roleIds: ['r-agents'] };
  const members = new Map([agent, { accountId: 'u-guest', groupIds: [], roleIds: [] }].map((one) => [one.accountId, one]));
  const run = (changes: { by: string; to: string; look: boolean }[], always: boolean): string | undefined => {
    const history: Change[] = [];
    let acts: Act[] = [];
    const look = (): void => {
      const edits = unjudgedEdits(facts({ history }), acts, POLICY, SETTINGS);
      const { acts: more } = judgeEdits(edits, acts, members, POLICY.document.rights);
      // Refused edits that are left out of the log make no difference either.
      acts = always ? [...acts, ...more] : withActs(acts, more);
    };
    changes.forEach(({ by, to, look: now }, at) => {
      history.push(edit(at + 1, by, to, new Date(Date.parse('2026-11-21T10:00:00Z') + at * 1000).toISOString()));
      if (now || always) look();
    });
    look();
    return decidePriority(facts({ history }), acts, POLICY, SETTINGS).jiraPriorityId;
  };
  fc.assert(fc.property(fc.array(change, { maxLength: 8 }), (changes) => expect(run(changes, false)).toBe(run(changes, true))));
});
