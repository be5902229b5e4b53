import { useId } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { Fold } from '../parts/fold';
import { scopeWords } from '../parts/for-words';
import { IncidentsForFields } from '../parts/incidents-for';
import { othersOf } from '../parts/names';
import { SelectField } from '../parts/select-field';
import { TaskList } from './task-list';
import type { TaskTemplate } from './words';

interface TemplateFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  template: TaskTemplate;
  change(template: TaskTemplate): void;
}

/** Which incidents get tasks, in which phase, and which tasks. */
export function TemplateForm({ template, change, policy, readOnly, faults }: TemplateFormProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const tasks = useId();
  const { taskTemplates } = policy;
  const { phases } = policy.lifecycle;
  const path = ['taskTemplates', { id: template.id, at: taskTemplates.indexOf(template) }];
  const phase = phases.find(({ id }) => id === template.phase);
  const empty = phase !== undefined && phase.statuses.ids.length === 0 && phase.statuses.categories.length === 0;
  const edit = (part: Partial<TaskTemplate>): void => change({ ...template, ...part });
  return (
    <>
      <EntryFields
        entry={template}
        path={path}
        others={othersOf(taskTemplates, template.id)}
        change={edit}
        readOnly={readOnly}
        faults={faults}
        helpHint={t('page.tasks.helpHint')}
      />
      <SelectField
        label={t('page.tasks.phase')}
        hint={t(empty ? 'page.tasks.phaseEmpty' : 'page.tasks.phaseHint')}
        value={template.phase}
        choices={phases}
        gone={t('page.common.goneNamed', { id: template.phase })}
        change={(id) => edit({ phase: id })}
        readOnly={readOnly}
        error={phase ? faultAt(faults, [...path, 'phase']) : t('page.tasks.fault.phase')}
      />
      <section class="form" aria-labelledby={tasks}>
        <h3 id={tasks}>{t('page.tasks.tasks')}</h3>
        <TaskList
          policy={policy}
          template={template}
          path={path}
          change={(all) => edit({ tasks: all })}
          readOnly={readOnly}
          faults={faults}
        />
      </section>
      <div class="folds">
        <Fold title={t('page.tasks.scope')} about={scopeWords(i18n, policy, template.for)}>
          <IncidentsForFields
            value={template.for}
            change={(asked) => edit({ for: asked })}
            policy={policy}
            readOnly={readOnly}
            error={faultAt(faults, [...path, 'for'], true)}
          />
        </Fold>
      </div>
    </>
  );
}
