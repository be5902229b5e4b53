import { TEXT_MAX } from '../../../../../src/contract/limits';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { Check } from '../parts/check';
import { DurationField } from '../parts/duration-field';
import { faultAt } from '../parts/faults';
import { dropped } from '../parts/list';
import { SelectField } from '../parts/select-field';
import { TextField } from '../parts/text-field';
import type { Task } from './words';

/** Jira's limit for a summary, in characters. */
export const SUMMARY_MAX = 255;
const HOUR = 3_600_000;

interface TaskFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  task: Task;
  path: Parameters<typeof faultAt>[1];
  change(task: Task): void;
}

/** What a sub-task says, whose it is and until when. */
export function TaskForm({ task, path, change, policy, readOnly, faults }: TaskFormProps) {
  const { t } = useI18n();
  const { summary, description, group, dueMs } = task;
  const long = (text: string, max: number): string | undefined =>
    text.trim().length > max ? t('page.common.fault.tooLong', { max }) : undefined;
  return (
    <>
      <TextField
        label={t('page.tasks.summary')}
        value={summary}
        required
        change={(text) => change({ ...task, summary: text })}
        readOnly={readOnly}
        error={
          summary.trim() === '' ? t('page.tasks.fault.summary') : (long(summary, SUMMARY_MAX) ?? faultAt(faults, [...path, 'summary']))
        }
      />
      <TextField
        label={t('page.tasks.description')}
        value={description}
        long
        change={(text) => change({ ...task, description: text })}
        readOnly={readOnly}
        error={long(description, TEXT_MAX) ?? faultAt(faults, [...path, 'description'])}
      />
      <SelectField
        label={t('page.tasks.group')}
        hint={t('page.tasks.groupHint')}
        none={t('page.tasks.groupNone')}
        value={group ?? ''}
        choices={policy.supportGroups}
        gone={t('page.common.goneNamed', { id: group ?? '' })}
        change={(id) => change(id === '' ? dropped(task, 'group') : { ...task, group: id })}
        readOnly={readOnly}
        error={
          group === undefined || policy.supportGroups.some(({ id }) => id === group)
            ? faultAt(faults, [...path, 'group'])
            : t('page.tasks.fault.group')
        }
      />
      <Check
        label={t('page.tasks.due')}
        hint={t('page.tasks.dueHint')}
        value={dueMs !== undefined}
        change={(on) => change(on ? { ...task, dueMs: 8 * HOUR } : dropped(task, 'dueMs'))}
        readOnly={readOnly}
      />
      {dueMs !== undefined && (
        <DurationField
          label={t('page.tasks.dueIn')}
          ms={dueMs}
          change={(ms) => change({ ...task, dueMs: ms })}
          readOnly={readOnly}
          error={dueMs < 1 ? t('page.common.fault.noTime') : faultAt(faults, [...path, 'dueMs'])}
        />
      )}
    </>
  );
}
