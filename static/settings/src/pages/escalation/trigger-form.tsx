import type { Policy, Trigger } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { Chips } from '../parts/chips';
import { DurationField } from '../parts/duration-field';
import { JiraChips } from '../parts/jira-chips';
import { dropped } from '../parts/list';
import { NumberField } from '../parts/number-field';
import { SelectField } from '../parts/select-field';
import { TableField } from '../parts/table-field';

type On = Trigger['on'];

const ONS: Record<On, TextKey> = {
  clock: 'page.escalation.on.clock',
  willBreach: 'page.escalation.on.willBreach',
  dwell: 'page.escalation.on.dwell',
  notAcknowledged: 'page.escalation.on.notAcknowledged',
  reopened: 'page.escalation.on.reopened',
  reassigned: 'page.escalation.on.reassigned',
  reporterGroup: 'page.escalation.on.reporterGroup',
  priorityRaised: 'page.escalation.on.priorityRaised',
  customer: 'page.escalation.on.customer',
  hand: 'page.escalation.on.hand',
};

const HOUR = 3_600_000;

/** A trigger of a kind, before anything more is said. */
function fresh(on: On, { metrics, priorities }: Policy): Trigger {
  const metric = metrics.find(({ dueField }) => dueField === 'resolutionDue')?.id ?? metrics[0]?.id ?? '';
  switch (on) {
    case 'clock':
      return { on, metric, percent: 75 };
    case 'willBreach':
      return { on, metric, withinMs: HOUR / 2 };
    case 'dwell':
      return { on, afterMs: 8 * HOUR };
    case 'notAcknowledged':
      return { on, afterMs: HOUR / 4 };
    case 'reopened':
    case 'reassigned':
      return { on, times: 2 };
    case 'reporterGroup':
      return { on, groups: [] };
    case 'priorityRaised':
      return { on, to: priorities.slice(0, 1).map(({ id }) => id) };
    case 'customer':
    case 'hand':
      return { on };
  }
}

interface TriggerFormProps<T extends Trigger = Trigger> {
  trigger: T;
  change(trigger: Trigger): void;
  policy: Policy;
  readOnly: boolean;
  /** What the server said. */
  error?: string | undefined;
}

/** What makes a ladder begin. */
export function TriggerForm(props: TriggerFormProps) {
  const { trigger, change, policy, readOnly, error } = props;
  const { t } = useI18n();
  return (
    <>
      <TableField
        label={t('page.escalation.trigger')}
        texts={ONS}
        value={trigger.on}
        change={(on) => on !== trigger.on && change(fresh(on, policy))}
        readOnly={readOnly}
      />
      <Which {...props} />
      {error && <p class="field-error">{error}</p>}
    </>
  );
}

function Which({ trigger, ...rest }: TriggerFormProps) {
  const { t } = useI18n();
  switch (trigger.on) {
    case 'clock':
    case 'willBreach':
      return <OfClock trigger={trigger} {...rest} />;
    case 'dwell':
    case 'notAcknowledged':
      return <OfWaiting trigger={trigger} {...rest} />;
    case 'reopened':
    case 'reassigned':
      return <OfTimes trigger={trigger} {...rest} />;
    case 'reporterGroup':
      return <OfGroups trigger={trigger} {...rest} />;
    case 'priorityRaised':
      return <OfPriorities trigger={trigger} {...rest} />;
    case 'customer':
      return <Hint>{t('page.escalation.on.customerHint')}</Hint>;
    case 'hand':
      return <Hint>{t('page.escalation.on.handHint')}</Hint>;
  }
}

type Of<K extends On> = TriggerFormProps<Extract<Trigger, { on: K }>>;

function Hint({ children }: { children: string }) {
  return <p class="quiet small">{children}</p>;
}

