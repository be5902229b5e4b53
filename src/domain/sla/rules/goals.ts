import type { Goal, Policy, Settings } from '../../../contract/types';
import type { WorkingCalendar } from '../../calendar/working-calendar';
import { priorityOf } from '../../priority/matrix';
import type { Tokens } from '../tokens';
import { SLOT } from './slots';

/** A part of a rule that says which incidents it is for. */
export type GoalPart = keyof Goal['for'];

/** What an incident is, as far as rules ask: ids of the policy, of groups and of the project. */
export type GoalInput = Readonly<Record<GoalPart, Tokens>>;

/** The parts in the order in which they are tried. */
const PARTS = [
  'priorities',
  'categories',
  'impacts',
  'urgencies',
  'reporterGroups',
  'services',
  'projects',
] as const satisfies readonly GoalPart[];

/** A rule of a metric, ready to be tried. */
export interface GoalRule {
  goal: Goal;
  calendar: WorkingCalendar;
  parts: readonly { part: GoalPart; wanted: ReadonlySet<string> }[];
}

/** Ids a part of a rule names. */
export const idsWanted = (goal: Goal, part: GoalPart): string[] =>
  (goal.for[part] ?? []).map((one) => (typeof one === 'string' ? one : one.id));

/** Makes a rule ready. */
export const goalRuleOf = (goal: Goal, calendar: WorkingCalendar): GoalRule => ({
  goal,
  calendar,
  parts: PARTS.filter((part) => goal.for[part] !== undefined).map((part) => ({ part, wanted: new Set(idsWanted(goal, part)) })),
});

const some = (tokens: Tokens, wanted: ReadonlySet<string>): boolean => {
  for (const token of tokens) if (wanted.has(token)) return true;
  return false;
};

function missed({ parts }: GoalRule, input: GoalInput): GoalPart | undefined {
  for (const { part, wanted } of parts) if (!some(input[part], wanted)) return part;
  return undefined;
}

/** The first rule that fits. */
export function firstFitting(rules: readonly GoalRule[], input: GoalInput): GoalRule | undefined {
  for (const rule of rules) if (missed(rule, input) === undefined) return rule;
  return undefined;
}

/** Why a rule of a metric fits an incident or does not. */
export interface RuleTrial {
  goal: Goal;
  /** The first part of the rule that does not fit; absent: it fits. */
  misses?: GoalPart;
}

/** The rules tried, in order, up to the one that fits. */
export function trialsOf(rules: readonly GoalRule[], input: GoalInput): RuleTrial[] {
  const trials: RuleTrial[] = [];
  for (const rule of rules) {
    const misses = missed(rule, input);
    trials.push({ goal: rule.goal, ...(misses === undefined ? {} : { misses }) });
    if (misses === undefined) break;
  }
  return trials;
}

/** Reads what an incident is off the values of its fields. */
export type ReadInput = (values: readonly Tokens[], override: string | undefined, groups: Tokens) => GoalInput;

/** Options of Jira's → ids of the policy, for those the policy still has. */
function entryOf(entries: readonly { id: string }[], options: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const { id } of entries) {
    const option = Object.hasOwn(options, id) ? options[id] : undefined;
    if (option !== undefined) map.set(option, id);
  }
  return map;
}

/**
 * How the goals of a policy see an incident. Its priority is that of a person's override, else what the matrix gives, else the one in Jira's
 * field: so the seconds before the app sets that field change no goal.
 */
export function inputReader(policy: Policy, { fields }: Settings): ReadInput {
  const impacts = entryOf(policy.impacts, fields.impact?.options);
  const urgencies = entryOf(policy.urgencies, fields.urgency?.options);
  const subcategories = policy.categories.flatMap((category) => [category, ...category.subcategories]);
  const categories = entryOf(subcategories, fields.category?.options);
  const services = entryOf(policy.services, fields.services?.options);
  const priorities = new Map([...policy.priorities].reverse().map(({ id, jiraPriorityId }) => [jiraPriorityId, id]));
  const known = (tokens: Tokens | undefined, ids: ReadonlyMap<string, string>): string[] => {
    const found: string[] = [];
    for (const token of tokens ?? []) {
      const id = ids.get(token);
      if (id !== undefined) found.push(id);
    }
    return found;
  };
  return (values, override, groups) => {
    const impact = known(values[SLOT.impact], impacts);
    const urgency = known(values[SLOT.urgency], urgencies);
    const cell =
      override === undefined && impact[0] !== undefined && urgency[0] !== undefined ? priorityOf(policy, impact[0], urgency[0]) : undefined;
    const jiras = override ?? values[SLOT.priority]?.[0];
    const priority = cell ? cell.id : jiras === undefined ? undefined : priorities.get(jiras);
    return {
      priorities: priority === undefined ? [] : [priority],
      categories: known(values[SLOT.category], categories),
      impacts: impact,
      urgencies: urgency,
      reporterGroups: groups,
      services: known(values[SLOT.services], services),
      projects: values[SLOT.project] ?? [],
    };
  };
}
