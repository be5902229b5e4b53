import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import type { Change } from '../../../../src/domain/incident/facts';
import { reconcileIncident } from '../../../../src/usecases/reconcile/reconcile-incident';
import { requestLook } from '../../../../src/usecases/request-look';
import { group, member, policyWith } from '../../domain/routing/case';
import { APP, facts, POLICY, World, withoutPlaces } from '../../fakes';

const look = (world: World) => reconcileIncident({ clock: world.clock, jira: world.app, store: world.store, queue: world.queue }, '20001');
const READS = ['readSettings', 'readPolicy', 'readFacts', 'readActs', 'wakeUps.read', 'readStatuses', 'readPolicyFor'];
const edit = (by: string, to: string): Change => ({ id: '50', at: '2026-11-22T10:00:00.000Z', by, fieldId: 'priority', from: '2', to });

describe('a look', () => {
  test('one read, what is to be recorded, one write; then one read and nothing', async () => {
    const world = new World();
    expect(await look(world)).toBe('written');
    expect(world.writes).toMatchObject([
      { fields: { priority: { id: '2' } }, state: { priority: { source: 'matrix' } }, lozenge: { label: 'High', type: 'moved' } },
    ]);
    expect(await look(world)).toBe('unchanged');
    expect(world.asked).toEqual([...READS, 'appendActs', 'writeIncident', 'writeAppFields', ...READS]);
  });

  test('sees a new status and writes again; once it is over the collapsed panel says so', async () => {
    const world = new World();
    await look(world);
    if (world.issue) world.issue = { ...world.issue, status: { id: '6', category: 'done' } };
    expect(await look(world)).toBe('written');
    expect(world.writes.at(-1)).toMatchObject({ state: { phase: 'resolved' }, lozenge: { label: 'Resolved' }, fields: {} });
  });

  test('an issue that is gone, is no incident, or comes before set-up is left alone', async () => {
    const world = new World();
    world.issue = undefined;
    expect(await look(world)).toBe('gone');
    world.issue = facts({ issueTypeId: '10011' });
    expect(await look(world)).toBe('no incident');
    world.policy = undefined;
    expect(await look(world)).toBe('no incident');
    world.settings = undefined;
    expect(await look(world)).toBe('no incident');
    expect(world.writes).toEqual([]);
  });

  test('a write that fails is a fault of the look, which is delivered again', async () => {
    const world = new World();
    world.failing.set('writeIncident', fault('TRY_LATER', 'editIssue: Jira answered 503'));
    await expect(look(world)).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
    world.failing.clear();
    expect(await look(world)).toBe('written');
  });

  test('is asked for by putting the issue into the queue', async () => {
    const world = new World();
    expect(await requestLook(world, '20001')).toEqual({});
    expect(world.looks).toEqual(['20001']);
  });
});

describe('a direct edit of the priority', () => {
  test('by an agent becomes an override, is kept as an act, and stays', async () => {
    const world = new World();
    world.issue = facts({ priorityId: '5', history: [edit('u-agent', '5')] });
    expect(await look(world)).toBe('written');
    expect(withoutPlaces(world.log.acts)).toMatchObject([{ kind: 'override', by: 'u-agent', jiraPriorityId: '5', changeId: '50' }]);
    expect(world.writes).toMatchObject([{ fields: {}, state: { priority: { source: 'override', override: { byEdit: true } } } }]);
    expect(await look(world)).toBe('unchanged');
    expect(world.comments).toEqual([]);
  });

  test('by anybody else is undone with a comment in their language, once', async () => {
    const world = new World();
    world.issue = facts({ priorityId: '5', history: [edit('u-guest', '5')] });
    expect(await look(world)).toBe('written');
    expect(world.issue?.priorityId).toBe('2');
    expect(world.comments).toEqual([
      {
        effectId: 'priority-put-back/20001/50',
        text: 'comment.priorityPutBack',
        values: { wanted: 'Lowest', kept: 'High' },
        to: 'u-guest',
        locale: 'fr_FR',
      },
    ]);
    expect(await look(world)).toBe('unchanged');
    expect(world.comments).toHaveLength(1);
  });

  test('a crash after the comment: it is not said twice, and the priority is put back', async () => {
    const world = new World();
    world.issue = facts({ priorityId: '5', history: [edit('u-guest', '5')] });
    world.failing.set('writeIncident', fault('TRY_LATER', 'down'));
    await expect(look(world)).rejects.toThrow();
    world.failing.clear();
    await look(world);
    expect([world.issue?.priorityId, world.comments.length]).toEqual(['2', 1]);
  });

  test('a crash after the act: they are told all the same, in their language, once', async () => {
    const world = new World();
    world.issue = facts({ priorityId: '5', history: [edit('u-guest', '5')] });
    world.failing.set('effects.claim', fault('TRY_LATER', 'Storage: busy'));
    await expect(look(world)).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
    world.failing.clear();
    expect(await look(world)).toBe('written');
    expect(world.comments).toMatchObject([{ to: 'u-guest', values: { wanted: 'Lowest', kept: 'High' }, locale: 'fr_FR' }]);
    expect(await look(world)).toBe('unchanged');
    expect([world.issue?.priorityId, withoutPlaces(world.log.acts).map(({ kind }) => kind), world.comments.length]).toEqual([
      '2',
      ['editRefused', 'effect'],
      1,
    ]);
  });

  test('the app may not comment: the priority is put back all the same', async () => {
    const world = new World();
    world.issue = facts({ priorityId: '5', history: [edit('u-guest', '5')] });
    world.failing.set('comment', fault('NOT_ALLOWED', 'addComment: Jira answered 403'));
    expect(await look(world)).toBe('written');
    expect(world.issue?.priorityId).toBe('2');
    expect(withoutPlaces(world.log.acts)).toMatchObject([{ kind: 'editRefused' }, { kind: 'effect', outcome: 'refused' }]);
  });

  test('by the app itself is nobody’s edit', async () => {
    const world = new World();
    world.issue = facts({ priorityId: '5', history: [edit(APP, '5')] });
    await look(world);
    expect([world.issue?.priorityId, withoutPlaces(world.log.acts)]).toEqual(['2', []]);
    expect(world.asked).not.toContain('readMembership');
  });

  test('two looks at once: one records the act, the other is told to look again', async () => {
    const world = new World();
    world.issue = facts({ priorityId: '5', history: [edit('u-agent', '5')] });
    const both = await Promise.allSettled([look(world), look(world)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { error: { code: 'CONFLICT' } } });
    expect(world.log.acts.map(({ kind }) => kind)).toEqual(['override', 'placed']);
  });
});

