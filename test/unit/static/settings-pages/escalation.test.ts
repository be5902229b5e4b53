import { describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Trigger } from '../../../../src/contract/types';
import { FULL_LADDER, filledPolicy } from './filled-policy';
import { stagePages } from './page-stage';

const stage = stagePages();
const HOUR = 3_600_000;

/** What stands in each of some places, with every space an ordinary one. */
const textsOf = async (places: Locator): Promise<string[]> => (await places.allTextContents()).map((text) => text.replace(/\s/g, ' '));

/** A new ladder, opened. */
async function newLadder(page: Page) {
  await page.getByLabel('New ladder').fill('Mine');
  await page.keyboard.press('Enter');
  return page.locator('[data-path="escalation/ladders/mine"]');
}

describe('ladders in words', () => {
  test('say when, what and after how long; withdrawn ones say so', () =>
    stage.shown('escalation', { policy: filledPolicy() }, async ({ page }) => {
      const words = await textsOf(page.locator('[data-path^="escalation/ladders/"] > .entry-row .entry-about'));
      expect(words[0]).toMatch(
        /^Withdrawn · Priority Highest or High, category Network, .* · After 8 h in .* without an update: move it to/,
      );
      expect(words[0]).toContain('raise the priority by 1 step');
      expect(words[0]).toContain('tell the assignee, everybody in Specialists, Jira’s group vip-users, and Inés Ibarra');
      expect(words[0]).toContain('again every 1 h until acknowledged (at most 3 times); 4 h later move it to the next tier');
      expect(words).toContain('When Resolution reaches 75 %: tell the assignee and the lead of the group that has it');
      expect(words).toContain(
        'When Resolution reaches 100 %: tell the lead of the group that has it, again every 1 h until acknowledged (at most 3 times); 4 h later tell the incident managers; 8 h later tell the process owners',
      );
    }));

  test('opened and left alone, a ladder that has everything is kept to the letter', () =>
    stage.shown('escalation', { policy: filledPolicy() }, async ({ page, saved }) => {
      await page.getByRole('button', { name: /^Everything at once / }).click();
      const form = page.locator('[data-path="escalation/ladders/full"]');
      for (const fold of ['For which incidents', 'Hours']) await form.getByRole('heading', { name: fold }).click();
      await form.locator('[data-path="escalation/ladders/full/levels/first"] > .entry-row .entry-open').click();
      await form.getByLabel('Active').check();
      expect((await saved()).escalation.ladders[0]).toEqual({ ...FULL_LADDER, active: true });
    }));
});

describe('a trigger', () => {
  const cases: [string, (form: Locator) => Promise<unknown>, Trigger][] = [
    [
      'A clock reaches a share of its goal',
      (form) => form.getByLabel('Percent of the goal').fill('150'),
      { on: 'clock', metric: 'resolution', percent: 150 },
    ],
    [
      'A clock is about to breach',
      (form) => form.getByRole('group', { name: 'Time left' }).getByLabel('minutes').fill('45'),
      { on: 'willBreach', metric: 'resolution', withinMs: 0.75 * HOUR },
    ],
    [
      'So long in a tier without an update',
      (form) => form.getByLabel('Tier', { exact: true }).selectOption({ index: 1 }),
      { on: 'dwell', tier: 'tier-1', afterMs: 8 * HOUR },
    ],
    [
      'Nobody acknowledges it',
      (form) => form.getByRole('group', { name: 'Time', exact: true }).getByLabel('hours').fill('1'),
      { on: 'notAcknowledged', afterMs: 1.25 * HOUR },
    ],
    ['It is reopened', (form) => form.getByLabel('Times', { exact: true }).fill('3'), { on: 'reopened', times: 3 }],
    ['It is passed around', (form) => form.getByLabel('Times', { exact: true }).fill('4'), { on: 'reassigned', times: 4 }],
    [
      'The reporter is in a group',
      (form) => form.getByLabel('Groups of Jira’s: Add').selectOption({ label: 'vip-users' }),
      { on: 'reporterGroup', groups: [{ id: 'g-vip', name: 'vip-users' }] },
    ],
    [
      'The priority is raised',
      (form) => form.getByLabel('To one of these: Add').selectOption({ label: 'High' }),
      { on: 'priorityRaised', to: ['p1', 'p2'] },
    ],
    ['The customer asks for it', async () => undefined, { on: 'customer' }],
  ];

  test('of each of the ten kinds', () =>
    stage.shown('escalation', {}, async ({ page, saved }) => {
      const form = await newLadder(page);
      const triggers = async (): Promise<unknown> => (await saved()).escalation.ladders.at(-1)?.trigger;
      expect(await triggers()).toEqual({ on: 'hand' });
      for (const [kind, say, trigger] of cases) {
        await form.getByLabel('It begins when').selectOption({ label: kind });
        await say(form);
        expect(await triggers()).toEqual(trigger);
      }
    }));

  test('that says too little is told, and stays typed', () =>
    stage.shown('escalation', {}, async ({ page }) => {
      const form = await newLadder(page);
      await form.getByLabel('It begins when').selectOption({ label: 'The reporter is in a group' });
      await form.getByText('Name at least one group.').waitFor();
      await form.getByLabel('It begins when').selectOption({ label: 'The priority is raised' });
      await form.getByRole('button', { name: 'Take “Highest” out' }).click();
      await form.getByText('Name at least one priority.').waitFor();
      await form.getByText('To be mended').waitFor();
    }));
});

