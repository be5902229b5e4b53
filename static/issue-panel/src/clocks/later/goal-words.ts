import type { GoalExplanation, RuleTrial } from '../../../../../src/domain/sla/explanation';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { exactText } from './stretch-words';

const PARTS = {
  priorities: 'explain.part.priorities',
  categories: 'explain.part.categories',
  impacts: 'explain.part.impacts',
  urgencies: 'explain.part.urgencies',
  reporterGroups: 'explain.part.reporterGroups',
  services: 'explain.part.services',
  projects: 'explain.part.projects',
} as const satisfies Record<NonNullable<RuleTrial['misses']>, TextKey>;

/**
 * Why each rule that was tried fits or does not, in order: "Rule 1 is for the priority Highest; here it is High."
 * @param calendars names by id.
 */
export function trialTexts({ trials, goal }: GoalExplanation, calendars: Readonly<Record<string, { name: string }>>, i18n: I18n): string[] {
  const { t, locale } = i18n;
  const list = (words: readonly string[]): string => new Intl.ListFormat(locale, { type: 'disjunction' }).format(words);
  const texts = trials.map(({ place, for: parts, misses, has = [] }) => {
    if (misses === undefined) {
      const calendar = calendars[goal?.calendar ?? '']?.name ?? '';
      return t('explain.rule.fits', { number: place, time: exactText(goal?.ms ?? 0, i18n), calendar });
    }
    const { names = [], more = 0 } = parts.find(({ part }) => part === misses) ?? {};
    const asks = list(more > 0 ? [...names, t('explain.rule.more', { count: more })] : names);
    const values = { number: place, part: t(PARTS[misses]), asks };
    return has.length === 0 ? t('explain.rule.missesNone', values) : t('explain.rule.misses', { ...values, has: list(has) });
  });
  return goal ? texts : [...texts, t('explain.rule.none')];
}
