import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bench, openBench } from '../testing/harness';
import { WAYS_OUT } from '../testing/ways';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench({ load: 'forge' });
}, 120_000);
afterAll(async () => bench.close());

describe("the app as Forge's own bundler makes it, in processes of its own", () => {
  test('resolvers, context and the site clock', async () => {
    const { value, site, resolve } = bench;
    expect(await value('echo', { a: 1 })).toMatchObject({ payload: { a: 1 }, context: { accountId: 'ann' } });
    const now = Math.floor(site.clock.now());
    expect(await value('now')).toMatchObject({ now, isDate: true });
    await site.agenda.advance(site.clock.now() + 3_600_000);
    expect(await value('now')).toMatchObject({ now: now + 3_600_000 });
    expect(await resolve('fail')).toEqual({ ok: false, outcome: 'error', error: { name: 'TypeError', message: 'as asked' } });
    expect(await value('context')).toMatchObject({ moduleKey: 'panel' });
    expect(await value('translate', { locale: 'fr-FR', key: 'panel.title' })).toBe('Petit panneau');
  });

  test('storage, Jira, queues and logs', async () => {
    const { kvs, value, forge, site, seen, notes } = bench;
    expect(await kvs(['set', 'a', { n: 1 }], ['get', 'a'])).toEqual([null, { n: 1 }]);
    expect(
      await value('jira', { as: 'user', path: '/rest/api/3/issue/X-1', method: 'PUT', body: { fields: { summary: 'é' } } }),
    ).toMatchObject({ status: 204 });
    expect(seen.at(-1)).toBe('app-as-user PUT X-1 {"fields":{"summary":"é"}}');
    await value('push', { queue: 'work', events: { body: { name: 'job' } } });
    await site.agenda.advance(site.clock.now() + 1_000);
    expect(await notes()).toContain('job #0 running=1');
    await value('log', { lines: 2 });
    expect(forge.inspect.invocations().at(-1)?.logs).toEqual([
      { level: 'info', text: 'line 0 { of: 2 }' },
      { level: 'info', text: 'line 1 { of: 2 }' },
    ]);
  });

  test('egress is refused, also through Node', async () => {
    const { resolve, site } = bench;
    expect(await resolve('fetch', { url: 'https://evil.example.com' })).toMatchObject({ ok: true, value: 403 });
    expect(await resolve('https')).toMatchObject({ ok: false, error: { message: expect.stringContaining('https.request() is refused') } });
    expect(site.problems.all()).toHaveLength(2);
    site.problems.clear();
  });

  test('by none of the ways Node has', async () => {
    const { resolve, site } = bench;
    for (const way of WAYS_OUT) {
      const result = await resolve('reachOut', { way });
      expect([way, result]).toMatchObject([way, { ok: false, error: { message: expect.stringContaining('is refused') } }]);
      expect([way, site.problems.all().length]).toEqual([way, 1]);
      site.problems.clear();
    }
  });

  test('a function that computes for ever is killed, and the next one runs', async () => {
    const { resolve, forge } = bench;
    forge.settings.timeLimitScale = 0.02;
    expect(await resolve('spin')).toMatchObject({ ok: false, outcome: 'timeout' });
    forge.settings.timeLimitScale = 1;
    expect(await resolve('now')).toMatchObject({ ok: true });
  });

  test('a crash takes only its own process; others go on', async () => {
    const { resolve, site, kvs, value } = bench;
    site.faults.arm({ id: 'a', seam: 'kvs', kind: 'crash-after', match: 'set middle', times: 1 });
    const [slow, crashed] = await Promise.all([value('sleep', { ms: 200 }), resolve('crashingWork')]);
    expect(typeof slow).toBe('string');
    expect(crashed).toMatchObject({ ok: false, outcome: 'crash' });
    expect(await kvs(['get', 'middle'], ['get', 'after'])).toEqual([2, null]);
  });

  test('more invocations than processes wait their turn', async () => {
    const { value } = bench;
    const ids = await Promise.all(Array.from({ length: 7 }, () => value('sleep', { ms: 5 })));
    expect(new Set(ids).size).toBe(7);
  });

  test('no variables of this process reach the app', async () => {
    expect(await bench.value('environment')).toMatchObject({ env: expect.not.objectContaining({ PATH: expect.anything() }) });
  });
});
