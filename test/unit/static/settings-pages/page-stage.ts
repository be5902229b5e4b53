import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Policy } from '../../../../src/contract/types';
import { defaultPolicy } from '../../../../src/domain/policy/defaults';
import { type Host, openScreen, serveScreens } from '../../../bench/screen';
import { launchBrowser, type TestBrowser } from '../../../support/browser';
import { contextOf } from '../stage';
import { buildHarness } from './harness/build';
import { JIRA, STATUSES } from './site';

/** How a page is opened. */
export interface View {
  policy?: Policy;
  theme?: 'light' | 'dark';
  locale?: string;
  width?: number;
  readOnly?: boolean;
  faults?: readonly { path: (string | number)[]; text: string }[];
  invoke?: Host['invoke'];
}

/** A page that was opened, and the draft as it stands. */
export interface OpenPage {
  page: Page;
  policy(): Promise<Policy>;
  /** The element that has the focus: its name, or its text. */
  focused(): Promise<string>;
}

const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, at) => ({ id: String(at + 1), name }));

/** The policy a site in Berlin begins with. */
export const basePolicy = (): Policy =>
  defaultPolicy({
    priorities: PRIORITIES,
    impactNames: [],
    urgencyNames: [],
    overriders: [],
    timeZone: 'Europe/Berlin',
    statuses: STATUSES.map(({ id, name, statusCategory }) => ({ id, name, category: statusCategory.key })),
  });

/** A stage for pages of the policy. Call it at the top of a test file. */
export function stagePages(): { shown(page: string, view: View, look: (opened: OpenPage) => Promise<void>): Promise<void> } {
  let browser: TestBrowser;
  let screens: Awaited<ReturnType<typeof serveScreens>>;
  let built: Awaited<ReturnType<typeof buildHarness>>;
  beforeAll(async () => {
    built = await buildHarness();
    screens = await serveScreens(built.dir);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await screens.close();
    built.remove();
  });
  return {
    shown: async (name, view, look) => {
      const context = await browser.browser.newContext({ viewport: { width: view.width ?? 960, height: 900 }, reducedMotion: 'reduce' });
      const given = {
        page: name,
        policy: view.policy ?? basePolicy(),
        readOnly: view.readOnly ?? false,
        site: { priorities: PRIORITIES },
        faults: view.faults ?? [],
      };
      await context.addInitScript((it) => Reflect.set(globalThis, 'given', it), given);
      const host: Host = {
        context: contextOf({ locale: view.locale ?? 'en-US', extension: { type: 'jira:adminPage' } }),
        invoke: view.invoke ?? (() => ({ ok: false, error: { code: 'INTERNAL', message: 'switched off' } })),
        jira: (path) => JIRA[path.split('?')[0] ?? ''] ?? { status: 404, body: {} },
        theme: view.theme ?? 'light',
      };
      const { page } = await openScreen(browser.browser, `${screens.url}/index.html`, host, context);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      try {
        await page.locator('.policy-page').waitFor();
        await look({
          page,
          policy: () => page.evaluate((): Policy => Object(Reflect.get(globalThis, 'policy'))),
          focused: () =>
            page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''),
        });
        expect(errors).toEqual([]);
      } finally {
        await context.close();
      }
    },
  };
}
