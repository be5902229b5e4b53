import { describe, expect, test } from '@jest/globals';
import type { CallName } from '../../../../src/contract/calls';
import { fault } from '../../../../src/contract/errors';
import { parseInput } from '../../../../src/contract/parse';
import type { DeskRight } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import { acknowledge } from '../../../../src/usecases/desk/acknowledge';
import { ASKED_LATELY, askForEscalation } from '../../../../src/usecases/desk/ask-for-escalation';
import { askForSupport } from '../../../../src/usecases/desk/ask-for-support';
import { deEscalate } from '../../../../src/usecases/desk/de-escalate';
import { endSnooze } from '../../../../src/usecases/desk/end-snooze';
import { escalate } from '../../../../src/usecases/desk/escalate';
import { snooze } from '../../../../src/usecases/desk/snooze';
import type { Actor } from '../../../../src/usecases/panel/ground';
import { facts, NOW, POLICY } from '../../fakes';
import { AGENT, DeskWorld, GUEST, OTHER, REQUESTER, withDocument } from './desk-world';

const AT = new Date(NOW).toISOString();
const MINUTE = 60_000;
const INTENT = '11111111-1111-4111-8111-111111111111';
const NOTE = { intentId: INTENT, tried: 'Restarted it.', known: 'The disk is full.', asked: 'Clear the logs.' };
const PLACED: Act = { kind: 'placed', at: AT, group: 'network-team', tier: 'tier-2', why: { by: 'escalation', escalation: 'x/y/z/1' } };

type Call = (world: DeskWorld, actor: Actor) => Promise<unknown>;
const calls: Record<string, { right: DeskRight; call: Call }> = {
  acknowledge: { right: 'acknowledge', call: acknowledge },
  snooze: { right: 'snooze', call: (world, actor) => snooze(world, actor, { minutes: 30, reason: 'At lunch.' }) },
  endSnooze: { right: 'snooze', call: endSnooze },
  escalate: { right: 'escalate', call: (world, actor) => escalate(world, actor, NOTE) },
  deEscalate: { right: 'deEscalate', call: (world, actor) => deEscalate(world, actor, { reason: 'Solved.' }) },
  askForEscalation: { right: 'escalate', call: (world, actor) => askForEscalation(world, actor, { reason: 'We stand still.' }) },
};

const refusedWith = (code: string, values?: { why: string }) => ({ error: { code, ...(values ? { values } : {}) } });

describe.each(Object.entries(calls))('%s', (_, { right, call }) => {
  test('is not for somebody without the right, and not when the policy gives it to nobody', async () => {
    const world = new DeskWorld();
    world.act(PLACED);
    await expect(call(world, GUEST)).rejects.toMatchObject(refusedWith('NOT_ALLOWED'));
    world.withdraw(right);
    await expect(call(world, AGENT)).rejects.toMatchObject(refusedWith('NOT_ALLOWED'));
    expect([world.log.version, world.notes, world.looks]).toEqual([1, [], []]);
  });

  test.each<[string, (world: DeskWorld) => void, string]>([
    ['before set-up', (world) => Object.assign(world, { settings: undefined }), 'NOT_SET_UP'],
    ['before a policy', (world) => Object.assign(world, { policy: undefined }), 'NOT_SET_UP'],
    ['on an issue hidden from the person', (world) => Object.assign(world, { place: undefined }), 'NOT_FOUND'],
    ['on another type', (world) => Object.assign(world, { place: { projectId: '10000', issueTypeId: '10011' } }), 'NOT_FOUND'],
  ])('is refused %s', async (_when, make, code) => {
    const world = new DeskWorld();
    make(world);
    await expect(call(world, AGENT)).rejects.toMatchObject(refusedWith(code));
    expect([world.log.version, world.notes, world.looks]).toEqual([0, [], []]);
  });

  test('does nothing while who may what cannot be read', async () => {
    const world = new DeskWorld();
    world.failing.set('readMembership', fault('TRY_LATER', 'getUser: Jira answered 503'));
    await expect(call(world, AGENT)).rejects.toMatchObject(refusedWith('TRY_LATER'));
    expect([world.log.version, world.notes]).toEqual([0, []]);
  });
});

