import { describe, expect, test } from '@jest/globals';
import { stagePages } from './page-stage';

const stage = stagePages();
const HOUR = 3_600_000;

describe('goals', () => {
  test('which goal would this incident get: each rule tried, why not, and when it would be due', () =>
    stage.shown('metrics', {}, async ({ page, saved }) => {
      const example = page.locator('.example');
      await example.getByLabel('Clock').selectOption('resolution');
      await example.getByLabel('Impact').selectOption('extensive');
      await example.getByLabel('Urgency').selectOption('medium');
      await example.getByText('24 h, Office hours').waitFor();
      expect(await example.locator('.trial small').allInnerTexts()).toEqual([
        'no: its priority is Medium, the rule wants Highest',
        'no: its priority is Medium, the rule wants High',
        'fits',
      ]);
      await example.getByText('2 further rules are not tried any more.').waitFor();
      await example.getByText(/^Started now, it would be reached /).waitFor();

      // A special rule put on top takes it.
      await page.getByRole('button', { name: /^Resolution/ }).click();
      const form = page.locator('[data-path="metrics/resolution"]');
      await form.getByRole('button', { name: 'Add a goal' }).click();
      const goal = form.locator('[data-path="metrics/resolution/goals/goal"]');
      await goal.getByLabel('hours').fill('6');
      await goal.getByLabel('category: Add').selectOption({ label: 'Network' });
      for (let up = 0; up < 5; up++) await goal.getByRole('button', { name: 'Move “Category Network” up' }).click();
      await example.getByLabel('Category').selectOption('network-vpn');
      await example.getByText('6 h, Office hours').waitFor();
      const { goals } = (await saved()).metrics[1] ?? { goals: [] };
      expect(goals[0]).toEqual({
        id: 'goal',
        for: { categories: ['network'] },
        goalMs: 6 * HOUR,
        calendar: 'business',
        warnings: [50, 75, 90],
      });
    }));

  test('a goal of no time, and warnings that do not rise, stay typed with their faults', () =>
    stage.shown('metrics', {}, async ({ page }) => {
      await page.getByRole('button', { name: /^First response/ }).click();
      await page.getByRole('button', { name: /^Priority Highest/ }).click();
      const goal = page.locator('[data-path="metrics/response/goals/p1"]');
      await goal.getByLabel('minutes').fill('');
      await goal.getByText('It must be more than nothing.').waitFor();
      await goal.getByLabel('minutes').fill('x');
      await goal.getByText('Enter whole numbers of hours and minutes.').waitFor();
      await goal.getByLabel('Warnings (percent of the goal)').fill('90, 50');
      await goal.getByText('Warnings lie between 1 and 99 percent and rise').waitFor();
      await goal.getByLabel('Warnings (percent of the goal)').fill('half');
      await goal.getByText('Write numbers with commas between them').waitFor();
      expect(await goal.getByLabel('Warnings (percent of the goal)').inputValue()).toBe('half');
    }));

  test('who is reminded at the warnings: the assignee, the lead, both or nobody', () =>
    stage.shown('metrics', {}, async ({ page, saved }) => {
      await page.getByRole('button', { name: /^Resolution/ }).click();
      const form = page.locator('[data-path="metrics/resolution"]');
      const assignee = form.getByLabel('Remind the assignee');
      const lead = form.getByLabel('Remind the lead of the support group');
      expect([await assignee.isChecked(), await lead.isChecked()]).toEqual([true, false]);
      await lead.check();
      expect((await saved()).metrics[1]?.remind).toEqual([{ who: 'assignee' }, { who: 'groupLead' }]);
      await assignee.uncheck();
      await lead.uncheck();
      expect((await saved()).metrics[1]).not.toHaveProperty('remind');
    }));

  test('groups of Jira’s are found as the person', () =>
    stage.shown('metrics', {}, async ({ page, saved }) => {
      await page.getByRole('button', { name: /^First response/ }).click();
      await page.getByRole('button', { name: /^Priority Highest/ }).click();
      const goal = page.locator('[data-path="metrics/response/goals/p1"]');
      await goal.getByLabel('group of the reporter: Add').selectOption({ label: 'vip-users' });
      await page.locator('.example').getByLabel('group of the reporter').waitFor();
      expect((await saved()).metrics[0]?.goals[0]?.for).toEqual({
        priorities: ['p1'],
        reporterGroups: [{ id: 'g-vip', name: 'vip-users' }],
      });
    }));
});

