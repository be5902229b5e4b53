import { describe, expect, test } from '@jest/globals';
import type { SupportGroup } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import { refusedAssignment } from '../../../../src/domain/routing/assign';
import type { Candidate, Surroundings } from '../../../../src/domain/routing/surroundings';
import { facts, POLICY } from '../../fakes';
import { around, assigned, assigneeLine, at, decideAt, fresh, group, member, people, placed, policyWith, TIERS } from './case';

const policyOf = (desk: Partial<SupportGroup>) =>
  policyWith({ supportGroups: [group('desk', desk), ...TIERS.slice(1)], routing: { ...POLICY.document.routing, fallback: 'desk' } });

/** Whom a new incident goes to in a group of such people. */
const give = (desk: Partial<SupportGroup>, all: readonly Candidate[], change: Partial<Surroundings> = {}, of = fresh()) =>
  decideAt(of, [placed()], { policy: policyOf(desk), surroundings: [around('desk', all, change)] });

const busy = (accountId: string, open: Candidate['open']): Candidate => ({ accountId, active: true, open });
const hardware = { categories: ['hardware'], services: [] };
const network = { categories: ['network'], services: [] };

describe('whom of its group an incident goes to', () => {
  test('in turn: whoever was given one longest ago, of those never given one the first', () => {
    const all = people('a', 'b', 'c');
    const { acts, assignee, placement } = give({}, all);
    expect(acts).toEqual([{ kind: 'assigned', at: at(0), group: 'desk', to: 'a', how: 'roundRobin', passedOver: [], load: 0 }]);
    expect([assignee, placement?.chosen]).toEqual(['a', { how: 'roundRobin', to: 'a', at: at(0), passedOver: [], load: 0 }]);
    expect(give({}, all, { turns: ['a'] }).assignee).toBe('b');
    expect(give({}, all, { turns: ['c', 'a', 'b'] }).assignee).toBe('c');
  });

  test('who has least to do, by the weights of priorities; among equals in turn', () => {
    const all = [busy('a', { '1': 1 }), busy('b', { '5': 3, '77': 1 }), busy('c', { '4': 2 })];
    const { acts } = give({ assignment: 'leastLoaded' }, all);
    expect(acts).toMatchObject([{ to: 'b', how: 'leastLoaded', load: 4 }]);
    expect(give({ assignment: 'leastLoaded' }, people('a', 'b'), { turns: ['a'] }).assignee).toBe('b');
  });

  test('who knows it best, then who has least to do; whoever knows other things is passed over in every group', () => {
    const members = [member('a', { skills: hardware }), member('b', { skills: network }), member('c', { skills: network })];
    const of = fresh({ values: { category: ['c-1', 'c-2'] } });
    const all = [...people('a'), busy('b', { '1': 2 }), busy('c', { '1': 1 }), ...people('d')];
    expect(give({ assignment: 'skill', members }, all, {}, of).acts).toMatchObject([
      { to: 'c', how: 'skill', passedOver: [{ id: 'a', why: 'unskilled' }] },
    ]);
    expect(give({ assignment: 'skill', members }, people('a', 'd'), {}, of).assignee).toBe('d');
    expect(give({ members }, people('a', 'b'), {}, of).assignee).toBe('b');
    // Of what is not known about it nobody can know too little.
    expect(give({ members }, people('a', 'b'), {}, fresh({ values: {} })).assignee).toBe('a');
  });

  test('nobody in a group in which people choose for themselves', () => {
    const { acts, assignee, wanted, placement } = decideAt(fresh(), [placed()], { policy: policyOf({ assignment: 'manual' }) });
    expect([acts, assignee, wanted, placement?.chosen]).toEqual([[], undefined, undefined, undefined]);
  });

  test('whoever is away, has enough, is gone or may not have it is passed over, and it is said why', () => {
    const members = [
      member('away', { away: [{ from: '2026-11-23', to: '2026-11-23' }] }),
      member('full', { cap: 2 }),
      member('back', { away: [{ from: '2026-11-20', to: '2026-11-22' }], cap: 3 }),
    ];
    const all = [
      ...people('away'),
      busy('full', { '3': 1, '4': 1 }),
      { accountId: 'gone', active: false, open: {} },
      ...people('no'),
      busy('back', { '3': 2 }),
    ];
    const { acts } = give({ members }, all, { assignable: { no: false, back: true } });
    expect(acts).toMatchObject([
      {
        to: 'back',
        passedOver: [
          { id: 'away', why: 'away' },
          { id: 'full', why: 'full' },
          { id: 'gone', why: 'inactive' },
          { id: 'no', why: 'notAssignable' },
        ],
      },
    ]);
  });

  test('at most ten are named, however many are passed over', () => {
    const all = Array.from({ length: 25 }, (_, i) => ({ accountId: `p${i}`, active: false, open: {} }));
    expect(give({}, all).acts).toMatchObject([{ how: 'nobody', passedOver: { length: 10 } }]);
  });

  test('by the day on which the group opens next, in its own zone, when it is closed', () => {
    const sydney = {
      timeZone: 'Australia/Sydney',
      weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
      holidays: [],
      openings: [],
    };
    const calendars: typeof POLICY.document.calendars = [
      {
        id: 'sydney',
        name: 'Sydney',
        help: '',
        definition: { ...sydney, weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } },
      },
    ];
    const members = [member('a', { away: [{ from: '2026-11-24', to: '2026-11-24' }] })];
    const policy = policyWith({
      supportGroups: [group('desk', { members, calendar: 'sydney' })],
      calendars,
      routing: { ...POLICY.document.routing, fallback: 'desk' },
    });
    // Monday 09:00 UTC is Monday 20:00 in Sydney: closed until Tuesday.
    const { acts } = decideAt(fresh(), [placed()], { policy, surroundings: [around('desk', people('a', 'b'))] });
    expect(acts).toMatchObject([{ to: 'b', opensAt: '2026-11-23T22:00:00.000Z', passedOver: [{ id: 'a', why: 'away' }] }]);
    const open = decideAt(fresh(), [placed()], { policy, surroundings: [around('desk', people('a', 'b'))], minutes: -8 * 60 });
    expect(open.acts).toMatchObject([{ to: 'a' }]);
    expect(open.acts[0]).not.toHaveProperty('opensAt');
  });

  test('its lead when nobody else is there, unless they are not there either; then nobody, and it stays with the group', () => {
    const lead = { id: 'l', name: 'Lead' };
    expect(give({ lead }, []).wanted).toEqual({ group: 'desk', people: false, work: false, assignable: ['l'] });
    expect(give({ lead }, [], { assignable: { l: true } })).toMatchObject({ assignee: 'l', acts: [{ to: 'l', how: 'lead' }] });
    expect(give({ lead }, [], { assignable: { l: false } })).toMatchObject({
      acts: [{ how: 'nobody', passedOver: [{ id: 'l', why: 'notAssignable' }] }],
    });
    const away = [member('l', { away: [{ from: '2026-11-01', to: '2026-12-31' }] })];
    const { acts, assignee, placement } = give({ lead, members: away }, people('l'));
    expect(acts).toMatchObject([{ how: 'nobody', passedOver: [{ id: 'l', why: 'away' }] }]);
    expect([assignee, placement?.chosen?.how]).toEqual([undefined, 'nobody']);
    expect(acts[0]).not.toHaveProperty('to');
  });
});