describe('what a screen sends', () => {
  test.each<[CallName, unknown, string]>([
    ['acknowledge', { by: 'u-other' }, 'by'],
    ['snooze', { minutes: 0, reason: 'x' }, 'minutes'],
    ['snooze', { minutes: 1.5, reason: 'x' }, 'minutes'],
    ['snooze', { minutes: 30, reason: ' \u202e ' }, 'reason'],
    ['escalate', { ...NOTE, tried: '' }, 'tried'],
    ['escalate', { ...NOTE, known: 'x'.repeat(2_001) }, 'known'],
    ['escalate', { intentId: INTENT, tried: 'x', known: 'x' }, 'asked'],
    ['escalate', { ...NOTE, intentId: 'once' }, 'intentId'],
    ['escalate', { ...NOTE, group: 'constructor' }, 'group'],
    ['askForSupport', { group: 'network', to: 'a b', reason: 'x' }, 'to'],
    ['deEscalate', { reason: 'x'.repeat(501) }, 'reason'],
    ['askForEscalation', { reason: 'x', onBehalf: false }, 'onBehalf'],
  ])('%s is refused with the name of what is wrong', (name, payload, where) => {
    expect(() => parseInput(name, payload)).toThrow(expect.objectContaining({ message: expect.stringContaining(where) }));
  });

  test('words nobody can read, or Jira cannot store, are none', async () => {
    const world = new DeskWorld();
    world.act(PLACED);
    for (const call of [
      snooze(world, AGENT, { minutes: 5, reason: '\ud800' }),
      deEscalate(world, AGENT, { reason: '\ud800' }),
      escalate(world, AGENT, { ...NOTE, asked: '\ud800\udbff\ud800' }),
      askForEscalation(world, AGENT, { reason: '\ud800' }),
    ])
      await expect(call).rejects.toMatchObject(refusedWith('INVALID_INPUT'));
    expect([world.log.version, world.notes]).toEqual([1, []]);
  });
});

describe('acknowledging', () => {
  test('is recorded, with a look; a second person is told who was first, and nothing is recorded', async () => {
    const world = new DeskWorld();
    expect(await acknowledge(world, AGENT)).toEqual({ by: 'u-agent', at: AT, first: true });
    world.now += MINUTE;
    expect(await acknowledge(world, OTHER)).toEqual({ by: 'u-agent', at: AT, first: false });
    expect(world.log.acts).toEqual([{ kind: 'acknowledged', at: AT, by: 'u-agent' }]);
    expect([world.looks, [...world.wakeUps.keys()]]).toEqual([['20001'], ['20001']]);
  });

  test('two at once: one is first, the other is told who, one act', async () => {
    const world = new DeskWorld();
    const answers = await Promise.all([acknowledge(world, AGENT), acknowledge(world, OTHER)]);
    const [winner, loser] = answers[0]?.first ? answers : [...answers].reverse();
    expect(winner?.first).toBe(true);
    expect(loser).toEqual({ ...winner, first: false });
    expect(world.log.acts).toEqual([{ kind: 'acknowledged', at: AT, by: winner?.by }]);
  });

  test.each<[string, Act]>([
    ['another group has it', { ...PLACED, at: new Date(NOW + MINUTE).toISOString() }],
    [
      'something came to pass that escalated it',
      {
        kind: 'escalated',
        id: 'a/b/c/1',
        at: new Date(NOW + 2 * MINUTE).toISOString(),
        passedAt: new Date(NOW + MINUTE).toISOString(),
        dueAt: new Date(NOW + MINUTE).toISOString(),
        ladder: 'a',
        level: 'c',
        version: 1,
      },
    ],
  ])('counts anew once %s', async (_, after) => {
    const world = new DeskWorld();
    world.act({ ...PLACED, why: { by: 'fallback' } });
    await acknowledge(world, AGENT);
    world.act(after);
    expect(await acknowledge(world, OTHER)).toMatchObject({ by: 'u-other', first: true });
  });

  test('while others never stop is told after a few tries', async () => {
    const world = new DeskWorld();
    const store: DeskWorld['store'] = {
      ...world.store,
      appendActs: (issueId, after, acts) => {
        world.act({ kind: 'release', at: AT, by: 'u-other' });
        return world.store.appendActs(issueId, after, acts);
      },
    };
    const { clock, person, app, queue } = world;
    await expect(acknowledge({ clock, person, app, queue, store }, AGENT)).rejects.toMatchObject(refusedWith('CONFLICT'));
    expect(world.looks).toEqual([]);
  });
});

