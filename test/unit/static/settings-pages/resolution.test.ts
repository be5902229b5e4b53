import { describe, expect, test } from '@jest/globals';
import { basePolicy } from './desk-host';
import { stagePages } from './page-stage';

const stage = stagePages();

describe('resolution and holds', () => {
  test('reminders and what silence does are set; the example says on which days', () =>
    stage.shown('resolution', {}, async ({ page, saved }) => {
      const example = page.locator('.example');
      const reminders = page.getByLabel('The requester is reminded after');
      await reminders.fill('4, 1, x');
      await page.getByText('Write at most 10 whole numbers from 1 to 365').waitFor();
      await reminders.fill('4, 1');
      await page.getByLabel('Closed after so many working days').fill('6');
      await page.getByLabel('A reply reopens a closed incident').uncheck();
      expect(await example.locator('.timeline li').count()).toBe(4);
      const [asked, , , closed] = await example
        .locator('.timeline time')
        .evaluateAll((all) => all.map((one) => Date.parse(one.getAttribute('datetime') ?? '')));
      // From a Friday, six working days end on the Monday after the next weekend.
      expect((closed ?? 0) - (asked ?? 0)).toBe(10 * 86_400_000);
      await page.getByText('Waiting for a vendor').first().click();
      const vendor = page.locator('details', { hasText: 'Waiting for a vendor' });
      await vendor.getByLabel('It is resolved if nobody answers').check();
      await vendor.getByLabel('With the closure code').selectOption({ label: 'No fault found' });
      const { resolution } = await saved();
      expect(resolution.confirmation).toEqual({ for: {}, remindAfterDays: [1, 4], silenceClosesAfterDays: 6 });
      expect(resolution.reopenWithinDays).toBeUndefined();
      expect(resolution.holdRules.find(({ reason }) => reason === 'vendor')).toEqual({
        reason: 'vendor',
        remindAfterDays: [2, 5, 10],
        resolveAfterDays: 5,
        closureCode: 'no-fault',
      });
    }));

  test('codes, kinds and reasons are edited; a kind that is removed asks for no problem any more; a rule of a reason that is gone goes', () => {
    const policy = basePolicy();
    const { resolution } = policy;
    const holdRules = [...resolution.holdRules, { reason: 'moon', remindAfterDays: [1] }];
    return stage.shown('resolution', { policy: { ...policy, resolution: { ...resolution, holdRules } } }, async ({ page, saved }) => {
      await page.getByLabel('New closure code', { exact: true }).fill('Replaced');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Remove “Workaround”' }).click();
      await page.getByRole('button', { name: /^Permanent / }).click();
      await page.getByLabel('A problem is to be linked afterwards').check();
      await page.getByRole('button', { name: 'Remove “moon”' }).click();
      await page.getByRole('button', { name: 'Add a reason' }).click();
      await page.getByText('Write a reason, or remove it.').waitFor();
      await page.getByRole('textbox', { name: 'Reason 4' }).fill('Took too long');
      const left = await saved();
      expect(left.closureCodes.at(-1)).toEqual({ id: 'replaced', name: 'Replaced', help: '' });
      expect(left.resolutionKinds.map(({ id }) => id)).toEqual(['permanent']);
      expect(left.resolution.problemFor).toEqual(['permanent']);
      expect(left.resolution.holdRules).toEqual(resolution.holdRules);
      expect(left.resolution.taskCancelReasons).toEqual([...resolution.taskCancelReasons, 'Took too long']);
    });
  });
});
