import { describe, expect, test } from '@jest/globals';
import type { Policy } from '../../../src/contract/types';
import { fields, settle } from '../../fixture/firm';
import type { FaultKind, Seam } from '../../sandbox/kernel/faults';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { jiraCalls, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { desk, inForce, keysOf, publishChange, renamed, saveAll, start } from './desk';

const CHAT = { id: 'teams-chat', name: 'Teams chat', help: '' };
const withChannel = (document: Policy): Policy => ({ ...document, channels: [...document.channels, CHAT] });

/** Options of one of our fields, as an admin sees them. */
async function optionsOf(local: LocalJira, name: 'Channel' | 'Category'): Promise<string[]> {
  const field = local.jira.fields.find((one) => one.name === name);
  const path = `/rest/api/3/field/${field?.id}/context`;
  const [context] = listed((await restAs(local, 'admin', 'GET', path)).body);
  return listed((await restAs(local, 'admin', 'GET', `${path}/${String(context?.id)}/option`)).body).map(({ value }) => String(value));
}

const listed = (body: unknown): Record<string, unknown>[] => {
  const { values } = fields(body);
  return Array.isArray(values) ? values.map(fields) : [];
};

async function settingsOf(local: LocalJira) {
  const { settings } = await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }));
  if (!settings) throw new Error('not set up');
  return settings;
}

describe('publishing', () => {
  test('makes an immutable version with author, time and note; the draft is gone, the log tells, the history keeps the old one', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const first = await inForce(local);
      await settle(local, 60_000);
      const { version } = await publishChange(local, renamed('services', 'Mail'), { note: '  Mail is called so.  ' });
      const { current, versions, draft } = await desk(local);
      expect([version, draft]).toEqual([2, null]);
      expect(current).toMatchObject({ version: 2, by: 'admin', note: 'Mail is called so.', since: first.since });
      expect(Date.parse(current.publishedAt)).toBeGreaterThan(Date.parse(first.publishedAt));
      expect(versions.map((one) => [one.version, one.applies, one.by, one.note])).toEqual([
        [1, 'new', 'admin', ''],
        [2, 'new', 'admin', 'Mail is called so.'],
      ]);
      const { policy } = await succeed(screenCall(local, 'readVersion', { version: 1 }, { as: 'ada' }));
      expect(policy).toEqual(first);
      await settle(local, 10_000);
      const { entries } = await succeed(screenCall(local, 'readAudit', {}, { as: 'ada' }));
      expect(entries.map(({ what }) => what)).toEqual(['published', 'setUp', 'published']);
      expect(entries[0]).toMatchObject({ by: 'admin', at: current.publishedAt, values: { version: '2', note: 'Mail is called so.' } });
    }));

  test('makes the options that are new and renames those that were renamed; what incidents have stays bound', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const before = await settingsOf(local);
      const { options } = await publishChange(local, (document) => withChannel(renamed('categories', 'Devices')(document)));
      expect(options).toEqual({ made: expect.arrayContaining(['Teams chat', 'Devices']), left: [] });
      expect(await optionsOf(local, 'Channel')).toContain('Teams chat');
      const categories = await optionsOf(local, 'Category');
      expect(categories).toContain('Devices');
      expect(categories).not.toContain('Hardware');
      const after = await settingsOf(local);
      expect(after.fields.category).toEqual(before.fields.category);
      expect(after.fields.channel?.options).toMatchObject({ ...before.fields.channel?.options, 'teams-chat': expect.any(String) });
      // Taken out of the policy, an option stays bound for the incidents that have it, also when set-up runs again.
      await publishChange(local, (document) => ({ ...document, channels: document.channels.filter(({ id }) => id !== 'teams-chat') }));
      expect((await setUp(local)).fields.channel).toEqual(after.fields.channel);
      expect(
        jiraCalls(local, 'resolve-settings')
          .flat()
          .filter((label) => label.startsWith('POST') && label.includes('/option')),
      ).not.toHaveLength(0);
    }));

  test('goes on when Jira refuses an option, says so, and set-up makes it later', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      local.site.faults.arm({ id: 'f', seam: 'jira', kind: 'not-granted', match: '/option', times: 1 });
      const { version, options } = await publishChange(local, withChannel);
      expect([version, options]).toEqual([
        2,
        { made: [], left: [{ field: 'channel', names: ['Teams chat'], message: expect.any(String), details: ['Forbidden'] }] },
      ]);
      expect((await setUp(local)).fields.channel?.options).toHaveProperty('teams-chat');
    }));

  test('costs nothing in Jira when no option is touched, and one read of storage for the policy', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      await publishChange(local, (document) => ({ ...document, tiers: document.tiers.map((one) => ({ ...one, help: 'Help.' })) }));
      const run = local.site.meter.invocations().findLast(({ functionKey }) => functionKey === 'resolve-settings');
      expect(run?.calls.map(({ seam, label }) => `${seam} ${label}`)).toEqual([
        // Whether they administer Jira; the policy; the draft; what the linter has to know; the settings; all of it at once.
        'jira GET /rest/api/3/mypermissions',
        'kvs entity/get',
        'kvs entity/get',
        'jira GET /rest/api/3/priority',
        'kvs get',
        'kvs transaction',
      ]);
    }));

  test('asked twice for the same draft, because the first answer was lost, it is done once', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const draft = await start(local);
      const etag = await saveAll(local, draft, renamed('services', 'Mail')(draft.document));
      local.site.faults.arm({ id: 'f', seam: 'kvs', kind: 'lost-answer', match: 'transaction', times: 1 });
      const ask = () => screenCall(local, 'publishDraft', { etag, note: '', applies: 'new' }, { as: 'ada' });
      expect(await ask()).toMatchObject({ error: { code: 'TRY_LATER' } });
      expect(await ask()).toMatchObject({ value: { version: 2 } });
      expect((await desk(local)).versions).toHaveLength(2);
    }));

  test('two admins at once: one version, and the other is told', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const draft = await start(local);
      const etag = await saveAll(local, draft, renamed('services', 'Mail')(draft.document));
      const both = await Promise.all([
        screenCall(local, 'publishDraft', { etag, note: 'one', applies: 'new' }, { as: 'ada' }),
        screenCall(local, 'rollBack', { version: 1, after: 1, note: 'two', applies: 'new' }, { as: 'ada' }),
      ]);
      expect(both.filter((one) => 'value' in one)).toHaveLength(1);
      expect(both).toContainEqual({ error: expect.objectContaining({ code: 'CONFLICT' }) });
      expect((await desk(local)).versions).toHaveLength(2);
    }));
});