describe('putting off', () => {
  test('at most as long as the policy in force allows', async () => {
    const world = new DeskWorld();
    world.policy = withDocument({ escalation: { ...POLICY.document.escalation, snoozeMaxMs: 60 * MINUTE } });
    await expect(snooze(world, AGENT, { minutes: 61, reason: 'x' })).rejects.toMatchObject(
      refusedWith('INVALID_INPUT', { why: 'tooLong' }),
    );
    const until = new Date(NOW + 60 * MINUTE).toISOString();
    expect(await snooze(world, AGENT, { minutes: 60, reason: 'Vendor calls at ten.' })).toEqual({ until });
    expect(world.log.acts).toEqual([{ kind: 'snoozed', at: AT, by: 'u-agent', until, reason: 'Vendor calls at ten.' }]);
    expect(world.looks).toEqual(['20001']);
  });

  test('ends when somebody ends it; where nothing is put off, or no more, nothing is recorded', async () => {
    const world = new DeskWorld();
    await endSnooze(world, AGENT);
    await snooze(world, AGENT, { minutes: 10, reason: 'x' });
    world.now += MINUTE;
    await endSnooze(world, OTHER);
    const at = new Date(NOW + MINUTE).toISOString();
    expect(world.log.acts.at(-1)).toEqual({ kind: 'snoozed', at, by: 'u-other', until: at, reason: '' });
    await endSnooze(world, OTHER);
    expect(world.log.version).toBe(2);
  });
});

describe('taking back', () => {
  test('is recorded once for one escalation, whoever asks at the same time', async () => {
    const world = new DeskWorld();
    world.act(PLACED);
    const done = await Promise.allSettled([deEscalate(world, AGENT, { reason: 'a' }), deEscalate(world, OTHER, { reason: 'b' })]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: refusedWith('CONFLICT', { why: 'nothingEscalated' }),
    });
    expect(world.log.acts.filter(({ kind }) => kind === 'deEscalated')).toHaveLength(1);
  });

  test('of two escalations takes one: sent twice it is one, and whoever does it at the same time has not seen the one before', async () => {
    const world = new DeskWorld();
    world.act(PLACED);
    world.act({ ...PLACED, group: 'vendor', tier: 'tier-3', why: { by: 'escalation', escalation: 'x/y/z/2' } });
    const taken = (): number => world.log.acts.filter(({ kind }) => kind === 'deEscalated').length;
    await Promise.all([0, 1].map(() => deEscalate(world, AGENT, { reason: 'a' })));
    await expect(deEscalate(world, OTHER, { reason: 'a' })).rejects.toMatchObject(refusedWith('CONFLICT', { why: 'nothingEscalated' }));
    expect(taken()).toBe(1);
    world.now += MINUTE;
    await deEscalate(world, AGENT, { reason: 'a' });
    expect(taken()).toBe(2);
  });

  test('where nothing was escalated is told; a raised priority can be taken back', async () => {
    const world = new DeskWorld();
    await expect(deEscalate(world, AGENT, { reason: 'a' })).rejects.toMatchObject(refusedWith('CONFLICT', { why: 'nothingEscalated' }));
    const act = { kind: 'escalated', id: 'a/b/c/1', at: AT, passedAt: AT, dueAt: AT, ladder: 'a', level: 'c', version: 1 } as const;
    world.act(act);
    await expect(deEscalate(world, AGENT, { reason: 'a' })).rejects.toMatchObject(refusedWith('CONFLICT'));
    world.act({ ...act, raisedTo: '1' });
    await deEscalate(world, AGENT, { reason: 'a' });
    expect(world.log.acts.at(-1)).toEqual({ kind: 'deEscalated', at: AT, by: 'u-agent', reason: 'a' });
  });
});

