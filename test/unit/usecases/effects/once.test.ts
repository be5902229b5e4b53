import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AppFault, fault } from '../../../../src/contract/errors';
import type { EscalationAction, PublishedPolicy } from '../../../../src/contract/types';
import type { EffectAct } from '../../../../src/domain/acts/act';
import { reconcileIncident } from '../../../../src/usecases/reconcile/reconcile-incident';
import { escalated, policyDoing } from '../../domain/effects/escalated';
import { facts, POLICY, World } from '../../fakes';

const MINUTE = 60_000;
/** Friday: three quarters of the eight working hours for a resolution are over. */
const AT_75 = Date.parse('2026-11-20T15:00:00.000Z');

const look = (world: World) => reconcileIncident({ clock: world.clock, jira: world.app, store: world.store, queue: world.queue }, '20001');
const told = ({ log }: World): EffectAct[] => log.acts.filter((act) => act.kind === 'effect');
const outcomes = (world: World) => told(world).map(({ outcome }) => outcome);
const crash = new Error('the function is gone');
const busy = new AppFault({ code: 'TRY_LATER', message: 'Jira answered 429' }, 20, 429);
const down = new AppFault({ code: 'TRY_LATER', message: 'Jira answered 503' }, undefined, 503);

/** Somebody's edit of the priority is about to be put back: they are told in a comment. */
function editRefused(): World {
  const world = new World();
  const edit = { id: '50', at: '2026-11-22T10:00:00.000Z', by: 'u-guest', fieldId: 'priority', from: '2', to: '5' };
  world.issue = facts({ priorityId: '5', history: [edit] });
  return world;
}

/** The policy with some of its messages of an incident's life. */
const telling = (which: (event: string) => boolean): PublishedPolicy => {
  const { communication } = POLICY.document;
  const templates = communication.templates.filter(({ event }) => event !== undefined && which(event));
  return { ...POLICY, document: { ...POLICY.document, communication: { ...communication, templates } } };
};

/** An incident was made a minute ago: who raised it hears of it. */
function logged(): World {
  const world = new World();
  world.policy = telling((event) => event === 'logged');
  world.now = Date.parse('2026-11-20T08:01:00.000Z');
  world.issue = facts({ priorityId: '2', status: { id: '1', category: 'new' }, history: [] });
  return world;
}

/** A clock has passed its second warning: the assignee gets an e-mail. */
function warned(): World {
  const world = new World();
  world.policy = telling(() => false);
  world.now = AT_75;
  world.issue = facts({ priorityId: '2', assignee: 'u-agent' });
  return world;
}

/** An escalation does one thing besides moving the incident. */
function escalating(doing: EscalationAction): World {
  const world = new World();
  world.policy = policyDoing([doing]);
  world.issue = facts({ priorityId: '2' });
  world.act(escalated());
  return world;
}

/** Of each kind: a world in which one is due, the call by which it is done, and what was done. `finds`: after a crash it is found, or done again. */
const KINDS = [
  { what: 'a comment', of: editRefused, call: 'comment', finds: true, said: (world: World) => world.comments.length },
  { what: 'a notification', of: warned, call: 'notify', finds: false, said: (world: World) => world.notices.length },
  {
    what: 'a message of an incident’s life',
    of: logged,
    call: 'commentInWords',
    finds: true,
    said: (world: World) => world.wordedComments.length,
  },
  {
    what: 'a comment of an escalation',
    of: () => escalating({ do: 'comment', template: 'words', visibility: 'public' }),
    call: 'commentInWords',
    finds: true,
    said: (world: World) => world.wordedComments.length,
  },
  {
    what: 'a notification of an escalation',
    of: () => escalating({ do: 'notify', template: 'words', who: [{ who: 'reporter' }] }),
    call: 'notifyInWords',
    finds: false,
    said: (world: World) => world.wordedNotices.length,
  },
  {
    what: 'a transition of an escalation',
    of: () => escalating({ do: 'transition', status: { id: '4', name: 'Pending' } }),
    call: 'transition',
    finds: true,
    said: (world: World) => world.transitions.length,
  },
  {
    what: 'a label of an escalation',
    of: () => escalating({ do: 'label', label: 'late' }),
    call: 'addLabel',
    finds: true,
    // Added again it is there once.
    said: (world: World) => new Set(world.labels).size,
  },
] as const;

