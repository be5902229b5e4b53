import { afterEach, describe, expect, test } from '@jest/globals';
import { JIRA_POINTS_PER_HOUR } from '../../kernel/meter/prices';
import { type Bench, openBench, putProjectAndIssue } from '../testing/harness';

let bench: Bench | undefined;
async function open(...args: Parameters<typeof openBench>): Promise<Bench> {
  bench = await openBench(...args);
  return bench;
}
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

const ISSUE = '/rest/api/3/issue/X-1';
const get = (as: string, more: object = {}): [string, object] => ['jira', { as, path: ISSUE, ...more }];
const put = (as: string): [string, object] => ['jira', { as, path: ISSUE, method: 'PUT', body: { fields: {} } }];

describe('who calls', () => {
  test('the app, the person, nobody', async () => {
    const { value, forge } = await open();
    const by = async (as: string): Promise<unknown> => JSON.parse(((await value(...get(as))) as { body: string }).body);
    expect(await by('app')).toEqual({ key: 'X-1', by: 'app', accountId: forge.app.accountId });
    expect(await by('user')).toEqual({ key: 'X-1', by: 'app-as-user', accountId: 'ann' });
    expect(await by('none')).toEqual({ key: 'X-1', by: 'nobody', accountId: null });
  });

  test('as the user without one, or for somebody without a licence, needs authentication', async () => {
    const { resolve } = await open();
    const refused = { ok: false, error: { message: 'Authentication Required' } };
    expect(await resolve(...get('user'), { nobody: true })).toMatchObject(refused);
    expect(await resolve(...get('user'), { accountId: 'cleo', accountType: 'customer' })).toMatchObject(refused);
    expect(await resolve(...get('user'), { accountType: 'unlicensed' })).toMatchObject(refused);
  });

  test('another person needs allowImpersonation in the manifest', async () => {
    const { resolve, site } = await open();
    expect(await resolve(...get('user', { user: 'bob' }))).toMatchObject({ ok: false });
    expect(site.problems.all()[0]?.what).toContain("asUser('bob')");
  });

  test('scopes bind: what the manifest does not declare is refused, loudly', async () => {
    const { value, site } = await open();
    expect(await value('jira', { as: 'app', path: '/rest/api/3/myself' })).toMatchObject({ status: 401 });
    expect(site.problems.all()[0]?.what).toContain('needs read:jira-user');
  });

  test('what is not modelled is a loud 501 naming it', async () => {
    const { value, site } = await open();
    expect(await value('jira', { as: 'app', path: '/rest/api/3/unheard/of' })).toMatchObject({ status: 501 });
    expect(site.problems.all()[0]?.what).toContain('GET /rest/api/3/unheard/of');
  });
});

