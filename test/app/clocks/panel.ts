import type { Frame, Page } from 'playwright-core';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import type { TestBrowser, View } from '../../support/browser';

const MODULE = 'firebreak-incident';

/** Text as it reads: blanks of every kind are one. */
export const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** Opens an incident as one of the people, and its side panel; waits for the clocks. */
export async function openPanel(
  browser: TestBrowser,
  local: LocalJira,
  as: Handle,
  key: string,
  view: View = {},
): Promise<{ page: Page; panel: Frame }> {
  if (!local.server) throw new Error('no server');
  const page = await browser.openPage(local.server, { person: accountId(as), ...view }, `/browse/${key}`);
  const toggle = page.locator(`[data-module-panel="${MODULE}"] button[aria-expanded]`);
  await toggle.waitFor();
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  const handle = await page.waitForSelector(`iframe[data-module="${MODULE}"]`);
  const panel = await handle.contentFrame();
  if (!panel) throw new Error('no frame of the panel');
  await panel.locator('.clock').first().waitFor();
  return { page, panel };
}

/** The clock of a name. */
export const clockRow = (panel: Frame, name: string) =>
  panel.locator('.clock').filter({ has: panel.getByRole('heading', { level: 3, name }) });

/** The words of a clock. */
export const clockWords = async (panel: Frame, name: string): Promise<string> =>
  plain((await clockRow(panel, name).allInnerTexts()).join(' '));
