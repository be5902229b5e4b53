import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Frame, Locator } from 'playwright-core';
import { accountId, seedPeople } from '../../sandbox/demo/people';
import { seedProjects } from '../../sandbox/demo/projects';
import { type LocalJira, startLocalJira } from '../../sandbox/local-jira';
import { axeViolations } from '../../support/axe';
import { launchBrowser, pageErrors, type TestBrowser } from '../../support/browser';
import { demandNoProblems, ROOT } from '../../support/local-jira';
import { shot } from '../../support/shots';
import { soon } from '../clocks/clocks';
import { openPanel } from '../clocks/panel';
import { deskChoices, setUp } from '../firebreak';
import { lifeOf, requestOf, statusOf } from './life';

// From new to closed by the policy a site begins with: what an agent and their customer have to press, in the real app.

// Generous: other tests may keep the machine busy meanwhile.
jest.setTimeout(180_000);

let browser: TestBrowser;
let local: LocalJira;

beforeAll(async () => {
  [browser, local] = await Promise.all([launchBrowser(), startLocalJira({ appDir: ROOT, port: 0, data: 'empty' })]);
  local.site.db.tx(() => {
    seedPeople(local.jira);
    seedProjects(local.jira);
  });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await local?.close();
});

/** What is pressed: a key counts as much as a button. */
const actions: string[] = [];
async function press(button: Locator): Promise<void> {
  actions.push((await button.textContent()) ?? '');
  await button.click();
}

test('an incident takes at most five actions from new to closed', async () => {
  const settings = await setUp(local, deskChoices(local), { whole: true });
  const request = await requestOf(local, 'hannah', settings);
  await soon(local);

  const { page, panel } = await openPanel(browser, local, 'lea', request.key, { height: 1_600 });
  const life = panel.getByRole('region', { name: 'Progress' });
  const step = (name: string): Locator => life.locator('[aria-current="step"]').filter({ hasText: name });
  await press(life.getByRole('button', { name: /^Start work/ }));
  await soon(local);
  await step('Investigation and diagnosis').waitFor();
  await shot(page, 'happy-working');

  await press(life.getByRole('button', { name: /^Resolve…/ }));
  const form = life.getByRole('form', { name: 'Resolve' }).or(life.locator('form'));
  await form.getByLabel('Kind of resolution').selectOption({ label: 'Permanent' });
  await form.getByLabel('Closure code').selectOption({ label: 'Solved' });
  await form.getByLabel('What was done').fill('Cleared the <b>queue</b>.');
  await press(form.getByRole('button', { name: 'Resolve', exact: true }));
  await soon(local);
  await step('Resolution and recovery').waitFor();
  await life.getByText('Waits for the requester', { exact: true }).waitFor();
  expect(await axeViolations(panel)).toEqual([]);
  await shot(page, 'happy-proposed');

  const portal = await portalOf();
  await portal.getByText('Cleared the <b>queue</b>.').waitFor();
  await press(portal.getByRole('button', { name: 'Yes, it is solved' }));
  await portal.getByText('Your request is being closed').waitFor();
  await soon(local);
  expect(await statusOf(local, request.key)).toBe('Closed');
  // Jira tells the app of no change of its own: the next look sees it.
  await soon(local);
  await soon(local);
  expect(await lifeOf(local, request)).toMatchObject({ phase: 'closure', resolution: { answer: 'accepted' } });
  // The agent sees it without doing anything.
  await step('Closure').waitFor();
  await shot(page, 'happy-closed');

  expect(actions.length).toBeLessThanOrEqual(5);
  expect(pageErrors(page)).toEqual([]);
  demandNoProblems(local);

  async function portalOf(): Promise<Frame> {
    if (!local.server) throw new Error('no server');
    const desk = local.jira.projects.find(({ key }) => key === 'DESK');
    const portalId = local.jira.serviceDesks.find(({ projectId }) => projectId === desk?.id)?.id;
    const customer = await browser.openPage(
      local.server,
      { person: accountId('hannah') },
      `/servicedesk/customer/portal/${portalId}/${request.key}`,
    );
    const frame = await (await customer.waitForSelector('iframe[data-module="firebreak-request"]')).contentFrame();
    if (!frame) throw new Error('no frame in the portal');
    return frame;
  }
});