describe('rolling back', () => {
  test('publishes the old version anew, on top of the one in force; once, however often the answer is lost', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const first = await inForce(local);
      await publishChange(local, renamed('services', 'Mail'));
      const back = (after: number) =>
        screenCall(local, 'rollBack', { version: 1, after, note: 'Was wrong.', applies: 'open' }, { as: 'ada' });
      expect(await back(1)).toMatchObject({ error: { code: 'CONFLICT', values: { version: '2' } } });
      local.site.faults.arm({ id: 'f', seam: 'kvs', kind: 'lost-answer', match: 'transaction', times: 1 });
      expect(await back(2)).toMatchObject({ error: { code: 'TRY_LATER' } });
      expect(await back(2)).toMatchObject({ value: { version: 3 } });
      expect(await inForce(local)).toMatchObject({ version: 3, note: 'Was wrong.', document: first.document });
      await settle(local, 10_000);
      const { entries } = await succeed(screenCall(local, 'readAudit', {}, { as: 'ada' }));
      expect(entries.find(({ what }) => what === 'rolledBack')?.values).toEqual({
        version: '3',
        from: '1',
        note: 'Was wrong.',
        applies: 'open',
      });
    }));
});

/** A draft with an option and more besides, ready to be published. */
async function ready(local: LocalJira): Promise<number> {
  await setUp(local);
  const draft = await start(local);
  return saveAll(local, draft, withChannel(renamed('services', 'Mail')(draft.document)));
}

const press = (local: LocalJira, etag: number) =>
  screenCall(local, 'publishDraft', { etag, note: 'Whole', applies: 'open' }, { as: 'ada' });

describe('a crash while publishing', () => {
  test('at any call, before it took effect or after: the old version whole with its draft, or the new one whole; doing it again ends it', async () => {
    const calls = await withFirebreak(async (local) => {
      await press(local, await ready(local));
      const counts = new Map<string, number>();
      const run = local.site.meter.invocations().findLast(({ functionKey }) => functionKey === 'resolve-settings');
      return (run?.calls ?? []).flatMap(({ seam, label }): [Seam, number, string][] => {
        if (seam === 'other') return [];
        const nth = (counts.get(seam) ?? 0) + 1;
        counts.set(seam, nth);
        return [[seam, nth, label]];
      });
    });
    expect(calls.map(([seam]) => seam)).toEqual(expect.arrayContaining(['jira', 'kvs', 'queue']));
    const kinds: FaultKind[] = ['crash-before', 'crash-after'];
    for (const [seam, nth, label] of calls)
      for (const kind of kinds)
        await withFirebreak(
          async (local) => {
            const etag = await ready(local);
            const before = await desk(local);
            local.site.faults.arm({ id: 'f', seam, kind, nth, times: 1 });
            expect({ label, kind, got: await press(local, etag) }).toEqual({ label, kind, got: { broken: expect.anything() } });
            local.site.faults.clear();
            const after = await desk(local);
            if (after.current.version === 1) expect({ label, kind, after }).toEqual({ label, kind, after: before });
            else {
              expect({ label, kind, ...after }).toMatchObject({ label, kind, draft: null, application: { version: 2, state: 'waiting' } });
              expect(after.current).toMatchObject({ version: 2, note: 'Whole', document: before.draft?.document ?? {} });
            }
            expect(await press(local, etag)).toMatchObject({ value: { version: 2 } });
            await settle(local, 300_000);
            expect((await desk(local)).application).toMatchObject({ version: 2, state: 'done' });
            expect((await desk(local)).versions).toHaveLength(2);
            expect(await optionsOf(local, 'Channel')).toEqual([...new Set(await optionsOf(local, 'Channel'))]);
            expect(keysOf(local).filter((key) => key.startsWith('audit/'))).toHaveLength(3);
          },
          { problems: 'expected' },
        );
  }, 600_000);
});
