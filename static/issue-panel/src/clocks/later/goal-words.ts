import type { GoalExplanation } from '../../../../../src/domain/sla/explanation';
import type { Goal } from '../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { type Names, nameIn } from './names';
import { exactText } from './stretch-words';

type Trial = GoalExplanation['trials'][number];
type Asked = NonNullable<Trial['misses']>;

const PARTS = {
  priorities: 'explain.part.priorities',
  categories: 'explain.part.categories',
  impacts: 'explain.part.impacts',
  urgencies: 'explain.part.urgencies',
  reporterGroups: 'explain.part.reporterGroups',
  services: 'explain.part.services',
  projects: 'explain.part.projects',
} as const satisfies Record<Asked, TextKey>;

/** What a rule asks for in one of its parts, in words. */
function wanted(rule: Goal | undefined, part: Asked, names: Names): string[] {
  return (rule?.for[part] ?? []).map((one) => (typeof one === 'string' ? nameIn(names.entries, one) : one.name));
}

/** Why each rule that was tried fits or does not, in order: "Rule 1 is for the priority Highest; this incident has High." */
export function trialTexts({ trials, goal }: GoalExplanation, rules: readonly Goal[], names: Names, i18n: I18n): string[] {
  const { t, locale } = i18n;
  const list = (words: readonly string[]): string => new Intl.ListFormat(locale, { type: 'disjunction' }).format(words);
  const texts = trials.map(({ goal: id, misses, has = [] }) => {
    const number = rules.findIndex((rule) => rule.id === id) + 1;
    if (misses === undefined) {
      const values = { number, time: exactText(goal?.ms ?? 0, i18n), calendar: nameIn(names.calendars, goal?.calendar ?? '') };
      return t('explain.rule.fits', values);
    }
    const part = t(PARTS[misses]);
    const asks = list(wanted(rules[number - 1], misses, names));
    if (has.length === 0) return t('explain.rule.missesNone', { number, part, asks });
    return t('explain.rule.misses', { number, part, asks, has: list(has.map((one) => nameIn(names.entries, one))) });
  });
  return goal ? texts : [...texts, t('explain.rule.none')];
}
