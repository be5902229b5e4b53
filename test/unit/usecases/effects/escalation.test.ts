import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AppFault, fault } from '../../../../src/contract/errors';
import type { EscalationAction, Recipient } from '../../../../src/contract/types';
import type { EffectAct } from '../../../../src/domain/acts/act';
import { reconcileIncident } from '../../../../src/usecases/reconcile/reconcile-incident';
import { becauseOf, escalated, policyDoing, template } from '../../domain/effects/escalated';
import { facts, World } from '../../fakes';

const MANAGERS = [{ type: 'role' as const, id: 'r-9', name: 'Duty' }];

const look = (world: World) => reconcileIncident({ clock: world.clock, jira: world.app, store: world.store, queue: world.queue }, '20001');
const told = ({ log }: World): EffectAct[] => log.acts.filter((act) => act.kind === 'effect');

function escalating(
  doing: EscalationAction[],
  ...more: Parameters<typeof policyDoing> extends [unknown, ...infer Rest] ? Rest : never
): World {
  const world = new World();
  world.policy = policyDoing(doing, ...more);
  world.issue = facts({ priorityId: '2' });
  world.act(escalated());
  return world;
}

const notify = (...who: Recipient[]): EscalationAction => ({ do: 'notify', template: 'words', who });
const PENDING: EscalationAction = { do: 'transition', status: { id: '4', name: 'Pending' } };

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('whom an e-mail goes to', () => {
  test('those who have a role are asked for when it is sent; the incident says who it was', async () => {
    const world = escalating([notify({ who: 'incidentManagers' }, { who: 'watchers' }, { who: 'reporter' })], {
      incidentManagers: MANAGERS,
    });
    world.actors.set('r-9', { users: ['u-duty', 'u-mara'], groups: ['g-5'] });
    await look(world);
    expect(world.wordedNotices).toMatchObject([
      { to: [{ accountId: 'u-mara', locale: 'fr_FR' }, { accountId: 'u-duty' }], groupIds: ['g-5'], watchers: true, others: [] },
    ]);
    const expected = { outcome: 'done', effect: 'notify', what: 'Words', to: ['u-mara', 'u-duty'], groups: ['Duty'], watchers: true };
    expect(told(world)).toMatchObject([expected]);
    expect(world.writes.at(-1)?.state.told).toMatchObject([expected]);
  });

  test('nobody: that is kept, and nothing is sent, then or later', async () => {
    const world = escalating([notify({ who: 'assignee' }, { who: 'incidentManagers' })], { incidentManagers: MANAGERS });
    await look(world);
    expect([world.wordedNotices, told(world)]).toMatchObject([[], [{ outcome: 'nobody', to: [] }]]);
    if (world.issue) world.issue = { ...world.issue, assignee: 'u-agent' };
    await look(world);
    expect([world.wordedNotices.length, told(world).length]).toEqual([0, 1]);
  });

  test('of many, ten are asked in which language they read; the rest get it all the same', async () => {
    const world = escalating([notify({ who: 'incidentManagers' })], { incidentManagers: MANAGERS });
    const many = Array.from({ length: 14 }, (_, at) => `u-${at}`);
    world.actors.set('r-9', { users: many, groups: [] });
    await look(world);
    expect(world.asked.filter((name) => name === 'readListener')).toHaveLength(10);
    expect(world.wordedNotices).toMatchObject([{ to: many.slice(0, 10).map((accountId) => ({ accountId })), others: many.slice(10) }]);
    expect(told(world)).toMatchObject([{ to: many }]);
  });

  test('who has a role cannot be asked now: later', async () => {
    const world = escalating([notify({ who: 'incidentManagers' }), { do: 'label', label: 'late' }], { incidentManagers: MANAGERS });
    world.failing.set('readActors', new AppFault({ code: 'TRY_LATER', message: 'Jira answered 429' }, 20, 429));
    await look(world);
    expect(told(world)).toMatchObject([{ effect: 'label', outcome: 'done' }]);
    world.failing.clear();
    world.actors.set('r-9', { users: ['u-duty'], groups: [] });
    world.now += 20_000;
    await look(world);
    expect(told(world)).toMatchObject([{ effect: 'label' }, { effect: 'notify', outcome: 'done', to: ['u-duty'] }]);
  });

  test('who has a role may not be asked: refused, and the look goes on', async () => {
    const world = escalating([notify({ who: 'incidentManagers' })], { incidentManagers: MANAGERS });
    world.failing.set('readActors', new AppFault({ code: 'NOT_ALLOWED', message: 'no', details: ['You may not.'] }, undefined, 403));
    expect(await look(world)).toBe('written');
    expect(told(world)).toMatchObject([{ outcome: 'refused', why: 'You may not.' }]);
  });
});

