import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { axeViolations } from '../../../support/axe';
import { launchBrowser, type TestBrowser } from '../../../support/browser';
import { shot } from '../../../support/shots';
import { type Bench, openBench } from './testing/bench';
import type {} from './testing/probe';

let bench: Bench;
let browser: TestBrowser;

beforeAll(async () => {
  bench = await openBench();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bench?.close();
});

describe.each(['light', 'dark'] as const)("a customer's request in the portal, %s", (theme) => {
  test("shows what was said and the app's panel, which may not call Jira as the customer", async () => {
    const page = await browser.openPage(bench.server, { person: 'customer', theme }, '/servicedesk/customer/portal/1/IT-1');
    await page.getByRole('heading', { name: 'The printer burns' }).waitFor();
    await page.getByText('We are on our way.').waitFor();
    await page.getByText('It really does.').waitFor();
    const element = await page.locator('iframe[data-module=probe-portal]').elementHandle();
    const frame = await element?.contentFrame();
    await frame?.getByText('ready probe-portal').waitFor();
    expect(await page.locator('iframe').count()).toBe(1);
    expect(await frame?.evaluate(async () => (await window.probe.requestJira('/rest/api/3/myself')).status)).toBe(403);
    expect(await frame?.evaluate(() => window.probe.invoke('echo', {}))).toMatchObject({ accountId: 'customer', accountType: 'customer' });
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, `portal-request-${theme}`);
    await page.context().close();
  });
});

test('nobody is asked to log in', async () => {
  const page = await browser.openPage(bench.server, { person: 'nobody' }, '/servicedesk/customer/portals');
  await page.getByRole('heading', { name: 'Log in to continue' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});
