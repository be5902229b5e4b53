import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Download, Frame } from 'playwright-core';
import { createIssue, settle, withFirm } from '../fixture/firm';
import { accountId } from '../sandbox/demo/people';
import { ADMIN_GROUPS, addToGroup } from '../sandbox/jira/people';
import { axeViolations } from '../support/axe';
import { pageErrors } from '../support/browser';
import { focusCame, focusOn } from '../support/focus';
import { ROOT } from '../support/local-jira';
import { shot } from '../support/shots';
import { MINUTE, newIncident, priorityOf } from './incidents';
import { barButton, frameOf, link, overflow, stageSettings, status, withSite } from './settings-screen';

// Admins work on the policy in the settings, in the real app on a local Jira: draft, check, publish, roll back, as code, rights, data.

const { settingsAt } = stageSettings();

const mark = (frame: Frame, name: string) => frame.getByRole('checkbox', { name });

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

describe('a policy from draft to history', () => {
  test('edit, check, publish with the difference in words, roll back: two more versions, and the audit log says who', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsAt(local, 'ada', 'overview');
      await frame.getByRole('heading', { name: 'Policy version 1 is in force' }).waitFor();
      await frame.getByRole('heading', { name: 'Parts of the policy' }).waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-overview', { fullPage: true });

      await link(frame, 'Rights').click();
      await frame.getByRole('table').waitFor();
      const holder = (await frame.locator('.holder-name').first().textContent()) ?? '';
      await mark(frame, `Put an escalation off: ${holder}`).uncheck();
      await status(frame, 'Saved.');
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-rights', { fullPage: true });

      await barButton(frame, 'Check').click();
      await status(frame, /\d+ errors?\. \d+ warnings?\./);
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-check', { fullPage: true });

      await barButton(frame, 'Publish').click();
      await frame.getByText(`Put an escalation off, “${holder}” removed`).waitFor();
      await frame.getByLabel('Note').fill('Escalations are not put off any more');
      await frame.getByRole('button', { name: 'Show the effect' }).click();
      await status(frame, 'The version is for 0 of 0 open incidents.');
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-publish', { fullPage: true });
      await frame.getByRole('button', { name: 'Publish the draft' }).click();
      await frame.getByText('Version 2 is in force.').waitFor();

      await link(frame, 'History').click();
      await frame.getByText('Escalations are not put off any more').waitFor();
      await frame.getByRole('button', { name: 'Roll back to version 1' }).click();
      await frame.getByText('Version 1 is published anew as version 3.', { exact: false }).waitFor();
      await frame.getByText(`Put an escalation off, “${holder}” added`).first().waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-history', { fullPage: true });
      await frame.getByRole('button', { name: 'Publish it anew' }).click();
      await frame.getByText('Version 3 is in force.').waitFor();
      await frame.getByLabel('From').selectOption({ label: 'Version 1' });
      await frame.getByLabel('To', { exact: true }).selectOption({ label: 'Version 3' });
      await frame.getByText('The two say the same.').waitFor();

      await link(frame, 'Audit log').click();
      await settle(local, MINUTE);
      await frame.getByRole('button', { name: 'Look again' }).click();
      await frame.getByText('Published version 1 anew as version 3.').waitFor();
      await frame.getByText('Published version 2 of the policy.').waitFor();
      await frame.getByRole('cell', { name: 'Ada Admin' }).first().waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-audit', { fullPage: true });
      const [csv] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: 'Export as CSV' }).click()]);
      expect(await textOf(csv)).toMatch(/^\uFEFFid,at,by,what,.*\r\n/);
      expect(pageErrors(page)).toEqual([]);
    }));

  test('what the server refuses is not published over: the bar leads to it from every page, and mended it is saved', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsAt(local, 'ada', 'services');
      await frame.getByLabel('New service').fill('Warehouse');
      await page.keyboard.press('Enter');
      await status(frame, 'Saved.');
      const form = frame.locator('[data-path="services/warehouse"]');
      await form.getByRole('textbox', { name: 'Name (required)' }).fill('');
      await status(frame, 'Not saved: something has to be mended first.');
      await barButton(frame, 'Publish').click();
      await status(frame, 'Mend first what is not saved.');
      expect(await frame.getByRole('button', { name: 'Publish the draft' }).getAttribute('aria-disabled')).toBe('true');
      await frame.getByText('“warehouse” added').waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-mend-first', { fullPage: true });
      await frame.getByRole('link', { name: 'Go to it' }).click();
      await focusCame(form.getByRole('button', { expanded: false }));
      await page.keyboard.press('Enter');
      await form.getByRole('textbox', { name: 'Name (required)' }).fill('Depot');
      await status(frame, 'Saved.');
      await barButton(frame, 'Publish').click();
      await frame.getByText('“Depot” added').waitFor();
      await frame.getByRole('button', { name: 'Publish the draft' }).click();
      await frame.getByText('Version 2 is in force.').waitFor();
      expect(pageErrors(page)).toEqual([]);
    }));

  test('applied to open incidents: the effect is shown before, progress after, and a reload finds it again', () =>
    withSite(async (local) => {
      for (const summary of ['Printer on fire', 'No telephone'])
        await createIssue(local, 'lea', summary, { project: 'DESK', type: '[System] Incident' });
      await settle(local, 10 * MINUTE);
      const { page, frame } = await settingsAt(local, 'ada', 'rights');
      await frame.getByRole('table').waitFor();
      await frame.getByRole('checkbox').first().click();
      await status(frame, 'Saved.');
      await barButton(frame, 'Publish').click();
      await frame.getByLabel('New ones, and all that are open').check();
      await frame.getByRole('button', { name: 'Show the effect' }).click();
      await status(frame, 'The version is for 2 of 2 open incidents.');
      await frame
        .getByRole('link', { name: /^DESK-/ })
        .first()
        .waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-effect', { fullPage: true });
      await frame.getByRole('button', { name: 'Publish the draft' }).click();
      await frame.getByText('Version 2 is in force.').waitFor();
      await frame.getByRole('progressbar', { name: 'Version 2 and the open incidents' }).waitFor();
      await frame.getByText('It begins in about a minute', { exact: false }).waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-progress', { fullPage: true });
      await page.reload();
      const again = await frameOf(page);
      await again.getByText('It begins in about a minute', { exact: false }).waitFor();
      await settle(local, 10 * MINUTE);
      await again.getByText('All 2 are under way', { exact: false }).waitFor();
      expect(pageErrors(page)).toEqual([]);
    }));
});

