import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from '../../support/axe';
import { shot } from '../../support/shots';
import { openPages, type PagesBench } from './testing/pages';

let bench: PagesBench;

beforeAll(async () => {
  bench = await openPages();
}, 90_000);
afterAll(() => bench?.close());

/** Path, main heading, and something only the loaded page says. */
const PAGES: [string, string, string][] = [
  ['/', 'For you', 'Recently updated'],
  ['/jira/projects', 'Projects', 'Company-managed service project'],
  ['/projects/SHOP', 'Web Shop', 'Unassigned and open'],
  ['/projects/DESK/issues', 'Queue', 'DESK-'],
  ['/projects/DESK/settings', 'Project settings', 'Administrators'],
  ['/browse/DESK-5', '', 'Activity'],
  ['/issues/', 'All work', 'of about'],
  ['/jira/people', 'People', 'Maya Lindqvist'],
  ['/jira/people/admin', 'Ada Admin', 'Europe/Berlin'],
  ['/outbox', 'Notifications outbox', 'Nothing leaves this machine'],
  ['/jira/settings/system', 'System', 'General configuration'],
  ['/jira/settings/issues/issue-types', 'Issue types', '[System] Incident'],
  ['/jira/settings/issues/fields', 'Fields', 'customfield_'],
  ['/jira/settings/issues/screens', 'Screens', 'Default'],
  ['/jira/settings/issues/workflows', 'Workflows', 'classic default workflow'],
  ['/jira/settings/issues/statuses', 'Statuses', 'Work in progress'],
  ['/jira/settings/issues/priorities', 'Priorities', 'Highest'],
  ['/jira/settings/issues/link-types', 'Issue linking', 'is blocked by'],
  ['/jira/settings/apps', 'Installed apps', 'Tally'],
];

async function says(page: Page, text: string): Promise<void> {
  await page.locator('main').getByText(text, { exact: false }).first().waitFor({ timeout: 10_000 });
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(PAGES)('%s says what it is about and is accessible', async (path, heading, text) => {
    const page = await bench.open('ada', path, { theme });
    if (heading) expect(await page.getByRole('heading', { level: 1 }).first().textContent()).toBe(heading);
    await says(page, text);
    expect(await page.locator('html').getAttribute('data-color-mode')).toBe(theme);
    await page.waitForLoadState('networkidle');
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, `jira${path.replace(/\W+/g, '-')}${theme}`);
    await page.context().close();
    expect(bench.complaints()).toEqual([]);
  });
});

test.each(['/', '/browse/DESK-5', '/issues/', '/jira/settings/issues/fields', '/projects/SHOP'])('%s fits 700 pixels', async (path) => {
  const page = await bench.open('ada', path, { width: 700 });
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Expand navigation' }).click();
  await page.getByRole('navigation', { name: 'Main' }).getByText('All work').waitFor();
  await page.context().close();
});

describe('who looks', () => {
  test('nobody is asked to log in, and is somebody by a click', async () => {
    const page = await bench.open('nobody', '/browse/DESK-5');
    expect(await page.locator('h1').textContent()).toBe('Log in to continue');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tom Okafor' }).click();
    await says(page, 'Activity');
    await page.context().close();
  });

  test('a customer has no access to Jira, and is shown to the portal', async () => {
    const page = await bench.open('hannah', '/browse/DESK-5');
    expect(await page.locator('main').textContent()).toContain("You don't have access to Jira");
    expect(await page.getByRole('button', { name: 'Create' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  test('a person with few rights sees the one project, no settings, and no issue elsewhere', async () => {
    const page = await bench.open('nils', '/');
    const nav = page.getByRole('navigation', { name: 'Main' });
    await nav.getByText('Web Shop').waitFor();
    expect(await nav.getByText('IT Service Desk').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Settings' }).count()).toBe(0);
    await page.goto(`${bench.local.server?.url}/browse/DESK-5`);
    await page.getByText("You can't view this issue").waitFor();
    await page.goto(`${bench.local.server?.url}/jira/settings/system`);
    await page.getByText("You don't have access to Jira's settings").waitFor();
    await page.context().close();
  });

  test('the switcher makes one somebody else, by keyboard alone, and everything is read anew', async () => {
    const page = await bench.open('ada', '/');
    const profile = page.getByRole('button', { name: /Your profile: Ada Admin/ });
    await profile.focus();
    await page.keyboard.press('Enter');
    const marc = page.getByRole('menuitemradio', { name: /Marc Tremblay/ });
    await marc.waitFor();
    for (let pressed = 0; pressed < 40 && !(await marc.evaluate((item) => item === document.activeElement)); pressed++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('You are Marc Tremblay').waitFor();
    await page.getByRole('button', { name: /Your profile: Marc Tremblay/ }).click();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(await page.getByRole('button', { name: /Your profile/ }).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test('theme and language change at once and stay', async () => {
    const page = await bench.open('ada', '/issues/', { theme: 'light' });
    await page.getByRole('button', { name: 'Theme and language' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.locator('html[data-color-mode=dark]').waitFor();
    await page.getByRole('button', { name: 'Theme and language' }).click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await page.locator('html[data-locale="fr-FR"]').waitFor();
    await page.reload();
    expect(await page.locator('html').getAttribute('data-color-mode')).toBe('dark');
    await page
      .getByText(/\d+ (janv\.|févr\.|mars|avr\.|mai|juin|juil\.|août|sept\.|oct\.|nov\.|déc\.) \d{4}/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test('a page that is not there says so', async () => {
    const page = await bench.browser.openPage(bench.local.server ?? { url: '' }, { person: 'admin' }, '/no/such/page');
    await page.getByText("This page doesn't exist").waitFor();
    await page.context().close();
  });
});
