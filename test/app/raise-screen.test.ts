import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { fields, settle } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import { type LocalJira, startLocalJira } from '../sandbox/local-jira';
import { axeViolations } from '../support/axe';
import { launchBrowser, pageErrors, type TestBrowser, type View } from '../support/browser';
import { demandNoProblems, ROOT, restAs } from '../support/local-jira';
import { shot } from '../support/shots';
import { readProperty } from './firebreak';

// The modal in the real app on the local Jira of the demo company, where incidents are requests of the service desk.

jest.setTimeout(120_000);

let browser: TestBrowser;
let local: LocalJira;
let origin = '';
const opened: Page[] = [];

beforeAll(async () => {
  [browser, local] = await Promise.all([launchBrowser(), startLocalJira({ appDir: ROOT, port: 0, seed: 20_261_123 })]);
  const jql = 'project = SHOP AND statusCategory != Done ORDER BY created DESC';
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}&fields=summary&maxResults=1`);
  const { issues } = fields(body);
  origin = String(fields(Array.isArray(issues) ? issues[0] : undefined).key);
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await local?.close();
});

afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
  demandNoProblems(local);
});

async function open(as: Handle, path: string, view: View = {}): Promise<Page> {
  if (!local.server) throw new Error('no server');
  const page = await browser.openPage(local.server, { person: accountId(as), ...view }, path);
  opened.push(page);
  return page;
}

interface Modal {
  page: Page;
  modal: Frame;
}

async function frameIn(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('iframe[data-module="firebreak-raise-action"]');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('no frame');
  await frame.waitForSelector('form');
  return frame;
}

const WORDS = {
  'en-US': { actions: 'Actions', raise: 'Raise incident' },
  'fr-FR': { actions: 'Actions', raise: 'Signaler un incident' },
} as const;

/** "Raise incident" among the actions of the shop's issue, with the mouse; waits until there is something to choose from. */
async function openModal(page: Page, locale: keyof typeof WORDS = 'en-US'): Promise<Modal> {
  await page.getByRole('button', { name: WORDS[locale].actions }).click();
  await page.getByRole('menuitem', { name: WORDS[locale].raise }).click();
  const modal = await frameIn(page);
  await modal.getByRole('radiogroup').waitFor();
  return { page, modal };
}

const raiseFrom = async (as: Handle, view: View = {}): Promise<Modal> =>
  openModal(await open(as, `/browse/${origin}`, view), view.sessionLocale ?? 'en-US');

const cell = (modal: Frame, impact: string, urgency: string) =>
  modal.getByRole('radio', { name: `Impact ${impact}, urgency ${urgency}: priority` });
const button = (modal: Frame, name: string) => modal.getByRole('button', { name, exact: true });

async function keyMade(modal: Frame): Promise<string> {
  const link = modal.getByRole('link', { name: /^DESK-\d+$/ });
  await link.waitFor();
  return (await link.textContent()) ?? '';
}

/** An issue as the admin sees it, with the names of our fields. */
async function issueOf(key: string): Promise<Record<string, unknown>> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?expand=names`);
  const names = fields(fields(body).names);
  return Object.fromEntries(Object.entries(fields(fields(body).fields)).map(([id, value]) => [String(names[id] ?? id), value]));
}