describe('faults', () => {
  test('429 and 503 do nothing and say so as Jira does', async () => {
    const { value, site, seen } = await open();
    site.faults.arm({ id: 'a', seam: 'jira', kind: 'rate-limit', match: 'PUT /rest/api/3/issue', retryAfterS: 7, times: 1 });
    expect(await value(...put('app'))).toMatchObject({ status: 429, headers: { retryAfter: '7', reason: 'jira-burst-based' } });
    site.faults.arm({ id: 'a', seam: 'jira', kind: 'server-error', times: 1 });
    expect(await value(...put('app'))).toMatchObject({ status: 503 });
    expect(seen).toEqual([]);
    expect(await value(...put('app'))).toMatchObject({ status: 204 });
    expect(seen).toHaveLength(1);
  });

  test('permissions not granted yet: 403 until the platform has', async () => {
    const { value, site, seen } = await open();
    site.faults.arm({ id: 'a', seam: 'jira', kind: 'not-granted', times: 2 });
    for (const status of [403, 403, 204]) expect(await value(...put('app'))).toMatchObject({ status });
    expect(seen).toHaveLength(1);
  });

  test('a fault that cannot happen there is refused when armed', async () => {
    const { site } = await open();
    expect(() => site.faults.arm({ id: 'a', seam: 'jira', kind: 'double' })).toThrow('double cannot happen at jira');
    expect(() => site.faults.arm({ id: 'a', seam: 'event', kind: 'crash-after' })).toThrow('crash-after cannot happen at event');
  });

  test('a time-out does nothing, a lost answer does it', async () => {
    const { resolve, site, seen } = await open();
    site.faults.arm({ id: 'a', seam: 'jira', kind: 'time-out', times: 1 });
    expect(await resolve(...put('app'))).toMatchObject({ ok: false, outcome: 'error', error: { name: 'FetchError' } });
    expect(seen).toHaveLength(0);
    site.faults.arm({ id: 'a', seam: 'jira', kind: 'lost-answer', times: 1 });
    expect(await resolve(...put('app'))).toMatchObject({ ok: false, outcome: 'error', error: { name: 'FetchError' } });
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['crash-before', 'set middle', [1, null, null]],
    ['crash-after', 'set middle', [1, 2, null]],
  ] as const)('%s a call: nothing after it ever happens', async (kind, match, left) => {
    const { resolve, site, kvs } = await open();
    site.faults.arm({ id: 'a', seam: 'kvs', kind, match, times: 1 });
    expect(await resolve('crashingWork')).toMatchObject({ ok: false, outcome: 'crash' });
    await new Promise((done) => setTimeout(done, 20));
    expect(await kvs(['get', 'before'], ['get', 'middle'], ['get', 'after'])).toEqual(left);
  });

  test('of whole invocations: crash before, after, time-out', async () => {
    const { resolve, site, kvs } = await open();
    const outcomes: unknown[] = [];
    for (const kind of ['crash-before', 'crash-after', 'time-out'] as const) {
      site.faults.arm({ id: 'a', seam: 'invoke', kind, match: 'resolver', times: 1 });
      const result = await resolve('kvs', { calls: [['set', kind, 1]] });
      outcomes.push(result.ok ? 'ok' : result.outcome);
    }
    expect(outcomes).toEqual(['crash', 'crash', 'timeout']);
    expect(await kvs(['get', 'crash-before'], ['get', 'crash-after'], ['get', 'time-out'])).toEqual([null, 1, null]);
  });
});

describe('how fast the app calls', () => {
  const refused = (statuses: unknown): number => (statuses as number[]).filter((status) => status === 429).length;

  test('a hundred reads at once go through and no more; as many one after the other are no burst', async () => {
    const { value, site } = await open();
    expect(refused(await value('manyReads', { count: 105, atOnce: true }))).toBe(5);
    await site.agenda.advance(site.clock.now() + 2_000);
    expect(refused(await value('manyReads', { count: 150, atOnce: false }))).toBe(0);
  });
});

describe('the bill', () => {
  test('every call is metered for the issue it is about', async () => {
    const { resolve, site } = await open();
    await resolve(...get('app'));
    await resolve(...put('user'));
    expect(site.meter.totals()).toMatchObject({ invocations: 2, jiraCalls: 2, jiraReads: 1, jiraWrites: 1, points: 3 });
    expect(site.meter.invocations()[0]?.calls[0]).toMatchObject({ label: 'GET /rest/api/3/issue/{issueIdOrKey}', status: 200, points: 2 });
    expect(site.meter.bySubject()['10001']?.jiraCalls).toBe(2);
  });

  test('an issue is one subject, whether named by key or by id, also to validators', async () => {
    const { site, jira, forge, value } = await open();
    putProjectAndIssue(jira);
    await value('push', { queue: 'work', events: [{ body: { name: 'a', issueKey: 'X-1' } }] });
    await site.agenda.advance(site.clock.now() + 1_000);
    await forge.app.runWorkflowValidator('needs-note', { issue: { key: 'X-1' } }).catch(() => undefined);
    expect(Object.keys(site.meter.bySubject())).toEqual(['10001']);
    expect(site.meter.bySubject()['10001']?.invocations).toBe(3);
  });

  test('an empty pool of points answers 429 until the hour is over', async () => {
    const { value, site } = await open();
    site.meter.spend(JIRA_POINTS_PER_HOUR, site.clock.now());
    const { status, headers } = (await value(...get('app'))) as { status: number; headers: { reason: string; retryAfter: string } };
    expect([status, headers.reason]).toEqual([429, 'jira-quota-global-based']);
    await site.agenda.advance(site.clock.now() + Number(headers.retryAfter) * 1000);
    expect(await value(...get('app'))).toMatchObject({ status: 200 });
  });
});
