import type { HoldReason } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { ConditionList } from '../conditions/condition-list';
import type { SiteNames } from '../conditions/site';
import type { PageProps } from '../page-props';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { othersOf } from '../parts/names';
import { SelectField } from '../parts/select-field';
import { Ways } from './ways';

/** On whom an incident waits. */
export const WAITS_TEXTS: Record<HoldReason['waitsFor'], TextKey> = {
  user: 'page.holdReasons.for.user',
  vendor: 'page.holdReasons.for.vendor',
  other: 'page.holdReasons.for.other',
};
const WAITS = ['user', 'vendor', 'other'] as const;

interface HoldReasonFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  reason: HoldReason;
  site: SiteNames;
  change(reason: HoldReason): void;
}

/** While what an incident waits, until what, and on whom its time is counted. */
export function HoldReasonForm({ reason, site, change, policy, readOnly, faults }: HoldReasonFormProps) {
  const { t } = useI18n();
  const path = ['holdReasons', { id: reason.id, at: policy.holdReasons.indexOf(reason) }];
  const place = `holdReasons/${reason.id}`;
  return (
    <>
      <EntryFields
        entry={reason}
        path={path}
        others={othersOf(policy.holdReasons, reason.id)}
        change={(part) => change({ ...reason, ...part })}
        readOnly={readOnly}
        faults={faults}
      />
      <SelectField
        label={t('page.holdReasons.waitsFor')}
        hint={t('page.holdReasons.waitsForHint')}
        value={reason.waitsFor}
        choices={WAITS.map((id) => ({ id, name: t(WAITS_TEXTS[id]) }))}
        change={(id) => change({ ...reason, waitsFor: WAITS.find((one) => one === id) ?? reason.waitsFor })}
        readOnly={readOnly}
      />
      <Ways
        ways={reason.while}
        change={(ways) => change({ ...reason, while: ways })}
        site={site}
        readOnly={readOnly}
        path={`${place}/while`}
        error={faultAt(faults, [...path, 'while'], true)}
      />
      <ConditionList
        heading="h3"
        title={t('page.holdReasons.until')}
        hint={t('page.holdReasons.untilHint')}
        none={t('page.holdReasons.untilNone')}
        conditions={reason.until}
        change={(until) => change({ ...reason, until })}
        policy={policy}
        site={site}
        readOnly={readOnly}
        path={`${place}/until`}
        error={faultAt(faults, [...path, 'until'], true)}
      />
    </>
  );
}
