import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { accountId, type Handle } from '../sandbox/demo/people';
import { type LocalJira, startLocalJira } from '../sandbox/local-jira';
import { axeViolations } from '../support/axe';
import { launchBrowser, pageErrors, type TestBrowser, type View } from '../support/browser';
import { focusCame, focusOn } from '../support/focus';
import { demandNoProblems, ROOT, restAs } from '../support/local-jira';
import { shot } from '../support/shots';

// Generous: other tests may keep the machine busy meanwhile.
jest.setTimeout(90_000);

let browser: TestBrowser;
let local: LocalJira;
/** An open incident of the demo company, and an issue of another project. */
let incident = '';
let origin = '';

beforeAll(async () => {
  [browser, local] = await Promise.all([launchBrowser(), startLocalJira({ appDir: ROOT, port: 0, seed: 20_261_123 })]);
  incident = await firstKey('type = "[System] Incident" AND statusCategory != Done ORDER BY created DESC');
  origin = await firstKey('project = SHOP AND statusCategory != Done ORDER BY created DESC');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await local?.close();
});

afterEach(() => demandNoProblems(local));

async function firstKey(jql: string): Promise<string> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}&fields=summary&maxResults=1`);
  const found: { issues: { key: string }[] } = Object(body);
  return found.issues[0]?.key ?? '';
}

function open(as: Handle, path: string, view: View = {}): Promise<Page> {
  if (!local.server) throw new Error('no server');
  return browser.openPage(local.server, { person: accountId(as), ...view }, path);
}

/** The app's frame of a module, once it is there. */
async function frameOf(page: Page, moduleKey: string): Promise<Frame> {
  const handle = await page.waitForSelector(`iframe[data-module="${moduleKey}"]`);
  const frame = await handle.contentFrame();
  if (!frame) throw new Error(`no frame of ${moduleKey}`);
  await frame.waitForSelector('h1, form');
  return frame;
}

/** Opens the incident's side panel, which stays open for that person from then on. */
async function openPanel(page: Page): Promise<Frame> {
  const toggle = page.locator('[data-module-panel="firebreak-incident"] button[aria-expanded]');
  await toggle.waitFor();
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  return frameOf(page, 'firebreak-incident');
}

describe('Firebreak in the local Jira, as people see it', () => {
  test.each([
    ['light', 'lea', 'Reporter'],
    ['dark', 'amelie', 'Rapporteur'],
  ] as const)('an agent opens the side panel of an incident: %s, as %s', async (theme, agent, word) => {
    const page = await open(agent, `/browse/${incident}`, { theme });
    const panel = await openPanel(page);
    await panel.getByText(word).first().waitFor();
    await panel.waitForFunction(() => document.querySelector('time') !== null);
    expect(await panel.textContent('h1')).toContain(incident);
    expect(await axeViolations(panel)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, `incident-panel-${theme}`);
    expect(pageErrors(page)).toEqual([]);
  });

  test('the incident manager raises an incident from an issue, by keyboard alone, and is its reporter', async () => {
    const page = await open('maya', `/browse/${origin}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const summary = await page.getByRole('heading', { level: 1 }).textContent();
    await page.getByRole('button', { name: 'Actions' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Raise incident' }).focus();
    await page.keyboard.press('Enter');
    const modal = await frameOf(page, 'firebreak-raise-action');
    const field = modal.getByRole('textbox', { name: /^Summary/ });
    await field.waitFor();
    expect(await field.inputValue()).toBe(summary?.trim());
    await modal.getByText(/Goes to/).waitFor();
    await modal.getByRole('radiogroup').waitFor();
    await focusOn(modal, 'input');
    await page.keyboard.press('End');
    await page.keyboard.type(' <b>now</b>');
    for (const key of ['Tab', 'Tab', 'ArrowRight', 'Space']) await page.keyboard.press(key);
    await modal.getByText('Priority: High').waitFor();
    expect(await axeViolations(modal)).toEqual([]);
    for (const key of ['Shift+Tab', 'Shift+Tab', 'Enter']) await page.keyboard.press(key);
    await modal.getByRole('heading', { name: 'Check before it is created' }).waitFor();
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    const link = modal.getByRole('link', { name: /^DESK-\d+$/ });
    await link.waitFor();
    expect(await axeViolations(modal)).toEqual([]);
    const key = (await link.textContent()) ?? '';
    const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=summary,reporter,creator,issuelinks`);
    const made: { fields: { summary: string; reporter: { accountId: string }; creator: { accountId: string }; issuelinks: unknown[] } } =
      Object(body);
    expect(made.fields.summary).toBe(`${summary?.trim()} <b>now</b>`);
    expect(made.fields.reporter.accountId).toBe(accountId('maya'));
    expect(made.fields.creator.accountId).toBe(accountId('maya'));
    expect(JSON.stringify(made.fields.issuelinks)).toContain(origin);
    await page.getByRole('button', { name: 'Close' }).first().click();

    // The trigger, not the screen, makes the app look at it; an agent's panel then says where it came from.
    const agent = await open('lea', `/browse/${key}`);
    const panel = await openPanel(agent);
    await panel.getByText('Raised from').waitFor({ timeout: 20_000 });
    expect(await panel.getByRole('link', { name: origin }).count()).toBe(1);
    expect(await panel.locator('b').count()).toBe(0);
  });

  test('the command palette raises an incident from anywhere, on no issue', async () => {
    const page = await open('maya', '/jira/projects');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('outage');
    await page.getByRole('option', { name: /Raise incident/ }).waitFor();
    await page.keyboard.press('Enter');
    const modal = await frameOf(page, 'firebreak-raise-command');
    await modal.getByText(/Goes to/).waitFor();
    await modal.getByRole('radiogroup').waitFor();
    await modal.getByRole('textbox', { name: /^Summary/ }).fill('Lights out in Lyon');
    await modal.getByRole('radio', { name: 'Impact Extensive / Widespread, urgency Critical' }).check();
    await modal.getByRole('button', { name: 'Review' }).click();
    await modal.getByRole('button', { name: 'Create' }).click();
    // The request type demands a description: said at that field, and everything else is still there.
    await modal.locator('#description-error').getByText('Description is required').waitFor();
    await focusCame(modal.locator('#description'));
    await modal.getByRole('textbox', { name: /^Description/ }).fill('Since nine, the whole street.');
    await modal.getByRole('button', { name: 'Review' }).click();
    await modal.getByRole('button', { name: 'Create' }).click();
    const link = modal.getByRole('link', { name: /^DESK-\d+$/ });
    await link.waitFor();
    const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${(await link.textContent()) ?? ''}?fields=summary,reporter`);
    expect(body).toMatchObject({ fields: { summary: 'Lights out in Lyon', reporter: { accountId: accountId('maya') } } });
  });

  test.each([
    ['light', 'en-US', 'Where incidents are'],
    ['dark', 'fr-FR', 'Où se trouvent les incidents'],
  ] as const)('an admin sees the settings: %s, %s', async (theme, sessionLocale, words) => {
    const page = await open('ada', '/jira/settings/apps/firebreak-settings/set-up', { theme, sessionLocale });
    const settings = await frameOf(page, 'firebreak-settings');
    await settings.getByText(words).first().waitFor();
    await settings.getByText(/DESK/).first().waitFor();
    expect(await axeViolations(settings)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, `settings-${theme}`);
    expect(pageErrors(page)).toEqual([]);
  });

  test('a person with few rights has no settings page and cannot see the incident, but raises one by request and finds it in the portal', async () => {
    const settings = await open('nils', '/jira/settings/apps/firebreak-settings');
    await settings.getByRole('heading', { level: 1 }).waitFor();
    expect(await settings.locator('iframe').count()).toBe(0);
    const hidden = await open('nils', `/browse/${incident}`);
    await hidden
      .getByText(/does not exist|permission/i)
      .first()
      .waitFor();
    expect(await hidden.locator('iframe').count()).toBe(0);
    const page = await open('nils', `/browse/${origin}`);
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Raise incident' }).click();
    const modal = await frameOf(page, 'firebreak-raise-action');
    await modal.getByRole('radio', { name: 'Impact Minor / Localized, urgency Low' }).check();
    await modal.getByRole('button', { name: 'Review' }).click();
    await modal.getByText('You will be the reporter and can follow it in the portal.').waitFor();
    await modal.getByRole('button', { name: 'Create' }).click();
    const portal = modal.getByRole('link', { name: 'See it in the portal' });
    await portal.waitFor();
    await shot(page, 'raise-by-requester');
    const key = /DESK-\d+/.exec((await modal.textContent('main')) ?? '')?.[0] ?? '';
    const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=reporter`);
    expect(body).toMatchObject({ fields: { reporter: { accountId: accountId('nils') } } });
    // The issue is closed to them: the key is no link to a page that says it does not exist, the portal is.
    expect(await modal.getByRole('link').allTextContents()).toEqual(['See it in the portal']);
    await page.goto((await portal.getAttribute('href')) ?? '');
    await page.getByText(key).first().waitFor();
    await page.getByText('Nils Jansen').first().waitFor();
  });

  test('a customer sees the portal and no Firebreak; nobody is asked to log in', async () => {
    const portal = await open('hannah', '/servicedesk/customer/portals');
    await portal.getByText('IT Service Desk').first().waitFor();
    const refused = await portal.evaluate(async (key) => (await fetch(`/rest/api/3/issue/${key}`)).status, incident);
    expect(refused).toBe(404);
    expect(await portal.locator('iframe').count()).toBe(0);
    if (!local.server) throw new Error('no server');
    const nobody = await browser.openPage(local.server, { person: 'nobody' }, `/browse/${incident}`);
    await nobody.getByRole('heading', { name: 'Log in to continue' }).waitFor();
    expect(await nobody.evaluate(async (key) => (await fetch(`/rest/api/3/issue/${key}`)).status, incident)).toBe(404);
  });

  test('junk from a hostile screen is refused by name and path, and changes nothing', async () => {
    const page = await open('lea', `/browse/${origin}`);
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Raise incident' }).click();
    const modal = await frameOf(page, 'firebreak-raise-action');
    const count = local.site.db.get<{ n: number }>('SELECT count(*) AS n FROM issue')?.n;
    const answers = await modal.evaluate(async () => {
      const { callBridge } = Object(Reflect.get(globalThis, '__bridge'));
      const send = (payload: unknown): Promise<unknown> => callBridge('invoke', { functionKey: 'raiseIncident', payload });
      return Promise.all([send({}), send({ intentId: 'x', summary: 7 }), send({ ['__proto__']: { admin: true }, extra: 1 }), send([1, 2])]);
    });
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(JSON.stringify(answers[1])).toContain('summary must be');
    expect(local.site.db.get<{ n: number }>('SELECT count(*) AS n FROM issue')?.n).toBe(count);
  });
});
