import type { AssignedHow, PassedOverWhy } from '../../../../../src/domain/acts/placement';
import type { Placement } from '../../../../../src/domain/routing/placement';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { nearText } from '../../../../shared/when';
import type { NameOf } from './name-of';

/** Why the group has it, in a sentence. What a person gave as their reason stands apart: it is theirs. */
export function whyText({ why }: Pick<Placement, 'why'>, names: NameOf, { t }: I18n): string {
  switch (why.by) {
    case 'rule':
      return t('desk.why.rule', { name: why.name });
    case 'category':
      return t('desk.why.category', { name: why.name });
    case 'fallback':
      return t('desk.why.fallback');
    case 'escalation':
      return t('desk.why.escalation', { name: why.name });
    case 'support':
      return t('desk.why.support', { name: names(why.person) });
    case 'deEscalation':
      return t('desk.why.deEscalation', { name: names(why.person) });
  }
}

/** What a person said when they moved it; empty when nobody did. */
export const reasonOf = ({ why }: Pick<Placement, 'why'>): string => ('reason' in why ? why.reason : '');

const HOW = {
  roundRobin: 'desk.how.roundRobin',
  leastLoaded: 'desk.how.leastLoaded',
  skill: 'desk.how.skill',
  hadIt: 'desk.how.hadIt',
  lead: 'desk.how.lead',
  person: 'desk.how.person',
  nobody: 'desk.how.nobody',
} as const satisfies Record<AssignedHow, TextKey>;

/** Why the app chose whom it chose, in sentences. */
export function chosenTexts(chosen: NonNullable<Placement['chosen']>, now: number, names: NameOf, { t, locale, timeZone }: I18n): string[] {
  const { how, to, load, opensAt } = chosen;
  const sentences = [t(HOW[how], { name: names(to) })];
  if (load !== undefined) sentences.push(t('desk.load', { load }));
  if (opensAt !== undefined) sentences.push(t('desk.opens', { when: nearText(locale, timeZone, Date.parse(opensAt), now) }));
  return sentences;
}

const PASSED_OVER = {
  away: 'desk.passed.away',
  full: 'desk.passed.full',
  notAssignable: 'desk.passed.notAssignable',
  inactive: 'desk.passed.inactive',
  unskilled: 'desk.passed.unskilled',
  off: 'desk.passed.off',
} as const satisfies Record<PassedOverWhy, TextKey>;

/** Why somebody of the group did not get it. */
export const passedOverText = (who: string, why: PassedOverWhy, { t }: I18n): string => t(PASSED_OVER[why], { name: who });
