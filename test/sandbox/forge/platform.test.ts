import { afterEach, describe, expect, test } from '@jest/globals';
import { setProperty } from '../jira/issues/properties';
import { type Bench, openBench } from './testing/harness';

let bench: Bench | undefined;
async function open(...args: Parameters<typeof openBench>): Promise<Bench> {
  bench = await openBench(...args);
  return bench;
}
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

const MINUTE = 60_000;
const later = ({ site }: Bench, ms: number): Promise<number> => site.agenda.advance(site.clock.now() + ms);

describe('scheduled triggers', () => {
  test('run first five minutes after the installation, then by their interval, with nobody there', async () => {
    const made = await open();
    await later(made, 5 * MINUTE - 1);
    expect((await made.notes()).filter((note) => note.startsWith('sweep'))).toEqual([]);
    await later(made, 1);
    expect(await made.notes()).toContain('sweep sweep-timer true');
    await later(made, 180 * MINUTE);
    expect((await made.notes()).filter((note) => note.startsWith('sweep'))).toHaveLength(4);
    expect(made.forge.inspect.schedules()).toEqual([
      { key: 'sweep-timer', interval: 'hour', next: expect.any(Number), last: { at: expect.any(String), outcome: 'ok (204)' } },
    ]);
  });

  test('run besides on request; a failed run is not repeated', async () => {
    const made = await open();
    made.site.faults.arm({ id: 'a', seam: 'invoke', kind: 'crash-before', match: 'scheduledTrigger', times: 1 });
    expect(await made.forge.runScheduled('sweep-timer')).toMatchObject({ ok: false, outcome: 'crash' });
    await later(made, 4 * MINUTE);
    expect((await made.notes()).filter((note) => note.startsWith('sweep'))).toEqual([]);
    expect(await made.forge.runScheduled('sweep-timer')).toMatchObject({ ok: true });
  });

  test('can be made to fall out, come twice or late; the next runs are as planned', async () => {
    const made = await open();
    const sweeps = async (): Promise<number> => (await made.notes()).filter((note) => note.startsWith('sweep')).length;
    const arm = (kind: 'drop' | 'double' | 'delay'): void =>
      made.site.faults.arm({ id: 'late', seam: 'event', kind, match: 'schedule sweep-timer', times: 1, delayMs: 6 * MINUTE });
    arm('drop');
    await later(made, 5 * MINUTE);
    expect(await sweeps()).toBe(0);
    arm('double');
    await later(made, 60 * MINUTE);
    expect(await sweeps()).toBe(2);
    arm('delay');
    await later(made, 60 * MINUTE + 5 * MINUTE);
    expect(await sweeps()).toBe(2);
    await later(made, MINUTE);
    expect(await sweeps()).toBe(3);
    await later(made, 54 * MINUTE);
    expect(await sweeps()).toBe(4);
  });
});

describe('web triggers', () => {
  test('have one URL each, which answers what the function says', async () => {
    const made = await open();
    const url = String(await made.value('url', { key: 'hook-in' }));
    expect(await made.value('url', { key: 'hook-in' })).toBe(url);
    const path = url.replace(made.site.baseUrl, '');
    expect(path).toMatch(/^\/x1\/[\w-]+$/);
    const request = {
      method: 'POST',
      path,
      headers: { 'Content-Type': ['text/plain'] },
      queryParameters: { a: ['1', '2'] },
      body: 'hello',
    };
    expect(await made.forge.webTrigger(`${path}/more`, request)).toEqual({
      status: 201,
      headers: { 'Content-Type': ['application/json'] },
      body: JSON.stringify({ got: 'hello', q: { a: ['1', '2'] }, path: '/more', method: 'POST' }),
    });
    expect(await made.forge.webTrigger('/x1/unknown', request)).toMatchObject({ status: 404 });
  });

  test('of the static kind answer what the manifest says', async () => {
    const made = await open();
    const path =
      made.forge.inspect
        .webTriggers()
        .find(({ key }) => key === 'fixed-in')
        ?.url.replace(made.site.baseUrl, '') ?? '';
    const answer = await made.forge.webTrigger(path, { method: 'GET', path, headers: {}, queryParameters: {}, body: '' });
    expect(answer).toEqual({ status: 202, headers: { 'content-type': ['text/plain'] }, body: 'taken' });
  });
});

describe('the rest of the gateway', () => {
  test('lists and deletes web trigger URLs', async () => {
    const made = await open();
    const urls = (await made.value('urls')) as { moduleKey: string; url: string }[];
    expect(urls.map((entry) => entry.moduleKey).sort()).toEqual(['fixed-in', 'hook-in']);
    await made.value('deleteUrl', { url: urls[0]?.url });
    expect(await made.value('urls')).toHaveLength(1);
    expect(await made.resolve('deleteUrl', { url: urls[0]?.url })).toMatchObject({ ok: false });
  });

  test('says which accounts are gone', async () => {
    const made = await open();
    const account = (accountId: string): object => ({ accountId, updatedAt: '2026-01-01T00:00:00.000Z' });
    expect(await made.value('privacy', { accounts: [account('ann')] })).toEqual([]);
    expect(await made.value('privacy', { accounts: [account('ann'), account('gone')] })).toEqual([{ accountId: 'gone', status: 'closed' }]);
  });

  test('refuses events nobody declared, and is loud about anything else', async () => {
    const made = await open();
    expect(await made.value('appEvent', { key: 'mine' })).toMatchObject({ type: 'success', failedEvents: [{ event: { key: 'mine' } }] });
    expect(made.site.problems.all()).toEqual([]);
    expect(await made.value('graph')).toBe(501);
    expect(made.site.problems.all()[0]?.what).toContain('GraphQL query { me { id } } is not modelled');
  });
});

