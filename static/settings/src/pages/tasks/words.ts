import type { Policy } from '../../../../../src/contract/types';
import { durationText } from '../../../../shared/duration';
import type { I18n } from '../../../../shared/i18n';
import { filterFaulty } from '../parts/for-words';

export type TaskTemplate = Policy['taskTemplates'][number];
export type Task = TaskTemplate['tasks'][number];

/** Whose task it is and when it is due: "Specialists · due after 4 h". */
export function taskWords({ t, locale }: I18n, policy: Policy, { group, dueMs }: Task): string {
  const whose =
    group === undefined ? t('page.tasks.ofTheGroup') : (policy.supportGroups.find(({ id }) => id === group)?.name ?? t('page.common.gone'));
  return dueMs === undefined ? whose : t('page.tasks.dueAfter', { whose, time: durationText(locale, dueMs, 'exact') });
}

export const taskFaulty = ({ summary, group, dueMs }: Task, { supportGroups }: Policy): boolean =>
  summary.trim() === '' || (group !== undefined && !supportGroups.some(({ id }) => id === group)) || (dueMs !== undefined && dueMs < 1);

/** Whether something besides the name of a template has to be mended. */
export const templateFaulty = ({ for: asked, phase, tasks }: TaskTemplate, policy: Policy): boolean =>
  filterFaulty(asked) || !policy.lifecycle.phases.some(({ id }) => id === phase) || tasks.some((task) => taskFaulty(task, policy));
