import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contentSecurityPolicy } from './csp';
import { findFile, withPlatformScripts } from './resources';
import { type Bench, openBench } from './testing/bench';
import { isRecord } from './values';

const STATUS = 'com.atlassian.jira.issue:b41d9e00-0000-4000-8000-000000000001:probe-context:status';

let bench: Bench;
const statuses = new Map<string, unknown>();

beforeAll(async () => {
  bench = await openBench(statuses);
});
afterAll(() => bench?.close());

interface Reply {
  status: number;
  body: Record<string, unknown>;
}

async function call(person: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const answer = await fetch(bench.server.url + path, {
    method,
    headers: { cookie: `sandbox.person=${person}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return { status: answer.status, body: isRecord(parsed) ? parsed : {} };
}

async function modulesOf(person: string, query: string): Promise<unknown[]> {
  const { body } = await call(person, 'GET', `/_sandbox/modules?${query}`);
  return Array.isArray(body.modules) ? body.modules : [];
}

const open = (person: string, moduleKey: string, place: Record<string, string> = {}): Promise<Reply> =>
  call(person, 'POST', '/_sandbox/frame', { moduleKey, place });

describe('who gets a module', () => {
  test('an issue panel needs an issue the person may see, and a licence', async () => {
    expect(await modulesOf('admin', 'type=jira:issueContext&issueId=10100')).toHaveLength(1);
    expect(await modulesOf('admin', 'type=jira:issueContext')).toEqual([]);
    expect(await modulesOf('few', 'type=jira:issueContext&issueId=10100')).toEqual([]);
    expect(await modulesOf('guest', 'type=jira:issueContext&issueId=10100')).toEqual([]);
    expect(await modulesOf('', 'type=jira:issueContext&issueId=10100')).toEqual([]);
    expect((await open('admin', 'probe-context', { issue: 'IT-1' })).status).toBe(200);
    expect((await open('few', 'probe-context', { issue: 'IT-1' })).status).toBe(404);
    expect((await open('guest', 'probe-context', { issue: 'IT-1' })).status).toBe(403);
    expect((await open('admin', 'nothing')).status).toBe(404);
  });

  test('settings pages are for Jira admins', async () => {
    expect((await open('admin', 'probe-admin')).status).toBe(200);
    expect((await open('amelie', 'probe-admin')).status).toBe(403);
  });

  test('the portal shows customers only what unlicensedAccess opens to them', async () => {
    const place = 'portal=1&request=IT-1&portalPage=view_request';
    const keys = async (person: string): Promise<unknown[]> =>
      (await modulesOf(person, `type=jiraServiceManagement:portalRequestDetailPanel&${place}`)).map(
        (module) => isRecord(module) && module.key,
      );
    expect(await keys('customer')).toEqual(['probe-portal']);
    expect(await keys('guest')).toEqual(['probe-portal']);
    expect(await keys('admin')).toEqual(['probe-portal', 'probe-staff']);
    expect(await keys('')).toEqual([]);
  });

  test('titles come in the language of the person', async () => {
    expect(await modulesOf('amelie', 'type=jira:globalPage')).toEqual([expect.objectContaining({ title: 'Sonde' })]);
  });

  test('an uninstalled app has no screens', async () => {
    bench.jira.apps.splice(0, 1);
    try {
      expect(await modulesOf('admin', 'type=jira:globalPage')).toEqual([]);
    } finally {
      bench.jira.apps.unshift(bench.forge.app);
    }
  });
});

describe('the status of a context panel', () => {
  test('is the issue property when it is set, else the manifest', async () => {
    const status = async (): Promise<unknown> =>
      (await modulesOf('admin', 'type=jira:issueContext&issueId=10100')).map((one) => isRecord(one) && one.status);
    expect(await status()).toEqual([{ type: 'badge', value: { label: '3' } }]);
    statuses.set(STATUS, { type: 'lozenge', value: { label: 'breached', type: 'removed' } });
    expect(await status()).toEqual([{ type: 'lozenge', value: { label: 'breached', type: 'removed' } }]);
    statuses.clear();
  });
});

describe('the context of a frame', () => {
  test('says where it is, as the extension context of its module type does', async () => {
    const { body } = await open('admin', 'probe-context', { issue: 'IT-1' });
    expect(body.context).toMatchObject({
      moduleKey: 'probe-context',
      timezone: expect.any(String),
      extension: {
        type: 'jira:issueContext',
        issue: { id: '10100', key: 'IT-1', type: 'Incident', typeId: '10001' },
        project: { id: '10000', key: 'IT', type: 'service_desk' },
      },
    });
    const portal = await open('customer', 'probe-portal', { portal: '1', request: 'IT-1', portalPage: 'view_request' });
    expect(portal.body.context).toMatchObject({
      accountType: 'customer',
      extension: { portal: { id: 1 }, request: { key: 'IT-1', typeId: '7' }, page: 'view_request' },
    });
  });

  test('takes nothing of who and where from the page', async () => {
    const asked = { moduleKey: 'probe-context', place: { issue: 'IT-1' }, extension: { issue: { id: 'forged' }, extra: 1 } };
    const { body } = await call('admin', 'POST', '/_sandbox/frame', asked);
    expect(body).toHaveProperty('context.extension.issue.id', '10100');
    expect(body).toHaveProperty('context.extension.extra', 1);
    const nowhere = { moduleKey: 'probe-command', place: {}, extension: { issue: { id: 'forged' }, project: { id: '1' }, extra: 1 } };
    const command = (await call('admin', 'POST', '/_sandbox/frame', nowhere)).body;
    expect(command).toHaveProperty('context.extension', { type: 'jira:command', location: expect.any(String), extra: 1 });
  });
});

describe('a token', () => {
  test('is of no use to another person, nor one that was made up', async () => {
    const { body } = await open('admin', 'probe-global');
    const asked = { token: body.token, functionKey: 'echo', payload: {} };
    expect((await call('admin', 'POST', '/_sandbox/bridge/invoke', asked)).body).toMatchObject({ ok: true });
    expect((await call('amelie', 'POST', '/_sandbox/bridge/invoke', asked)).status).toBe(403);
    expect((await call('', 'POST', '/_sandbox/bridge/invoke', asked)).status).toBe(403);
    expect((await call('admin', 'POST', '/_sandbox/bridge/invoke', { ...asked, token: 'x' })).status).toBe(403);
    expect((await call('admin', 'POST', '/_sandbox/bridge/invoke', asked, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test("does not let a customer's screen call Jira as the customer", async () => {
    const { body } = await open('customer', 'probe-portal', { portal: '1', request: 'IT-1', portalPage: 'view_request' });
    const asked = { token: body.token, product: 'jira', restPath: '/rest/api/3/myself', fetchRequestInit: { method: 'GET' } };
    expect((await call('customer', 'POST', '/_sandbox/bridge/product', asked)).body).toMatchObject({ status: 403 });
    const invoked = { token: body.token, functionKey: 'echo', payload: {} };
    expect((await call('customer', 'POST', '/_sandbox/bridge/invoke', invoked)).body).toMatchObject({
      ok: true,
      value: { accountId: 'customer', accountType: 'customer' },
    });
  });

  test('a header that is none is refused, not a crash', async () => {
    const { body } = await open('admin', 'probe-global');
    for (const header of [
      ['bad name', 'x'],
      ['accept', 'a\nb'],
    ]) {
      const fetchRequestInit = { method: 'GET', headers: [header] };
      const asked = { token: body.token, product: 'jira', restPath: '/rest/api/3/myself', fetchRequestInit };
      expect((await call('admin', 'POST', '/_sandbox/bridge/product', asked)).status).toBe(400);
    }
  });

  test('carries at most 500 KB to a resolver', async () => {
    const { body } = await open('admin', 'probe-global');
    const asked = { token: body.token, functionKey: 'echo', payload: { text: 'x'.repeat(500 * 1024) } };
    expect((await call('admin', 'POST', '/_sandbox/bridge/invoke', asked)).body).toMatchObject({ ok: false });
  });

  test.each(['[]', '"x"', 'null', '{', '{"token":{}}', '{"token":"x","functionKey":1}'])(
    'junk %s is refused, not a crash',
    async (junk) => {
      for (const path of [
        '/_sandbox/frame',
        '/_sandbox/bridge/invoke',
        '/_sandbox/bridge/product',
        '/_sandbox/bridge/publish',
        '/_sandbox/problem',
      ]) {
        const answer = await fetch(bench.server.url + path, { method: 'POST', body: junk, headers: { cookie: 'sandbox.person=admin' } });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
    },
  );
});

describe('files of a resource', () => {
  test('come from the folder only', async () => {
    const app = `http://127.0.0.1:${bench.server.port}`;
    const status = async (path: string): Promise<number> => (await fetch(app + path)).status;
    expect(await status('/_frame/main/main.js')).toBe(200);
    expect(await status('/_frame/main/..%2f..%2fmanifest.yml')).toBe(404);
    expect(await status('/_frame/main/%2e%2e/src/main.ts')).toBe(404);
    expect(await status('/_frame/other/index.html')).toBe(404);
    expect(await status('/_frame/main/%00')).toBe(404);
    expect(await status('/_frame/main/__LOCALES__/fr-FR.json')).toBe(200);
    expect((await fetch(`${bench.server.url}/_frame/main/main.js`)).headers.get('content-security-policy')).not.toContain(
      'frame-ancestors http',
    );
  });

  test('do not follow links out of it', () => {
    const root = mkdtempSync(join(tmpdir(), 'frames-'));
    try {
      mkdirSync(join(root, 'in'));
      writeFileSync(join(root, 'secret.txt'), 'x');
      writeFileSync(join(root, 'in', 'fine.txt'), 'x');
      symlinkSync(join(root, 'secret.txt'), join(root, 'in', 'link.txt'));
      expect(findFile(join(root, 'in'), 'fine.txt')).toBeDefined();
      expect(findFile(join(root, 'in'), 'link.txt')).toBeUndefined();
      expect(findFile(join(root, 'in'), '../secret.txt')).toBeUndefined();
      expect(findFile(join(root, 'in'), '.')).toBeUndefined();
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test("the platform's scripts come before the app's, whatever the page looks like", () => {
    expect(withPlatformScripts('<!doctype html><html lang="en"><head data-x><script src="a.js"></script></head></html>')).toMatch(
      /<head data-x><script src="\/_forge\/clock.js"><\/script><script src="\/_forge\/bridge.js"><\/script><script src="a.js">/,
    );
    expect(withPlatformScripts('<!DOCTYPE html><body>x</body>')).toMatch(/^<!DOCTYPE html><head><script src="\/_forge\/clock.js">/);
  });
});

describe('the content security policy', () => {
  const of = (permissions: unknown): string => contentSecurityPolicy({ permissions: permissions ?? {} }, { jira: 'http://localhost:1' });

  test('allows nothing that the manifest does not declare', () => {
    expect(of(undefined)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: http://localhost:1; font-src 'self' data:; connect-src 'self'; " +
        "frame-src 'none'; media-src 'self'; frame-ancestors http://localhost:1; base-uri 'none'; form-action 'none'",
    );
  });

  test('adds what it does', () => {
    const policy = of({
      content: { styles: ['unsafe-inline'], scripts: ['sha256-abc='] },
      external: { images: [{ address: 'https://img.example.com' }], fetch: { client: ['https://api.example.com'] } },
    });
    expect(policy).toContain("style-src 'self' 'unsafe-inline';");
    expect(policy).toContain("script-src 'self' 'sha256-abc=';");
    expect(policy).toContain('https://img.example.com');
    expect(policy).toContain("connect-src 'self' https://api.example.com;");
  });
});
