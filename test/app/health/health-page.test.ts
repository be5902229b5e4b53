import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { fields, settle, withFirm } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { axeViolations } from '../../support/axe';
import { launchBrowser, pageErrors, type TestBrowser, type View } from '../../support/browser';
import { ROOT, restAs } from '../../support/local-jira';
import { shot } from '../../support/shots';
import { HOUR, MINUTE } from '../clocks/clocks';
import { readProperty } from '../firebreak';
import { newIncident } from '../incidents';
import { checkUp } from './health';

// An admin reads on the health page what is wrong, in the real app on a local Jira where it is made to be.

jest.setTimeout(180_000);

let browser: TestBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

async function pageOf(local: LocalJira, route: string, view: View = {}): Promise<{ page: Page; frame: Frame }> {
  if (!local.server) throw new Error('no server');
  const path = `/jira/settings/apps/firebreak-settings/${route}`;
  const page = await browser.openPage(local.server, { person: accountId('ada'), height: 1_600, ...view }, path);
  opened.push(page);
  const frame = await (await page.waitForSelector('iframe[data-module="firebreak-settings"]')).contentFrame();
  if (!frame) throw new Error('no frame');
  return { page, frame };
}

const sticksOut = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a field in the trash, an incident that is gone and one written over are read in words, mended and put away; then all is well', () =>
  withFirm({ appDir: ROOT, port: 0, seed: 20_261_126 }, async (local) => {
    const incident = await newIncident(local, { impact: 'extensive', urgency: 'critical' });
    const gone = await newIncident(local, { impact: 'extensive', urgency: 'critical' });
    await settle(local, 2 * HOUR);
    const well = await pageOf(local, 'health');
    await well.frame.getByText('All is well.').waitFor();
    expect(await axeViolations(well.frame)).toEqual([]);
    await shot(well.page, 'health-well', { fullPage: true });

    const fieldId = incident.settings.fields.closureCode?.fieldId ?? '';
    expect((await restAs(local, accountId('ada'), 'POST', `/rest/api/3/field/${fieldId}/trash`)).status).toBe(200);
    await restAs(local, accountId('ada'), 'DELETE', `/rest/api/3/issue/${gone.key}`);
    const property = `/rest/api/3/issue/${incident.key}/properties/firebreak-incident`;
    const honest = fields(await readProperty(local, incident.key));
    expect((await restAs(local, accountId('lea'), 'PUT', property, { ...honest, reporter: accountId('ada') })).status).toBe(200);
    await settle(local, 3 * HOUR);

    const overview = await pageOf(local, 'overview');
    const card = overview.frame.getByRole('region', { name: 'Something is wrong' });
    await card.getByText('1 thing should be mended.').waitFor();
    expect(await axeViolations(overview.frame)).toEqual([]);
    await shot(overview.page, 'health-overview', { fullPage: true });
    await card.getByRole('link').press('Enter');
    const { page, frame } = overview;
    const field = frame.getByRole('article', { name: 'The field “Closure code” is gone' });
    await field.getByText('Restore it from the trash of custom fields').waitFor();
    const issue = frame.getByRole('article', { name: new RegExp(`^An incident is deleted or hidden: issue ${gone.id}$`) });
    await issue.waitFor();
    const ledger = frame.getByRole('region', { name: 'Drift ledger' }).locator('tbody tr').first();
    expect(await ledger.textContent()).toMatch(new RegExp(`^${incident.key}.*reporter.*Somebody or another app wrote over`, 's'));
    await frame.getByText(/^Incidents decided again: \d+; late: \d+; drifted: \d+$/).waitFor();
    expect(await axeViolations(frame)).toEqual([]);
    await shot(page, 'health-wrong', { fullPage: true });

    const french = await pageOf(local, 'health', { theme: 'dark', sessionLocale: 'fr-FR', locale: 'fr-FR', width: 400 });
    await french.frame.getByRole('article', { name: 'Le champ «\u00a0Closure code\u00a0» n’est plus là' }).waitFor();
    expect(await axeViolations(french.frame)).toEqual([]);
    expect(await sticksOut(french.frame)).toBe(0);
    // The ledger scrolls rather than take words apart.
    const words = french.frame.getByRole('region', { name: 'Registre des dérives' }).locator('tbody td').nth(1);
    expect(await words.evaluate((cell) => cell.getBoundingClientRect().width)).toBeGreaterThan(120);
    await shot(french.page, 'health-wrong-french-dark-narrow', { fullPage: true });

    // By keyboard: the notice is put away, what is mended is checked.
    await issue.getByRole('button', { name: /^Put away/ }).focus();
    await page.keyboard.press('Enter');
    await frame.getByRole('status').getByText('Put away: ').waitFor();
    expect(await issue.count()).toBe(0);
    expect((await restAs(local, accountId('ada'), 'POST', `/rest/api/3/field/${fieldId}/restore`)).status).toBe(200);
    await frame.getByRole('button', { name: 'Check again' }).focus();
    await page.keyboard.press('Enter');
    await frame.getByText('Everything was checked.').waitFor();
    await settle(local, MINUTE);
    await frame.getByRole('button', { name: 'Read again' }).press('Enter');
    await frame.getByText('All is well.').waitFor();
    expect(await frame.getByRole('article').count()).toBe(0);
    expect([pageErrors(page), pageErrors(french.page), pageErrors(well.page)]).toEqual([[], [], []]);
    await checkUp(local);
    const after = await pageOf(local, 'overview');
    await after.frame.getByRole('heading', { name: 'Policy version 1 is in force' }).waitFor();
    expect(await after.frame.getByText('Something is wrong').count()).toBe(0);
  }));