describe('by keyboard alone', () => {
  test('from a cell of the matrix to a version in force, and the priority of an open incident follows', () =>
    withFirm({ appDir: ROOT, port: 0, seed: 20_261_125 }, async (local) => {
      const { key } = await newIncident(local, { impact: 'minor', urgency: 'low' });
      expect(await priorityOf(local, key)).toBe('Lowest');
      const { page, frame } = await settingsAt(local, 'ada', 'matrix');
      const press = async (selector: string, name: string): Promise<void> => {
        await frame.locator(selector).first().waitFor();
        await focusOn(frame, selector);
        await page.keyboard.press(name);
      };
      await press('[aria-label^="Impact Minor / Localized, urgency Low"]', '2');
      await status(frame, 'Saved.');
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-matrix');
      await press('.draft-bar .button-primary', 'Enter');
      await frame.getByText('Priority for impact Minor / Localized and urgency Low: Lowest → High').waitFor();
      await focusCame(frame.getByRole('heading', { name: 'Publish', exact: true }));
      await press('input[aria-describedby="applies-open"]', 'Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await frame.getByRole('row', { name: /Priority Lowest.*Priority High/ }).waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-effect-matrix');
      await press('button[type="submit"]', 'Enter');
      await frame.getByText('Version 2 is in force.').waitFor();
      await settle(local, 10 * MINUTE);
      expect(await priorityOf(local, key)).toBe('High');
      expect(pageErrors(page)).toEqual([]);
    }));
});

