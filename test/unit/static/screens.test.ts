import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { decide } from '../../../src/domain/incident/decide';
import { type Host, type Opened, openScreen, serveScreens } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { launchBrowser, type TestBrowser } from '../../support/browser';
import { facts, NOW, SETTINGS } from '../fakes';

// The built screens on the real bridge, with a host that answers what the test wants. With the whole app behind them: test/browser.

let screens: Awaited<ReturnType<typeof serveScreens>>;
let browser: TestBrowser;
beforeAll(async () => {
  screens = await serveScreens(join(__dirname, '..', '..', '..', 'static'));
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await screens.close();
});

const { state: STATE } = decide(facts({ origin: { id: '7', key: 'SHOP-7' } }), SETTINGS, NOW);
const context = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  accountId: 'u-mara',
  cloudId: 'c',
  localId: 'l',
  locale: 'en-US',
  timezone: 'Europe/Berlin',
  siteUrl: 'http://jira.test',
  moduleKey: 'm',
  extension: { type: 'jira:issueContext', issue: { id: '20001', key: 'IT-1', type: 'Incident', typeId: '10010' } },
  ...change,
});
const issue = (property?: unknown): Record<string, unknown> => ({
  id: '20001',
  key: 'IT-1',
  fields: {
    status: { id: '3', name: 'Work in progress' },
    issuetype: { id: '10010', name: 'Incident' },
    reporter: { displayName: 'Mara <b>Brandt</b>' },
    summary: 'VPN is down',
    description: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Since nine.' }] }] },
  },
  properties: property === undefined ? {} : { 'firebreak-incident': property },
});
const REFUSED = { ok: false, error: { code: 'INTERNAL', message: 'switched off' } };

async function shown<T>(surface: string, host: Partial<Host>, look: (opened: Opened) => Promise<T>): Promise<T> {
  const whole: Host = { context: context(), invoke: () => REFUSED, jira: () => ({ status: 404, body: {} }), ...host };
  const opened = await openScreen(browser.browser, `${screens.url}/${surface}/dist/index.html`, whole);
  const errors: string[] = [];
  opened.page.on('pageerror', (error) => errors.push(String(error)));
  opened.page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    const result = await look(opened);
    expect(errors).toEqual([]);
    return result;
  } finally {
    await opened.context.close();
  }
}

const words = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';

