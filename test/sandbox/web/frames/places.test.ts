import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser';
import { demandNoProblems, restAs } from '../../../support/local-jira';
import { accountId, type Handle } from '../../demo/people';
import { type LocalJira, startLocalJira } from '../../local-jira';
import { buildStatic } from './testing/bench';
import { frameOf } from './testing/frame';

// Generous: other tests may keep the machine busy meanwhile.
jest.setTimeout(90_000);

const screen = (type: string, key: string, more = ''): string =>
  `  ${type}:\n    - key: ${key}\n      title: Place ${key}\n      resource: main\n      resolver:\n        function: resolver\n${more}`;
const everybody = '      unlicensedAccess:\n        - customer\n        - unlicensed\n';
const service = (name: string, key: string, more = ''): string => screen(`jiraServiceManagement:${name}`, key, everybody + more);

/** Places the fixture app and the other tests of frames leave out. */
const PLACES = [
  screen('jira:issueGlance', 'place-glance', '      label: Glance\n'),
  screen('jira:projectSettingsPage', 'place-project'),
  service('portalHeader', 'place-header'),
  service('portalSubheader', 'place-subheader'),
  service('portalFooter', 'place-footer', '      pages:\n        - view_request\n'),
  service('portalRequestDetail', 'place-detail'),
  service('portalRequestViewAction', 'place-action'),
].join('');

let dir: string;
let browser: TestBrowser;
let local: LocalJira;

beforeAll(async () => {
  const app = buildStatic();
  dir = mkdtempSync(join(app, '..', '.variant-'));
  cpSync(app, dir, { recursive: true });
  const manifest = readFileSync(join(dir, 'manifest.yml'), 'utf8');
  writeFileSync(join(dir, 'manifest.yml'), manifest.replace('modules:\n', `modules:\n${PLACES}`));
  [browser, local] = await Promise.all([launchBrowser(), startLocalJira({ appDir: dir, port: 0 })]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await local?.close();
  rmSync(dir, { recursive: true, force: true });
});

function open(as: Handle, path: string): Promise<Page> {
  if (!local.server) throw new Error('no server');
  return browser.openPage(local.server, { person: accountId(as) }, path);
}

const contextOf = async (page: Page, key: string) => (await frameOf(page, key)).evaluate(() => window.probe.view.getContext());

test("a customer's request: bands around it, a detail, an action; a band only on the pages it names", async () => {
  const type = local.jira.requestTypes.find((candidate) => candidate.name === 'Report a system problem');
  const raised = await restAs(local, accountId('hannah'), 'POST', '/rest/servicedeskapi/request', {
    serviceDeskId: type?.serviceDeskId,
    requestTypeId: type?.id,
    requestFieldValues: { summary: 'Scanner 4 is dead', description: 'It does not start.' },
  });
  const key = String(Reflect.get(Object(raised.body), 'issueKey'));
  const page = await open('hannah', `/servicedesk/customer/portal/${type?.serviceDeskId}/${key}`);
  for (const band of ['place-header', 'place-subheader', 'place-footer', 'place-detail']) {
    const context = await contextOf(page, band);
    expect([band, Reflect.get(context, 'accountType'), context.extension.type.startsWith('jiraServiceManagement:portal')]).toEqual([
      band,
      'customer',
      true,
    ]);
  }
  expect((await contextOf(page, 'place-detail')).extension.request).toMatchObject({ key });
  await page.getByRole('button', { name: 'Place place-action' }).click();
  expect((await contextOf(page, 'place-action')).extension.request).toMatchObject({ key });
  await page.context().close();
  const home = await open('hannah', '/servicedesk/customer/portals');
  await frameOf(home, 'place-header');
  expect(await home.locator('iframe[data-module="place-footer"]').count()).toBe(0);
  await home.context().close();
  demandNoProblems(local);
});

test('a glance on the issue; a page among the settings of a project, for those who administer it', async () => {
  const project = local.jira.projects.find((candidate) => candidate.projectTypeKey === 'software');
  const issue = await open('ada', `/browse/${project?.key}-1`);
  await issue.getByRole('button', { name: /^Glance/ }).click();
  expect((await contextOf(issue, 'place-glance')).extension).toMatchObject({
    type: 'jira:issueGlance',
    issue: { key: `${project?.key}-1` },
  });
  await issue.context().close();
  const path = `/projects/${project?.key}/settings/apps/place-project`;
  const settings = await open('ada', path);
  expect((await contextOf(settings, 'place-project')).extension).toMatchObject({
    type: 'jira:projectSettingsPage',
    project: { key: project?.key },
  });
  await settings.context().close();
  const other = await open('nils', path);
  await other.getByRole('main').waitFor();
  await other.waitForLoadState('networkidle').catch(() => undefined);
  expect(await other.locator('iframe').count()).toBe(0);
  await other.context().close();
  demandNoProblems(local);
});
