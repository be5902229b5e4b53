import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Policy } from '../../../../src/contract/types';
import { type Host, openScreen, serveScreens } from '../../../bench/screen';
import { launchBrowser, type TestBrowser } from '../../../support/browser';
import { contextOf } from '../stage';
import { basePolicy, deskHost } from './desk-host';
import { JIRA } from './site';

/** How a page is opened. */
export interface View {
  policy?: Policy;
  theme?: 'light' | 'dark';
  locale?: string;
  width?: number;
  /** What is there once the page is; a page of the policy's unless said. */
  ready?: string;
  /** Somebody else edits the draft. */
  readOnly?: boolean;
  /** How much is wrong. */
  wrong?: { errors: number; warnings: number };
  /** What the server answers to other calls than those about the draft, or says of a section it does not take. */
  invoke?: Host['invoke'];
  refuse?: (section: string, value: unknown) => string[] | undefined;
}

/** A page that was opened, and the draft as it stands. */
export interface OpenPage {
  page: Page;
  /** The draft as the server has it, once everything typed is there. */
  saved(): Promise<Policy>;
  /** The name, or else the text, of what has the focus. */
  focused(): Promise<string>;
}

/** The built settings with a server the test holds. Call it at the top of a test file. */
export function stagePages(): { shown(page: string, view: View, look: (opened: OpenPage) => Promise<void>): Promise<void> } {
  let browser: TestBrowser;
  let screens: Awaited<ReturnType<typeof serveScreens>>;
  beforeAll(async () => {
    [screens, browser] = await Promise.all([serveScreens(join(__dirname, '..', '..', '..', '..', 'static')), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await screens.close();
  });
  return {
    shown: async (name, view, look) => {
      const context = await browser.browser.newContext({ viewport: { width: view.width ?? 1_280, height: 900 }, reducedMotion: 'reduce' });
      const desk = deskHost(view.policy ?? basePolicy(), view);
      const host: Host = {
        context: contextOf({ locale: view.locale ?? 'en-US', extension: { type: 'jira:adminPage' } }),
        invoke: desk.invoke,
        jira: (path) => JIRA[path.split('?')[0] ?? ''] ?? { status: 404, body: {} },
        theme: view.theme ?? 'light',
      };
      const { page } = await openScreen(browser.browser, `${screens.url}/settings/dist/index.html#/${name}`, host, context);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      try {
        await page.locator(view.ready ?? '.policy-page').waitFor();
        await look({
          page,
          saved: () => desk.saved(page),
          focused: async () => {
            // What had the focus may be gone before what gets it is drawn.
            await page.waitForFunction(() => document.activeElement !== null && document.activeElement !== document.body);
            return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
          },
        });
        expect(errors).toEqual([]);
      } finally {
        await context.close();
      }
    },
  };
}
