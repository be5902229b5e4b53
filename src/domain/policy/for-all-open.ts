import type { Policy } from '../../contract/types';
import { same } from './same';

/** What routing and escalation follow from: of the policy in force, whatever version an incident's clocks run under. */
const SECTIONS = [
  'tiers',
  'supportGroups',
  'routing',
  'escalation',
  'categories',
  'calendars',
] as const satisfies readonly (keyof Policy)[];

/** Whether a version changes what is so of every open incident, so that all have to be looked at, whichever it is for. */
export const isForAllOpen = (before: Policy, after: Policy): boolean => SECTIONS.some((section) => !same(before[section], after[section]));
