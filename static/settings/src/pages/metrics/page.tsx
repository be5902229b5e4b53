import { useId, useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import type { Metric } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { conditionFaulty } from '../conditions/condition-list';
import { useSiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryList } from '../parts/entry-list';
import { put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { PageBody } from '../parts/page-body';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';
import { goalFaulty } from './goal-words';
import { KIND_TEXTS } from './kinds';
import { MetricForm } from './metric-form';
import { GoalExample } from './which-goal';

const MAX = 20;

const DONE = { ids: [], categories: ['done' as const] };

/** A clock that runs from the creation to the end, until more is said of it. */
const freshMetric = (id: string, name: string): Metric => ({
  id,
  name,
  help: '',
  kind: 'sla',
  start: [{ on: 'created' }],
  stop: [{ on: 'status', into: DONE }],
  cancel: [],
  reset: [],
  holds: [],
  order: ['cancel', 'stop', 'reset', 'start', 'resume', 'hold'],
  whenGoalChanges: 'carry',
  retroactiveStart: false,
  retroactiveHold: false,
  reopen: { mode: 'continue' },
  goals: [],
  atRisk: 75,
});

/** Clocks, and what each aims at for which incidents. */
export default function MetricsPage(props: PageProps) {
  const { policy, change, readOnly } = props;
  const { metrics } = policy;
  const i18n = useI18n();
  const { t } = i18n;
  const label = useId();
  const site = useSiteNames();
  const [now] = useState(() => Date.now());
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);

  return (
    <PageBody
      policy={policy}
      faults={props.faults}
      lead={t('page.metrics.lead')}
      example={metrics.length > 0 ? <GoalExample policy={policy} now={now} /> : undefined}
    >
      <section aria-labelledby={label}>
        <h2 class="unseen" id={label}>
          {t('page.metrics.list')}
        </h2>
        <EntryList
          label={t('page.metrics.list')}
          path="metrics"
          entries={metrics}
          nameOf={({ name }) => name}
          about={({ kind, goals }) =>
            `${t(KIND_TEXTS[kind])} · ${counted(i18n, goals.length, { one: 'page.metrics.goals.one', other: 'page.metrics.goals.other' })}`
          }
          faulty={(metric) =>
            nameFault(t, metric.name, othersOf(metrics, metric.id), NAME_MAX) !== undefined ||
            metric.start.length === 0 ||
            [...metric.start, ...metric.stop, ...metric.cancel, ...metric.reset].some(conditionFaulty) ||
            metric.goals.some((goal) => goalFaulty(goal, policy))
          }
          form={(metric) => (
            <MetricForm {...props} metric={metric} site={site} change={(changed) => change('metrics', put(metrics, changed))} />
          )}
          warning={({ id, name }) => {
            const uses = usesText(policy, { list: 'metrics', id });
            return (
              <>
                <p>{t('page.metrics.removing', { name })}</p>
                {uses.length > 0 && <Uses policy={policy} list="metrics" id={id} name={name} />}
              </>
            );
          }}
          reorder={(all) => change('metrics', all)}
          remove={({ id }) => {
            keep('metrics');
            change('metrics', without(metrics, id));
          }}
          undo={undo}
          opened={added}
          readOnly={readOnly}
          empty={t('page.metrics.empty')}
        />
        {!readOnly && (
          <AddEntry
            label={t('page.metrics.add')}
            names={metrics.map(({ name }) => name)}
            nameMax={NAME_MAX}
            full={metrics.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
            add={(name) => {
              const id = entryIdFor(
                name,
                metrics.map((one) => one.id),
              );
              change('metrics', [...metrics, freshMetric(id, name)]);
              setAdded(id);
            }}
          />
        )}
      </section>
    </PageBody>
  );
}
