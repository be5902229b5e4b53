import type { Metric } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { ConditionList } from '../conditions/condition-list';
import type { SiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { Chips } from '../parts/chips';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { Fold } from '../parts/fold';
import { dropped } from '../parts/list';
import { othersOf } from '../parts/names';
import { Radios } from '../parts/radios';
import { SelectField } from '../parts/select-field';
import { GoalList } from './goal-list';
import { KIND_TEXTS } from './kinds';
import { Order } from './order';
import { Reminded } from './reminded';
import { Special } from './special';

interface MetricFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  metric: Metric;
  site: SiteNames;
  change(metric: Metric): void;
}

const KINDS = ['sla', 'ola', 'uc'] as const;

const DUE = { firstResponseDue: 'page.metrics.due.firstResponse', resolutionDue: 'page.metrics.due.resolution' } as const;
const DUE_FIELDS = ['firstResponseDue', 'resolutionDue'] as const;

interface Step {
  step: 'start' | 'stop' | 'cancel' | 'reset';
  title: TextKey;
  hint: TextKey;
  none: TextKey;
}

const STEPS: readonly Step[] = [
  { step: 'start', title: 'page.metrics.start', hint: 'page.metrics.startHint', none: 'page.metrics.startNone' },
  { step: 'stop', title: 'page.metrics.stop', hint: 'page.metrics.stopHint', none: 'page.metrics.stopNone' },
  { step: 'cancel', title: 'page.metrics.cancel', hint: 'page.metrics.cancelHint', none: 'page.metrics.cancelNone' },
  { step: 'reset', title: 'page.metrics.reset', hint: 'page.metrics.resetHint', none: 'page.metrics.resetNone' },
];

/** Everything about one clock: its goals first, since they change most. */
export function MetricForm({ metric, site, change, policy, readOnly, faults }: MetricFormProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const at = policy.metrics.indexOf(metric);
  const path = ['metrics', { id: metric.id, at }];
  const place = `metrics/${metric.id}`;
  const set = (part: Partial<Metric>): void => change({ ...metric, ...part });
  const other = policy.metrics.find(({ id, dueField }) => id !== metric.id && dueField !== undefined && dueField === metric.dueField);
  const count = STEPS.reduce((sum, { step }) => sum + metric[step].length, 0);
  return (
    <>
      <EntryFields
        entry={metric}
        path={path}
        others={othersOf(policy.metrics, metric.id)}
        change={set}
        readOnly={readOnly}
        faults={faults}
      />
      <div class="form-pair">
        <SelectField
          label={t('page.metrics.kind')}
          value={metric.kind}
          choices={KINDS.map((id) => ({ id, name: t(KIND_TEXTS[id]) }))}
          change={(id) => set({ kind: KINDS.find((one) => one === id) ?? metric.kind })}
          readOnly={readOnly}
        />
        <SelectField
          label={t('page.metrics.due')}
          hint={t('page.metrics.dueHint')}
          none={t('page.metrics.dueNone')}
          value={metric.dueField ?? ''}
          choices={DUE_FIELDS.map((id) => ({ id, name: t(DUE[id]) }))}
          change={(id) => {
            const dueField = DUE_FIELDS.find((one) => one === id);
            change(dueField ? { ...metric, dueField } : dropped(metric, 'dueField'));
          }}
          readOnly={readOnly}
          error={other ? t('page.metrics.fault.due', { name: other.name }) : faultAt(faults, [...path, 'dueField'])}
        />
      </div>
      <div class="folds">
        <Fold
          title={t('page.metrics.goalsTitle')}
          about={counted(i18n, metric.goals.length, { one: 'page.metrics.goals.one', other: 'page.metrics.goals.other' })}
          open
        >
          <GoalList policy={policy} metric={metric} change={(goals) => set({ goals })} readOnly={readOnly} faults={faults} />
          <Reminded metric={metric} change={change} readOnly={readOnly} />
        </Fold>
        <Fold
          title={t('page.metrics.runs')}
          about={counted(i18n, count, { one: 'page.metrics.conditions.one', other: 'page.metrics.conditions.other' })}
        >
          {STEPS.map(({ step, title, hint, none }) => (
            <ConditionList
              key={step}
              title={t(title)}
              hint={t(hint)}
              none={t(none)}
              conditions={metric[step]}
              change={(conditions) => set({ [step]: conditions })}
              policy={policy}
              site={site}
              readOnly={readOnly}
              path={`${place}/${step}`}
              error={step === 'start' && metric.start.length === 0 ? t('page.metrics.fault.start') : faultAt(faults, [...path, step], true)}
            />
          ))}
          <Chips
            label={t('page.metrics.holds')}
            hint={t('page.metrics.holdsHint')}
            none={t('page.metrics.holdsNone')}
            add={t('page.condition.addReason')}
            chosen={metric.holds}
            choices={policy.holdReasons}
            change={(holds) => set({ holds })}
            readOnly={readOnly}
            error={faultAt(faults, [...path, 'holds'], true)}
          />
        </Fold>
        <Fold title={t('page.metrics.special')} about={t('page.metrics.specialAbout')}>
          <Radios
            label={t('page.metrics.changes')}
            value={metric.whenGoalChanges}
            choices={[
              { id: 'carry', name: t('page.metrics.changes.carry'), help: t('page.metrics.changes.carryHelp') },
              { id: 'restart', name: t('page.metrics.changes.restart'), help: t('page.metrics.changes.restartHelp') },
              { id: 'keep', name: t('page.metrics.changes.keep'), help: t('page.metrics.changes.keepHelp') },
            ]}
            change={(whenGoalChanges) => set({ whenGoalChanges })}
            readOnly={readOnly}
          />
          <Special metric={metric} set={set} readOnly={readOnly} />
          <Order order={metric.order} change={(order) => set({ order })} readOnly={readOnly} path={`${place}/order`} />
        </Fold>
      </div>
    </>
  );
}
