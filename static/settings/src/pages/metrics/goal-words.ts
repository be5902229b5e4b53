import type { Goal, Policy } from '../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { categoryChoices } from '../parts/example';

export type Part = keyof Goal['for'];

/** The parts of a rule in the order in which they are tried (src/domain/sla/rules/goals.ts). */
export const PARTS = [
  'priorities',
  'categories',
  'impacts',
  'urgencies',
  'reporterGroups',
  'services',
  'projects',
] as const satisfies Part[];

export const PART_TEXTS: Record<Part, TextKey> = {
  priorities: 'page.metrics.part.priorities',
  categories: 'page.metrics.part.categories',
  impacts: 'page.metrics.part.impacts',
  urgencies: 'page.metrics.part.urgencies',
  reporterGroups: 'page.metrics.part.reporterGroups',
  services: 'page.metrics.part.services',
  projects: 'page.metrics.part.projects',
};

/** Entries of the policy a part of a rule names; those of Jira bring their names along. */
export function entriesFor(policy: Policy, part: Part): readonly { id: string; name: string }[] {
  switch (part) {
    case 'priorities':
      return policy.priorities;
    case 'categories':
      return categoryChoices(policy);
    case 'impacts':
      return policy.impacts;
    case 'urgencies':
      return policy.urgencies;
    case 'services':
      return policy.services;
    default:
      return [];
  }
}

/** Names of what a part of a rule asks for. */
export const namesFor = (policy: Policy, goal: Goal, part: Part): string[] =>
  (goal.for[part] ?? []).map((one) =>
    typeof one === 'string' ? (entriesFor(policy, part).find(({ id }) => id === one)?.name ?? one) : one.name,
  );

const either = (locale: string, names: readonly string[]): string => new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);

/** Which incidents a rule is for: "Priority P1 or P2, category Network". */
export function scopeWords({ t, locale }: I18n, policy: Policy, goal: Goal): string {
  const parts = PARTS.filter((part) => goal.for[part] !== undefined);
  if (parts.length === 0) return t('page.metrics.allIncidents');
  const words = parts
    .map((part) => t('page.metrics.partIs', { part: t(PART_TEXTS[part]), names: either(locale, namesFor(policy, goal, part)) || '…' }))
    .join(', ');
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/** Whether warnings rise and lie between 1 and 99 percent. */
export const warningsRight = (warnings: readonly number[]): boolean =>
  warnings.every((one, at) => Number.isInteger(one) && one >= 1 && one <= 99 && one > (warnings[at - 1] ?? 0));

/** Whether something in a goal has to be mended. */
export const goalFaulty = (goal: Goal, policy: Policy): boolean =>
  goal.goalMs < 1 ||
  !policy.calendars.some(({ id }) => id === goal.calendar) ||
  !warningsRight(goal.warnings) ||
  PARTS.some((part) => goal.for[part]?.length === 0);
