import { describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { settle } from '../fixture/firm';
import { GROUPS, type Handle } from '../sandbox/demo/people';
import type { LocalJira } from '../sandbox/local-jira';
import { axeViolations } from '../support/axe';
import { pageErrors, type View } from '../support/browser';
import { shot } from '../support/shots';
import { screenCall } from './firebreak';
import { MINUTE } from './incidents';
import { publishChange } from './policy/desk';
import { barButton, frameOf, link, stageSettings, status, withSite } from './settings-screen';

// Process owners prepare the policy on the page among Jira's apps, in the real app on a local Jira; administrators publish it.

const { open, settingsAt } = stageSettings();

describe('process owners', () => {
  /** The page among Jira's apps, by the menu or by its address. */
  async function appsPage(local: LocalJira, as: Handle, route = '', view: View = {}): Promise<{ page: Page; frame: Frame }> {
    const page = await open(local, as, route === '' ? '/' : `/jira/apps/firebreak-policy/${route}`, view);
    if (route === '') await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Incident policy' }).click();
    return { page, frame: await frameOf(page, 'firebreak-policy') };
  }

  /** The demo company's process owners are named in the policy in force. */
  async function nameOwners(local: LocalJira): Promise<void> {
    const group = local.jira.groups.find(({ name }) => name === GROUPS.processOwners);
    const owners = [{ type: 'group' as const, id: group?.id ?? '', name: GROUPS.processOwners }];
    await publishChange(local, (document) => ({ ...document, processOwners: owners }));
    await settle(local, 2 * MINUTE);
  }

  test('edit the draft from Jira’s apps and are shown only what they may do; an administrator publishes it', () =>
    withSite(async (local) => {
      await nameOwners(local);
      const { page, frame } = await appsPage(local, 'otto');
      await frame.getByRole('heading', { name: 'Policy version 2 is in force' }).waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-process-owner', { fullPage: true });
      for (const name of ['Set-up', 'Publish', 'Audit log', 'Data']) expect(await link(frame, name).count()).toBe(0);

      await link(frame, 'Categories').click();
      await frame.locator('[data-path="categories/hardware"] > .entry-row .entry-open').click();
      await frame.locator('[data-path="categories/hardware"]').getByLabel('Name').first().fill('Devices');
      await status(frame, 'Saved.');
      expect(await barButton(frame, 'Publish').count()).toBe(0);
      await barButton(frame, 'Check').click();
      await status(frame, /\d+ warnings?\./);
      await link(frame, 'History').click();
      await frame.getByRole('heading', { name: 'Version 2', exact: false }).first().waitFor();
      expect(await frame.getByRole('button', { name: /Roll back/ }).count()).toBe(0);
      await link(frame, 'As code').click();
      await frame.getByRole('button', { name: 'Save as a file' }).waitFor();
      expect(await frame.getByRole('heading', { name: 'Import' }).count()).toBe(0);
      expect(pageErrors(page)).toEqual([]);

      // By its address, too.
      const direct = await appsPage(local, 'otto', 'publish');
      await status(direct.frame, 'Only Jira administrators can do anything on this page.');
      expect(await direct.frame.getByRole('button', { name: 'Publish the draft' }).count()).toBe(0);

      const admin = await settingsAt(local, 'ada', 'publish');
      await barButton(admin.frame, 'Take over').click();
      await admin.frame
        .getByText(/“?Devices”?/)
        .first()
        .waitFor();
      const publish = admin.frame.getByRole('button', { name: 'Publish the draft' });
      await publish.and(admin.frame.locator(':not([aria-disabled="true"])')).click();
      await admin.frame.getByText('Version 3 is in force.').waitFor();
      await admin.page.goto(`${local.server?.url}/jira/apps/firebreak-policy/audit`);
      const apps = await frameOf(admin.page, 'firebreak-policy');
      await apps.getByText('Published version 3 of the policy.').waitFor();
    }));

  test.each([
    ['en', 'You may not work on this policy', 'tom'],
    ['fr', 'Vous ne pouvez pas travailler sur cette politique', 'amelie'],
  ] as const)('somebody else is told who may, and nothing else (%s)', (_, title, as) =>
    withSite(async (local) => {
      await nameOwners(local);
      for (const route of ['overview', 'publish', 'set-up']) {
        const { page, frame } = await appsPage(local, as, route, { theme: 'dark' });
        await frame.getByRole('heading', { name: title }).waitFor();
        expect([await frame.getByRole('button').count(), await frame.getByRole('navigation').count()]).toEqual([0, 0]);
        expect(await axeViolations(frame)).toEqual([]);
        await shot(page, `policy-refused-${as}`);
      }
      const refused = await screenCall(local, 'startDraft', {}, { as });
      expect(refused).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    }),
  );
});
