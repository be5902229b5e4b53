import { expect, test } from '@jest/globals';
import { fields, settle, withFirm } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { axeViolations } from '../../support/axe';
import { pageErrors } from '../../support/browser';
import { ROOT, restAs } from '../../support/local-jira';
import { shot } from '../../support/shots';
import { HOUR, MINUTE } from '../clocks/clocks';
import { readProperty } from '../firebreak';
import { newIncident } from '../incidents';
import { overflow, stageSettings } from '../settings-screen';
import { checkUp } from './health';

// An admin reads on the health page what is wrong, in the real app on a local Jira where it is made to be.

const { settingsAt } = stageSettings();

test('a field in the trash, an incident that is gone and one written over are read in words, mended and put away; then all is well', () =>
  withFirm({ appDir: ROOT, port: 0, seed: 20_261_126 }, async (local) => {
    const incident = await newIncident(local, { impact: 'extensive', urgency: 'critical' });
    const gone = await newIncident(local, { impact: 'extensive', urgency: 'critical' });
    await settle(local, 2 * HOUR);
    const well = await settingsAt(local, 'ada', 'health');
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

    const overview = await settingsAt(local, 'ada', 'overview');
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

    const french = await settingsAt(local, 'ada', 'health', { theme: 'dark', sessionLocale: 'fr-FR', locale: 'fr-FR', width: 400 });
    await french.frame.getByRole('article', { name: 'Le champ «\u00a0Closure code\u00a0» n’est plus là' }).waitFor();
    expect(await axeViolations(french.frame)).toEqual([]);
    expect(await overflow(french.frame)).toBe(0);
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
    const after = await settingsAt(local, 'ada', 'overview');
    await after.frame.getByRole('heading', { name: 'Policy version 1 is in force' }).waitFor();
    expect(await after.frame.getByText('Something is wrong').count()).toBe(0);
  }));
