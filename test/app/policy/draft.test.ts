import { describe, expect, test } from '@jest/globals';
import { settle } from '../../fixture/firm';
import { accountId, GROUPS } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { desk, publishChange, renamed, start } from './desk';

/** Set up, with Otto's group as process owners. */
async function withOwners(local: LocalJira): Promise<void> {
  await setUp(local);
  const group = local.jira.groups.find(({ name }) => name === GROUPS.processOwners);
  if (!group) throw new Error('no process owners');
  await publishChange(local, (document) => ({ ...document, processOwners: [{ type: 'group', id: group.id, name: group.name }] }));
}

const CHANNELS = [{ id: 'phone', name: 'Phone', help: '' }];
const OTHERS = [{ id: 'chat', name: 'Chat', help: '' }];

describe('the draft of the policy', () => {
  test('is one for the site: a second editor is told whose it is and since when, and takes it over only by saying so', () =>
    withFirebreak(async (local) => {
      await withOwners(local);
      const mine = await start(local, 'otto');
      expect(mine).toMatchObject({ base: 2, startedBy: accountId('otto'), editor: accountId('otto'), origin: 'edit' });
      expect(await screenCall(local, 'startDraft', {}, { as: 'ada' })).toMatchObject({
        error: { code: 'CONFLICT', values: { by: accountId('otto'), at: mine.at, etag: String(mine.etag) } },
      });
      // Seeing it is not enough for changing it.
      const save = (as: 'ada' | 'otto', etag: number, value: unknown) =>
        screenCall(local, 'saveDraft', { etag, section: 'channels', value }, { as });
      expect(await save('ada', mine.etag, OTHERS)).toMatchObject({ error: { code: 'CONFLICT', values: { by: accountId('otto') } } });
      const { etag } = await succeed(save('otto', mine.etag, CHANNELS));
      expect(await screenCall(local, 'takeOverDraft', { etag: mine.etag }, { as: 'ada' })).toMatchObject({ error: { code: 'CONFLICT' } });
      const { draft } = await succeed(screenCall(local, 'takeOverDraft', { etag }, { as: 'ada' }));
      expect(draft).toMatchObject({ editor: 'admin', startedBy: accountId('otto'), document: { channels: CHANNELS } });
      // What the first types now is refused, and nothing of either is lost.
      expect(await save('otto', etag, OTHERS)).toMatchObject({ error: { code: 'CONFLICT', values: { by: 'admin', at: draft.at } } });
      expect((await desk(local)).draft).toEqual(draft);
      await settle(local, 10_000);
      const taken = { what: 'draftTaken', by: 'admin', values: { from: accountId('otto') } };
      expect((await succeed(screenCall(local, 'readAudit', {}, { as: 'ada' }))).entries).toContainEqual(expect.objectContaining(taken));
    }));

  test('two windows of one editor that save at once: one is taken, the other is told', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const { etag } = await start(local);
      const save = (value: unknown) => screenCall(local, 'saveDraft', { etag, section: 'channels', value }, { as: 'ada' });
      const both = await Promise.all([save(CHANNELS), save(OTHERS)]);
      expect(both.filter((one) => 'value' in one)).toHaveLength(1);
      expect(both).toContainEqual({ error: expect.objectContaining({ code: 'CONFLICT' }) });
      const winner = 'value' in (both[0] ?? {}) ? CHANNELS : OTHERS;
      expect((await desk(local)).draft).toMatchObject({ etag: etag + 1, document: { channels: winner } });
    }));

  test('a section that is not of its form is refused with path, value and mend, and the draft stays', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const draft = await start(local);
      const value = [
        { id: 'Phone!', name: '', help: '' },
        { id: 'chat', name: 'Chat', help: 7, colour: 'red' },
      ];
      expect(await screenCall(local, 'saveDraft', { etag: draft.etag, section: 'channels', value }, { as: 'ada' })).toMatchObject({
        error: {
          code: 'INVALID_INPUT',
          details: [
            'channels[0].id must be of lower-case letters, digits and dashes, at most 40, not "Phone!"',
            'channels[0].name must not be empty',
            'channels[1].help must be string, not 7',
            'channels[1].colour is not expected: leave it out',
          ],
        },
      });
      for (const section of ['schema', 'nothing', '__proto__', 'constructor'])
        expect(await screenCall(local, 'saveDraft', { etag: draft.etag, section, value: 1 }, { as: 'ada' })).toMatchObject({
          error: { code: 'INVALID_INPUT' },
        });
      expect((await desk(local)).draft).toEqual(draft);
    }));

  test('may contradict itself, which the linter says; discarded it is gone, and what was typed for it does not reach the next one', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const first = await start(local);
      const { etag } = await succeed(screenCall(local, 'saveDraft', { etag: first.etag, section: 'matrix', value: {} }, { as: 'ada' }));
      const { findings } = await succeed(screenCall(local, 'lintDraft', {}, { as: 'ada' }));
      expect(findings).toContainEqual(expect.objectContaining({ code: 'matrixHole', severity: 'error' }));
      expect(await screenCall(local, 'publishDraft', { etag, note: '', applies: 'new' }, { as: 'ada' })).toMatchObject({
        error: { code: 'INVALID_INPUT', details: expect.arrayContaining([expect.stringContaining('matrixHole')]) },
      });
      await succeed(screenCall(local, 'discardDraft', { etag }, { as: 'ada' }));
      expect((await desk(local)).draft).toBeNull();
      expect(await screenCall(local, 'lintDraft', {}, { as: 'ada' })).toMatchObject({ error: { code: 'NOT_FOUND' } });
      const next = await start(local);
      expect(next.etag).toBeGreaterThan(etag);
      for (const stale of [first.etag, etag])
        expect(await screenCall(local, 'saveDraft', { etag: stale, section: 'channels', value: CHANNELS }, { as: 'ada' })).toMatchObject({
          error: { code: 'CONFLICT' },
        });
    }));

  test('begun before another version came into force, it is brought up to date with both changes', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      await publishChange(local, renamed('channels', 'Second'));
      const draft = await start(local);
      const value = renamed('services', 'Mine')(draft.document).services;
      const { etag } = await succeed(screenCall(local, 'saveDraft', { etag: draft.etag, section: 'services', value }, { as: 'ada' }));
      await succeed(screenCall(local, 'rollBack', { version: 1, after: 2, note: 'back', applies: 'new' }, { as: 'ada' }));
      expect(await screenCall(local, 'publishDraft', { etag, note: '', applies: 'new' }, { as: 'ada' })).toMatchObject({
        error: { code: 'CONFLICT', values: { version: '3', by: 'admin' } },
      });
      const moved = await succeed(screenCall(local, 'rebaseDraft', { etag }, { as: 'ada' }));
      const first = (await succeed(screenCall(local, 'readVersion', { version: 1 }, { as: 'ada' }))).policy.document;
      expect(moved.draft).toMatchObject({ base: 3, document: { ...first, services: value } });
      await succeed(screenCall(local, 'publishDraft', { etag: moved.draft.etag, note: '', applies: 'new' }, { as: 'ada' }));
      expect((await desk(local)).current.document).toEqual({ ...first, services: value });
    }));

  test('from an old version is what that version says, on top of the one in force', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      await publishChange(local, renamed('channels', 'Second'));
      const draft = await start(local, 'ada', { from: 1 });
      expect(draft).toMatchObject({ base: 2, origin: 'version' });
      expect(draft.document.channels[0]?.name).not.toBe('Second');
      expect(await screenCall(local, 'startDraft', { from: 9 }, { as: 'ada' })).toMatchObject({ error: { code: 'CONFLICT' } });
    }));
});