describe('what has to be known first', () => {
  test('who is in the group; how much they have to do only where that counts', () => {
    const asked = (desk: Partial<SupportGroup>) => decideAt(fresh(), [placed()], { policy: policyOf(desk) }).wanted;
    expect(asked({})).toEqual({ group: 'desk', people: true, work: false, assignable: [] });
    for (const desk of [{ assignment: 'leastLoaded' as const }, { assignment: 'skill' as const }, { members: [member('a', { cap: 3 })] }])
      expect(asked(desk)).toEqual({ group: 'desk', people: true, work: true, assignable: [] });
  });

  test('whether the one whose turn it is may have it; of more only when they may not, and of no end of them never', () => {
    const all = people(...Array.from({ length: 60 }, (_, i) => `p${String(i).padStart(2, '0')}`));
    const assignable: Record<string, boolean> = {};
    const asked: number[] = [];
    for (;;) {
      const { wanted, acts } = give({}, all, { assignable });
      if (!wanted) {
        expect(acts).toMatchObject([{ how: 'nobody', passedOver: { length: 10 } }]);
        break;
      }
      asked.push(wanted.assignable.length);
      for (const id of wanted.assignable) assignable[id] = false;
    }
    expect(asked).toEqual([1, 10, 10, 10]);
  });
});