describe('side panel', () => {
  test('shows what the property says with the resolvers switched off: no function runs', () =>
    shown('issue-panel', { jira: () => issue(STATE) }, async ({ page, asked }) => {
      await page.getByText('In progress', { exact: true }).waitFor();
      const text = await words(page);
      for (const part of [
        'Incident IT-1',
        'Work in progress',
        'Nov 20, 2026, 11:00',
        'Mara <b>Brandt</b>',
        'SHOP-7',
        'As of Nov 23, 2026, 10:00',
      ])
        expect(text).toContain(part);
      expect(asked).toEqual(['fetchProduct /rest/api/3/issue/20001?fields=status%2Cissuetype%2Creporter&properties=firebreak-incident']);
    }));

  test('before the first look it says what Jira says, asks for one, and shows the outcome when it arrives', () => {
    let looked = false;
    const invoke = (): unknown => {
      setTimeout(() => {
        looked = true;
      }, 600);
      return { ok: true, value: {} };
    };
    return shown('issue-panel', { invoke, jira: () => issue(looked ? STATE : undefined) }, async ({ page, asked }) => {
      await page.getByText('Firebreak has not looked at this incident yet. It is doing so now').waitFor();
      expect(await words(page)).toContain('Work in progress');
      await page.getByText('In progress', { exact: true }).waitFor();
      expect(asked.filter((what) => what.startsWith('invoke'))).toEqual(['invoke requestLook']);
    });
  });

  test('a damaged or outdated property is stale: a look is asked for', async () => {
    for (const property of [{ ...STATE, schema: 99 }, 'junk', { ...STATE, basis: { ...STATE?.basis, statusId: '1' } }])
      await shown('issue-panel', { jira: () => issue(property) }, async ({ page, asked }) => {
        await page.getByRole('alert').getByText('Something went wrong in the app.').waitFor();
        await page.getByRole('button', { name: 'Look now' }).waitFor();
        expect(asked).toContain('invoke requestLook');
      });
  });

  test('what cannot be read is said in words, and can be tried again', () => {
    let down = true;
    return shown('issue-panel', { jira: () => (down ? { status: 503, body: {} } : issue(STATE)) }, async ({ page }) => {
      await page.getByRole('alert').getByText('Jira is busy').waitFor();
      down = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('In progress', { exact: true }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    });
  });

  test('speaks French and keeps to axe in both themes', async () => {
    for (const theme of ['light', 'dark'] as const)
      await shown('issue-panel', { theme, context: context({ locale: 'fr-FR' }), jira: () => issue(STATE) }, async ({ page }) => {
        await page.getByText('En cours', { exact: true }).waitFor();
        expect(await page.getAttribute('html', 'lang')).toBe('fr-FR');
        expect(await axeViolations(page)).toEqual([]);
      });
  });
});

describe('raise incident', () => {
  const target = { ok: true, value: { projectKey: 'IT', projectName: 'IT Support', issueTypeName: 'Incident' } };
  const host = (raise: (payload: unknown) => unknown): Partial<Host> => ({
    jira: () => issue(),
    invoke: (name, payload) => (name === 'readRaiseTarget' ? target : raise(payload)),
  });

  test('by keyboard alone: prefilled, created, told with key and link', () => {
    let sent: unknown;
    const raise = (payload: unknown): unknown => {
      sent = payload;
      return { ok: true, value: { issueId: '9', key: 'IT-9' } };
    };
    return shown('raise-incident', host(raise), async ({ page, asked }) => {
      await page.getByText('Goes to IT Support (IT) as Incident').waitFor();
      const summary = page.getByLabel('Summary');
      expect(await summary.inputValue()).toBe('VPN is down');
      expect(await page.getByLabel('Description').inputValue()).toBe('Since nine.');
      expect(await summary.evaluate((input) => input === document.activeElement)).toBe(true);
      await page.keyboard.press('End');
      await page.keyboard.type(' again');
      await page.keyboard.press('Enter');
      await page.getByText('has been created').waitFor();
      expect(sent).toEqual({
        intentId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        summary: 'VPN is down again',
        description: 'Since nine.',
      });
      expect(await page.getByRole('link', { name: 'IT-9' }).getAttribute('href')).toBe('http://jira.test/browse/IT-9');
      expect(await words(page)).toContain('It is linked to IT-1.');
      await page.getByRole('button', { name: 'Close' }).click();
      expect(asked.at(-1)).toContain('close');
    });
  });

  test('what was typed is there again after the modal was closed by mistake, with the same intent', () => {
    const intents: unknown[] = [];
    const raise = (payload: unknown): unknown => {
      intents.push(Reflect.get(Object(payload), 'intentId'));
      return intents.length === 1
        ? { ok: false, error: { code: 'TRY_LATER', message: 'no' } }
        : { ok: true, value: { issueId: '9', key: 'IT-9' } };
    };
    return shown('raise-incident', host(raise), async ({ page }) => {
      await page.getByLabel('Summary').fill('Typed by hand');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('alert').getByText('Jira is busy').waitFor();
      await page.reload();
      await page.getByText('What you typed before is here again.').waitFor();
      expect(await page.getByLabel('Summary').inputValue()).toBe('Typed by hand');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByText('has been created').waitFor();
      expect(intents[0]).toBe(intents[1]);
      await page.reload();
      await page.getByText('Goes to IT Support').waitFor();
      expect(await page.getByLabel('Summary').inputValue()).toBe('VPN is down');
    });
  });

  test('Jira’s refusal is shown in Jira’s words, a refused link is no failure', () => {
    let refuse = true;
    const raise = (): unknown =>
      refuse
        ? { ok: false, error: { code: 'JIRA_REFUSED', message: 'm', details: ['summary: <script>alert(1)</script> is not allowed'] } }
        : { ok: true, value: { issueId: '9', key: 'IT-9', linkRefused: ['You may not link.'] } };
    return shown('raise-incident', host(raise), async ({ page }) => {
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByText('summary: <script>alert(1)</script> is not allowed').waitFor();
      refuse = false;
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByText('It could not be linked to IT-1').waitFor();
      expect(await words(page)).toContain('You may not link.');
    });
  });

  test('an empty summary is asked for in words and sent nowhere; a double press sends once', () => {
    let sent = 0;
    const raise = async (): Promise<unknown> => {
      sent++;
      await new Promise((done) => setTimeout(done, 300));
      return { ok: true, value: { issueId: '9', key: 'IT-9' } };
    };
    return shown('raise-incident', host(raise), async ({ page }) => {
      await page.getByLabel('Summary').fill(' ');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByText('Say in a line what is wrong.').waitFor();
      expect(sent).toBe(0);
      await page.getByLabel('Summary').fill('VPN');
      await page.getByRole('button', { name: 'Create' }).dblclick();
      await page.getByText('has been created').waitFor();
      expect(sent).toBe(1);
    });
  });

  test('before set-up it says who does that, and creates nothing', () =>
    shown(
      'raise-incident',
      { jira: () => issue(), invoke: () => ({ ok: false, error: { code: 'NOT_SET_UP', message: 'm' } }) },
      async ({ page, asked }) => {
        await page.getByText('A Jira administrator does that').waitFor();
        await page.getByRole('button', { name: 'Create' }).click({ force: true });
        expect(asked).not.toContain('invoke raiseIncident');
      },
    ));

  test('keeps to axe, filled, with errors, and done, in both themes', async () => {
    for (const theme of ['light', 'dark'] as const)
      await shown('raise-incident', { ...host(() => ({ ok: true, value: { issueId: '9', key: 'IT-9' } })), theme }, async ({ page }) => {
        await page.getByText('Goes to IT Support').waitFor();
        await page.getByLabel('Summary').fill('');
        await page.getByRole('button', { name: 'Create' }).click();
        await page.getByText('Say in a line what is wrong.').waitFor();
        expect(await axeViolations(page)).toEqual([]);
        await page.getByLabel('Summary').fill('VPN');
        await page.getByRole('button', { name: 'Create' }).click();
        await page.getByText('has been created').waitFor();
        expect(await axeViolations(page)).toEqual([]);
      });
  });
});