/** Keys of the service desk's issues with this summary. */
async function keysOf(summary: string): Promise<string[]> {
  // Jira's search knows of new issues a little later.
  await settle(local, 60_000);
  const jql = `project = DESK AND summary ~ "${summary}"`;
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}&fields=summary`);
  const { issues } = fields(body);
  return (Array.isArray(issues) ? issues.map(fields) : [])
    .filter((issue) => fields(issue.fields).summary === summary)
    .map(({ key }) => String(key));
}

describe('Raise incident', () => {
  test('by mouse: everything chosen, checked in words, made as a request of the person, and set on the incident', async () => {
    const { page, modal } = await raiseFrom('maya');
    await modal.getByLabel('Summary').fill('Checkout <img src=x onerror=alert(1)> fails');
    await cell(modal, 'Extensive / Widespread', 'High').check();
    await modal.getByLabel('Category', { exact: true }).selectOption({ label: 'Software' });
    await modal.getByLabel('Subcategory').selectOption({ label: 'Business application' });
    await modal.getByRole('checkbox', { name: 'Website and shop' }).check();
    await modal.getByRole('checkbox', { name: 'Business applications' }).check();
    await modal.getByRole('radio', { name: 'Somebody else' }).check();
    await modal.getByLabel('Search by name').fill('Amé');
    await modal.getByRole('button', { name: 'Amélie Rousseau' }).click();
    expect(await axeViolations(modal)).toEqual([]);
    await shot(page, 'raise-form-light');
    await button(modal, 'Review').click();
    await modal.getByText('Goes to IT Service Desk (DESK) as a request').waitFor();
    expect(await modal.locator('dl').textContent()).toContain('High (impact Extensive / Widespread × urgency High)');
    expect(await axeViolations(modal)).toEqual([]);
    await shot(page, 'raise-review-light');
    await button(modal, 'Create').click();
    const key = await keyMade(modal);
    await modal.getByRole('link', { name: 'See it in the portal' }).waitFor();
    expect(await modal.locator('main img').count()).toBe(0);
    expect(await axeViolations(modal)).toEqual([]);
    await shot(page, 'raise-done-light');
    await settle(local, 60_000);
    expect(await issueOf(key)).toMatchObject({
      Summary: 'Checkout <img src=x onerror=alert(1)> fails',
      Reporter: { accountId: accountId('maya') },
      Priority: { name: 'High' },
      Impact: { value: 'Extensive / Widespread' },
      Urgency: { value: 'High' },
      Category: { value: 'Software', child: { value: 'Business application' } },
      'Affected services': expect.arrayContaining([expect.objectContaining({ value: 'Website and shop' })]),
      'Affected user': { accountId: accountId('amelie') },
      Channel: { value: 'Jira issue' },
    });
    expect(await readProperty(local, key)).toMatchObject({ origin: { key: origin }, priority: { source: 'matrix', name: 'High' } });
    expect(pageErrors(page)).toEqual([]);
  });

  test('by keyboard alone, in French and dark, in a narrow window', async () => {
    const page = await open('amelie', `/browse/${origin}`, { theme: 'dark', sessionLocale: 'fr-FR', width: 480 });
    await page.getByRole('button', { name: 'Actions' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Signaler un incident' }).waitFor();
    for (let at = 0; at < 30; at++) {
      const now = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (now.includes('Signaler un incident')) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    const modal = await frameIn(page);
    await modal.getByRole('radiogroup').waitFor();
    await modal.waitForFunction(() => document.activeElement?.id === 'summary');
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('Control+a');
    await page.keyboard.type('Imprimante en feu à Lyon');
    await press('Tab', 'Tab', 'Control+End', 'Enter', 'Tab');
    await page.keyboard.type('Hard');
    await press('Tab');
    await page.keyboard.type('Pri');
    await press('Tab', 'Tab', 'Space');
    await modal.getByText('Priorité : Lowest').waitFor();
    expect(await modal.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axeViolations(modal)).toEqual([]);
    await shot(page, 'raise-form-dark-narrow');
    // Enter in a line of text sends the form, as everywhere.
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Enter');
    await modal.getByRole('heading', { name: 'À vérifier avant la création' }).waitFor();
    await shot(page, 'raise-review-dark-narrow');
    await press('Tab', 'Tab', 'Enter');
    const key = await keyMade(modal);
    await modal.getByText('a été créé.').waitFor();
    await shot(page, 'raise-done-dark-narrow');
    expect(await issueOf(key)).toMatchObject({ Summary: 'Imprimante en feu à Lyon', Reporter: { accountId: accountId('amelie') } });
    expect(pageErrors(page)).toEqual([]);
  });

  test('Escape by mistake: opened again everything is there, with the same intent', async () => {
    const { page, modal } = await raiseFrom('lea');
    await modal.getByLabel('Summary').fill('Kept through Escape');
    await cell(modal, 'Minor / Localized', 'Low').check();
    await modal.getByRole('checkbox', { name: 'Telephony' }).check();
    await modal.getByLabel('Summary').press('Escape');
    await page.locator('iframe[data-module="firebreak-raise-action"]').waitFor({ state: 'detached' });
    const again = await openModal(page);
    await again.modal.getByText('What you typed before is here again.').waitFor();
    expect(await again.modal.getByLabel('Summary').inputValue()).toBe('Kept through Escape');
    expect(await cell(again.modal, 'Minor / Localized', 'Low').isChecked()).toBe(true);
    expect(await again.modal.getByRole('checkbox', { name: 'Telephony' }).isChecked()).toBe(true);
    await button(again.modal, 'Review').click();
    await button(again.modal, 'Create').dblclick();
    await keyMade(again.modal);
    expect(await keysOf('Kept through Escape')).toHaveLength(1);
    // Made is made: the next one begins with the issue again.
    await button(again.modal, 'Close').click();
    const next = await openModal(page);
    expect(await next.modal.getByLabel('Summary').inputValue()).not.toBe('Kept through Escape');
  });

  test('two windows of one person make one incident of one draft', async () => {
    const { page, modal } = await raiseFrom('tom');
    const second = await page.context().newPage();
    await second.goto(page.url());
    const other = await openModal(second);
    await modal.getByLabel('Summary').fill('Said in two windows');
    await cell(modal, 'Moderate / Limited', 'Medium').check();
    await other.modal.waitForFunction(() => document.querySelector<HTMLInputElement>('table input:checked') !== null);
    for (const each of [modal, other.modal]) await button(each, 'Review').click();
    await Promise.all([button(modal, 'Create').click(), button(other.modal, 'Create').click()]);
    const keys = await Promise.all([keyMade(modal), keyMade(other.modal)]);
    expect(keys[0]).toBe(keys[1]);
    expect(await keysOf('Said in two windows')).toHaveLength(1);
  });

  test('an answer that got lost: it is found out by itself, and one incident is there', async () => {
    const { modal } = await raiseFrom('lea');
    await modal.getByLabel('Summary').fill('The answer got lost');
    await cell(modal, 'Moderate / Limited', 'High').check();
    await button(modal, 'Review').click();
    local.site.faults.arm({ id: 'lost', seam: 'jira', kind: 'lost-answer', match: 'POST /rest/servicedeskapi/request', times: 1 });
    await button(modal, 'Create').click();
    await keyMade(modal);
    expect(await keysOf('The answer got lost')).toHaveLength(1);
  });

  test('Jira down: said in words, nothing typed is lost, and the next press makes it', async () => {
    const { modal } = await raiseFrom('lea');
    await modal.getByLabel('Summary').fill('While Jira was down');
    await cell(modal, 'Moderate / Limited', 'High').check();
    await button(modal, 'Review').click();
    local.site.faults.arm({
      id: 'busy',
      seam: 'jira',
      kind: 'rate-limit',
      match: 'POST /rest/servicedeskapi/request',
      times: 1,
      retryAfterS: 1,
    });
    await button(modal, 'Create').click();
    await modal.getByRole('alert').getByText('Jira is busy').waitFor();
    await button(modal, 'Create').click();
    await keyMade(modal);
    expect(await keysOf('While Jira was down')).toHaveLength(1);
  });
});
