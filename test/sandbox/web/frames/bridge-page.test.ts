import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { axeViolations } from '../../../support/axe';
import { launchBrowser, type TestBrowser } from '../../../support/browser';
import { focusOn } from '../../../support/focus';
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
    await focusOn(inner, '#first');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await becomes(() => frame.evaluate(() => window.probe.heard), ['dismissed']);
    await openModal({ closeOnEscape: false });
    await focusOn(page, 'dialog button');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').count()).toBe(1);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  test('opened out of a frame take the keyboard with them: Escape closes without a click', async () => {
    await focusOn(frame, '#first');
    const inner = await openModal();
    await becomes(async () => (await page.evaluate(() => document.hasFocus())) || (await inner.evaluate(() => document.hasFocus())), true);
    expect(await frame.evaluate(() => document.hasFocus())).toBe(false);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  test('closed by a key of its own screen: the key is answered, and the keyboard is back with the opener', async () => {
    await focusOn(frame, '#first');
    for (const key of ['Enter', ' ', 'Escape']) {
      const inner = await openModal();
      await inner.evaluate(() => {
        document.querySelector('#first')?.addEventListener('click', () => void window.probe.view.close().catch(() => undefined));
      });
      await focusOn(inner, '#first');
      await page.keyboard.press(key);
      await page.locator('dialog').waitFor({ state: 'detached' });
      await becomes(() => frame.evaluate(() => document.hasFocus()), true);
    }
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
    const loaded = page.waitForEvent('load');
    await frame.evaluate(() => void window.probe.router.reload());
    await loaded;
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
    const configured = await frame.evaluate(() => globalThis.__bridge?.callBridge('__permission__egressGet', {}));
    expect(configured).toEqual({ results: [] });
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
      await frame.evaluate(() => [
        Date.parse(new Date().toISOString()) - Date.now() < 5,
        new Date(5).getTime(),
        Date.UTC(2000, 0, 1),
        new Date() instanceof Date,
      ]),
    ).toEqual([true, 5, 946_684_800_000, true]);
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
    await focusOn(frame, '#first');
    await page.keyboard.press('Control+k');
    await palette.getByRole('combobox').fill('lab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Lab', level: 1 }).waitFor();
  });
});
