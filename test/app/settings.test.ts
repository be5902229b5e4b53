import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { fields, withFirm } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import type { LocalJira } from '../sandbox/local-jira';
import { axeViolations } from '../support/axe';
import { launchBrowser, pageErrors, type TestBrowser, type View } from '../support/browser';
import { ROOT, restAs } from '../support/local-jira';
import { shot } from '../support/shots';

// An admin sets Firebreak up on its settings page, in the real app on a local Jira where nothing is set up yet.

jest.setTimeout(120_000);

let browser: TestBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

const withSite = (use: (local: LocalJira) => Promise<void>, problems?: 'expected'): Promise<void> =>
  withFirm({ appDir: ROOT, port: 0, seed: 20_261_123, ...(problems ? { problems } : {}) }, use);

async function settingsOf(local: LocalJira, as: Handle, view: View = {}): Promise<{ page: Page; frame: Frame }> {
  if (!local.server) throw new Error('no server');
  const page = await browser.openPage(
    local.server,
    { person: accountId(as), height: 2_400, ...view },
    '/jira/settings/apps/firebreak-settings/set-up',
  );
  opened.push(page);
  const handle = await page.waitForSelector('iframe[data-module="firebreak-settings"]');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('no frame');
  return { page, frame };
}

async function addProject(frame: Frame, words: { open: string; find: string; add: string }, name: string): Promise<void> {
  const opener = frame.getByRole('button', { name: words.open });
  if (await opener.count()) await opener.click();
  await frame.getByLabel(words.find).fill(name);
  await frame.getByRole('button', { name: `${words.add} ${name}` }).click();
  await frame.getByRole('heading', { name }).first().waitFor();
}

const ENGLISH = { open: 'Add a project', find: 'Find a project', add: 'Add' };
const FRENCH = { open: 'Ajouter un projet', find: 'Rechercher un projet', add: 'Ajouter' };

async function markOf(local: LocalJira, key: string): Promise<unknown> {
  const { body } = await restAs(local, accountId('ada'), 'GET', `/rest/api/3/project/${key}/properties/firebreak`);
  return fields(body).value;
}

/** Calls that changed the site, of all runs of the settings page's resolver. */
const writes = (local: LocalJira): string[] =>
  local.site.meter
    .invocations()
    .filter(({ functionKey }) => functionKey === 'resolve-settings')
    .flatMap(({ calls }) => calls.filter(({ seam, label }) => seam === 'jira' && !label.startsWith('GET')).map(({ label }) => label));

describe('the settings page', () => {
  test('an admin chooses three kinds of projects, reads what will be done, and sets up by one button', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsOf(local, 'ada');
      await frame.getByText('No project is chosen yet.').waitFor();
      await shot(page, 'settings-new');
      await addProject(frame, ENGLISH, 'IT Service Desk');
      await frame.getByLabel('Request type for raising incidents').selectOption({ label: 'Report a system problem' });
      await addProject(frame, ENGLISH, 'Web Shop');
      await addProject(frame, ENGLISH, 'Operations');
      await frame.getByText('Choose an issue type for Operations first.').waitFor();
      await frame.getByRole('listitem').filter({ hasText: 'Operations (OPS)' }).getByLabel('Issue type of incidents').selectOption('Task');
      await frame.getByText(/The app adds “\[System\] Incident” to the issue type scheme/).waitFor();
      await frame.getByText(/Its admins can add these fields themselves/).waitFor({ state: 'attached' });
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'settings-chosen', { fullPage: true });
      expect(writes(local).filter((label) => !label.includes('permissions/check'))).toEqual([]);

      await frame.getByRole('button', { name: 'Set up', exact: true }).click();
      await frame.getByRole('progressbar').waitFor();
      await frame.getByText('Firebreak is set up.').waitFor({ timeout: 60_000 });
      await frame.getByText('Policy version 1 is in force.').waitFor();
      await frame.getByRole('cell', { name: 'Highest' }).first().waitFor();
      for (const key of ['DESK', 'SHOP', 'OPS']) expect(await markOf(local, key)).toMatchObject({ schema: 1 });
      for (const summary of await frame.locator('summary').all()) await summary.click();
      await frame.getByText('The field “Impact” is there and is used.').waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      expect(await frame.locator('main').textContent()).not.toMatch(/\{\w+\}|preflight\.|settings\./);
      await shot(page, 'settings-done', { fullPage: true });
      expect(pageErrors(page)).toEqual([]);

      const again = await settingsOf(local, 'ada');
      await again.frame.getByText('Nothing is left for the app to do.').waitFor();
      const before = writes(local).length;
      await again.frame.getByRole('button', { name: 'Remove Web Shop' }).click();
      await again.frame.getByText('The app will no longer look after the incidents in: Web Shop.').waitFor();
      await again.frame.getByRole('button', { name: 'Save and set up' }).click();
      await again.frame.getByText('Firebreak is set up.').waitFor({ timeout: 60_000 });
      expect(await markOf(local, 'SHOP')).toBeUndefined();
      const changed = writes(local)
        .slice(before)
        .filter((label) => !label.includes('permissions/check'));
      expect(changed).toEqual([expect.stringMatching(/^DELETE .*\/properties\//)]);
    }));

  test('in French, dark and narrow; what Jira refuses is said, the rest is done, trying again finishes it', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsOf(local, 'ada', { theme: 'dark', sessionLocale: 'fr-FR', width: 420 });
      await addProject(frame, FRENCH, 'IT Service Desk');
      await frame.getByText(/points sur \d+ manquent/).waitFor();
      local.site.faults.arm({ id: 'refuse', seam: 'jira', kind: 'not-granted', match: 'POST /rest/api/3/field', times: 1 });
      await frame.getByRole('button', { name: 'Mettre en place', exact: true }).click();
      await frame.getByText(/(a|ont) échoué\s; ce qui n’en dépend pas est fait/).waitFor({ timeout: 60_000 });
      await frame.getByText('Jira a refusé :').first().waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'settings-failed-dark-fr', { fullPage: true });
      expect(await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await frame.getByRole('button', { name: 'Réessayer ce qui a échoué' }).click();
      await frame.getByText('Firebreak est en place.').waitFor({ timeout: 60_000 });
      expect(await markOf(local, 'DESK')).toMatchObject({ schema: 1 });
      expect(pageErrors(page)).toEqual([]);
    }));

  test('closing the page in the middle loses nothing: the choices are kept, and set-up goes on from there', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsOf(local, 'ada');
      await addProject(frame, ENGLISH, 'Web Shop');
      await frame.getByText(/of \d+ things are missing/).waitFor();
      await frame.getByRole('button', { name: 'Set up', exact: true }).click();
      await frame.getByText(/^[1-9]\d* of \d+ done\. Now:/).waitFor();
      await page.reload();
      const handle = await page.waitForSelector('iframe[data-module="firebreak-settings"]');
      const again = await handle.contentFrame();
      if (!again) throw new Error('no frame');
      await again.getByRole('heading', { name: 'Web Shop (SHOP)' }).first().waitFor();
      await again.getByText(/of \d+ things are missing/).waitFor();
      await again.getByRole('button', { name: 'Set up', exact: true }).click();
      await again.getByText('Firebreak is set up.').waitFor({ timeout: 60_000 });
      const { body } = await restAs(local, accountId('ada'), 'GET', '/rest/api/3/field');
      const names = (Array.isArray(body) ? body.map(fields) : []).map(({ name }) => name);
      expect(names.filter((name) => name === 'Closure code')).toHaveLength(1);
    }));
});
