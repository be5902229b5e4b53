import type { Settings } from '../../contract/types';
import type { AppFieldName, IssueFacts } from '../incident/facts';

/**
 * What the field "Open tasks" has to say: how many sub-tasks are not closed, nothing when none is. The validator of gates reads it where
 * whoever makes a transition sees no sub-tasks.
 */
export function openTasksOf(
  { tasks, appFields: said }: Pick<IssueFacts, 'tasks' | 'appFields'>,
  { appFields }: Pick<Settings, 'appFields'>,
): Partial<Record<AppFieldName, string | null>> {
  if (appFields.openTasks === undefined) return {};
  const open = tasks.filter(({ status }) => status.category !== 'done').length;
  const says = open === 0 ? undefined : String(open);
  return says === said.openTasks ? {} : { openTasks: says ?? null };
}
