import type { Policy } from '../../contract/types';
import { isRecord, same } from './same';

/** What routing and escalation follow from: of the policy in force, whatever version an incident's clocks run under. */
const SECTIONS = [
  'tiers',
  'supportGroups',
  'routing',
  'escalation',
  'categories',
  'calendars',
] as const satisfies readonly (keyof Policy)[];

/** Without the words that are there for admins alone. */
function withoutHelp(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutHelp);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (name === 'help' ? [] : [[name, withoutHelp(member)]])));
}

/** Whether a version changes what is so of every open incident, so that all have to be looked at, whichever it is for. */
export const isForAllOpen = (before: Policy, after: Policy): boolean =>
  SECTIONS.some((section) => !same(withoutHelp(before[section]), withoutHelp(after[section])));