/** What a look that was left behind is looked for by: the wake-up, at its instant. */
async function wake(world: World): Promise<void> {
  const due = world.wakeUps.get('20001')?.due;
  if (due === undefined) throw new Error('no wake-up');
  expect(due - world.now).toBeLessThanOrEqual(2 * MINUTE);
  world.now = due;
  await look(world);
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe.each(KINDS)('$what', ({ of, call, finds, said }) => {
  test('is done once, and the log and the property say so', async () => {
    const world = of();
    await look(world);
    expect([said(world), outcomes(world)]).toEqual([1, ['done']]);
    expect(world.writes.at(-1)?.state.told).toMatchObject([{ outcome: 'done', to: told(world)[0]?.to }]);
    expect(world.writes.at(-1)?.state.basis.acts).toBe(world.log.version);
    // The app is not told of what it did itself: another look sees what follows from it.
    if (call === 'transition' || call === 'addLabel') await wake(world);
    world.asked.length = 0;
    expect(await look(world)).toBe('unchanged');
    expect(world.asked.filter((name) => name.startsWith('effects') || name === call)).toEqual([]);
  });

  test('a crash before the claim: the next look does it', async () => {
    const world = of();
    world.failing.set('effects.claim', crash);
    await expect(look(world)).rejects.toBe(crash);
    world.failing.clear();
    await look(world);
    expect([said(world), outcomes(world)]).toEqual([1, ['done']]);
  });

  test('a crash after the claim: left alone for two minutes, then a comment is made, and a notification given up', async () => {
    const world = of();
    world.lost.set('effects.claim', crash);
    await expect(look(world)).rejects.toBe(crash);
    world.lost.clear();
    await look(world);
    expect([said(world), outcomes(world)]).toEqual([0, []]);
    await wake(world);
    expect([said(world), outcomes(world)]).toEqual(finds ? [1, ['done']] : [0, ['unknown']]);
  });

  test('a crash after it was done: a comment is found, and a notification not sent again', async () => {
    const world = of();
    world.lost.set(call, crash);
    await expect(look(world)).rejects.toBe(crash);
    world.lost.clear();
    await look(world);
    await wake(world);
    expect([said(world), outcomes(world)]).toEqual([1, [finds ? 'done' : 'unknown']]);
    expect(await look(world)).toBe('unchanged');
  });

  test('a crash after the mark: only the act is missing', async () => {
    const world = of();
    world.lost.set('effects.mark', crash);
    await expect(look(world)).rejects.toBe(crash);
    world.lost.clear();
    await look(world);
    expect([said(world), outcomes(world)]).toEqual([1, ['done']]);
  });

  test('a crash after the act: the property says it at the next look', async () => {
    const world = of();
    world.failing.set('writeIncident', crash);
    await expect(look(world)).rejects.toBe(crash);
    world.failing.clear();
    await look(world);
    expect([said(world), outcomes(world)]).toEqual([1, ['done']]);
    expect(world.writes.at(-1)?.state.told).toHaveLength(1);
  });

  test('somebody acts between the doing and the act: it is not done again', async () => {
    const world = of();
    const { mark } = world.store.effects;
    world.store.effects.mark = async (row) => {
      world.act({ kind: 'release', at: '2026-11-20T08:00:00.000Z', by: 'u-agent' });
      return mark(row);
    };
    await expect(look(world)).rejects.toMatchObject({ error: { code: 'CONFLICT' } });
    world.store.effects.mark = mark;
    await look(world);
    expect([said(world), outcomes(world)]).toEqual([1, ['done']]);
  });

  test('three looks at once: one does it', async () => {
    const world = of();
    await Promise.allSettled([look(world), look(world), look(world)]);
    await look(world);
    if (outcomes(world).length === 0) await wake(world);
    expect([said(world), outcomes(world)]).toEqual([1, ['done']]);
  });

  test('Jira is busy: nothing was done, so it is done when Jira said, and the rest is written meanwhile', async () => {
    const world = of();
    world.failing.set(call, busy);
    expect(await look(world)).toBe('written');
    expect([said(world), outcomes(world)]).toEqual([0, []]);
    expect((world.wakeUps.get('20001')?.due ?? 0) - world.now).toBe(20_000);
    world.failing.clear();
    await wake(world);
    expect([said(world), outcomes(world)]).toEqual([1, ['done']]);
  });

  test.each([
    ['it did nothing', 'failing'],
    ['it had done it', 'lost'],
  ] as const)('Jira does not say whether it did it; %s: a comment is there once, and a notification given up', async (_, how) => {
    const world = of();
    world[how].set(call, down);
    expect(await look(world)).toBe('written');
    expect(outcomes(world)).toEqual(finds ? [] : ['unknown']);
    world[how].clear();
    if (finds) await wake(world);
    await look(world);
    expect([said(world), outcomes(world)]).toEqual(finds ? [1, ['done']] : [how === 'lost' ? 1 : 0, ['unknown']]);
  });

  test('Jira does not take it: it is not tried again', async () => {
    const world = of();
    world.failing.set(call, fault('JIRA_REFUSED', 'Jira answered 400'));
    await look(world);
    world.failing.clear();
    expect(await look(world)).toBe('unchanged');
    expect([said(world), outcomes(world)]).toEqual([0, ['refused']]);
  });

  test('the storage does not take the mark: the act is enough', async () => {
    const world = of();
    world.failing.set('effects.mark', fault('TRY_LATER', 'Storage: busy'));
    await look(world);
    world.failing.clear();
    await look(world);
    expect([said(world), outcomes(world)]).toEqual([1, ['done']]);
  });
});

test('in which language somebody is told cannot be read now: they are told later, the rest is done', async () => {
  const world = warned();
  world.failing.set('readListener', down);
  expect(await look(world)).toBe('written');
  expect([world.notices.length, world.attempts.size]).toEqual([0, 0]);
  world.failing.clear();
  await wake(world);
  expect(world.notices).toMatchObject([
    { values: { key: 'IT-1', metric: 'Resolution', percent: 75 }, to: [{ accountId: 'u-agent', locale: 'fr_FR' }] },
  ]);
});

test('whether a comment is there cannot be asked: it is asked later, and nothing said meanwhile', async () => {
  const world = editRefused();
  world.lost.set('comment', down);
  await look(world);
  world.lost.clear();
  world.failing.set('findComment', busy);
  await wake(world);
  expect(outcomes(world)).toEqual([]);
  world.failing.clear();
  await wake(world);
  expect([world.comments.length, outcomes(world)]).toEqual([1, ['done']]);
});

test('a comment Jira never answers for is given up at last', async () => {
  const world = editRefused();
  world.failing.set('comment', down);
  await look(world);
  for (let tries = 0; tries < 30 && outcomes(world).length === 0; tries++) await wake(world);
  expect(outcomes(world)).toEqual(['unknown']);
});

describe('a notification that broke off, and whose cause is over when somebody looks again', () => {
  /** Somebody resolves the incident: no clock runs any more. */
  const resolve = (world: World): void => {
    world.move('6', 'u-agent');
    if (world.issue) world.issue = { ...world.issue, status: { id: '6', category: 'done' } };
  };

  test.each([
    ['the look that crashed is made again, late', 5 * MINUTE, 'unknown'],
    ['somebody looks while it is still waited for', 45_000, 'unknown'],
  ])('%s: it is unknown whether it went out', async (_, later, outcome) => {
    const world = warned();
    world.wakeUps.set('20001', { issueId: '20001', due: AT_75, next: AT_75, tries: 1 });
    world.lost.set('notify', crash);
    await expect(look(world)).rejects.toBe(crash);
    world.lost.clear();
    if (later < 2 * MINUTE) await look(world);
    world.now += later;
    resolve(world);
    await look(world);
    expect([world.notices.length, told(world)]).toMatchObject([
      1,
      [{ effect: 'notify', outcome, id: 'reminder/20001/resolution/cycle-1/75' }],
    ]);
    expect(world.writes.at(-1)?.state.told).toMatchObject([{ outcome }]);
    await look(world);
    expect([world.notices.length, told(world).length]).toEqual([1, 1]);
  });

  test('it had gone out, and only the act was missing: done', async () => {
    const world = warned();
    world.wakeUps.set('20001', { issueId: '20001', due: AT_75, next: AT_75, tries: 1 });
    world.lost.set('effects.mark', crash);
    await expect(look(world)).rejects.toBe(crash);
    world.lost.clear();
    world.now += 5 * MINUTE;
    resolve(world);
    await look(world);
    expect(told(world)).toMatchObject([{ outcome: 'done' }]);
  });

  test('nothing is asked for where no look broke off', async () => {
    const world = warned();
    await look(world);
    resolve(world);
    await look(world);
    expect(world.asked.filter((name) => name === 'effects.read')).toEqual([]);
  });
});
