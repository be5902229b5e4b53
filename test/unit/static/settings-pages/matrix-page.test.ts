import { describe, expect, test } from '@jest/globals';
import { basePolicy } from './desk-host';
import { stagePages } from './page-stage';

const stage = stagePages();

describe('the matrix', () => {
  test('a cell is chosen with the mouse and given a priority; what its clocks would aim at is said', () =>
    stage.shown('matrix', {}, async ({ page, saved }) => {
      await page.getByRole('radio', { name: 'Impact Minor / Localized, urgency Low: priority Lowest' }).click();
      await page.getByText('An incident with impact “Minor / Localized” and urgency “Low” gets the priority').waitFor();
      await page.getByText('Resolution: 80 h by “Office hours”').waitFor();
      await page.getByRole('radio', { name: 'Highest', exact: true }).click();
      await page.getByText('Resolution: 4 h by “Around the clock”').waitFor();
      expect((await saved()).matrix.minor?.low).toBe('p1');
    }));

  test('with the keyboard alone: arrows lead to a cell, a digit gives it a priority without leaving it', () =>
    stage.shown('matrix', {}, async ({ page, saved, focused }) => {
      await page
        .getByRole('radio', { name: /^Impact Significant/ })
        .nth(1)
        .focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('Impact Moderate / Limited, urgency Medium: priority Low');
      await page.keyboard.press('2');
      await page.getByText('Impact Moderate / Limited, urgency Medium: now High.').waitFor({ state: 'attached' });
      expect(await focused()).toBe('Impact Moderate / Limited, urgency Medium: priority High');
      await page.keyboard.press('9');
      expect((await saved()).matrix.moderate?.medium).toBe('p2');
    }));

  test('whoever comes for a cell, as from a finding, finds it chosen and its choices focused', () =>
    stage.shown('matrix#matrix/minor/low', {}, async ({ page, saved }) => {
      await page.getByText('An incident with impact “Minor / Localized” and urgency “Low” gets the priority').waitFor();
      expect(await page.getByRole('radio', { name: /^Impact Minor \/ Localized, urgency Low/ }).isChecked()).toBe(true);
      await page.waitForFunction(() => document.activeElement?.closest('[data-path="matrix/minor/low"]') !== null);
      await page.keyboard.press('ArrowLeft');
      expect((await saved()).matrix.minor?.low).not.toBe(basePolicy().matrix.minor?.low);
    }));

  test('an empty cell is named', () => {
    const policy = basePolicy();
    const { low: _, ...row } = policy.matrix.minor ?? {};
    return stage.shown('matrix', { policy: { ...policy, matrix: { ...policy.matrix, minor: row } } }, async ({ page, saved }) => {
      await page.getByText('Impact “Minor / Localized”, urgency “Low” has no priority yet').waitFor();
      await page.getByRole('radio', { name: 'Impact Minor / Localized, urgency Low: priority –' }).focus();
      await page.keyboard.press('5');
      await page.getByText(/has no priority yet/).waitFor({ state: 'detached' });
      expect((await saved()).matrix.minor?.low).toBe('p5');
    });
  });
});

describe('priorities', () => {
  test('added, mapped to one of the site’s, and removed with an heir for its cells', () =>
    stage.shown('matrix', {}, async ({ page, saved }) => {
      await page.getByLabel('New priority').fill('Sometime');
      await page.keyboard.press('Enter');
      await page.locator('[data-path="priorities/sometime"]').getByLabel('Priority in Jira').selectOption('4');
      await page.getByRole('button', { name: 'Remove “Highest”' }).click();
      await page.getByText('Cells of the matrix that give “Highest” will give “High” instead.').waitFor();
      await page.getByText('Metrics and goals › First response › Highest').waitFor();
      await page.locator('.removal').getByRole('button', { name: 'Remove “Highest”' }).click();
      const { priorities, matrix } = await saved();
      expect(priorities.map(({ id }) => id)).toEqual(['p2', 'p3', 'p4', 'p5', 'sometime']);
      expect(priorities.at(-1)).toEqual({ id: 'sometime', name: 'Sometime', jiraPriorityId: '4' });
      expect(matrix.extensive?.critical).toBe('p2');
    }));

  test('one the site no longer has is a fault at its field', () => {
    const policy = basePolicy();
    const priorities = policy.priorities.map((one, at) => (at === 0 ? { ...one, jiraPriorityId: '99' } : one));
    return stage.shown('matrix', { policy: { ...policy, priorities } }, async ({ page }) => {
      await page.getByRole('button', { name: /^Highest/ }).click();
      await page.getByText('This priority is no longer on the site. Choose another one.').waitFor();
    });
  });
});
