import { describe, expect, test } from '@jest/globals';
import { basePolicy } from './desk-host';
import { filledPolicy } from './filled-policy';
import { stagePages } from './page-stage';

const stage = stagePages();

describe('a support group', () => {
  test('gets a tier, hours, a group of Jira’s, a lead and a way to assign; who is there is read from Jira', () =>
    stage.shown('support-groups', {}, async ({ page, saved }) => {
      await page.getByLabel('New support group').fill('Night shift');
      await page.keyboard.press('Enter');
      const form = page.locator('[data-path="supportGroups/night-shift"]');
      await form.getByText('Nobody yet. Choose a group of Jira’s or add people.').waitFor();
      await form.getByLabel('Tier', { exact: true }).selectOption({ index: 1 });
      await form.getByLabel('Working hours').selectOption({ label: 'Office hours' });
      await form.getByLabel('Jira’s group').selectOption({ label: 'vip-users' });
      await form.getByText('Lea Lindqvist').waitFor();
      expect(await form.locator('.there li').allInnerTexts()).toEqual(['Lea Lindqvist', 'Nils Novak']);
      await form.getByLabel('Find: Lead').fill('Inés');
      await form.getByLabel('Lead', { exact: true }).selectOption({ label: 'Inés Ibarra' });
      await form.getByLabel('To the least loaded').check();
      await page.getByRole('button', { name: /^Night shift .* · 2 people · To the least loaded$/ }).waitFor();
      expect((await saved()).supportGroups.at(-1)).toEqual({
        id: 'night-shift',
        name: 'Night shift',
        help: '',
        tier: basePolicy().tiers[1]?.id,
        calendar: 'business',
        jiraGroup: { id: 'g-vip', name: 'vip-users' },
        lead: { id: 'u-ines', name: 'Inés Ibarra' },
        members: [],
        assignment: 'leastLoaded',
      });
      await form.getByLabel('Jira’s group').selectOption({ label: 'None: only the people named below' });
      await form.getByLabel('Lead', { exact: true }).selectOption({ label: 'Nobody' });
      await form.getByLabel('Working hours').selectOption({ label: 'Around the clock' });
      const after = (await saved()).supportGroups.at(-1);
      for (const name of ['jiraGroup', 'lead', 'calendar']) expect(after).not.toHaveProperty(name);
    }));

  test('says more of people: what they know, how much they get, when they are away', () =>
    stage.shown('support-groups', {}, async ({ page, saved }) => {
      await page.getByRole('button', { name: /^Service desk / }).click();
      const form = page.locator('[data-path="supportGroups/service-desk"]');
      await form.getByLabel('Find: Add a person').fill('Inés');
      await form.getByLabel('Add a person', { exact: true }).selectOption({ label: 'Inés Ibarra' });
      const member = form.locator('[data-path="supportGroups/service-desk/members/u-ines"]');
      await member.getByLabel('Knows the categories: Add').selectOption({ label: 'Network' });
      await member.getByLabel('Knows the services: Add').selectOption({ index: 1 });
      await member.getByLabel('Not more than a certain number at once').check();
      await member.getByLabel('Open incidents at most').fill('3');
      await member.getByRole('button', { name: 'Add days away' }).click();
      await member.getByLabel('First day').fill('2099-07-01');
      await member.getByText('It ends before it begins, or a day is missing.').waitFor();
      await member.getByLabel('Last day').fill('2099-07-14');
      await member.getByRole('button', { name: /knows Network.*at most 3 open.*away from Jul 1, 2099 to Jul 14, 2099/ }).waitFor();
      expect((await saved()).supportGroups[0]?.members).toEqual([
        {
          id: 'u-ines',
          name: 'Inés Ibarra',
          skills: { categories: ['network'], services: [basePolicy().services[0]?.id] },
          cap: 3,
          away: [{ from: '2099-07-01', to: '2099-07-14' }],
        },
      ]);
      await member.getByLabel('Not more than a certain number at once').uncheck();
      await member.getByRole('button', { name: 'Remove days away 1' }).click();
      expect((await saved()).supportGroups[0]?.members[0]).toEqual(expect.not.objectContaining({ cap: 3 }));
    }));

  test('shows who would get an incident now, and why others would not', () =>
    stage.shown('support-groups', { policy: filledPolicy() }, async ({ page }) => {
      const example = page.locator('.example');
      await example.getByLabel('Category').selectOption('network-vpn');
      await example.getByText('First those who know it: Lea Lindqvist').waitFor();
      await example.getByText('Then Nils Novak').waitFor();
      expect(await example.locator('li').allInnerTexts()).toEqual(['Amir Aziz knows other things.', 'Bea Berg is away.']);
      await example.getByLabel('Category').selectOption('hardware');
      await example.getByText('First those who know it: Amir Aziz').waitFor();
      await example.getByLabel('Support group').selectOption('specialists');
      await example.getByText('The app chooses nobody').waitFor();
    }));

  test('that is named elsewhere is removed after it was said where; the last one stays', () =>
    stage.shown('support-groups', {}, async ({ page, saved }) => {
      await page.getByRole('button', { name: 'Remove “Service desk”' }).click();
      const asked = page.locator('.removal');
      await asked.getByText('“Service desk” is used here:').waitFor();
      await asked.getByText('Routing').waitFor();
      await asked.getByRole('button', { name: 'Remove “Service desk”' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await saved()).toEqual(basePolicy());
      for (const name of ['Technical support', 'Specialists']) await page.getByRole('button', { name: `Remove “${name}”` }).click();
      await page.getByRole('button', { name: 'One support group has to stay.' }).waitFor();
    }));
});

describe('tiers', () => {
  test('are renamed, added and removed; what the check finds is said on the page', () =>
    stage.shown('support-groups', {}, async ({ page, saved }) => {
      const says = page.getByRole('region', { name: 'What the check says of this page' });
      await page.getByLabel('New tier').fill('Vendors');
      await page.keyboard.press('Enter');
      await says
        .getByText(/Vendors/)
        .first()
        .waitFor();
      await page.locator('[data-path="tiers/vendors"]').getByLabel('Help text').fill('Outside.');
      expect((await saved()).tiers.at(-1)).toEqual({ id: 'vendors', name: 'Vendors', help: 'Outside.' });
      await page.getByRole('button', { name: 'Remove “Vendors”' }).click();
      await says
        .getByText(/Vendors/)
        .first()
        .waitFor({ state: 'detached' });
    }));

  test('the one of a group that is gone is told at the group', () =>
    stage.shown('support-groups', {}, async ({ page }) => {
      const [first] = basePolicy().tiers;
      await page
        .locator(`[data-path="tiers/${first?.id}"]`)
        .getByRole('button', { name: /^Remove/ })
        .click();
      await page
        .locator('.removal')
        .getByRole('button', { name: /^Remove/ })
        .click();
      await page.getByRole('button', { name: /^Service desk no longer there.*To be mended$/ }).click();
      await page.getByText('This tier is no longer in the policy. Choose another one.').waitFor();
    }));
});
