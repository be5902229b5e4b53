import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import { escalate } from '../../../../src/usecases/desk/escalate';
import { PATIENCE } from '../../../../src/usecases/effects/attempt';
import { NOW, POLICY } from '../../fakes';
import { AGENT, DeskWorld, OTHER } from './desk-world';

const AT = new Date(NOW).toISOString();
const INTENT = '11111111-1111-4111-8111-111111111111';
const SAID = { tried: 'Restarted it.', known: 'The disk is full.', asked: 'Clear the logs.' };
const NOTE = { intentId: INTENT, ...SAID };
const GROUP = POLICY.document.supportGroups[0] ?? { id: '', name: '' };
const ACT = { kind: 'handOver', at: AT, by: 'u-agent', intentId: INTENT, ...SAID };
const UNCLEAR = { error: { code: 'UNCLEAR' } };

describe('escalating by hand', () => {
  test('is a note in the person’s name, then the act, then a look', async () => {
    const world = new DeskWorld();
    await escalate(world, AGENT, { ...NOTE, group: GROUP.id });
    expect(world.notes).toEqual([
      { effectId: `hand-over/20001/u-agent/${INTENT}`, locale: 'fr_FR', group: GROUP.name, ...SAID, by: 'u-agent' },
    ]);
    expect(world.log.acts).toEqual([{ ...ACT, group: GROUP.id }]);
    expect([world.looks, [...world.wakeUps.keys()]]).toEqual([['20001'], ['20001']]);
  });

  test('to a group the policy no longer has is refused before anything is written', async () => {
    const world = new DeskWorld();
    const refused = { error: { code: 'INVALID_INPUT', values: { why: 'groupGone' } } };
    await expect(escalate(world, AGENT, { ...NOTE, group: 'gone' })).rejects.toMatchObject(refused);
    expect([world.notes, world.log.version]).toEqual([[], 0]);
  });

  test('sent twice, one after the other or at once, is one note and one act', async () => {
    const world = new DeskWorld();
    await escalate(world, AGENT, NOTE);
    await escalate(world, AGENT, NOTE);
    expect([world.notes.length, world.log.acts]).toEqual([1, [ACT]]);
    const both = new DeskWorld();
    const done = await Promise.allSettled([escalate(both, AGENT, NOTE), escalate(both, AGENT, NOTE)]);
    expect(done.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject(UNCLEAR);
    expect([both.notes.length, both.log.acts]).toEqual([1, [ACT]]);
  });

  test('another intent is another note, and so is the same one of somebody else', async () => {
    const world = new DeskWorld();
    await escalate(world, AGENT, NOTE);
    await escalate(world, OTHER, NOTE);
    await escalate(world, AGENT, { ...NOTE, intentId: INTENT.replaceAll('1', '2') });
    expect([world.notes.length, world.log.version]).toEqual([3, 3]);
  });

  test('a crash between note and act: sent again it is finished, and not written twice', async () => {
    const world = new DeskWorld();
    world.failing.set('appendActs', new Error('the function ended'));
    await expect(escalate(world, AGENT, NOTE)).rejects.toThrow('the function ended');
    expect([world.notes.length, world.log.version]).toEqual([1, 0]);
    world.failing.clear();
    await escalate(world, AGENT, NOTE);
    expect([world.notes.length, world.log.acts]).toEqual([1, [ACT]]);
  });

  test('a crash before the note was marked: the comment is found by what it was made for', async () => {
    const world = new DeskWorld();
    world.failing.set('effects.mark', new Error('the function ended'));
    await expect(escalate(world, AGENT, NOTE)).rejects.toThrow('the function ended');
    world.failing.clear();
    await escalate(world, AGENT, NOTE);
    expect([world.notes.length, world.log.acts]).toEqual([1, [ACT]]);
  });

  test('no answer to the note, which was written: unclear, and found at the next try', async () => {
    const world = new DeskWorld();
    world.commenting = { fault: fault('TRY_LATER', 'addComment: Jira did not answer'), written: true };
    await expect(escalate(world, AGENT, NOTE)).rejects.toMatchObject(UNCLEAR);
    expect(world.log.version).toBe(0);
    world.commenting = undefined;
    await escalate(world, AGENT, NOTE);
    expect([world.notes.length, world.log.acts]).toEqual([1, [ACT]]);
  });

  test('no answer to the note, which was not written: unclear until it certainly is not there, then written', async () => {
    const world = new DeskWorld();
    world.commenting = { fault: fault('TRY_LATER', 'addComment: Jira did not answer'), written: false };
    await expect(escalate(world, AGENT, NOTE)).rejects.toMatchObject(UNCLEAR);
    world.commenting = undefined;
    await expect(escalate(world, AGENT, NOTE)).rejects.toMatchObject({ error: { code: 'UNCLEAR', retryAfter: PATIENCE / 1_000 } });
    world.now += PATIENCE;
    await escalate(world, AGENT, NOTE);
    expect([world.notes.length, world.log.version]).toEqual([1, 1]);
  });

  test('refused by Jira is told in its words; mended, it goes through at once', async () => {
    const world = new DeskWorld();
    world.commenting = { fault: fault('NOT_ALLOWED', 'addComment: Jira answered 403', ['You may not comment.']), written: false };
    await expect(escalate(world, AGENT, NOTE)).rejects.toMatchObject({ error: { code: 'NOT_ALLOWED', details: ['You may not comment.'] } });
    expect(world.log.version).toBe(0);
    world.commenting = undefined;
    await escalate(world, AGENT, NOTE);
    expect([world.notes.length, world.log.version]).toEqual([1, 1]);
  });
});