describe('the words', () => {
  test('have the names of the people in them, each asked for once in a while', async () => {
    const words = template('{reporter} {by} {reason}');
    const world = escalating([{ do: 'comment', template: 'words', visibility: 'internal' }], {}, {}, words);
    world.log = { version: 1, acts: [escalated(becauseOf({ on: 'customer', by: 'u-guest' }))] };
    await look(world);
    expect(world.wordedComments).toMatchObject([
      {
        message: {
          values: {
            reporter: { person: 'u-mara', name: 'Name of u-mara' },
            by: { name: 'Name of u-guest' },
            reason: { because: { on: 'customer', by: 'u-guest' }, name: 'Name of u-guest' },
          },
        },
      },
    ]);
    expect(told(world)).toMatchObject([{ effect: 'comment', what: 'Words', to: [], outcome: 'done' }]);
  });

  test('that the policy has no more are not said, and why is kept', async () => {
    const world = escalating(
      [{ do: 'comment', template: 'gone', visibility: 'public' }, notify({ who: 'reporter' })],
      {},
      {},
      template('x', { active: false }),
    );
    await look(world);
    expect([world.wordedComments, world.wordedNotices]).toEqual([[], []]);
    expect(told(world)).toMatchObject([
      { effect: 'comment', outcome: 'refused', why: 'templateGone', what: 'gone' },
      { effect: 'notify', outcome: 'refused', why: 'templateOff', what: 'Words' },
    ]);
    expect(await look(world)).toBe('unchanged');
  });

  test('Jira does not take are refused in its words', async () => {
    const world = escalating([{ do: 'comment', template: 'words', visibility: 'public' }]);
    world.failing.set(
      'commentInWords',
      new AppFault({ code: 'JIRA_REFUSED', message: 'addComment: Jira answered 400', details: ['Too long.'] }, undefined, 400),
    );
    await look(world);
    expect(told(world)).toMatchObject([{ outcome: 'refused', why: 'Too long.' }]);
    expect(world.attempts.size).toBe(1);
  });
});

describe('a transition', () => {
  test('that the workflow does not have is refused, and said so', async () => {
    const world = escalating([PENDING]);
    world.ways.clear();
    await look(world);
    expect([world.transitions, told(world)]).toMatchObject([[], [{ outcome: 'refused', why: 'noWay', what: 'Pending' }]]);
  });

  test('to where the incident is already is done', async () => {
    const world = escalating([PENDING]);
    if (world.issue) world.issue = { ...world.issue, status: { id: '4', category: 'indeterminate' } };
    await look(world);
    expect([world.transitions, told(world), world.asked.includes('findTransition')]).toMatchObject([[], [{ outcome: 'done' }], false]);
  });

  test('that crashed after it was made, and was taken back by somebody, is not made again', async () => {
    const world = escalating([PENDING]);
    world.lost.set('transition', new Error('the function is gone'));
    await expect(look(world)).rejects.toThrow('gone');
    world.lost.clear();
    world.now += 60_000;
    world.move('3', 'u-agent');
    world.now += 120_000;
    await look(world);
    expect([world.transitions, told(world)]).toMatchObject([['t-4'], [{ outcome: 'done' }]]);
  });

  test('somebody moved the incident before: refused, their word is the last', async () => {
    const world = escalating([PENDING]);
    world.move('6', 'u-agent');
    await look(world);
    expect([world.transitions, told(world)]).toMatchObject([[], [{ outcome: 'refused', why: 'movedMeanwhile' }]]);
  });

  test('is followed by a look at what follows from it, soon but not before this one is over', async () => {
    const world = escalating([PENDING]);
    await look(world);
    expect((world.wakeUps.get('20001')?.due ?? 0) - world.now).toBe(5_000);
  });
});

test('a storage that says what came of another’s attempt says why, too', async () => {
  const world = escalating([PENDING]);
  world.ways.clear();
  world.lost.set('effects.mark', fault('TRY_LATER', 'no answer'));
  world.failing.set('appendActs', fault('CONFLICT', 'somebody else'));
  await expect(look(world)).rejects.toMatchObject({ error: { code: 'CONFLICT' } });
  world.lost.clear();
  world.failing.clear();
  await look(world);
  expect(told(world)).toMatchObject([{ outcome: 'refused', why: 'noWay' }]);
});
