import { useId } from 'preact/hooks';
import type { Check } from '../../../../../src/domain/policy/lint/finding';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { scopeWords } from '../parts/for-words';
import { NamedList } from '../parts/named-list';
import { PageBody } from '../parts/page-body';
import { useUndo } from '../parts/use-undo';
import { WhatCheckSays } from '../parts/what-check-says';
import { TasksExample } from './example';
import { TemplateForm } from './template-form';
import { templateFaulty } from './words';

const MAX = 100;
const CHECKS: readonly Check[] = [];
const SITE = {};

/** Sub-tasks that incidents get when they come into a phase. */
export default function TasksPage(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { taskTemplates, lifecycle: life } = policy;
  const i18n = useI18n();
  const { t } = i18n;
  const label = useId();
  const { keep, undo } = useUndo(props);
  return (
    <PageBody
      policy={policy}
      faults={faults}
      lead={t('page.tasks.lead')}
      example={taskTemplates.length > 0 ? <TasksExample policy={policy} /> : undefined}
    >
      <section aria-labelledby={label}>
        <h2 class="unseen" id={label}>
          {t('page.tasks.list')}
        </h2>
        <NamedList
          entries={taskTemplates}
          path="taskTemplates"
          label={t('page.tasks.list')}
          add={t('page.tasks.add')}
          max={MAX}
          about={({ for: asked, phase, tasks }) =>
            t('page.tasks.templateIs', {
              scope: scopeWords(i18n, policy, asked),
              phase: life.phases.find(({ id }) => id === phase)?.name ?? t('page.common.gone'),
              tasks: tasks.map(({ summary }) => summary).join(', '),
            })
          }
          faulty={(template) => templateFaulty(template, policy)}
          form={(template, edit) => <TemplateForm {...props} template={template} change={edit} />}
          set={(all) => change('taskTemplates', all)}
          keep={() => keep('taskTemplates')}
          undo={undo}
          fresh={(id, name) => ({
            id,
            name,
            help: '',
            for: {},
            phase: (life.phases.find(({ kind }) => kind === 'investigation') ?? life.phases[0])?.id ?? '',
            tasks: [{ id: 'task', summary: name, description: '' }],
          })}
          readOnly={readOnly}
          empty={t('page.tasks.empty')}
        />
      </section>
      <WhatCheckSays policy={policy} sections={['taskTemplates']} checks={CHECKS} site={SITE} />
    </PageBody>
  );
}
