import { describe, expect, test } from '@jest/globals';
import type { CallOutput } from '../../../src/contract/types';
import { createIssue, fields, settle } from '../../fixture/firm';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { MINUTE } from '../clocks/clocks';
import { readProperty, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { levelFields } from '../incidents';
import { desk, keysOf, publishChange, renamed, start, storeOf } from './desk';

type Entry = CallOutput<'exportAll'>['entries'][number];

async function exportWhole(local: LocalJira): Promise<Entry[]> {
  const all: Entry[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { entries, next } = await succeed(screenCall(local, 'exportAll', cursor === undefined ? {} : { cursor }, { as: 'ada' }));
    all.push(...entries);
    if (next === null) return all;
    cursor = next;
  }
}

/** A site in use: an incident with its clock, two versions, a draft, and more rows than one page has. */
async function inUse(local: LocalJira): Promise<string> {
  const settings = await setUp(local);
  const more = { project: 'DESK', type: '[System] Incident', fields: levelFields(settings, { impact: 'extensive', urgency: 'critical' }) };
  const { key } = await createIssue(local, 'lea', 'Nothing prints', more);
  await publishChange(local, renamed('services', 'Mail'), { applies: 'open' });
  await start(local);
  // Somebody who may not override edits the priority: an act.
  await restAs(local, 'admin', 'PUT', `/rest/api/3/issue/${key}`, { fields: { priority: { name: 'Low' } } });
  const store = storeOf(local);
  for (let at = 0; at < 230; at++) store.set('kv', `effect:${at}`, JSON.stringify({ at }), undefined, []);
  await settle(local, 5 * MINUTE);
  return key;
}

const deleteAll = (local: LocalJira) => screenCall(local, 'deleteAll', { confirm: ' Firebreak ' }, { as: 'ada' });

async function deleteToTheEnd(local: LocalJira): Promise<number> {
  for (let calls = 1; calls < 20; calls++) {
    const { finished } = await succeed(deleteAll(local));
    if (finished) return calls;
    await settle(local, 3_000);
  }
  throw new Error('it never ends');
}

describe('the data of the app', () => {
  test('are taken along whole, page by page, and that is in the log', () =>
    withFirebreak(async (local) => {
      await inUse(local);
      const all = await exportWhole(local);
      expect(all.map(({ store, key }) => `${store}/${key}`).sort()).toEqual(
        keysOf(local)
          .filter((key) => !isLastLine(local, key))
          .sort(),
      );
      expect(all.find(({ key }) => key === 'settings')?.value).toMatchObject({ schema: 2 });
      expect(new Set(all.map(({ store }) => store))).toEqual(new Set(['keys', 'acts', 'audit', 'revisions', 'wakeups']));
      await settle(local, 10_000);
      const { entries } = await succeed(screenCall(local, 'readAudit', {}, { as: 'ada' }));
      expect(entries[0]).toMatchObject({ what: 'exportedAll', by: 'admin' });
      for (const cursor of ['x', '["secrets",null]', '{}'])
        expect(await screenCall(local, 'exportAll', { cursor }, { as: 'ada' })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    }));

  test('are deleted only when it is typed, to the end; then the app is as before set-up, and can be set up again', () =>
    withFirebreak(async (local) => {
      const key = await inUse(local);
      const before = keysOf(local);
      for (const confirm of ['', 'yes', 'firebrea'])
        expect(await screenCall(local, 'deleteAll', { confirm }, { as: 'ada' })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      expect(keysOf(local)).toEqual(before);
      expect(await deleteToTheEnd(local)).toBeGreaterThan(1);
      expect(keysOf(local).map((one) => one.split('/')[0])).toEqual(['audit']);
      const { body } = await restAs(local, 'admin', 'GET', '/rest/api/3/project/DESK/properties');
      expect(fields(body).keys).toEqual([]);
      expect(await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }))).toEqual({
        settings: null,
        preflight: null,
        policyVersion: null,
        matrix: null,
      });
      expect(await screenCall(local, 'readPolicyDesk', {}, { as: 'ada' })).toMatchObject({ error: { code: 'NOT_SET_UP' } });
      // What is in Jira stays, and nothing writes to it any more.
      const property = await readProperty(local, key);
      expect(property).toBeDefined();
      await restAs(local, 'admin', 'PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Prints again' } });
      await settle(local, 20 * MINUTE);
      expect(await readProperty(local, key)).toEqual(property);
      expect(keysOf(local).map((one) => one.split('/')[0])).toEqual(['audit']);
      const { entries } = await succeed(screenCall(local, 'readAudit', {}, { as: 'ada' }));
      expect(entries).toMatchObject([{ what: 'deletedAll', by: 'admin' }]);

      await setUp(local);
      const { current, versions, draft } = await desk(local);
      expect([current.version, versions.length, draft, current.document.services[0]?.name]).toEqual([1, 1, null, 'E-mail and calendar']);
      await restAs(local, 'admin', 'PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Under the new one' } });
      await settle(local, 2 * MINUTE);
      expect(await readProperty(local, key)).toMatchObject({ policy: 1, clockPolicy: 1 });
    }));

  test('a crash at any call of deleting is mended by going on', async () => {
    for (const [seam, match] of [
      ['jira', 'properties'],
      ['kvs', 'delete'],
      ['kvs', 'query'],
      ['kvs', 'batch/delete'],
      ['kvs', 'entity/set'],
    ] as const)
      for (const kind of ['crash-before', 'crash-after'] as const)
        await withFirebreak(
          async (local) => {
            await inUse(local);
            local.site.faults.arm({ id: 'f', seam, kind, match, times: 1 });
            expect({ match, kind, got: await deleteAll(local) }).toEqual({ match, kind, got: { broken: expect.anything() } });
            await settle(local, 3_000);
            await deleteToTheEnd(local);
            expect(new Set(keysOf(local).map((one) => one.split('/')[0]))).toEqual(new Set(['audit']));
            await setUp(local);
          },
          { problems: 'expected' },
        );
  });
});

/** The line that says the export was begun is not among what queries see yet. */
const isLastLine = (local: LocalJira, key: string): boolean =>
  key.startsWith('audit/') && JSON.stringify(storeOf(local).get('entity:audit', key.slice('audit/'.length))?.value).includes('exportedAll');
