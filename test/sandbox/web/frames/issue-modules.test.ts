import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { launchBrowser, type TestBrowser } from '../../../support/browser';
import { becomes } from './testing/becomes';
import { type Bench, openBench } from './testing/bench';
import { frameOf } from './testing/frame';
import type {} from './testing/probe';

const STATUS = 'com.atlassian.jira.issue:b41d9e00-0000-4000-8000-000000000001:probe-context:status';

let bench: Bench;
let browser: TestBrowser;
const statuses = new Map<string, unknown>([[STATUS, { type: 'lozenge', value: { label: 'breached', type: 'removed' } }]]);

beforeAll(async () => {
  bench = await openBench(statuses);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bench?.close();
});

test('a context panel loads its frame when it is opened, is remembered, and shows the status of the issue', async () => {
  const page = await browser.openPage(bench.server, { person: 'admin' }, '/browse/IT-1');
  const head = page.getByRole('button', { name: /^Probe/ }).and(page.locator('[aria-expanded]'));
  await head.waitFor();
  expect(await head.getAttribute('aria-expanded')).toBe('false');
  expect(await head.textContent()).toContain('breached');
  expect(await page.locator('iframe[data-module=probe-context]').count()).toBe(0);
  await head.click();
  const frame = await frameOf(page, 'probe-context');
  expect((await frame.evaluate(() => window.probe.view.getContext())).extension.issue).toMatchObject({ key: 'IT-1' });
  await page.reload();
  await frameOf(page, 'probe-context');
  statuses.set(STATUS, { type: 'badge', value: { label: '120' } });
  bench.jira.emit({ eventType: 'avi:jira:updated:issue', body: {}, issueId: '10100' });
  await becomes(async () => (await head.textContent())?.includes('99+'), true);
  await page.context().close();
});

test('frames of the issue hear that it changed; panels show in the main column', async () => {
  const page = await browser.openPage(bench.server, { person: 'admin' }, '/browse/IT-1');
  const frame = await frameOf(page, 'probe-panel');
  await frame.evaluate(() => window.probe.events.on('JIRA_ISSUE_CHANGED', (payload) => window.probe.heard.push(payload)));
  bench.jira.emit({ eventType: 'avi:jira:updated:issue', body: {}, issueId: '10999' });
  bench.jira.emit({ eventType: 'avi:jira:updated:issue', body: {}, issueId: '10100' });
  await becomes(() => frame.evaluate(() => window.probe.heard), [{ issueId: '10100', projectId: '10000' }]);
  await frame.evaluate(() => window.probe.requestJira('/rest/api/3/myself').then(() => undefined));
  expect(bench.site.meter.bySubject()['10100']?.screenCalls).toBe(1);
  await page.context().close();
});

test('an action of the menu opens its modal, which the app closes', async () => {
  const page = await browser.openPage(bench.server, { person: 'admin' }, '/browse/IT-1');
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Probe this issue' }).click();
  const frame = await frameOf(page, 'probe-action');
  expect((await frame.evaluate(() => window.probe.view.getContext())).extension).toMatchObject({
    type: 'jira:issueAction',
    issue: { key: 'IT-1' },
    project: { key: 'IT' },
  });
  await frame.evaluate(() => void window.probe.view.close());
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.context().close();
});

test("what @forge/jira-bridge adds: the issue view read anew, Jira's create dialog, another issue", async () => {
  const page = await browser.openPage(bench.server, { person: 'admin' }, '/browse/IT-1');
  const frame = await frameOf(page, 'probe-panel');
  const again = page.waitForRequest((request) => request.url().includes('/rest/api/3/issue/IT-1?'));
  expect(await frame.evaluate(() => globalThis.__bridge?.callBridge('refreshIssueView'))).toBe(true);
  await again;
  await frame.evaluate(() => void globalThis.__bridge?.callBridge('openIssueCreateModal', { context: { summary: 'From the app' } }));
  await page.locator('dialog').waitFor();
  await page.keyboard.press('Escape');
  await frame.evaluate(() => void globalThis.__bridge?.callBridge('openIssueViewModal', { context: { issueKey: 'IT-2' } }));
  await page.waitForURL('**/browse/IT-2');
  const said = await (await frameOf(page, 'probe-panel')).evaluate(() =>
    globalThis.__bridge?.callBridge('setWorkflowRuleConfigurationCallback').catch((error: Error) => error.message),
  );
  expect(said).toContain('setWorkflowRuleConfigurationCallback');
  await page.context().close();
});
