import type { Metric } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Check } from '../parts/check';
import { dropped } from '../parts/list';

interface RemindedProps {
  metric: Metric;
  change(metric: Metric): void;
  readOnly: boolean;
}

type Who = NonNullable<Metric['remind']>[number]['who'];

const ALL = ['assignee', 'groupLead'] as const satisfies readonly Who[];

/** Who gets an e-mail when the clock passes a warning of its goal. */
export function Reminded({ metric, change, readOnly }: RemindedProps) {
  const { t } = useI18n();
  const chosen = metric.remind?.map(({ who }) => who) ?? [];
  const choose = (who: Who, on: boolean): void => {
    const remind = ALL.filter((one) => (one === who ? on : chosen.includes(one))).map((one) => ({ who: one }));
    change(remind.length > 0 ? { ...metric, remind } : dropped(metric, 'remind'));
  };
  return (
    <>
      <Check
        label={t('page.metrics.remindAssignee')}
        hint={t('page.metrics.remindAssigneeHint')}
        value={chosen.includes('assignee')}
        change={(on) => choose('assignee', on)}
        readOnly={readOnly}
      />
      <Check
        label={t('page.metrics.remindLead')}
        hint={t('page.metrics.remindLeadHint')}
        value={chosen.includes('groupLead')}
        change={(on) => choose('groupLead', on)}
        readOnly={readOnly}
      />
    </>
  );
}