describe('a field Jira refuses', () => {
  test('is left out and named in the state; the rest is written, and the next look writes nothing', async () => {
    const world = new World();
    world.offScreen.add('priority');
    world.act({ kind: 'raised', at: '2026-11-20T08:00:00.000Z', by: 'u-mara', intentId: 'i', values: { category: ['c-1', 'c-2'] } });
    expect(await look(world)).toBe('written');
    expect(world.writes).toMatchObject([
      {
        fields: { customfield_3: { id: 'c-1', child: { id: 'c-2' } } },
        state: { notSet: ['priority'], priority: { jiraPriorityId: '2' }, basis: { priorityId: '3' } },
        intent: { id: 'i' },
      },
    ]);
    if (world.issue)
      world.issue = {
        ...world.issue,
        values: { ...world.issue.values, category: ['c-1', 'c-2'] },
        category: 'Network / VPN and remote access',
        hasIntent: true,
      };
    expect(await look(world)).toBe('unchanged');
    world.offScreen.clear();
    expect(await look(world)).toBe('written');
    expect(world.writes.at(-1)?.state).not.toHaveProperty('notSet');
  });
});

describe('whom an incident is given to', () => {
  const desk = group('desk', { members: [member('ana'), member('ben')] });
  const policy = policyWith({ supportGroups: [desk], routing: { ...POLICY.document.routing, fallback: 'desk' } });
  const unassigned = () => {
    const world = new World();
    world.policy = policy;
    world.issue = facts({ history: [] });
    return world;
  };

  test('is recorded, and noted with the group, before Jira is told in the one write', async () => {
    const world = unassigned();
    expect(await look(world)).toBe('written');
    expect(world.writes).toMatchObject([{ fields: { assignee: { accountId: 'ana' } }, state: { placement: { chosen: { to: 'ana' } } } }]);
    const order = world.asked.filter((name) => ['groups.write', 'appendActs', 'writeIncident', 'isAssignable'].includes(name));
    expect(order).toEqual(['isAssignable', 'groups.write', 'appendActs', 'writeIncident']);
    expect(await look(world)).toBe('unchanged');
  });

  test('is who was chosen, however often the write fails', async () => {
    const world = unassigned();
    world.failing.set('writeIncident', fault('TRY_LATER', 'editIssue: Jira answered 503'));
    await expect(look(world)).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
    world.failing.clear();
    expect(await look(world)).toBe('written');
    expect(world.writes).toMatchObject([{ fields: { assignee: { accountId: 'ana' } } }]);
    expect(world.log.acts.map(({ kind }) => kind)).toEqual(['placed', 'assigned']);
    expect(world.asked.filter((name) => name === 'isAssignable')).toHaveLength(1);
  });

  test('is nobody once Jira refuses the field, which is said, recorded and not tried again', async () => {
    const world = unassigned();
    world.offScreen.add('assignee');
    expect(await look(world)).toBe('written');
    const left = { notSet: ['assignee'], placement: { chosen: { how: 'nobody', passedOver: [{ id: 'ana', why: 'notAssignable' }] } } };
    expect(world.writes).toMatchObject([{ fields: { priority: { id: '2' } }, state: left }]);
    expect(world.log.acts.map(({ kind }) => kind)).toEqual(['placed', 'assigned', 'assigned']);
    expect(await look(world)).toBe('unchanged');
    expect(world.issue?.property).toMatchObject(left);
    expect(world.asked.filter((name) => name === 'isAssignable')).toHaveLength(1);
  });

  test('of whom the clocks are to know is seen in another look: Jira tells the app of no change of its own', async () => {
    const world = unassigned();
    const [first, ...rest] = policy.document.metrics;
    if (!first) throw new Error('no clock');
    const metrics = [{ ...first, stop: [{ on: 'assignment' as const, to: 'somebody' as const }] }, ...rest];
    world.policy = policyWith({ ...policy.document, metrics });
    await look(world);
    expect(world.wakeUps.get('20001')?.due).toBe(world.now + 1_000);
    world.now += 1_000;
    expect(await look(world)).toBe('written');
    expect(world.writes.at(-1)?.state.clocks[0]).toMatchObject({ state: 'stopped' });
  });
});
