import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, pageErrors, type TestBrowser, type View } from '../../../support/browser';
import { restAs } from '../../../support/local-jira';
import { buildApp } from '../../build-app';
import { accountId, type Handle } from '../../demo/people';
import { type LocalJira, startLocalJira } from '../../local-jira';

const FIXTURE_APP = join(__dirname, '..', '..', '..', 'fixture-app');

/** The demo company in a browser. */
export interface PagesBench {
  local: LocalJira;
  browser: TestBrowser;
  /** Opens a path as one of the firm's people, or nobody; waits until its main heading is there. */
  open(who: Handle | 'nobody', path: string, view?: View): Promise<Page>;
  /** REST as one of them. */
  rest(who: Handle, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Loud failures of the site and errors in pages opened so far; empties both. */
  complaints(): string[];
  close(): Promise<void>;
}

export async function openPages(): Promise<PagesBench> {
  buildApp(FIXTURE_APP);
  const local = await startLocalJira({ appDir: FIXTURE_APP, port: 0 });
  const { server } = local;
  if (!server) throw new Error('the local Jira does not listen');
  // Last: a browser left behind by a failed start would keep the test process alive.
  const browser = await launchBrowser();
  let opened: Page[] = [];
  return {
    local,
    browser,
    open: async (who, path, view = {}) => {
      const page = await browser.openPage(server, { person: who === 'nobody' ? 'nobody' : accountId(who), ...view }, path);
      opened.push(page);
      await page.locator('h1').first().waitFor();
      return page;
    },
    rest: (who, method, path, body) => restAs(local, accountId(who), method, path, body),
    complaints: () => {
      const said = local.site.problems.all().map((problem) => `${problem.where}: ${problem.what}`);
      said.push(...opened.flatMap((page) => pageErrors(page)));
      local.site.problems.clear();
      opened = [];
      return said;
    },
    close: async () => {
      await browser.close();
      await local.close();
    },
  };
}

/** Waits until `look` gives `wanted`, or fails with what it last gave. */
export async function becomes<T>(look: () => Promise<T> | T, wanted: (seen: T) => boolean, ms = 10_000): Promise<T> {
  const until = Date.now() + ms;
  let seen = await look();
  while (!wanted(seen)) {
    if (Date.now() > until) throw new Error(`It is still ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    seen = await look();
  }
  return seen;
}