describe('levels', () => {
  test('wait, repeat and do all there is to do', () =>
    stage.shown('escalation', {}, async ({ page, saved }) => {
      const ladder = await newLadder(page);
      await ladder.getByRole('button', { name: 'Add a level' }).click();
      const level = ladder.locator('[data-path="escalation/ladders/mine/levels/level-2"]');
      await level.getByRole('group', { name: 'So long after the level before' }).getByLabel('hours').fill('2');
      await level.getByLabel('Functional').check();
      await level.getByLabel('Not once somebody has acknowledged').uncheck();
      await level.getByLabel('Again until somebody acknowledges').check();
      await level.getByLabel('Times at most').fill('5');
      const deed = (place: number) => level.getByRole('group', { name: `What it does: ${place}`, exact: true });
      const kinds = ['nextTier', 'toTier', 'toGroup', 'raisePriority', 'raisePriorityTo', 'assign', 'comment', 'transition', 'label'];
      for (const [at, kind] of kinds.entries()) {
        await level.getByRole('button', { name: 'Do something else, too' }).click();
        await deed(at + 2)
          .getByLabel('It will')
          .selectOption(kind);
      }
      expect(await level.getByRole('button', { name: 'Do something else, too' }).count()).toBe(0);
      const who = deed(1);
      await who.getByLabel('Who is told: Add somebody').selectOption({ label: 'Everybody in Specialists' });
      await who.getByRole('button', { name: 'Take “The lead of the group that has it” out' }).click();
      await who.getByText('By name: groups or people of Jira’s').click();
      await who.getByLabel('Find: People').fill('Inés');
      await who.getByLabel('People: Add').selectOption({ label: 'Inés Ibarra' });
      await deed(5).getByLabel('Steps').fill('2');
      await deed(7).getByLabel('To', { exact: true }).selectOption('groupLead');
      await deed(8).getByLabel('For whom').selectOption('public');
      await level.getByText('Choose a status.').waitFor();
      await deed(9).getByLabel('Status').selectOption({ label: 'Work in progress' });
      await deed(10).getByLabel('Label').fill('two words');
      await level.getByText('A label is one word.').waitFor();
      await deed(10).getByLabel('Label').fill('late');
      const policy = await saved();
      expect(policy.escalation.ladders.at(-1)?.levels[1]).toEqual({
        id: 'level-2',
        kind: 'functional',
        afterMs: 2 * HOUR,
        repeat: { everyMs: HOUR, atMost: 5 },
        unlessAcknowledged: false,
        do: [
          {
            do: 'notify',
            template: 'escalated',
            who: [
              { who: 'supportGroup', group: 'specialists' },
              { who: 'person', person: { id: 'u-ines', name: 'Inés Ibarra' } },
            ],
          },
          { do: 'nextTier' },
          { do: 'toTier', tier: policy.tiers.at(-1)?.id },
          { do: 'toGroup', group: 'service-desk' },
          { do: 'raisePriority', steps: 2 },
          { do: 'raisePriorityTo', priority: 'p1' },
          { do: 'assign', to: 'groupLead' },
          { do: 'comment', template: 'escalated', visibility: 'public' },
          { do: 'transition', status: { id: '3', name: 'Work in progress' } },
          { do: 'label', label: 'late' },
        ],
      });
      await deed(10).getByRole('button', { name: 'Remove what it does: 10' }).click();
      await ladder.getByRole('button', { name: /^Remove “Level 2/ }).click();
      expect((await saved()).escalation.ladders.at(-1)?.levels).toHaveLength(1);
      await ladder.getByRole('button', { name: 'One level has to stay.' }).waitFor();
    }));

  test('a calendar, quiet hours with their zone, and how long somebody may put off', () =>
    stage.shown('escalation', {}, async ({ page, saved }) => {
      const form = await newLadder(page);
      await form.getByRole('heading', { name: 'Hours' }).click();
      await form.getByLabel('Calendar').selectOption('business');
      await form.getByLabel('Quiet hours').check();
      await form.getByLabel('From', { exact: true }).fill('20:00');
      await form.getByLabel('To', { exact: true }).fill('20:00');
      await form.getByText('They must not end when they begin.').waitFor();
      await form.getByLabel('To', { exact: true }).fill('06:30');
      await form.getByLabel('Time zone').fill('Europe/Paris');
      await page.getByRole('group', { name: 'At most for' }).getByLabel('hours').fill('12');
      const { ladders, snoozeMaxMs } = (await saved()).escalation;
      expect(ladders.at(-1)).toMatchObject({ calendar: 'business', quietHours: { from: '20:00', to: '06:30', timeZone: 'Europe/Paris' } });
      expect(snoozeMaxMs).toBe(12 * HOUR);
      await form.getByLabel('Quiet hours').uncheck();
      await form.getByLabel('Calendar').selectOption('');
      const bare = (await saved()).escalation.ladders.at(-1);
      expect(bare).not.toHaveProperty('calendar');
      expect(bare).not.toHaveProperty('quietHours');
    }));
});