function OfClock({ trigger, change, policy, readOnly }: Of<'clock' | 'willBreach'>) {
  const { t } = useI18n();
  return (
    <div class="form-pair">
      <SelectField
        label={t('page.escalation.metric')}
        value={trigger.metric}
        choices={policy.metrics}
        gone={t('page.common.goneNamed', { id: trigger.metric })}
        change={(metric) => change({ ...trigger, metric })}
        readOnly={readOnly}
        error={policy.metrics.some(({ id }) => id === trigger.metric) ? undefined : t('page.escalation.fault.metric')}
      />
      {trigger.on === 'clock' ? (
        <NumberField
          label={t('page.escalation.percent')}
          hint={t('page.escalation.percentHint')}
          value={trigger.percent}
          min={1}
          max={1000}
          change={(percent) => change({ ...trigger, percent })}
          readOnly={readOnly}
        />
      ) : (
        <DurationField
          label={t('page.escalation.within')}
          hint={t('page.escalation.withinHint')}
          ms={trigger.withinMs}
          change={(withinMs) => change({ ...trigger, withinMs })}
          readOnly={readOnly}
          error={trigger.withinMs < 1 ? t('page.common.fault.noTime') : undefined}
        />
      )}
    </div>
  );
}

function OfWaiting({ trigger, change, policy, readOnly }: Of<'dwell' | 'notAcknowledged'>) {
  const { t } = useI18n();
  return (
    <div class="form-pair">
      {trigger.on === 'dwell' && (
        <SelectField
          label={t('page.escalation.tier')}
          none={t('page.escalation.anyTier')}
          value={trigger.tier ?? ''}
          choices={policy.tiers}
          gone={t('page.common.goneNamed', { id: trigger.tier ?? '' })}
          change={(tier) => change(tier === '' ? dropped(trigger, 'tier') : { ...trigger, tier })}
          readOnly={readOnly}
          error={
            trigger.tier === undefined || policy.tiers.some(({ id }) => id === trigger.tier) ? undefined : t('page.escalation.fault.tier')
          }
        />
      )}
      <DurationField
        label={t('page.escalation.after')}
        hint={t(trigger.on === 'dwell' ? 'page.escalation.dwellHint' : 'page.escalation.notAcknowledgedHint')}
        ms={trigger.afterMs}
        change={(afterMs) => change({ ...trigger, afterMs })}
        readOnly={readOnly}
        error={trigger.afterMs < 1 ? t('page.common.fault.noTime') : undefined}
      />
    </div>
  );
}

function OfTimes({ trigger, change, readOnly }: Of<'reopened' | 'reassigned'>) {
  const { t } = useI18n();
  return (
    <NumberField
      label={t('page.escalation.times')}
      value={trigger.times}
      min={1}
      max={50}
      change={(times) => change({ ...trigger, times })}
      readOnly={readOnly}
      {...(trigger.on === 'reassigned' ? { hint: t('page.escalation.reassignedHint') } : {})}
    />
  );
}

function OfGroups({ trigger, change, readOnly }: Of<'reporterGroup'>) {
  const { t } = useI18n();
  return (
    <JiraChips
      kind="groups"
      label={t('page.escalation.groups')}
      none={t('page.escalation.noGroup')}
      chosen={trigger.groups}
      change={(groups) => change({ ...trigger, groups })}
      readOnly={readOnly}
      error={trigger.groups.length === 0 ? t('page.escalation.fault.groups') : undefined}
    />
  );
}

function OfPriorities({ trigger, change, policy, readOnly }: Of<'priorityRaised'>) {
  const { t } = useI18n();
  return (
    <Chips
      label={t('page.escalation.priorities')}
      none={t('page.escalation.noPriority')}
      add={t('page.for.add')}
      chosen={trigger.to}
      choices={policy.priorities}
      change={(to) => change({ ...trigger, to })}
      readOnly={readOnly}
      error={trigger.to.length === 0 ? t('page.escalation.fault.priorities') : undefined}
    />
  );
}
