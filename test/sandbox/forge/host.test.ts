import { afterEach, describe, expect, test } from '@jest/globals';
import { type Bench, openBench } from './testing/harness';
import { WAYS_OUT } from './testing/ways';

let bench: Bench | undefined;
async function open(...args: Parameters<typeof openBench>): Promise<Bench> {
  bench = await openBench(...args);
  return bench;
}
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

describe('a resolver', () => {
  test('gets payload and context as JSON, and its answer goes back as JSON', async () => {
    const { resolve, site } = await open();
    const result = await resolve('echo', { when: new Date(0), gone: undefined, list: [1] });
    expect(result).toEqual({
      ok: true,
      value: {
        payload: { when: '1970-01-01T00:00:00.000Z', list: [1] },
        at: '2020-01-02T03:04:05.000Z',
        context: expect.objectContaining({
          accountId: 'ann',
          installContext: `ari:cloud:jira::site/${site.cloudId}`,
          moduleKey: 'panel',
          extension: { type: 'jira:issuePanel', issue: { id: '10001', key: 'X-1' } },
        }),
      },
    });
  });

  test('sees the site clock, also with the constructor untouched', async () => {
    const { value, site } = await open();
    const now = Math.floor(site.clock.now());
    expect(await value('now')).toEqual({ now, iso: new Date(now).toISOString(), isDate: true, text: new Date(now).toString() });
    await site.agenda.advance(site.clock.now() + 86_400_000);
    expect(await value('now')).toMatchObject({ now: now + 86_400_000 });
  });

  test('passes on its own error, and the message for a name nobody defined', async () => {
    const { resolve } = await open();
    expect(await resolve('fail')).toEqual({ ok: false, outcome: 'error', error: { name: 'TypeError', message: 'as asked' } });
    expect(await resolve('nothing')).toMatchObject({ error: { message: "Resolver has no definition for 'nothing'." } });
  });

  test('knows where it runs, and finds no variables but its own', async () => {
    const { value } = await open({ settings: { variables: { MINE: 'yes' } } });
    expect(await value('context')).toMatchObject({ environmentType: 'DEVELOPMENT', moduleKey: 'panel' });
    expect(await value('environment')).toEqual({
      env: { MINE: 'yes' },
      globals: ['Buffer', 'structuredClone', 'crypto', 'AbortController'],
    });
  });

  test('keeps invocations apart while they overlap', async () => {
    const { value } = await open();
    const ids = await Promise.all([value('sleep', { ms: 30 }), value('sleep', { ms: 5 }), value('sleep', { ms: 15 })]);
    expect(new Set(ids).size).toBe(3);
  });

  test('translates by the files of the manifest', async () => {
    const { value, forge } = await open();
    expect(await value('translate', { locale: 'fr-FR', key: 'panel.title' })).toBe('Petit panneau');
    expect(await value('translate', { locale: 'de-DE', key: 'panel.title' })).toBe('Tiny panel');
    expect(forge.text({ i18n: 'panel.title' }, 'fr_FR')).toBe('Petit panneau');
    expect(forge.text({ i18n: 'only' }, 'fr-FR')).toBe('English only');
    expect(forge.localeFile('i18n-info.json')).toEqual({
      translations: { 'panel.title': { 'en-US': 'Tiny panel', 'fr-FR': 'Petit panneau' } },
      config: { locales: ['en-US', 'fr-FR'], fallback: { default: 'en-US' } },
    });
    expect(forge.localeFile('fr-FR.json')).toEqual({ panel: { title: 'Petit panneau' } });
    expect(forge.localeFile('xx-XX.json')).toBeUndefined();
  });
});

describe('limits of an invocation', () => {
  test('time: what never ends is ended, and its later calls go nowhere', async () => {
    const { resolve, forge } = await open();
    forge.settings.timeLimitScale = 0.002;
    expect(await resolve('hang')).toMatchObject({ ok: false, outcome: 'timeout', error: { name: 'FUNCTION_TIME_OUT' } });
  });

  test('payload: 500 KB from a screen and no more; answers up to 5 MB', async () => {
    const { resolve } = await open();
    const text = (bytes: number): string => 'x'.repeat(bytes - 2);
    expect(await resolve('now', text(500 * 1024))).toMatchObject({ ok: true });
    expect(await resolve('now', text(500 * 1024 + 1))).toMatchObject({ ok: false, error: { name: 'REQUEST_TOO_LARGE' } });
    expect(await resolve('large', { bytes: 5 * 1024 * 1024 - 2 })).toMatchObject({ ok: true });
    expect(await resolve('large', { bytes: 5 * 1024 * 1024 - 1 })).toMatchObject({
      ok: false,
      error: { name: 'FUNCTION_RESPONSE_TOO_LARGE' },
    });
  });

  test('rate: so many calls a minute for one person, and for another again', async () => {
    const { resolve, site } = await open({ settings: { invocationsPerUserMinute: 3 } });
    for (let n = 0; n < 3; n++) expect(await resolve('now')).toMatchObject({ ok: true });
    expect(await resolve('now')).toMatchObject({ error: { name: 'TOO_MANY_REQUESTS' } });
    expect(await resolve('now', undefined, { accountId: 'bob' })).toMatchObject({ ok: true });
    await site.agenda.advance(site.clock.now() + 60_001);
    expect(await resolve('now')).toMatchObject({ ok: true });
  });

  test('logs: a hundred lines are kept, and where it was cut is said', async () => {
    const { resolve, forge } = await open();
    await resolve('log', { lines: 150 });
    const logs = forge.inspect.invocations().at(-1)?.logs ?? [];
    expect(logs).toHaveLength(101);
    expect(logs[0]).toEqual({ level: 'info', text: 'line 0 { of: 150 }' });
    expect(logs.at(-1)?.text).toContain('no more log lines');
  });
});

describe('egress', () => {
  test.each(['fetch', 'apiFetch'])('%s to what the manifest does not list is refused as on the platform', async (name) => {
    const { resolve, site } = await open();
    const result = await resolve(name, { url: 'https://evil.example.com/x' });
    expect(name === 'fetch' ? result : { ok: true, value: 403 }).toMatchObject({ ok: true, value: 403 });
    expect(site.problems.all().at(-1)?.what).toContain('https://evil.example.com/x is not allowed');
  });

  test('what it lists does not leave the machine either', async () => {
    const { resolve, site } = await open();
    expect(await resolve('fetch', { url: 'https://listed.example.com/x' })).toMatchObject({ ok: false, error: { name: 'FetchError' } });
    expect(site.problems.all().at(-1)?.what).toContain('nothing leaves the local Jira');
  });

  test('nor through Node', async () => {
    const { resolve, site } = await open();
    expect(await resolve('https')).toMatchObject({ ok: false, error: { message: expect.stringContaining('https.request() is refused') } });
    expect(site.problems.all()).toHaveLength(1);
  });

  test('by none of the ways Node has', async () => {
    const { resolve, site } = await open();
    for (const way of WAYS_OUT) {
      site.problems.clear();
      const result = await resolve('reachOut', { way });
      expect([way, result]).toMatchObject([way, { ok: false, error: { message: expect.stringContaining('is refused') } }]);
      expect([way, site.problems.all().length]).toEqual([way, 1]);
    }
  });
});