describe('asking for escalation', () => {
  test('is the requester’s, by reporting it or being affected, without any right', async () => {
    const world = new DeskWorld();
    expect(await askForEscalation(world, REQUESTER, { reason: 'We stand still.' })).toEqual({ at: AT, first: true });
    expect(world.log.acts).toEqual([{ kind: 'customerAsked', at: AT, by: 'u-mara', onBehalf: false, reason: 'We stand still.' }]);
    const affected = new DeskWorld();
    affected.issue = facts({ values: { affectedUser: ['u-guest'] } });
    await askForEscalation(affected, GUEST, { reason: 'x' });
    expect(affected.log.acts).toMatchObject([{ by: 'u-guest', onBehalf: false }]);
  });

  test('on their behalf is said to be so', async () => {
    const world = new DeskWorld();
    await askForEscalation(world, AGENT, { reason: 'She called.' });
    expect(world.log.acts).toMatchObject([{ by: 'u-agent', onBehalf: true }]);
  });

  test('again within half an hour the first time counts, whoever asks; later it is asked anew', async () => {
    const world = new DeskWorld();
    await askForEscalation(world, REQUESTER, { reason: 'x' });
    world.now += ASKED_LATELY - 1;
    expect(await askForEscalation(world, AGENT, { reason: 'y' })).toEqual({ at: AT, first: false });
    expect(world.log.version).toBe(1);
    world.now += 1;
    expect(await askForEscalation(world, REQUESTER, { reason: 'z' })).toMatchObject({ first: true });
  });

  test('as often as one likes leaves those who work on it room for what they say', async () => {
    const world = new DeskWorld();
    const ask = async (actor: Actor): Promise<unknown> => {
      world.now += ASKED_LATELY;
      return askForEscalation(world, actor, { reason: '火'.repeat(500) });
    };
    await expect(
      (async () => {
        for (let i = 0; i < 100; i++) await ask(REQUESTER);
      })(),
    ).rejects.toMatchObject(refusedWith('INVALID_INPUT', { why: 'full' }));
    expect(world.log.version).toBeGreaterThan(5);
    expect(await acknowledge(world, AGENT)).toMatchObject({ first: true });
    await escalate(world, AGENT, { ...NOTE, tried: '火'.repeat(2_000), known: '火'.repeat(2_000), asked: '火'.repeat(2_000) });
    expect(await ask(AGENT)).toMatchObject({ first: true });
  });

  test('of an incident hidden from the app is refused', async () => {
    const world = new DeskWorld();
    world.issue = undefined;
    await expect(askForEscalation(world, REQUESTER, { reason: 'x' })).rejects.toMatchObject(refusedWith('NOT_FOUND'));
  });
});

test.each<[string, Call]>([
  ['escalating', (world, actor) => escalate(world, actor, NOTE)],
  ['asking for escalation', (world, actor) => askForEscalation(world, actor, { reason: 'x' })],
  ['asking for support', (world, actor) => askForSupport(world, actor, { group: POLICY.document.supportGroups[0]?.id ?? '', reason: 'x' })],
])('%s is refused once the incident is resolved: nothing waits for its reopening', async (_, call) => {
  const world = new DeskWorld();
  world.issue = facts({ status: { id: '6', category: 'done' } });
  await expect(call(world, AGENT)).rejects.toMatchObject(refusedWith('CONFLICT', { why: 'resolved' }));
  expect([world.log.version, world.notes, world.looks]).toEqual([0, [], []]);
});

test('an incident has room for so much and no more: its log stays below what the storage takes', async () => {
  const world = new DeskWorld();
  const said = { tried: '火'.repeat(2_000), known: '火'.repeat(2_000), asked: '火'.repeat(2_000) };
  let done = 0;
  await expect(
    (async () => {
      for (; done < 50; done++)
        await escalate(world, AGENT, { ...said, intentId: `11111111-1111-4111-8111-${String(done).padStart(12, '0')}` });
    })(),
  ).rejects.toMatchObject(refusedWith('INVALID_INPUT', { why: 'full' }));
  expect(done).toBe(5);
  expect(JSON.stringify(world.log).length).toBeLessThan(100_000);
});