describe('what would happen', () => {
  test('to an incident raised on Friday at 17:30: when it comes to that, and why a level waits until Monday', () =>
    stage.shown('escalation', {}, async ({ page }) => {
      const example = page.locator('.example');
      await example.getByLabel('Ladder').selectOption('stays-in-first-tier');
      await example.getByText('It is raised.').waitFor();
      const lines = await textsOf(example.locator('.timeline li'));
      expect(lines[0]).toMatch(/^Fri, .*5:30.PMIt is raised\.$/);
      expect(lines[1]).toMatch(/^(Mon|Tue), .*[AP]MAfter 8 h in .* without an update$/);
      expect(lines[2]).toMatch(/^(Mon|Tue), .*[AP]MMove it to the next tier and tell the lead of the group that has it/);
      await example.getByText('Times are those of Europe/Berlin').waitFor();
      await example.getByLabel('Ladder').selectOption('by-hand');
      await example.getByLabel('It happens on').selectOption('sun');
      expect((await textsOf(example.locator('.timeline li')))[0]).toMatch(/^Sun, .*[AP]MWhen somebody escalates by hand$/);
    }));

  test('a level in quiet hours waits for their end and says so; a withdrawn ladder does nothing', () =>
    stage.shown('escalation', {}, async ({ page }) => {
      await page.getByRole('button', { name: /^By hand / }).click();
      const form = page.locator('[data-path="escalation/ladders/by-hand"]');
      await form.getByRole('heading', { name: 'Hours' }).click();
      await form.getByLabel('Quiet hours').check();
      const example = page.locator('.example');
      await example.getByLabel('Ladder').selectOption('by-hand');
      await example.getByLabel('At', { exact: true }).fill('23:15');
      await example.getByText(/Due .*11:15.PM, in quiet hours: when these end\./).waitFor();
      await form.getByLabel('Active').uncheck();
      await example.getByText('This ladder is withdrawn: nothing happens.').waitFor();
    }));
});