describe('the installation', () => {
  test('tells the app once, gives it an account, a field and what it declares for search', async () => {
    const made = await open();
    await later(made, 1_000);
    expect(await made.notes()).toEqual(['avi:forge:installed:app  self=false by=']);
    expect(made.jira.people.get(made.forge.app.accountId)).toMatchObject({ accountType: 'app', displayName: 'Tiny' });
    const field = made.jira.fields.find((candidate) => candidate.app?.moduleKey === 'tally');
    expect(field).toMatchObject({
      name: 'Tally',
      kind: 'number',
      customType: expect.stringMatching(/^ari:cloud:ecosystem::extension\/.+\/static\/tally$/),
    });
    expect(made.jira.fieldContexts.list().map((context) => context.fieldId)).toEqual([field?.id]);
    expect(made.forge.app.indexedProperties).toEqual([
      { entityType: 'issue', propertyKey: 'tiny', path: 'count', type: 'number', alias: 'tinyCount' },
    ]);
    expect(await made.forge.app.runJqlFunction('heavy', { field: 'issue', operator: 'in', arguments: ['5'] }, 'precomputation')).toBe(
      'tinyCount >= 5',
    );
    expect(await made.forge.app.runWorkflowValidator('needs-note', { issue: { key: 'NO-1' } })).toEqual({
      result: false,
      errorMessage: 'A note is needed',
    });
  });

  test('upgrade tells so; uninstallation leaves nothing', async () => {
    const made = await open();
    await made.forge.lifecycle('upgraded', 'ann');
    await later(made, 1_000);
    expect(await made.notes()).toContain('avi:forge:upgraded:app  self=false by=');
    await made.kvs(['set', 'a', 1]);
    await made.forge.lifecycle('uninstalled', 'ann');
    expect(made.forge.inspect.storage({ limit: 10 }).rows).toEqual([]);
    expect(made.jira.apps).toEqual([]);
    expect(made.forge.modules('jira:issuePanel')).toEqual([]);
    expect(await made.resolve('now')).toMatchObject({ ok: false });
    expect(made.jira.fields.list()).toEqual([]);
    expect(made.site.agenda.list('forge.schedule')).toEqual([]);
    await made.forge.lifecycle('installed', 'ann');
    await later(made, 1_000);
    expect(await made.notes()).toEqual(['avi:forge:installed:app  self=false by=']);
  });
});

describe('display conditions', () => {
  test('decide by who looks', async () => {
    const { forge, site } = await open();
    const shown = (key: string, accountId?: string): boolean => {
      const module = forge.module(key);
      if (!module) throw new Error(key);
      return forge.shown(module, accountId === undefined ? {} : { accountId });
    };
    expect([shown('panel'), shown('panel', 'bob')]).toEqual([false, true]);
    expect([shown('admin'), shown('admin', 'bob'), shown('admin', 'ann')]).toEqual([false, false, true]);
    const odd = { key: 'odd', type: 'jira:issuePanel', props: { displayConditions: { moonIsFull: true } } };
    expect(forge.shown(odd, { accountId: 'ann' })).toBe(false);
    expect(site.problems.all()[0]?.what).toContain('moonIsFull is not modelled');
    const neither = {
      key: 'neither',
      type: 'jira:issuePanel',
      props: { displayConditions: { not: { or: [{ isSiteAdmin: true }, { isAdmin: true }] } } },
    };
    expect([forge.shown(neither, { accountId: 'ann' }), forge.shown(neither, { accountId: 'bob' })]).toEqual([false, true]);
  });

  test('look at properties, permissions and what the module stands on', async () => {
    const { forge, jira } = await open();
    setProperty(jira, 'project', '10000', 'tiny', { on: true, types: ['Bug', 'Task'] });
    const shown = (displayConditions: object, facts: object = { accountId: 'ann', projectId: '10000' }): boolean =>
      forge.shown({ key: 'k', type: 'jira:projectPage', props: { displayConditions } }, facts);
    const property = { entity: 'project', propertyKey: 'tiny' };
    expect([
      shown({ entityPropertyExists: property }),
      shown({ entityPropertyExists: { ...property, propertyKey: 'other' } }),
      shown({ entityPropertyEqualTo: { ...property, objectName: 'on', value: 'true' } }),
      shown({ entityPropertyContainsAny: { ...property, objectName: 'types', value: ['Bug', 'Epic'] } }),
      shown({ entityPropertyContainsAll: { ...property, objectName: 'types', value: ['Bug', 'Epic'] } }),
      shown({ entityPropertyExists: { ...property, entity: 'issue' } }),
      shown({ permissions: { scopes: ['storage:app'] } }),
      shown({ permissions: { scopes: ['manage:jira-project'] } }),
      shown({ canAdministerJira: true }),
      shown({ canAdministerJira: false }),
      shown({ and: [{ isLoggedIn: true }, { not: { isLoggedIn: false } }] }),
    ]).toEqual([true, false, true, true, false, false, true, false, false, true, true]);
  });
});
