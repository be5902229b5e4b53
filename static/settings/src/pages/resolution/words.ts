import type { Policy } from '../../../../../src/contract/types';
import type { I18n } from '../../../../shared/i18n';
import { both } from '../parts/for-words';

export type Resolution = Policy['resolution'];
export type HoldRule = Resolution['holdRules'][number];

const remindedWords = ({ t, locale }: I18n, days: readonly number[]): string[] =>
  days.length === 0 ? [] : [t('page.resolution.reminded', { days: both(locale, days.map(String)) })];

/** What happens during a wait: "reminded after 1 and 3 working days, resolved after 5". */
export function ruleWords(i18n: I18n, { remindAfterDays, resolveAfterDays }: HoldRule): string {
  const { t, locale } = i18n;
  const parts = [
    ...remindedWords(i18n, remindAfterDays),
    ...(resolveAfterDays === undefined ? [] : [t('page.resolution.resolvedAfter', { days: resolveAfterDays })]),
  ];
  return parts.length === 0 ? t('page.resolution.nothingHappens') : both(locale, parts);
}

/** Whether a rule names something that is gone. */
export const ruleFaulty = ({ reason, closureCode }: HoldRule, { holdReasons, closureCodes }: Policy): boolean =>
  !holdReasons.some(({ id }) => id === reason) || (closureCode !== undefined && !closureCodes.some(({ id }) => id === closureCode));
