import type { EscalationAction, Policy } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import type { SiteNames } from '../conditions/site';
import { NumberField } from '../parts/number-field';
import { RecipientsField } from '../parts/recipients-field';
import { SelectField } from '../parts/select-field';
import { TableField } from '../parts/table-field';
import { TextField } from '../parts/text-field';
import { labelFaulty } from './faulty';

type Do = EscalationAction['do'];

export const DOS: Record<Do, TextKey> = {
  nextTier: 'page.escalation.do.nextTier',
  toTier: 'page.escalation.do.toTier',
  toGroup: 'page.escalation.do.toGroup',
  raisePriority: 'page.escalation.do.raisePriority',
  raisePriorityTo: 'page.escalation.do.raisePriorityTo',
  assign: 'page.escalation.do.assign',
  notify: 'page.escalation.do.notify',
  comment: 'page.escalation.do.comment',
  transition: 'page.escalation.do.transition',
  label: 'page.escalation.do.label',
};

/** An action of a kind, before anything more is said. */
export function freshAction(kind: Do, { tiers, supportGroups, priorities, communication }: Policy): EscalationAction {
  const { templates } = communication;
  const template = (templates.find(({ id }) => id === 'escalated') ?? templates[0])?.id ?? '';
  switch (kind) {
    case 'nextTier':
      return { do: kind };
    case 'toTier':
      return { do: kind, tier: tiers.at(-1)?.id ?? '' };
    case 'toGroup':
      return { do: kind, group: supportGroups[0]?.id ?? '' };
    case 'raisePriority':
      return { do: kind, steps: 1 };
    case 'raisePriorityTo':
      return { do: kind, priority: priorities[0]?.id ?? '' };
    case 'assign':
      return { do: kind, to: 'byGroup' };
    case 'comment':
      return { do: kind, template, visibility: 'internal' };
    case 'notify':
      return { do: kind, template, who: [{ who: 'groupLead' }] };
    case 'transition':
      return { do: kind, status: { id: '', name: '' } };
    case 'label':
      return { do: kind, label: 'escalated' };
  }
}

const ASSIGN = { byGroup: 'page.escalation.assign.byGroup', groupLead: 'page.escalation.assign.groupLead' } as const;
const VISIBILITY = { internal: 'page.escalation.visibility.internal', public: 'page.escalation.visibility.public' } as const;

interface ActionFormProps {
  action: EscalationAction;
  change(action: EscalationAction): void;
  policy: Policy;
  site: SiteNames;
  readOnly: boolean;
  error?: string | undefined;
}

/** What more has to be said of something a level does. */
export function ActionForm(props: ActionFormProps) {
  const { action, change, policy, site, readOnly, error } = props;
  const { t } = useI18n();
  /** An entry of the policy; one that is no longer there is said. */
  const entry = (label: TextKey, all: readonly { id: string; name: string }[], id: string, set: (id: string) => void) => (
    <SelectField
      label={t(label)}
      value={id}
      choices={all}
      gone={t('page.common.goneNamed', { id })}
      change={set}
      readOnly={readOnly}
      error={all.some((one) => one.id === id) ? error : t('page.escalation.fault.entry')}
    />
  );
  switch (action.do) {
    case 'nextTier':
      return <p class="quiet small">{error ?? t('page.escalation.nextTierHint')}</p>;
    case 'toTier':
      return entry('page.escalation.tier', policy.tiers, action.tier, (tier) => change({ ...action, tier }));
    case 'toGroup':
      return entry('page.escalation.group', policy.supportGroups, action.group, (group) => change({ ...action, group }));
    case 'raisePriority':
      return (
        <NumberField
          label={t('page.escalation.steps')}
          hint={t('page.escalation.stepsHint')}
          value={action.steps}
          min={1}
          max={9}
          change={(steps) => change({ ...action, steps })}
          readOnly={readOnly}
          error={error}
        />
      );
    case 'raisePriorityTo':
      return entry('page.escalation.priority', policy.priorities, action.priority, (priority) => change({ ...action, priority }));
    case 'assign':
      return (
        <TableField
          label={t('page.escalation.assignTo')}
          texts={ASSIGN}
          value={action.to}
          change={(to) => change({ ...action, to })}
          readOnly={readOnly}
        />
      );
    case 'comment':
      return (
        <div class="form-pair">
          {entry('page.escalation.template', policy.communication.templates, action.template, (template) =>
            change({ ...action, template }),
          )}
          <TableField
            label={t('page.escalation.visibility')}
            texts={VISIBILITY}
            value={action.visibility}
            change={(visibility) => change({ ...action, visibility })}
            readOnly={readOnly}
          />
        </div>
      );
    case 'notify':
      return (
        <>
          {entry('page.escalation.template', policy.communication.templates, action.template, (template) =>
            change({ ...action, template }),
          )}
          <RecipientsField
            label={t('page.escalation.who')}
            value={action.who}
            change={(who) => change({ ...action, who })}
            policy={policy}
            readOnly={readOnly}
            error={error}
          />
        </>
      );
    case 'transition': {
      const { status } = action;
      const statuses = [...(status.id !== '' && !site.statuses.some(({ id }) => id === status.id) ? [status] : []), ...site.statuses];
      return (
        <SelectField
          label={t('page.escalation.status')}
          hint={t('page.escalation.statusHint')}
          value={status.id}
          choices={statuses}
          change={(id) => {
            const found = statuses.find((one) => one.id === id);
            if (found) change({ ...action, status: { id: found.id, name: found.name } });
          }}
          readOnly={readOnly}
          error={status.id === '' ? t('page.escalation.fault.status') : error}
        />
      );
    }
    case 'label':
      return (
        <TextField
          label={t('page.escalation.label')}
          value={action.label}
          change={(label) => change({ ...action, label })}
          readOnly={readOnly}
          error={labelFaulty(action.label) ? t('page.escalation.fault.label') : error}
        />
      );
  }
}
