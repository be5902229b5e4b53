import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { faultAt } from '../parts/faults';
import { Fold } from '../parts/fold';
import { IconButton } from '../parts/icon-button';
import { dropped, leftOut } from '../parts/list';
import { SelectField } from '../parts/select-field';
import { DaysField } from './days-field';
import { OptionalDays } from './optional-days';
import { type HoldRule, ruleFaulty, ruleWords } from './words';

/** What happens while an incident waits, reason by reason; rules of reasons that are gone can be taken out. */
export function HoldRules({ policy, change, readOnly, faults }: PageProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { resolution, holdReasons, closureCodes } = policy;
  const { holdRules } = resolution;
  const set = (all: HoldRule[]): void => change('resolution', { ...resolution, holdRules: all });
  const put = (rule: HoldRule): void => {
    const others = holdRules.some(({ reason }) => reason === rule.reason);
    set(others ? holdRules.map((one) => (one.reason === rule.reason ? rule : one)) : [...holdRules, rule]);
  };
  return (
    <div class="folds">
      {holdReasons.map(({ id, name }) => {
        const at = holdRules.findIndex(({ reason }) => reason === id);
        const rule = holdRules[at] ?? { reason: id, remindAfterDays: [] };
        const path = ['resolution', 'holdRules', at];
        return (
          <Fold
            key={id}
            title={name || t('page.common.unnamed')}
            about={ruleFaulty(rule, policy) ? t('page.common.toMend') : ruleWords(i18n, rule)}
          >
            <div class="form" data-path={at < 0 ? undefined : `resolution/holdRules/${at}`}>
              <DaysField
                label={t('page.resolution.remind')}
                days={rule.remindAfterDays}
                change={(remindAfterDays) => put({ ...rule, remindAfterDays })}
                readOnly={readOnly}
                error={faultAt(faults, [...path, 'remindAfterDays'], true)}
              />
              <OptionalDays
                label={t('page.resolution.resolves')}
                hint={t('page.resolution.resolvesHint')}
                daysLabel={t('page.resolution.resolvesDays')}
                days={rule.resolveAfterDays}
                usual={5}
                change={(days) =>
                  put(days === undefined ? dropped(dropped(rule, 'resolveAfterDays'), 'closureCode') : { ...rule, resolveAfterDays: days })
                }
                readOnly={readOnly}
                error={faultAt(faults, [...path, 'resolveAfterDays'])}
              />
              {(rule.resolveAfterDays !== undefined || rule.closureCode !== undefined) && (
                <SelectField
                  label={t('page.resolution.withCode')}
                  none={t('page.resolution.withoutCode')}
                  value={rule.closureCode ?? ''}
                  choices={closureCodes}
                  gone={t('page.common.goneNamed', { id: rule.closureCode ?? '' })}
                  change={(code) => put(code === '' ? dropped(rule, 'closureCode') : { ...rule, closureCode: code })}
                  readOnly={readOnly}
                  error={ruleFaulty(rule, policy) ? t('page.resolution.fault.code') : faultAt(faults, [...path, 'closureCode'])}
                />
              )}
            </div>
          </Fold>
        );
      })}
      {holdRules.map(
        ({ reason }, at) =>
          !holdReasons.some(({ id }) => id === reason) && (
            <p key={reason} class="rule-gone field-error" data-path={`resolution/holdRules/${at}`}>
              {t('page.resolution.reasonGone', { id: reason })}
              {!readOnly && (
                <IconButton
                  icon="remove"
                  name={t('page.common.removeThis', { name: reason })}
                  onClick={() => set(leftOut(holdRules, at))}
                />
              )}
            </p>
          ),
      )}
    </div>
  );
}