describe('when a clock runs', () => {
  test('events in words, edited by choosing', () =>
    stage.shown('metrics', {}, async ({ page, saved }) => {
      await page.getByRole('button', { name: /^Resolution/ }).click();
      const form = page.locator('[data-path="metrics/resolution"]');
      await form.getByText('When it runs').click();
      await form.getByRole('button', { name: 'The status is no longer any status of “Done”', exact: true }).waitFor();
      const stop = form.getByRole('region', { name: 'Stops when' });
      await stop.getByRole('button', { name: 'Add an event' }).click();
      await stop.getByLabel('What happens').selectOption('comment');
      await stop.getByLabel('Who', { exact: true }).selectOption('agent');
      await stop.getByRole('button', { name: 'An agent answers in public', exact: true }).waitFor();
      await stop.getByLabel('What happens').selectOption('status');
      await stop.getByLabel('To status: Add a status').selectOption({ label: 'Resolved' });
      await stop.getByRole('button', { name: 'Take “any status of “Done”” out' }).click();
      await stop.getByRole('button', { name: 'The status becomes “Resolved”', exact: true }).waitFor();
      await stop.getByRole('button', { name: 'Take “Resolved” out' }).click();
      await stop.getByText('Name a status it comes from or one it goes to.').waitFor();
      expect((await saved()).metrics[1]?.stop).toEqual([{ on: 'status', into: { ids: [], categories: ['done'] } }, { on: 'status' }]);
    }));

  test('order, reopening and what counts from the creation', () =>
    stage.shown('metrics', {}, async ({ page, saved, focused }) => {
      await page.getByRole('button', { name: /^Resolution/ }).click();
      const form = page.locator('[data-path="metrics/resolution"]');
      await form.getByText('Special cases').click();
      await form.getByRole('button', { name: 'Move “Stop” up' }).click();
      expect(await focused()).toBe('Move “Stop” up');
      await form.getByLabel('It goes on for a while, then anew').check();
      await form.getByRole('group', { name: 'Time of grace' }).getByLabel('hours').fill('48');
      await form.getByLabel('Counts from the creation').check();
      await form.getByLabel('It is measured anew').check();
      expect((await saved()).metrics[1]).toMatchObject({
        order: ['stop', 'cancel', 'reset', 'start', 'resume', 'hold'],
        reopen: { mode: 'grace', graceMs: 48 * HOUR },
        retroactiveStart: true,
        whenGoalChanges: 'restart',
      });
    }));

  test('two clocks cannot fill one field', () =>
    stage.shown('metrics', {}, async ({ page }) => {
      await page.getByRole('button', { name: /^Vendor/ }).click();
      await page.locator('[data-path="metrics/vendor"]').getByLabel('Show in Jira as').selectOption('resolutionDue');
      await page.getByText('“Resolution” writes into this field already.').waitFor();
    }));
});

describe('hold reasons', () => {
  test('while what, until what and for whom; the example says which clocks stand', () =>
    stage.shown('hold-reasons', {}, async ({ page, saved }) => {
      await page.getByLabel('New reason').fill('Parts ordered');
      await page.keyboard.press('Enter');
      const form = page.locator('[data-path="holdReasons/parts-ordered"]');
      await form.getByLabel('Whose time it is').selectOption('vendor');
      await form.getByRole('button', { name: 'Add a way' }).click();
      await form.getByText('Name a status or a field.').waitFor();
      await form.getByLabel('Status: Add a status').selectOption({ label: 'Work in progress' });
      await form.getByRole('button', { name: 'Ask for a field too' }).click();
      await form.getByLabel('Field', { exact: true }).selectOption({ label: 'Pending reason' });
      await form.getByLabel('Values: Add a value').selectOption({ label: 'Vendor' });
      await form.getByRole('button', { name: 'Add an event' }).click();
      const example = page.locator('.example');
      await example.getByLabel('Status').selectOption({ label: 'Work in progress' });
      await example.getByText('It does not wait: clocks run.').waitFor();
      await example.getByLabel('Pending reason').selectOption({ label: 'Vendor' });
      await example.getByText('Parts ordered').waitFor();
      await example.getByText('No clock stops for it.').waitFor();
      expect((await saved()).holdReasons.at(-1)).toEqual({
        id: 'parts-ordered',
        name: 'Parts ordered',
        help: '',
        waitsFor: 'vendor',
        while: [
          {
            status: { ids: [{ id: '3', name: 'Work in progress' }], categories: [] },
            fields: [{ field: 'customfield_10040', is: 'in', values: ['502'] }],
          },
        ],
        until: [{ on: 'created' }],
      });
    }));

  test('one that clocks stop for is taken out of them; undo brings both back', () =>
    stage.shown('hold-reasons', {}, async ({ page, saved }) => {
      await page.getByRole('button', { name: 'Remove “Waiting for the user”' }).click();
      await page.getByText('These clocks will no longer stop for “Waiting for the user”: Resolution').waitFor();
      await page.locator('.removal').getByRole('button', { name: 'Remove “Waiting for the user”' }).click();
      expect((await saved()).metrics.flatMap(({ holds }) => holds)).not.toContain('user');
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Remove “Waiting for the user”' }).waitFor();
      expect((await saved()).metrics[1]?.holds).toContain('user');
    }));
});
