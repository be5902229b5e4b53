import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { launchBrowser, pageErrors, type TestBrowser } from '../../../support/browser';
import { becomes } from './testing/becomes';
import { type Bench, openBench } from './testing/bench';
import { frameOf } from './testing/frame';
import type {} from './testing/probe';

let bench: Bench;
let browser: TestBrowser;
let page: Page;
let frame: Frame;

beforeAll(async () => {
  bench = await openBench();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await bench?.close();
});

beforeEach(async () => {
  bench.site.problems.clear();
  page = await browser.openPage(bench.server, { person: 'admin', theme: 'light' }, '/jira/apps/probe-global');
  frame = await frameOf(page, 'probe-global');
});

afterEach(async () => {
  await page?.context().close();
});

function noProblems(): void {
  expect(bench.site.problems.all().map(({ where, what }) => `${where}: ${what}`)).toEqual([]);
}

describe('the content security policy of a frame', () => {
  test('blocks inline script and style, and lets Jira alone frame it', async () => {
    expect(await frame.evaluate(() => window.inlineRan ?? false)).toBe(false);
    expect(await frame.locator('#inline').evaluate((element) => getComputedStyle(element).color)).not.toBe('rgb(1, 2, 3)');
    expect(pageErrors(page).filter((line) => line.includes('Content Security Policy'))).toHaveLength(2);
    const answer = await fetch(`http://127.0.0.1:${bench.server.port}/_frame/main/index.html`);
    expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors http://localhost:${bench.server.port}`);
  });

  test("keeps the frame out of Jira's page and cookies", async () => {
    const reached = await frame.evaluate(() => {
      try {
        return String(window.parent.document.title);
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    });
    expect(reached).toBe('SecurityError');
    expect(await frame.evaluate(() => document.cookie)).toBe('');
  });
});

describe('view', () => {
  test('getContext tells who, where and in which theme', async () => {
    const context = await frame.evaluate(() => window.probe.view.getContext());
    expect(context).toMatchObject({
      accountId: 'admin',
      accountType: 'licensed',
      moduleKey: 'probe-global',
      locale: 'en-US',
      cloudId: bench.site.cloudId,
      siteUrl: bench.server.url,
      environmentType: 'DEVELOPMENT',
      extension: { type: 'jira:globalPage' },
      theme: { colorMode: 'light', light: 'light', dark: 'dark' },
      permissions: { scopes: ['read:jira-user', 'read:jira-work'] },
    });
  });

  test('theme.enable puts the tokens on and follows the page', async () => {
    await frame.evaluate(() => window.probe.view.theme.enable());
    const surface = (): Promise<string> => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const mode = (): Promise<string | undefined> => frame.evaluate(() => document.documentElement.dataset.colorMode);
    expect(await mode()).toBe('light');
    expect(await surface()).toBe('rgb(255, 255, 255)');
    await page.evaluate(() => {
      document.documentElement.dataset.themeChoice = 'dark';
    });
    await becomes(mode, 'dark');
    expect(await surface()).not.toBe('rgb(255, 255, 255)');
  });

  test('createHistory moves the address bar and hears of it', async () => {
    const url = await frame.evaluate(async () => {
      const history = await window.probe.view.createHistory();
      history.listen((location) => window.probe.heard.push(location.pathname));
      await history.push('/two/deeper');
      return history.createHref({ pathname: '/one' });
    });
    expect(url).toBe('/jira/apps/probe-global/one');
    expect(new URL(page.url()).pathname).toBe('/jira/apps/probe-global/two/deeper');
    await page.getByRole('link', { name: 'One' }).click();
    await page.goBack();
    await becomes(() => frame.evaluate(() => window.probe.heard), ['/two/deeper', '/one', '/two/deeper']);
  });

  test('changeWindowTitle, emitReadyEvent, getFrameDispatch; a page can be refreshed, not closed', async () => {
    await frame.evaluate(() => window.probe.view.changeWindowTitle('Probed'));
    expect(await page.title()).toBe('Probed');
    await frame.evaluate(() => window.probe.view.emitReadyEvent());
    expect(await frame.evaluate(() => window.probe.view.getFrameDispatch())).toBeUndefined();
    await frame.evaluate(() => window.probe.view.refresh());
    const refusals = await frame.evaluate(async () => {
      const { view } = window.probe;
      const say = (work: Promise<unknown>): Promise<string> => work.then(String, (error: Error) => error.message);
      return [await say(view.close()), await say(view.submit({})), await say(view.open()), await say(view.onClose(async () => undefined))];
    });
    expect(
      refusals.every(
        (text) =>
          text.includes('not closable') || text.includes('not submittable') || text.includes('not openable') || text.includes('failed'),
      ),
    ).toBe(true);
    noProblems();
  });

  test('the frame is as high as its content', async () => {
    const box = await page.locator('iframe').boundingBox();
    const content = await frame.evaluate(() => document.documentElement.scrollHeight);
    expect(Math.abs((box?.height ?? 0) - content)).toBeLessThanOrEqual(1);
  });
});

describe('calls', () => {
  test('invoke reaches the resolver as the person, whatever the payload says', async () => {
    const answer = await frame.evaluate(() => window.probe.invoke('echo', { accountId: 'few', n: 1 }));
    expect(answer).toEqual({
      payload: { accountId: 'few', n: 1 },
      accountId: 'admin',
      accountType: 'licensed',
      type: 'jira:globalPage',
      modal: null,
    });
    const said = await frame.evaluate(() => window.probe.invoke('fail').catch((error: Error) => error.message));
    expect(said).toContain('deliberately');
    const wrapped = await frame.evaluate(() => window.probe.invoke('echo', {}, { rateLimitProperties: true }));
    expect(wrapped).toHaveProperty('body.accountId', 'admin');
  });

  test('requestJira is made as the person under the scopes of the app, and counted apart', async () => {
    const before = bench.site.meter.frontend().calls;
    const answer = await frame.evaluate(async () => {
      const response = await window.probe.requestJira('/rest/api/3/myself');
      return { status: response.status, body: await response.json() };
    });
    expect(answer).toEqual({ status: 200, body: { accountId: 'admin', kind: 'app-as-user' } });
    expect(bench.site.meter.frontend().calls).toBe(before + 1);
    noProblems();
    expect(await frame.evaluate(async () => (await window.probe.requestJira('/rest/api/3/configuration')).status)).toBe(401);
    expect(bench.site.problems.all().map(({ where }) => where)).toEqual(['scopes']);
  });

  test('faults strike requestJira too', async () => {
    const status = (): Promise<unknown> =>
      frame.evaluate(() =>
        window.probe.requestJira('/rest/api/3/myself').then(
          (response) => response.status,
          () => 'no answer',
        ),
      );
    bench.site.faults.arm({ id: 'a', seam: 'jira', kind: 'rate-limit', match: 'GET /rest/api/3/myself', times: 1 });
    expect(await status()).toBe(429);
    bench.site.faults.arm({ id: 'a', seam: 'jira', kind: 'lost-answer', match: 'GET /rest/api/3/myself', times: 1 });
    expect(await status()).toBe('no answer');
    for (const [kind, seen] of [
      ['server-error', 503],
      ['not-granted', 403],
      ['time-out', 'no answer'],
      ['crash-before', 'no answer'],
    ] as const) {
      bench.site.faults.arm({ id: 'a', seam: 'jira', kind, match: 'GET /rest/api/3/myself', times: 1 });
      expect([kind, await status()]).toEqual([kind, seen]);
    }
    expect(await status()).toBe(200);
    bench.site.faults.clear();
  });

  test('an unknown command is refused, loudly and by name', async () => {
    const said = await frame.evaluate(() => globalThis.__bridge?.callBridge('frobnicate', {}).catch((error: Error) => error.message));
    expect(said).toContain('frobnicate');
    await becomes(() => bench.site.problems.all().map(({ what }) => what), [expect.stringContaining('frobnicate')]);
  });

  test('product paths that are no paths of Jira are refused', async () => {
    for (const path of ['//example.com/x', '/rest/../secret', 'https://example.com/']) {
      const said = await frame.evaluate((asked) => window.probe.requestJira(asked).then(String, () => 'refused'), path);
      expect(said).toBe('refused');
    }
  });
});
