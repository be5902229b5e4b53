import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { axeViolations } from '../../../support/axe';
import { launchBrowser, pageErrors, type TestBrowser } from '../../../support/browser';
import { becomes } from './testing/becomes';
import { type Bench, openBench } from './testing/bench';
import type {} from './testing/probe';

let bench: Bench;
let browser: TestBrowser;
let page: Page;
let frame: Frame;

/** The app's frame of a module, once its script has the context. */
async function frameOf(on: Page, moduleKey: string, which: 'first' | 'last' = 'first'): Promise<Frame> {
  const locator = on.locator(`iframe[data-module="${moduleKey}"]`);
  const element = await (which === 'first' ? locator.first() : locator.last()).elementHandle();
  const found = await element?.contentFrame();
  if (!found) throw new Error(`no frame of ${moduleKey}`);
  await found.getByText(`ready ${moduleKey}`).waitFor();
  return found;
}

beforeAll(async () => {
  bench = await openBench(
    new Map([
      [
        'com.atlassian.jira.issue:b41d9e00-0000-4000-8000-000000000001:probe-context:status',
        { type: 'lozenge', value: { label: 'breached', type: 'removed' } },
      ],
    ]),
  );
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

describe('flags', () => {
  test('are shown with actions that call back into the frame, and closed by the app', async () => {
    await frame.evaluate(() => {
      window.probe.showFlag({
        id: 'saved',
        title: 'Saved',
        description: 'All of it.',
        type: 'success',
        actions: [{ text: 'Undo', onClick: () => void window.probe.heard.push('undo') }],
      });
    });
    const flag = page.locator('[data-flag=saved]');
    await flag.getByText('All of it.').waitFor();
    await flag.getByRole('button', { name: 'Undo' }).click();
    await becomes(() => frame.evaluate(() => window.probe.heard), ['undo']);
    expect(await axeViolations(page)).toEqual([]);
    await frame.evaluate(async () => {
      await window.probe.showFlag({ id: 'saved', title: 'Saved again' }).close();
    });
    await flag.waitFor({ state: 'detached' });
  });
});

describe('modals', () => {
  async function openModal(options: { closeOnEscape?: boolean } = {}): Promise<Frame> {
    await frame.evaluate(
      (given) =>
        new window.probe.Modal({
          size: 'small',
          title: 'Inner',
          context: { question: 42 },
          onClose: (payload: unknown) => window.probe.heard.push(payload ?? 'dismissed'),
          ...given,
        }).open(),
      options,
    );
    return frameOf(page, 'probe-global', 'last');
  }

  test('have what the opener handed over, and hand a payload back', async () => {
    const inner = await openModal();
    const context = await inner.evaluate(() => window.probe.view.getContext());
    expect(context.extension.modal).toEqual({ question: 42 });
    expect(await inner.evaluate(() => window.probe.invoke('echo', {}))).toMatchObject({ modal: { question: 42 }, accountId: 'admin' });
    expect(await axeViolations(page)).toEqual([]);
    await inner.evaluate(async () => {
      await window.probe.view.onClose(async () => {
        window.parent.postMessage('before close', '*');
      });
      window.probe.view.close({ chosen: 'yes' }).catch(() => undefined);
    });
    await page.locator('dialog').waitFor({ state: 'detached' });
    await becomes(() => frame.evaluate(() => window.probe.heard), [{ chosen: 'yes' }]);
  });

  test('close by Escape, inside the frame too, unless told not to', async () => {
    const inner = await openModal();
    await inner.locator('#first').focus();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await becomes(() => frame.evaluate(() => window.probe.heard), ['dismissed']);
    await openModal({ closeOnEscape: false });
    await page.locator('dialog button', { hasText: '✕' }).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').count()).toBe(1);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  test('stack', async () => {
    const inner = await openModal();
    await inner.evaluate(() => new window.probe.Modal({ title: 'Innermost', context: { deep: true } }).open());
    await becomes(() => page.locator('dialog').count(), 2);
    await page.getByRole('dialog', { name: 'Innermost' }).getByRole('button', { name: 'Close' }).click();
    await becomes(() => page.locator('dialog').count(), 1);
  });
});

describe('router', () => {
  test('getUrl names pages of Jira and of the app', async () => {
    const urls = await frame.evaluate(async () => {
      const { router } = window.probe;
      return [
        await router.getUrl({ target: 'issue', issueKey: 'IT-1' }),
        await router.getUrl({ target: 'userProfile', accountId: 'few' }),
        await router.getUrl({ target: 'module', moduleKey: 'probe-admin', path: '/x' }),
      ].map(String);
    });
    expect(urls).toEqual(['/browse/IT-1', '/people/few', '/jira/settings/apps/probe-admin/x'].map((path) => bench.server.url + path));
    noProblems();
    const said = await frame.evaluate(() =>
      window.probe.router.getUrl({ target: 'dashboard', dashboardId: '1' }).then(String, (error: Error) => error.message),
    );
    expect(said).toContain('dashboard');
    await becomes(() => bench.site.problems.all().length, 1);
  });

  test('navigate goes there in place, scripts are no addresses, open makes a new tab', async () => {
    const said = await frame.evaluate(() =>
      window.probe.router.navigate('javascript:alert(1)').then(String, (error: Error) => error.message),
    );
    expect(said).toContain('javascript:');
    const opened = page.context().waitForEvent('page');
    await frame.evaluate(() => window.probe.router.open('/lab'));
    expect(new URL((await opened).url()).pathname).toBe('/lab');
    await frame.evaluate(() => void window.probe.router.navigate('/lab'));
    await page.getByRole('heading', { name: 'Lab', level: 1 }).waitFor();
  });

  test('reload loads the page anew', async () => {
    await Promise.all([page.waitForEvent('load'), frame.evaluate(() => void window.probe.router.reload())]);
    await frameOf(page, 'probe-global');
  });
});

describe('events', () => {
  test('reach listeners on the page until they unsubscribe; public ones are apart', async () => {
    const heard = await frame.evaluate(async () => {
      const { events } = window.probe;
      const heard: unknown[] = [];
      const own = await events.on('PING', (payload) => heard.push(payload));
      await events.onPublic('PING', (payload) => heard.push(['public', payload]));
      await events.emit('PING', { a: 1 });
      await events.emitPublic('PING', { b: 2 });
      await own.unsubscribe();
      await events.emit('PING', { a: 3 });
      await new Promise((resolve) => setTimeout(resolve, 50));
      return heard;
    });
    expect(heard).toEqual([{ a: 1 }, ['public', { b: 2 }]]);
  });

  test('realtime channels join two people, and no other place', async () => {
    const other = await browser.openPage(bench.server, { person: 'amelie' }, '/jira/apps/probe-global');
    const theirs = await frameOf(other, 'probe-global');
    await theirs.evaluate(async () => {
      await window.probe.realtime.subscribe('room', (payload) => window.probe.heard.push(payload));
      await window.probe.realtime.subscribeGlobal('everyone', (payload) => window.probe.heard.push(payload));
    });
    const sent = await frame.evaluate(async () => {
      await window.probe.realtime.publish('elsewhere', { no: true });
      await window.probe.realtime.publishGlobal('room', { no: true });
      await window.probe.realtime.publishGlobal('everyone', { all: 1 });
      return window.probe.realtime.publish('room', { hello: 'you' });
    });
    expect(sent).toEqual({ eventId: expect.any(String), eventTimestamp: expect.stringMatching(/^\d+$/) });
    await becomes(() => theirs.evaluate(() => window.probe.heard), [{ all: 1 }, { hello: 'you' }]);
    await other.context().close();
  });
});

describe('the platform', () => {
  test('has no Rovo, no feature flags, no cookie preferences; takes metrics', async () => {
    const answers = await frame.evaluate(async () => {
      const { rovo, FeatureFlags, getCookieConsentPreferences, frontendCustomMetrics } = window.probe;
      const flags = new FeatureFlags();
      await flags.initialize({ attributes: {} } as never);
      await frontendCustomMetrics.counter('clicks').incr();
      return [await rovo.isEnabled(), flags.checkFlag('x', true), await getCookieConsentPreferences()];
    });
    expect(answers).toEqual([false, true, null]);
    expect(bench.site.journal.list().some((entry) => entry.text.includes('custom metric clicks'))).toBe(true);
    noProblems();
  });

  test("translations come in the person's language", async () => {
    const french = await browser.openPage(bench.server, { person: 'amelie' }, '/jira/apps/probe-global');
    await french.getByRole('heading', { name: 'Sonde' }).waitFor();
    const theirs = await frameOf(french, 'probe-global');
    expect(await theirs.evaluate(async () => (await window.probe.i18n.createTranslationFunction())('hello'))).toBe('Bonjour');
    await french.context().close();
  });

  test('Date follows the clock of the site, when it is moved too', async () => {
    bench.site.clock.stop();
    await bench.site.agenda.advance(bench.site.clock.now() + 3_600_000);
    const expected = bench.site.clock.now();
    await becomes(() => frame.evaluate(() => Date.now()), expected);
    expect(
      await frame.evaluate(() => [Number(new Date()), new Date(5).getTime(), Date.UTC(2000, 0, 1), new Date() instanceof Date]),
    ).toEqual([expected, 5, 946_684_800_000, true]);
    bench.site.clock.start();
    await becomes(async () => (await frame.evaluate(() => Date.now())) > expected, true);
  });
});

describe('the command palette', () => {
  test("opens by keyboard, in a frame too, and runs the app's commands", async () => {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('combobox').fill('bridge');
    await palette.getByRole('option', { name: 'Probe the modal' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const modal = await frameOf(page, 'probe-command');
    await modal.evaluate(() => void window.probe.view.close().catch(() => undefined));
    await page.locator('dialog').waitFor({ state: 'detached' });
    await frame.locator('#first').focus();
    await page.keyboard.press('Control+k');
    await palette.getByRole('combobox').fill('lab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Lab', level: 1 }).waitFor();
  });
});
