import type { I18n, TextKey } from '../../../shared/i18n';

/** What a goal may ask for besides priorities: texts for one name and for several, in the order they are said in. */
const PARTS: readonly (readonly [member: string, one: TextKey, other: TextKey])[] = [
  ['categories', 'policy.goal.category', 'policy.goal.categories'],
  ['services', 'policy.goal.service', 'policy.goal.services'],
  ['impacts', 'policy.goal.impact', 'policy.goal.impacts'],
  ['urgencies', 'policy.goal.urgency', 'policy.goal.urgencies'],
  ['reporterGroups', 'policy.goal.reporters', 'policy.goal.reporters'],
  ['projects', 'policy.goal.project', 'policy.goal.projects'],
];

/** A name within a sentence: "Resolution" is "resolution" there, "SLA" stays. English only: in French it is quoted. */
const within = (name: string, locale: I18n['locale']): string =>
  locale === 'en-US' && /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/**
 * A goal by what it is for: "P2 resolution goal for category Network".
 * @param values names of what it asks for (partsOfFilter in domain/policy/names.ts).
 */
export function goalWords(metric: string, values: Readonly<Record<string, string>>, { t, locale }: I18n): string {
  const priorities = values['for.one/priorities'] ?? values['for.other/priorities'];
  const goal =
    priorities === undefined ? t('policy.goal.any', { metric }) : t('policy.goal.of', { priorities, metric: within(metric, locale) });
  const scope = PARTS.flatMap(([member, one, other]) => {
    const [single, several] = [values[`for.one/${member}`], values[`for.other/${member}`]];
    if (single !== undefined) return [t(one, { names: single })];
    return several === undefined ? [] : [t(other, { names: several })];
  });
  if (scope.length > 0) return t('policy.goal.for', { goal, scope: scope.join(', ') });
  return priorities === undefined ? t('policy.goal.for', { goal, scope: t('policy.everything') }) : goal;
}
