import { describe, expect, test } from '@jest/globals';
import { basePolicy } from './desk-host';
import { stagePages } from './page-stage';

const stage = stagePages();
const HOUR = 3_600_000;

describe('tasks', () => {
  test('a set is added with a task of a group that is due; the example incident gets it', () =>
    stage.shown('tasks', {}, async ({ page, saved }) => {
      await page.locator('.example').getByText('This incident gets no tasks.').waitFor();
      await page.getByLabel('New set of tasks', { exact: true }).fill('Every incident');
      await page.keyboard.press('Enter');
      const set = page.locator('[data-path="taskTemplates/every-incident"]');
      await set.getByLabel('Made when the incident comes into').selectOption({ label: 'Logging' });
      await set.getByLabel('New task of “Every incident”').fill('Order a spare part');
      await page.keyboard.press('Enter');
      const task = set.locator('[data-path="taskTemplates/every-incident/tasks/order-a-spare-part"]');
      await task.getByLabel('Whose task it is').selectOption({ label: 'Specialists' });
      await task.getByLabel('It has a due time').check();
      await task.getByLabel('hours', { exact: true }).fill('4');
      await set.getByRole('button', { name: 'Remove “Every incident”' }).last().click();
      await page.locator('.example').getByText('Specialists · due after 4 h').waitFor();
      expect((await saved()).taskTemplates.at(-1)).toEqual({
        id: 'every-incident',
        name: 'Every incident',
        help: '',
        for: {},
        phase: 'logging',
        tasks: [{ id: 'order-a-spare-part', summary: 'Order a spare part', description: '', group: 'specialists', dueMs: 4 * HOUR }],
      });
    }));

  test('a group or phase that is gone is told at its field, and a task says what is to be done', () => {
    const policy = basePolicy();
    const [first] = policy.taskTemplates;
    if (!first) throw new Error('no tasks');
    const gone = { ...first, phase: 'limbo', tasks: [{ id: 'a', summary: 'Ask', description: '', group: 'nobody' }] };
    return stage.shown('tasks', { policy: { ...policy, taskTemplates: [gone] } }, async ({ page }) => {
      await page.getByRole('button', { name: /^Security incident .*To be mended/ }).click();
      await page.getByText('This phase is no longer in the policy. Choose another one.').waitFor();
      await page.getByRole('button', { name: /^Ask .*To be mended/ }).click();
      await page.getByText('This group is no longer in the policy. Choose another one.').waitFor();
      await page.getByLabel(/^Task \*/).fill(' ');
      await page.getByText('Say what is to be done.').waitFor();
    });
  });
});
