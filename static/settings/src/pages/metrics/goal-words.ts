import type { Goal, Policy } from '../../../../../src/contract/types';
import type { I18n } from '../../../../shared/i18n';
import { filterFaulty, scopeWords } from '../parts/for-words';

export type GoalPart = keyof Goal['for'];

/** The parts of a rule in the order in which they are tried (src/domain/sla/rules/goals.ts). */
export const GOAL_PARTS = [
  'priorities',
  'categories',
  'impacts',
  'urgencies',
  'reporterGroups',
  'services',
  'projects',
] as const satisfies readonly GoalPart[];

/** Which incidents a rule is for: "Priority P1 or P2, category Network". */
export const goalScope = (i18n: I18n, policy: Policy, goal: Goal): string => scopeWords(i18n, policy, goal.for, GOAL_PARTS);

/** Whether warnings rise and lie between 1 and 99 percent. */
export const warningsRight = (warnings: readonly number[]): boolean =>
  warnings.every((one, at) => Number.isInteger(one) && one >= 1 && one <= 99 && one > (warnings[at - 1] ?? 0));

/** Whether something in a goal has to be mended. */
export const goalFaulty = (goal: Goal, policy: Policy): boolean =>
  goal.goalMs < 1 || !policy.calendars.some(({ id }) => id === goal.calendar) || !warningsRight(goal.warnings) || filterFaulty(goal.for);
