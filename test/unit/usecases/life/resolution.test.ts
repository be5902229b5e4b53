import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { answerResolution } from '../../../../src/usecases/life/answer-resolution';
import { proposeResolution } from '../../../../src/usecases/life/propose-resolution';
import { answerRequest } from '../../../../src/usecases/request/answer-request';
import { readRequest } from '../../../../src/usecases/request/read-request';
import { AGENT, GUEST, OTHER, REQUESTER } from '../desk/desk-world';
import { LifeWorld } from './life-world';

const INTENT = '11111111-1111-4111-8111-111111111111';
const SAID = { intentId: INTENT, kind: 'permanent', code: 'solved', done: 'Put it out.' };
const FIELDS = { customfield_61: { id: '611' }, customfield_62: { id: '621' } };
const refusedWith = (code: string, why?: string) => ({ error: { code, ...(why === undefined ? {} : { values: { why } }) } });
const MINUTE = 60_000;

// A link that cannot be made is said in the log.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => void jest.restoreAllMocks());

async function proposed(): Promise<LifeWorld> {
  const world = new LifeWorld();
  await proposeResolution(world.ports, AGENT, SAID);
  world.now += MINUTE;
  return world;
}

describe('proposing a resolution', () => {
  test('sets kind and code, moves it to a status that is resolved rather than closed, then records it', async () => {
    const world = await proposed();
    expect(world.moves).toEqual([{ edit: FIELDS }, { to: '6', with: {} }]);
    expect(world.log.acts).toMatchObject([
      { kind: 'proposed', by: 'u-agent', resolutionKind: 'permanent', closureCode: 'solved', done: 'Put it out.' },
    ]);
    expect(world.looks).toEqual(['20001']);
  });

  test('puts what is on the transition’s screen into it, and says there that it is done', async () => {
    const world = new LifeWorld();
    const options = [
      { id: '10', name: 'Won’t do' },
      { id: '11', name: 'Done' },
    ];
    world.workflow['3'] = { '6': { customfield_62: { required: true, options: [] }, resolution: { required: true, options } } };
    await proposeResolution(world.ports, AGENT, SAID);
    expect(world.moves).toEqual([
      { edit: { customfield_61: { id: '611' } } },
      { to: '6', with: { customfield_62: { id: '621' }, resolution: { id: '11' } } },
    ]);
  });

  test('the same intent is one; another one in the phase already is not moved', async () => {
    const world = await proposed();
    await proposeResolution(world.ports, AGENT, SAID);
    await proposeResolution(world.ports, OTHER, { ...SAID, kind: 'workaround', done: 'Unplugged it.' });
    expect(world.moves.slice(2)).toEqual([{ edit: { ...FIELDS, customfield_61: { id: '612' } } }]);
    expect(world.log.version).toBe(2);
  });

  test('is refused before anything is written', async () => {
    const world = new LifeWorld();
    await expect(proposeResolution(world.ports, GUEST, SAID)).rejects.toMatchObject(refusedWith('NOT_ALLOWED'));
    await expect(proposeResolution(world.ports, AGENT, { ...SAID, kind: 'gone' })).rejects.toMatchObject(
      refusedWith('INVALID_INPUT', 'gone'),
    );
    await expect(proposeResolution(world.ports, AGENT, { ...SAID, code: 'duplicate' })).rejects.toMatchObject(refusedWith('NOT_SET_UP'));
    world.put('1');
    await expect(proposeResolution(world.ports, AGENT, SAID)).rejects.toMatchObject(refusedWith('CONFLICT', 'noWay'));
    expect([world.moves, world.log.version]).toEqual([[], 0]);
    const over = await proposed();
    await answerResolution(over.ports, REQUESTER, { accepts: true });
    await expect(proposeResolution(over.ports, OTHER, SAID)).rejects.toMatchObject(refusedWith('CONFLICT', 'resolved'));
  });
});

