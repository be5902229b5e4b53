import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import type { Frame, Locator, Page } from 'playwright-core';
import { settle, withFirm } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import type { LocalJira } from '../sandbox/local-jira';
import { launchBrowser, type TestBrowser, type View } from '../support/browser';
import { ROOT } from '../support/local-jira';
import { setUp } from './firebreak';
import { MINUTE } from './incidents';

/** The settings as somebody has them before them. */
export interface SettingsScreen {
  page: Page;
  frame: Frame;
}

/** The frame of one of the app's pages, once it is there. */
export async function frameOf(page: Page, module = 'firebreak-settings'): Promise<Frame> {
  const frame = await (await page.waitForSelector(`iframe[data-module="${module}"]`)).contentFrame();
  if (!frame) throw new Error('no frame');
  return frame;
}

/** A browser for the settings of a local Jira; pages are closed after each test. Call it at the top of a test file. */
export function stageSettings(): {
  /** Opens an address of Jira's as somebody. */
  open(local: LocalJira, as: Handle, path: string, view?: View): Promise<Page>;
  /** Opens a page of the settings, such as "rights". */
  settingsAt(local: LocalJira, as: Handle, route: string, view?: View): Promise<SettingsScreen>;
} {
  jest.setTimeout(180_000);
  let browser: TestBrowser;
  const opened: Page[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
  });
  const open = async (local: LocalJira, as: Handle, path: string, view: View = {}): Promise<Page> => {
    if (!local.server) throw new Error('no server');
    const page = await browser.openPage(local.server, { person: accountId(as), height: 1_600, ...view }, path);
    opened.push(page);
    return page;
  };
  return {
    open,
    settingsAt: async (local, as, route, view) => {
      const page = await open(local, as, `/jira/settings/apps/firebreak-settings/${route}`, view);
      return { page, frame: await frameOf(page) };
    },
  };
}

/** A local Jira of the demo company in which the app is set up. */
export const withSite = (use: (local: LocalJira) => Promise<void>): Promise<void> =>
  withFirm({ appDir: ROOT, port: 0, seed: 20_261_124 }, async (local) => {
    await setUp(local);
    await settle(local, MINUTE);
    await use(local);
  });

/** A page in the navigation of the settings. */
export const link = (frame: Frame, name: string): Locator => frame.getByRole('navigation').getByRole('link', { name, exact: true });

/** A button of the bar that says how the draft stands. */
export const barButton = (frame: Frame, name: string): Locator =>
  frame.getByRole('region', { name: /^(Draft|Brouillon)$/ }).getByRole('button', { name });

/** Waits until something is said to a screen reader. */
export const status = (frame: Frame, words: string | RegExp): Promise<void> => frame.getByRole('status').getByText(words).first().waitFor();

/** By how many pixels a page is wider than its frame. */
export const overflow = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
