import { describe, expect, test } from '@jest/globals';
import type { Policy } from '../../../../src/contract/types';
import { basePolicy } from './desk-host';
import { filledPolicy } from './filled-policy';
import { stagePages } from './page-stage';

const stage = stagePages();

/** A site without a status for the end. */
function openEnded(): Policy {
  const policy = filledPolicy();
  const phases = policy.lifecycle.phases.map((one) => (one.id === 'closure' ? { ...one, statuses: { ids: [], categories: [] } } : one));
  return { ...policy, lifecycle: { ...policy.lifecycle, phases } };
}

describe('phases and gates', () => {
  test('a phase gets statuses and a way on, a gate asks for fields and blocks; the example shows both', () =>
    stage.shown('lifecycle', { policy: openEnded() }, async ({ page, saved }) => {
      await page.locator('[data-path="lifecycle/phases/closure"] > .entry-row .entry-open').click();
      const closure = page.locator('[data-path="lifecycle/phases/closure"]');
      await closure.getByLabel('Statuses in which an incident is in this phase: Add a status').selectOption({ label: 'Canceled' });
      await closure.getByLabel('Phases one may go to from here: Add a phase').selectOption({ label: 'Logging' });
      await page.getByLabel('New gate', { exact: true }).fill('Vendor told');
      await page.keyboard.press('Enter');
      const gate = page.locator('[data-path="lifecycle/gates/vendor-told"]');
      await gate.getByLabel('Before the phase').selectOption({ label: 'Closure' });
      await gate.getByLabel('What it asks for').selectOption({ label: 'Fields are filled' });
      await gate.getByLabel('Fields that have to be filled: Add a field').selectOption({ label: 'Vendor reference' });
      await gate.getByLabel('It blocks').check();
      const example = page.locator('.life-phase').last();
      await example.getByText('Filled: Category and Vendor reference').waitFor();
      expect(await example.textContent()).toContain('Canceled');
      const { phases, gates } = (await saved()).lifecycle;
      expect(phases.find(({ id }) => id === 'closure')).toMatchObject({
        statuses: { ids: [{ id: '7', name: 'Canceled' }], categories: [] },
        next: ['logging', 'investigation'],
      });
      expect(gates.at(-1)).toEqual({
        id: 'vendor-told',
        name: 'Vendor told',
        help: '',
        phase: 'closure',
        for: {},
        needs: { need: 'fields', fields: ['category', 'vendorReference'] },
        mode: 'block',
      });
    }));

  test('removing a phase says what names it; what named it is to be mended, and the check says so', () =>
    stage.shown('lifecycle', { policy: basePolicy() }, async ({ page, saved }) => {
      await page.getByRole('button', { name: 'Remove “Resolution and recovery”' }).click();
      await page.getByText('Phases and gates › Somebody has it').waitFor();
      await page.locator('.removal').getByRole('button', { name: 'Remove “Resolution and recovery”' }).click();
      await page
        .getByRole('region', { name: 'What the check says' })
        .getByText(/^resolution is named here/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: /^Somebody has it .*To be mended/ }).click();
      await page.getByText('This phase is no longer in the policy. Choose another one.').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      expect((await saved()).lifecycle).toEqual(basePolicy().lifecycle);
    }));
});