describe('two people at one draft', () => {
  test('the second is told who edits and since when, takes over; the first loses nothing of what is typed', () =>
    withSite(async (local) => {
      addToGroup(local.jira, ADMIN_GROUPS.jira, accountId('tom'));
      const ada = await settingsAt(local, 'ada', 'rights');
      await ada.frame.getByRole('table').waitFor();
      await ada.frame.getByRole('checkbox').nth(0).click();
      await status(ada.frame, 'Saved.');

      const tom = await settingsAt(local, 'tom', 'rights');
      await tom.frame.getByText(/Ada Admin edits it; last change/).waitFor();
      expect(await tom.frame.getByRole('checkbox').nth(1).isDisabled()).toBe(true);
      expect(await axeViolations(tom.frame)).toEqual([]);
      await shot(tom.page, 'policy-other', { fullPage: true });
      await barButton(tom.frame, 'Take over').click();
      await tom.frame.getByRole('checkbox').nth(1).click();
      await status(tom.frame, 'Saved.');

      const box = ada.frame.getByRole('checkbox').nth(2);
      const before = await box.isChecked();
      await box.click();
      await ada.frame.getByText(/Tom .* changed the draft/).waitFor();
      expect(await axeViolations(ada.frame)).toEqual([]);
      await shot(ada.page, 'policy-clash', { fullPage: true });
      await ada.page.reload();
      const again = await frameOf(ada.page);
      await again.getByText('What you typed is kept in this browser', { exact: false }).waitFor();
      expect(await again.getByRole('checkbox').nth(2).isChecked()).toBe(!before);
      await again.getByRole('button', { name: 'Go on with my changes' }).click();
      await status(again, 'Saved.');
      expect(await again.getByRole('checkbox').nth(2).isChecked()).toBe(!before);
      expect(pageErrors(ada.page)).toEqual([]);
      expect(pageErrors(tom.page)).toEqual([]);
    }));
});

describe('as code', () => {
  test('a file goes out and comes back as a draft with its difference; what is wrong is refused with path, value and mend', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsAt(local, 'ada', 'as-code');
      await frame.getByRole('heading', { name: 'Export' }).waitFor();
      const [file] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: 'Save as a file' }).click()]);
      expect(file.suggestedFilename()).toBe('firebreak-policy-v1.json');
      const text = await textOf(file);
      const [schema] = await Promise.all([page.waitForEvent('download'), frame.getByRole('link', { name: 'JSON Schema' }).click()]);
      expect(JSON.parse(await textOf(schema))).toMatchObject({ properties: { matrix: {}, metrics: {} } });

      await frame
        .getByLabel('File')
        .setInputFiles({ name: 'cut.json', mimeType: 'application/json', buffer: Buffer.from(text.slice(0, 900)) });
      await frame.getByRole('button', { name: 'Import as draft' }).click();
      await frame.getByText('The file was not imported. Nothing has changed.', { exact: false }).waitFor();
      await frame.getByText('is not JSON', { exact: false }).waitFor();

      const document: { services: { name: unknown }[]; categories: unknown[] } = JSON.parse(text);
      const broken = { ...document, services: [{ id: 'Not An Id', name: 5 }] };
      await frame.getByLabel('Its text').fill(JSON.stringify(broken));
      await frame.getByRole('button', { name: 'Import as draft' }).click();
      await frame.getByText('services', { exact: false }).first().waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-import-refused', { fullPage: true });
      expect(await frame.getByRole('region', { name: 'Draft' }).count()).toBe(0);

      const renamed = text.replace(/("metrics": \[\s*\{\s*"id": "[^"]+",\s*"name": ")[^"]+/, '$1Renamed clock');
      await frame.getByLabel('File').setInputFiles({ name: 'whole.json', mimeType: 'application/json', buffer: Buffer.from(renamed) });
      await frame.getByRole('button', { name: 'Import as draft' }).click();
      await frame.getByText('Imported as the draft. It differs from the version in force in 1 place.').waitFor();
      await frame.getByText(/→ “Renamed clock”$/).waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-imported', { fullPage: true });
      expect(pageErrors(page)).toEqual([]);
    }));
});

