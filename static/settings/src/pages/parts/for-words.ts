import type { IncidentsFor, Policy } from '../../../../../src/contract/types';
import { FILTER_PARTS, type FilterPart } from '../../../../../src/domain/policy/misses';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { categoryChoices } from './example';

export const PART_TEXTS: Record<FilterPart, TextKey> = {
  priorities: 'page.for.priorities',
  categories: 'page.for.categories',
  impacts: 'page.for.impacts',
  urgencies: 'page.for.urgencies',
  services: 'page.for.services',
  criticalities: 'page.for.criticalities',
  channels: 'page.for.channels',
  reporterGroups: 'page.for.reporterGroups',
  projects: 'page.for.projects',
  major: 'page.for.major',
};

type Criticality = Policy['services'][number]['criticality'];

const CRITICALITY_TEXTS: Record<Criticality, TextKey> = {
  high: 'page.for.critical.high',
  medium: 'page.for.critical.medium',
  low: 'page.for.critical.low',
};
export const CRITICALITIES = ['high', 'medium', 'low'] as const satisfies readonly Criticality[];

/** What a part of a rule may name of the policy; what is of Jira brings its names along. */
export function entriesFor({ t }: I18n, policy: Policy, part: FilterPart): readonly { id: string; name: string }[] {
  switch (part) {
    case 'categories':
      return categoryChoices(policy);
    case 'criticalities':
      return CRITICALITIES.map((id) => ({ id, name: t(CRITICALITY_TEXTS[id]) }));
    case 'reporterGroups':
    case 'projects':
    case 'major':
      return [];
    default:
      return policy[part];
  }
}

/** Names of what a part of a rule asks for. */
export function namesFor(i18n: I18n, policy: Policy, filter: IncidentsFor, part: FilterPart): string[] {
  const wanted = filter[part];
  if (typeof wanted === 'boolean') return [i18n.t(wanted ? 'page.for.majorOnly' : 'page.for.majorNot')];
  const all = entriesFor(i18n, policy, part);
  return (wanted ?? []).map((one) => (typeof one === 'string' ? (all.find(({ id }) => id === one)?.name ?? one) : one.name));
}

export const either = (locale: string, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);

export const both = (locale: string, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

/** With a capital letter at its beginning. */
export const capital = (locale: string, text: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** Which incidents a rule is for: "Priority P1 or P2, category Network". */
export function scopeWords(i18n: I18n, policy: Policy, filter: IncidentsFor, parts: readonly FilterPart[] = FILTER_PARTS): string {
  const { t, locale } = i18n;
  const asked = parts.filter((part) => filter[part] !== undefined);
  if (asked.length === 0) return t('page.for.all');
  const words = asked.map((part) => {
    const names = either(locale, namesFor(i18n, policy, filter, part)) || '…';
    return part === 'major' ? names : t('page.for.partIs', { part: t(PART_TEXTS[part]), names });
  });
  return capital(locale, words.join(', '));
}

/** Whether a part asks for nothing any more, so that the rule would fit no incident. */
export const filterFaulty = (filter: IncidentsFor): boolean => FILTER_PARTS.some((part) => part !== 'major' && filter[part]?.length === 0);