describe('an incident that somebody has', () => {
  test('keeps them when routing leads it to a group, also when they give it up later', () => {
    expect(give({}, people('a'), {}, fresh({ assignee: 'b' })).acts).toEqual([]);
    expect(give({}, people('a'), {}, fresh({ history: [assigneeLine(-0.5, 'b', undefined)] })).acts).toEqual([]);
  });

  test('goes to somebody of the group that is asked for support: whom they named, else as the group assigns', () => {
    const asked = (to?: string): Act[] => [
      placed(),
      { kind: 'supportAsked', at: at(-0.5), by: 'u', group: 'network', reason: 'r', ...(to === undefined ? {} : { to }) },
    ];
    const on = (acts: readonly Act[], change: Partial<Surroundings> = {}) =>
      decideAt(fresh({ assignee: 'b' }), acts, { surroundings: [around('network', people('n'), change)] });
    expect(on(asked('x')).wanted).toEqual({ group: 'network', people: false, work: false, assignable: ['x'] });
    expect(on(asked('x'), { assignable: { x: true } })).toMatchObject({
      assignee: 'x',
      acts: [{ kind: 'placed' }, { to: 'x', how: 'person' }],
    });
    expect(on(asked('x'), { assignable: { x: false, n: true } })).toMatchObject({
      assignee: 'n',
      acts: [{}, { to: 'n', how: 'roundRobin', passedOver: [{ id: 'x', why: 'notAssignable' }] }],
    });
    expect(on(asked())).toMatchObject({ assignee: 'n' });
  });

  test('and comes to a group in which people choose for themselves has nobody there', () => {
    const acts: Act[] = [placed(), { kind: 'supportAsked', at: at(-0.5), by: 'u', group: 'vendor', reason: 'r' }];
    const moved = decideAt(fresh({ assignee: 'b' }), acts);
    expect(moved).toMatchObject({ assignee: null, acts: [{ kind: 'placed' }, { kind: 'assigned', how: 'nobody' }] });
    expect(moved.placement).not.toHaveProperty('chosen');
    // Somebody took it since they asked: it is theirs.
    const taken = fresh({ assignee: 'v', history: [assigneeLine(-0.2, 'b', 'v')] });
    expect(decideAt(taken, acts).acts.map(({ kind }) => kind)).toEqual(['placed']);
  });

  test('goes back to whoever had it before the escalation that is taken back', () => {
    const history = [assigneeLine(-30, undefined, 'a'), assigneeLine(-10, 'a', 'n', 'app-account')];
    const acts: Act[] = [
      placed({ at: at(-40) }),
      placed({ at: at(-11), group: 'network', tier: 'tier-2', why: { by: 'escalation', escalation: 'e' } }),
      assigned({ at: at(-11), group: 'network', to: 'n' }),
      { kind: 'deEscalated', at: at(-0.5), by: 'u', reason: 'r' },
    ];
    const back = decideAt(fresh({ assignee: 'n', history }), acts, { surroundings: [around('desk', people('a', 'b'))] });
    expect(back).toMatchObject({ assignee: 'a', acts: [{ group: 'desk' }, { to: 'a', how: 'hadIt' }] });
  });
});

describe('a reopened incident nobody has', () => {
  const status = (minutes: number, from: string, to: string) => ({
    id: String(minutes + 1_000),
    at: at(minutes),
    fieldId: 'status',
    from,
    to,
  });
  const history = [assigneeLine(-50, undefined, 'b'), status(-40, '3', '6'), assigneeLine(-39, 'b', undefined), status(-5, '6', '3')];
  const reopened = fresh({
    created: at(-60),
    status: { id: '3', category: 'indeterminate' },
    statusCategories: { '1': 'new', '6': 'done' },
    history,
  });
  const begun = [placed({ at: at(-60) })];
  const surroundings = [around('desk', people('a', 'b'))];

  test('goes back to whoever had it, once, also in a group in which people choose for themselves', () => {
    const back = decideAt(reopened, begun, { surroundings });
    expect(back).toMatchObject({ assignee: 'b', acts: [{ to: 'b', how: 'hadIt' }] });
    const left = { ...reopened, history: [...history, assigneeLine(1, 'b', undefined)] };
    expect(decideAt(left, [...begun, ...back.acts], { surroundings, minutes: 5 })).toMatchObject({ acts: [] });
    expect(decideAt(reopened, begun, { policy: policyOf({ assignment: 'manual' }), surroundings })).toMatchObject({ assignee: 'b' });
  });

  test('to somebody else when they are not there, or the policy does not send it back', () => {
    const members = [member('b', { away: [{ from: '2026-11-23', to: '2026-11-30' }] })];
    expect(decideAt(reopened, begun, { policy: policyOf({ members }), surroundings })).toMatchObject({
      assignee: 'a',
      acts: [{ how: 'roundRobin', passedOver: [{ id: 'b', why: 'away' }] }],
    });
    const routing = { ...POLICY.document.routing, fallback: 'desk', backToWhoHadIt: false };
    const policy = policyWith({ supportGroups: TIERS, routing });
    expect(decideAt(reopened, begun, { policy, surroundings })).toMatchObject({ assignee: 'a', acts: [{ how: 'roundRobin' }] });
  });

  test('stays with whoever has it still', () => {
    expect(decideAt({ ...reopened, assignee: 'z' }, begun, { surroundings }).acts).toEqual([]);
  });
});