describe('everybody', () => {
  test('French, dark and narrow; by keyboard alone; all of the app’s data goes out and is deleted after a word is typed', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsAt(local, 'ada', 'overview', { theme: 'dark', sessionLocale: 'fr-FR', width: 320 });
      await frame.getByRole('heading', { name: 'La version 1 de la politique est en vigueur' }).waitFor();
      await frame.getByRole('heading', { name: 'Parties de la politique' }).waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      expect(await overflow(frame)).toBe(0);
      await shot(page, 'policy-overview-dark-fr', { fullPage: true });

      await focusOn(frame, '.nav-toggle button');
      await page.keyboard.press('Enter');
      await frame.locator('.nav-groups a').first().waitFor();
      await focusOn(frame, '.nav-groups a[href="#/rights"]');
      await page.keyboard.press('Enter');
      await frame.getByRole('table').waitFor();
      await focusCame(frame.locator('h1'));
      await focusOn(frame, '.rights input');
      await page.keyboard.press('Space');
      await status(frame, 'Enregistré.');
      expect(await axeViolations(frame)).toEqual([]);
      expect(await overflow(frame)).toBe(0);
      await shot(page, 'policy-rights-dark-fr', { fullPage: true });
      for (const route of [
        'categories',
        'levels',
        'matrix',
        'services',
        'calendars',
        'metrics',
        'hold-reasons',
        'support-groups',
        'routing',
        'escalation',
        'check',
        'publish',
        'history',
        'as-code',
        'audit',
        'data',
        'set-up',
      ]) {
        if (!(await frame.locator('.nav-groups').isVisible())) await frame.locator('.nav-toggle button').click();
        await frame.locator(`.nav-groups a[href="#/${route}"]`).click();
        await frame.waitForFunction(
          () => document.querySelector('.page-main > :nth-child(2)') && !document.body.textContent?.includes('Lecture des paramètres'),
        );
        expect({ route, violations: await axeViolations(frame), overflow: await overflow(frame) }).toEqual({
          route,
          violations: [],
          overflow: 0,
        });
        expect(await frame.locator('main').textContent()).not.toMatch(/\{\w+\}|page\.\w|policy\.\w|settings\.\w/);
        await shot(page, `policy-${route}-dark-fr`, { fullPage: true });
      }
      await frame.locator('.nav-toggle button').click();
      await frame.locator('.nav-groups a[href="#/data"]').click();
      const [all] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: 'Tout exporter' }).click()]);
      expect(JSON.parse(await textOf(all)).length).toBeGreaterThan(3);
      await frame.getByLabel('Saisissez firebreak pour confirmer').fill('Firebreak');
      await page.keyboard.press('Enter');
      await frame.getByText('Tout est supprimé', { exact: false }).waitFor();
      await frame.locator('.nav-toggle button').click();
      await frame.locator('.nav-groups a[href="#/overview"]').click();
      await frame.getByRole('heading', { name: 'Firebreak n’est pas encore en place' }).waitFor();
      // Nothing of what was deleted is left to look at or to edit.
      expect(await frame.getByRole('heading', { name: 'Parties de la politique' }).count()).toBe(0);
      expect(await frame.getByRole('region', { name: 'Brouillon' }).count()).toBe(0);
      await frame.locator('.nav-toggle button').click();
      await frame.locator('.nav-groups a[href="#/services"]').click();
      await frame.getByText('Il n’y a pas encore de politique', { exact: false }).waitFor();
      expect(await frame.locator('.entries').count()).toBe(0);
      expect(pageErrors(page)).toEqual([]);
    }));
});
