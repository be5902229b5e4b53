import { describe, expect, test } from '@jest/globals';
import { accountId, GROUPS } from '../../sandbox/demo/people';
import { ADMIN_GROUPS, addToGroup } from '../../sandbox/jira/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { axeViolations } from '../../support/axe';
import { pageErrors } from '../../support/browser';
import { focusCame, focusOn } from '../../support/focus';
import { shot } from '../../support/shots';
import { screenCall } from '../firebreak';
import { barButton, link, overflow, stageSettings, status, withSite } from '../settings-screen';
import { desk, inForce, publishChange } from './desk';

// Admins say who takes care of incidents, where they go and when they move up, in the real app on a local Jira.

const { settingsAt } = stageSettings();

const PAGES = ['support-groups', 'routing', 'escalation'];

/** A group of Jira's by its name. */
const jiraGroup = (local: LocalJira, name: string): { id: string; name: string } => ({
  id: local.jira.groups.find((group) => group.name === name)?.id ?? '',
  name,
});

describe('groups, routing and escalation', () => {
  test('are filled on their pages, told in words and published as one version', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsAt(local, 'ada', 'support-groups');
      await frame.getByRole('button', { name: /^Service desk / }).click();
      const group = frame.locator('[data-path="supportGroups/service-desk"]');
      await group.getByLabel('Jira’s group').selectOption({ label: GROUPS.tier1 });
      await group.locator('.there').waitFor();
      const there = await group.locator('.there li').allTextContents();
      const members = local.jira.groups.find(({ name }) => name === GROUPS.tier1)?.members ?? [];
      expect(there.sort()).toEqual(members.map((id) => local.jira.people.get(id)?.displayName).sort());
      await group.getByLabel('In turn').check();
      await group.getByLabel('Find: Add a person').fill('Lea');
      await group.getByLabel('Add a person', { exact: true }).selectOption({ index: 1 });
      const member = group.locator(`[data-path="supportGroups/service-desk/members/${accountId('lea')}"]`);
      await member.getByLabel('Knows the categories: Add').selectOption({ label: 'Network' });
      await status(frame, 'Saved.');
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-support-groups', { fullPage: true });

      await link(frame, 'Routing').click();
      await frame.getByLabel('New rule').fill('Network');
      await page.keyboard.press('Enter');
      const rule = frame.locator('[data-path="routing/rules/network"]');
      await rule.getByLabel('category: Add', { exact: true }).selectOption({ label: 'Network' });
      await rule.getByLabel('It goes to', { exact: true }).selectOption({ label: 'Technical support' });
      const example = frame.locator('.example');
      await example.getByLabel('Category').selectOption({ label: 'Network' });
      await example.getByText('The rule “Network” fits it.').waitFor();
      await status(frame, 'Saved.');
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-routing', { fullPage: true });

      await link(frame, 'Escalation').click();
      await frame.getByText('When Resolution reaches 75 %: tell the assignee and the lead of the group that has it').waitFor();
      await frame.getByLabel('New ladder').fill('Network at half time');
      await page.keyboard.press('Enter');
      const ladder = frame.locator('[data-path="escalation/ladders/network-at-half-time"]');
      await ladder.getByLabel('It begins when').selectOption({ label: 'A clock reaches a share of its goal' });
      await ladder.getByLabel('Percent of the goal').fill('50');
      await status(frame, 'Saved.');
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-escalation', { fullPage: true });

      await barButton(frame, 'Publish').click();
      await frame.getByText('“Network at half time” added').waitFor();
      await frame.getByRole('button', { name: 'Publish the draft' }).click();
      await frame.getByText('Version 2 is in force.').waitFor();
      const { document } = await inForce(local);
      expect(document.supportGroups[0]).toMatchObject({
        jiraGroup: jiraGroup(local, GROUPS.tier1),
        assignment: 'roundRobin',
        members: [{ id: accountId('lea'), skills: { categories: ['network'], services: [] }, away: [] }],
      });
      expect(document.routing.rules).toMatchObject([{ id: 'network', for: { categories: ['network'] }, to: 'technical-support' }]);
      expect(document.escalation.ladders.at(-1)).toMatchObject({
        active: true,
        trigger: { on: 'clock', metric: 'resolution', percent: 50 },
      });
      expect(pageErrors(page)).toEqual([]);
    }));

  test('by keyboard alone: a ladder is withdrawn, a rule is made and moved', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsAt(local, 'ada', 'escalation');
      await frame.locator('[data-path="escalation/ladders/by-hand"]').waitFor();
      await focusOn(frame, '[data-path="escalation/ladders/by-hand"] > .entry-row > .entry-open');
      await page.keyboard.press('Enter');
      await focusOn(frame, '[data-path="escalation/ladders/by-hand"] .choice input[type="checkbox"]');
      await page.keyboard.press('Space');
      await frame.getByRole('button', { name: /^By hand Withdrawn · When somebody escalates by hand/ }).waitFor();
      await status(frame, 'Saved.');
      expect((await desk(local)).draft?.document.escalation.ladders.find(({ id }) => id === 'by-hand')?.active).toBe(false);

      await focusOn(frame, 'nav a[href$="routing"]');
      await page.keyboard.press('Enter');
      const heading = frame.getByRole('heading', { name: 'Routing', exact: true });
      await focusCame(heading);
      for (const name of ['First', 'Second']) {
        await focusOn(frame, '.add-entry input');
        await page.keyboard.type(name);
        await page.keyboard.press('Enter');
        await frame.locator(`[data-path="routing/rules/${name.toLowerCase()}"]`).waitFor();
      }
      await focusOn(frame, '[data-path="routing/rules/second"] > .entry-row > .entry-open');
      await page.keyboard.press('Alt+ArrowUp');
      await status(frame, '“Second” is now 1 of 2.');
      await status(frame, 'Saved.');
      expect((await desk(local)).draft?.document.routing.rules.map(({ id }) => id)).toEqual(['second', 'first']);
      expect(pageErrors(page)).toEqual([]);
    }));

  test('what the server refuses stays typed, with the reason at its field; mended it is saved', () =>
    withSite(async (local) => {
      const { page, frame } = await settingsAt(local, 'ada', 'escalation');
      await frame.getByLabel('New ladder').fill('Labelled');
      await page.keyboard.press('Enter');
      const ladder = frame.locator('[data-path="escalation/ladders/labelled"]');
      await ladder.locator('[data-path="escalation/ladders/labelled/levels/level"] > .entry-row > .entry-open').click();
      await ladder.getByLabel('It will').selectOption('label');
      await ladder.getByLabel('Label', { exact: true }).fill('two words');
      await status(frame, 'Not saved: something has to be mended first.');
      await frame.getByText('must be one word', { exact: false }).first().waitFor();
      await ladder.getByText('A label is one word.').waitFor();
      expect(await axeViolations(frame)).toEqual([]);
      await shot(page, 'policy-escalation-refused', { fullPage: true });
      await ladder.getByLabel('Label', { exact: true }).fill('two-words');
      await status(frame, 'Saved.');

      const draft = (await desk(local)).draft;
      const escalation = { ...draft?.document.escalation, snoozeMaxMs: 0 };
      const refused = await screenCall(
        local,
        'saveDraft',
        { etag: draft?.etag ?? 0, section: 'escalation', value: escalation },
        { as: 'ada' },
      );
      expect(refused).toMatchObject({ error: { code: 'INVALID_INPUT', details: ['escalation.snoozeMaxMs must be more than nothing'] } });
      const others = await screenCall(local, 'saveDraft', { etag: draft?.etag ?? 0, section: 'routing', value: {} }, { as: 'tom' });
      expect(others).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      expect(pageErrors(page)).toEqual([]);
    }));

  test.each([
    ['light', 'ada', 'What the check says of this page', 1_280],
    ['dark', 'amelie', 'Ce que la vérification dit de cette page', 480],
  ] as const)('in %s, as %s: every page is in order, and nothing sticks out', (theme, as, says, width) =>
    withSite(async (local) => {
      await publishChange(local, (document) => ({
        ...document,
        supportGroups: document.supportGroups.map((group, at) =>
          at === 0 ? { ...group, jiraGroup: jiraGroup(local, GROUPS.tier1) } : group,
        ),
        routing: {
          ...document.routing,
          rules: [{ id: 'network', name: 'Network', help: '', for: { categories: ['network'] }, to: 'technical-support' }],
        },
      }));
      addToGroup(local.jira, ADMIN_GROUPS.jira, accountId(as));
      for (const route of PAGES) {
        const { page, frame } = await settingsAt(local, as, route, { theme, width });
        await frame.getByRole('heading', { name: says }).waitFor();
        await frame.locator('.entry-open').first().click();
        expect(await axeViolations(frame)).toEqual([]);
        expect(await overflow(frame)).toBe(0);
        await shot(page, `policy-${route}-${theme}`, { fullPage: true });
        expect(pageErrors(page)).toEqual([]);
      }
    }),
  );
});
