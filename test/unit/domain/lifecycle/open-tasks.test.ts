import { expect, test } from '@jest/globals';
import type { StatusCategory, Task } from '../../../../src/domain/incident/facts';
import { openTasksOf } from '../../../../src/domain/lifecycle/open-tasks';
import { SETTINGS } from '../../fakes';

const task = (category: StatusCategory): Task => ({ id: '1', key: 'IT-2', summary: 'Look', status: { id: '3', name: 'Any', category } });
const settings = { ...SETTINGS, appFields: { openTasks: 'customfield_96' } };
const of = (tasks: Task[], said?: string) => openTasksOf({ tasks, appFields: said === undefined ? {} : { openTasks: said } }, settings);

test('the field says how many are open, nothing when none is, and is written only when it has to say something else', () => {
  expect(of([])).toEqual({});
  expect(of([task('done'), task('new'), task('indeterminate')])).toEqual({ openTasks: '2' });
  expect(of([task('new')], '1')).toEqual({});
  expect(of([task('done')], '1')).toEqual({ openTasks: null });
  expect(openTasksOf({ tasks: [task('new')], appFields: {} }, SETTINGS)).toEqual({});
});
