import type { Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { ExampleBox } from '../parts/example';
import { useExampleSubject } from '../parts/example-subject';
import { taskWords } from './words';

/** Which tasks an incident one makes up would get, in which phase. */
export function TasksExample({ policy }: { policy: Policy }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { taskTemplates, lifecycle } = policy;
  const { priority, fields, misses } = useExampleSubject(
    policy,
    taskTemplates.map((one) => one.for),
  );
  const fitting = taskTemplates.filter((one) => misses(one.for) === undefined);
  const stages = lifecycle.phases
    .map(({ id, name }) => ({ id, name, templates: fitting.filter(({ phase }) => phase === id) }))
    .filter(({ templates }) => templates.length > 0);
  return (
    <ExampleBox title={t('page.tasks.would')} fields={fields}>
      <p>
        {t('page.for.priorityIs')} <strong>{priority?.name ?? t('page.for.nothing')}</strong>
      </p>
      {stages.length === 0 && <p>{t('page.tasks.none')}</p>}
      {stages.map(({ id, name, templates }) => (
        <div key={id} class="stack-tight">
          <p>{t('page.tasks.inPhase', { phase: name })}</p>
          <ul>
            {templates.flatMap((template) =>
              template.tasks.map((task) => (
                <li key={`${template.id}/${task.id}`}>
                  {task.summary || t('page.common.unnamed')}
                  <br />
                  <span class="small quiet">{taskWords(i18n, policy, task)}</span>
                </li>
              )),
            )}
          </ul>
        </div>
      ))}
    </ExampleBox>
  );
}