describe('what Jira’s field has to say', () => {
  test('what was chosen, until somebody changes it', () => {
    const acts = [placed(), assigned()];
    expect(decideAt(fresh(), acts).assignee).toBe('a');
    expect(decideAt(fresh({ assignee: 'a' }), acts).assignee).toBeUndefined();
    const changed = fresh({ assignee: 'z', history: [assigneeLine(0, undefined, 'a', 'app-account'), assigneeLine(3, 'a', 'z')] });
    expect(decideAt(changed, acts, { minutes: 5 })).toMatchObject({ acts: [] });
    expect(decideAt(changed, acts, { minutes: 5 }).assignee).toBeUndefined();
    expect(decideAt(changed, acts, { minutes: 5 }).placement).not.toHaveProperty('chosen');
    const atOnce = fresh({
      history: [assigneeLine(0, undefined, 'a', 'app-account'), { ...assigneeLine(0, 'a', undefined), id: '999999' }],
    });
    expect(decideAt(atOnce, acts).assignee).toBeUndefined();
  });

  test('nothing once it is resolved, or Jira refused it, which stays so', () => {
    const acts = [placed(), assigned()];
    expect(decideAt(fresh({ status: { id: '6', category: 'done' } }), acts).assignee).toBeUndefined();
    const refused = [...acts, refusedAssignment(assigned({ load: 3 }), Date.parse(at(0)))];
    expect(refused.at(-1)).toEqual({
      kind: 'assigned',
      at: at(0),
      group: 'desk',
      how: 'nobody',
      passedOver: [{ id: 'a', why: 'notAssignable' }],
      refused: true,
    });
    const later = decideAt(fresh(), refused, { surroundings: [around('desk', people('a', 'b'))] });
    expect(later).toMatchObject({ acts: [], refused: true, placement: { chosen: { how: 'nobody' } } });
    expect(later.assignee).toBeUndefined();
    const taken = fresh({ assignee: 'b', history: [assigneeLine(2, undefined, 'b')] });
    expect(decideAt(taken, refused, { minutes: 3 }).refused).toBeUndefined();
  });

  test('somebody else of the group where a level says so; the same again when there is nobody else', () => {
    const escalation = {
      ...POLICY.document.escalation,
      ladders: [
        {
          id: 'again',
          name: 'Again',
          help: '',
          active: true,
          for: {},
          trigger: { on: 'customer' as const },
          levels: [
            {
              id: 'other',
              kind: 'functional' as const,
              afterMs: 0,
              unlessAcknowledged: false,
              do: [{ do: 'assign' as const, to: 'byGroup' as const }],
            },
            {
              id: 'lead',
              kind: 'functional' as const,
              afterMs: 0,
              unlessAcknowledged: false,
              do: [{ do: 'assign' as const, to: 'groupLead' as const }],
            },
          ],
        },
      ],
    };
    const lead = { id: 'l', name: 'Lead' };
    const policy = policyWith({
      escalation,
      supportGroups: [group('desk', { lead })],
      routing: { ...POLICY.document.routing, fallback: 'desk' },
    });
    const fire = (level: string): Act[] => [
      placed(),
      assigned({ at: at(-1) }),
      { kind: 'escalated', id: 'e', at: at(0), passedAt: at(0), dueAt: at(0), ladder: 'again', level, version: 1 },
    ];
    const on = (level: string, ids: string[], change: Partial<Surroundings> = {}) =>
      decideAt(fresh({ assignee: 'a' }), fire(level), { policy, surroundings: [around('desk', people(...ids), change)] });
    expect(on('other', ['a', 'b'])).toMatchObject({ assignee: 'b', acts: [{ to: 'b', how: 'roundRobin' }] });
    expect(on('other', ['a'], { assignable: { l: false } })).toMatchObject({ acts: [{ to: 'a', how: 'hadIt' }] });
    expect(on('lead', ['a', 'b'], { assignable: { l: true } })).toMatchObject({ assignee: 'l', acts: [{ to: 'l', how: 'lead' }] });
    const done = on('lead', ['a', 'b'], { assignable: { l: true } });
    expect(decideAt(fresh({ assignee: 'a' }), [...fire('lead'), ...done.acts], { policy })).toMatchObject({ acts: [], assignee: 'l' });
  });
});

test('an incident of a policy without a group for it is nobody’s problem to crash on', () => {
  expect(decideAt(facts({ created: 'never' }), [placed({ at: 'never' }), assigned({ at: 'never' })]).placement?.group.id).toBe('desk');
});
