import { useState } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryList } from '../parts/entry-list';
import type { faultAt } from '../parts/faults';
import { put, without } from '../parts/list';
import { SUMMARY_MAX, TaskForm } from './task-form';
import { type Task, type TaskTemplate, taskFaulty, taskWords } from './words';

const MAX = 50;

interface TaskListProps extends Pick<PageProps, 'readOnly' | 'faults'> {
  policy: Policy;
  template: TaskTemplate;
  path: Parameters<typeof faultAt>[1];
  change(tasks: Task[]): void;
}

/** Tasks of one template, in the order in which they are made. */
export function TaskList({ policy, template, path, change, readOnly, faults }: TaskListProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const [added, setAdded] = useState<string>();
  const [before, setBefore] = useState<readonly Task[]>();
  const { tasks } = template;
  return (
    <>
      <EntryList
        label={t('page.tasks.tasksOf', { name: template.name })}
        path={`taskTemplates/${template.id}/tasks`}
        entries={tasks}
        nameOf={({ summary }) => summary}
        about={(task) => taskWords(i18n, policy, task)}
        faulty={(task) => taskFaulty(task, policy)}
        form={(task) => (
          <TaskForm
            task={task}
            path={[...path, 'tasks', { id: task.id, at: tasks.indexOf(task) }]}
            change={(changed) => change(put(tasks, changed))}
            policy={policy}
            readOnly={readOnly}
            faults={faults}
          />
        )}
        reorder={change}
        remove={({ id }) => {
          setBefore(tasks);
          change(without(tasks, id));
        }}
        undo={() => before && change([...before])}
        least={t('page.tasks.leastTask')}
        opened={added}
        readOnly={readOnly}
      />
      {!readOnly && (
        <AddEntry
          label={t('page.tasks.addTask', { name: template.name })}
          names={[]}
          nameMax={SUMMARY_MAX}
          full={tasks.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
          add={(summary) => {
            const id = entryIdFor(
              summary,
              tasks.map((one) => one.id),
            );
            change([...tasks, { id, summary, description: '' }]);
            setAdded(id);
          }}
        />
      )}
    </>
  );
}
