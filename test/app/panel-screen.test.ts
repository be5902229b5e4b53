import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { createIssue } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import { type LocalJira, startLocalJira } from '../sandbox/local-jira';
import { axeViolations } from '../support/axe';
import { launchBrowser, pageErrors, type TestBrowser, type View } from '../support/browser';
import { focusOn } from '../support/focus';
import { demandNoProblems, ROOT } from '../support/local-jira';
import { shot } from '../support/shots';
import { allowEditing, priorityOf } from './incidents';

// Generous: other tests may keep the machine busy meanwhile.
jest.setTimeout(120_000);

const MODULE = 'firebreak-incident';

let browser: TestBrowser;
let local: LocalJira;
/** An incident for each test, made for it: how many of the demo company's are open depends on the day. */
const keys: string[] = [];

beforeAll(async () => {
  [browser, local] = await Promise.all([launchBrowser(), startLocalJira({ appDir: ROOT, port: 0, seed: 20_261_123 })]);
  for (const summary of ['Scanners off', 'Portal slow', 'Labels blurred', 'Mail late']) {
    keys.push((await createIssue(local, 'lea', summary, { project: 'DESK', type: '[System] Incident' })).key);
  }
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await local?.close();
});

afterEach(() => demandNoProblems(local));

function open(as: Handle, key: string, view: View = {}): Promise<Page> {
  if (!local.server) throw new Error('no server');
  return browser.openPage(local.server, { person: accountId(as), ...view }, `/browse/${key}`);
}

/** Opens the incident's side panel, which stays open for that person from then on, once the app has looked at the incident. */
async function openPanel(page: Page): Promise<Frame> {
  const toggle = page.locator(`[data-module-panel="${MODULE}"] button[aria-expanded]`);
  await toggle.waitFor();
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  const handle = await page.waitForSelector(`iframe[data-module="${MODULE}"]`);
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('no frame of the panel');
  await frame.locator('time').last().waitFor();
  return frame;
}

const change = (panel: Frame) => panel.getByRole('button', { name: 'Change priority' });
const cell = (panel: Frame, impact: string, urgency: string) =>
  panel.getByRole('radio', { name: new RegExp(`^Impact ${impact}.*, urgency ${urgency}:`) });
/** Runs of the panel's resolver so far. */
const runs = (): number => local.site.meter.invocations().filter(({ functionKey }) => functionKey === 'resolve-panel').length;

describe('the side panel in the local Jira', () => {
  test('is shown with the resolvers switched off: the meter counts no function', async () => {
    const [key = ''] = keys;
    // The first opening may ask for a look; afterwards there is nothing to ask for.
    const first = await openPanel(await open('lea', key));
    await first.getByText(/policy 1|are not set yet|is not set yet/).waitFor();
    const before = local.site.meter.invocations().length;
    local.site.faults.arm({ id: 'off', seam: 'invoke', kind: 'server-error' });
    try {
      const page = await open('tom', key);
      const panel = await openPanel(page);
      await panel.getByText(/policy 1|are not set yet|is not set yet/).waitFor();
      for (const word of ['Priority', 'Category', 'Reporter', 'As of'])
        await panel.getByText(word).filter({ visible: true }).first().waitFor();
      expect(await axeViolations(panel)).toEqual([]);
      expect(local.site.meter.invocations()).toHaveLength(before);
      expect(pageErrors(page)).toEqual([]);
    } finally {
      local.site.faults.disarm('off');
    }
  });

  test('an agent chooses a cell and saves: the priority is said at once, confirmed, and Jira’s own', async () => {
    const key = keys[1] ?? '';
    const page = await open('lea', key);
    const panel = await openPanel(page);
    await change(panel).click();
    await cell(panel, 'Extensive', 'Critical').click();
    await panel.getByText('The priority becomes Highest.').waitFor();
    await panel.getByText('The whole firm, a whole site or all customers are affected.').waitFor();
    expect(await axeViolations(panel)).toEqual([]);
    await shot(page, 'panel-change');
    expect(await panel.getByText('Set priority by hand').count()).toBe(1);
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('Impact Extensive / Widespread × urgency Critical, policy 2').waitFor();
    await panel.getByText('is being set').waitFor({ state: 'detached' });
    expect(await priorityOf(local, key)).toBe('Highest');
    // Also while it is collapsed.
    const toggle = page.locator(`[data-module-panel="${MODULE}"] button[aria-expanded]`);
    await page.reload();
    await toggle.getByText('Highest').waitFor();
    expect(pageErrors(page)).toEqual([]);
  });

  test('the incident manager keeps a priority by hand, by keyboard alone; others read who, why and since when; she gives it back', async () => {
    const key = keys[2] ?? '';
    const page = await open('maya', key);
    const panel = await openPanel(page);
    await focusOn(panel, 'section:has(h2:text-is("Priority")) button');
    await page.keyboard.press('Enter');
    await panel.locator('input[type=radio]:focus').waitFor();
    await focusOn(panel, 'section:has(h2:text-is("Priority")) summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await panel.locator('select:focus').waitFor();
    await page.keyboard.type('Lowest');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Nobody works there <b>today</b>.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.getByText('Kept by Maya Lindqvist since').waitFor();
    expect(await priorityOf(local, key)).toBe('Lowest');

    const french = await open('amelie', key, { theme: 'dark' });
    const theirs = await openPanel(french);
    await theirs.getByText('Maintenue par Maya Lindqvist').waitFor();
    await theirs.getByText('Nobody works there <b>today</b>.').waitFor();
    expect(await axeViolations(theirs)).toEqual([]);
    await shot(french, 'panel-kept-dark-fr');

    await change(panel).click();
    await panel.getByRole('button', { name: 'Give back to the matrix' }).click();
    await panel.getByText('Kept by Maya Lindqvist since').waitFor({ state: 'detached' });
    expect(pageErrors(page)).toEqual([]);
  });

  test('somebody who may edit but not override is offered the matrix alone', async () => {
    allowEditing(local, 'nils');
    const page = await open('nils', keys[3] ?? '');
    const panel = await openPanel(page);
    await change(panel).click();
    await cell(panel, 'Minor', 'Low').waitFor();
    expect(await panel.getByText('Set priority by hand').count()).toBe(0);
    const before = runs();
    const answer = await panel.evaluate(async () => {
      const { callBridge } = Object(Reflect.get(globalThis, '__bridge'));
      return callBridge('invoke', { functionKey: 'overridePriority', payload: { priority: 'p1', reason: 'x' } });
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    expect(runs()).toBe(before + 1);
  });

  test('a customer and nobody have no panel', async () => {
    for (const as of ['hannah', 'nobody'] as const) {
      if (!local.server) throw new Error('no server');
      const person = as === 'nobody' ? as : accountId(as);
      const page = await browser.openPage(local.server, { person }, `/browse/${keys[1]}`);
      await page.getByRole('heading').first().waitFor();
      expect(await page.locator('iframe').count()).toBe(0);
    }
  });
});