describe('answering it', () => {
  test('is for the requester, or an agent on their behalf, and nobody else; the first counts', async () => {
    const world = await proposed();
    await expect(answerResolution(world.ports, GUEST, { accepts: true })).rejects.toMatchObject(refusedWith('NOT_ALLOWED'));
    const both = await Promise.all([
      answerResolution(world.ports, REQUESTER, { accepts: true, reason: 'Not kept.' }),
      answerResolution(world.ports, OTHER, { accepts: false, reason: 'They rang.' }),
    ]);
    expect(both.map(({ first }) => first).sort()).toEqual([false, true]);
    expect(world.log.acts.filter(({ kind }) => kind === 'answered')).toHaveLength(1);
    const onBehalf = await proposed();
    expect(await answerResolution(onBehalf.ports, OTHER, { accepts: true })).toEqual({ first: true });
    expect(onBehalf.log.acts.at(-1)).toMatchObject({ kind: 'answered', by: 'u-other', via: 'onBehalf' });
  });

  test('needs a reason to reject; a link that cannot be made is no reason to refuse the answer', async () => {
    const world = await proposed();
    await expect(answerResolution(world.ports, REQUESTER, { accepts: false })).rejects.toMatchObject(refusedWith('INVALID_INPUT'));
    world.hidden.add('CHG-9');
    await expect(answerResolution(world.ports, REQUESTER, { accepts: false, reason: 'No.', link: 'CHG-9' })).rejects.toMatchObject(
      refusedWith('INVALID_INPUT'),
    );
    expect(await answerResolution(world.ports, REQUESTER, { accepts: false, reason: 'No.', link: 'CHG-1' })).toEqual({ first: true });
    expect(world.log.acts.at(-1)).toMatchObject({ via: 'panel', accepts: false, reason: 'No.', link: 'CHG-1' });
    expect(world.links).toEqual([{ incidentKey: 'IT-1', originKey: 'CHG-1' }]);
  });

  test('is refused when nothing is proposed, or what was is over', async () => {
    const world = new LifeWorld();
    const nothing = refusedWith('CONFLICT', 'nothingProposed');
    await expect(answerResolution(world.ports, REQUESTER, { accepts: true })).rejects.toMatchObject(nothing);
    const reopened = await proposed();
    reopened.put('3');
    await expect(answerResolution(reopened.ports, REQUESTER, { accepts: true })).rejects.toMatchObject(nothing);
  });
});

describe('the portal', () => {
  const as = (accountId: string) => ({ accountId, requestKey: 'IT-1' });

  test('shows and takes answers only from the reporter and whoever is affected', async () => {
    const world = await proposed();
    for (const one of ['u-agent', 'u-guest']) {
      await expect(readRequest(world.ports, as(one))).rejects.toMatchObject(refusedWith('NOT_FOUND'));
      await expect(answerRequest(world.ports, as(one), { accepts: true })).rejects.toMatchObject(refusedWith('NOT_FOUND'));
    }
    if (world.issue) world.issue = { ...world.issue, values: { ...world.issue.values, affectedUser: ['u-guest'] } };
    expect(await readRequest(world.ports, as('u-guest'))).toMatchObject({
      key: 'IT-1',
      over: false,
      resolution: { answer: 'open', done: 'Put it out.' },
    });
    expect(await answerRequest(world.ports, as('u-mara'), { accepts: true })).toEqual({ first: true });
    expect(world.log.acts.at(-1)).toMatchObject({ kind: 'answered', by: 'u-mara', via: 'portal' });
    expect(await readRequest(world.ports, as('u-mara'))).toMatchObject({ over: true, resolution: { answer: 'accepted' } });
  });

  test('knows nothing of what is no incident, or not there', async () => {
    const world = new LifeWorld();
    if (world.issue) world.issue = { ...world.issue, issueTypeId: '10099' };
    await expect(readRequest(world.ports, as('u-mara'))).rejects.toMatchObject(refusedWith('NOT_FOUND'));
    world.issue = undefined;
    await expect(readRequest(world.ports, as('u-mara'))).rejects.toMatchObject(refusedWith('NOT_FOUND'));
    world.settings = undefined;
    await expect(readRequest(world.ports, as('u-mara'))).rejects.toMatchObject(refusedWith('NOT_SET_UP'));
  });
});
