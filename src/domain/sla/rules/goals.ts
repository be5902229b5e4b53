import type { Goal, Policy, Settings } from '../../../contract/types';
import type { WorkingCalendar } from '../../calendar/working-calendar';
import { priorityOf } from '../../priority/matrix';
import { mostUrgent, urgencyOf } from '../../priority/raised';
import { NONE, type Tokens } from '../tokens';
import { SLOT } from './slots';

/** A part of a rule that says which incidents it is for. */
export type GoalPart = keyof Goal['for'];

/** What an incident is, as far as rules ask: ids of the policy, of groups and of the project. Parts no rule has are empty. */
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

/** Fields by which a part fits or not. */
export const SLOTS_BEHIND: Readonly<Record<GoalPart, readonly number[]>> = {
  priorities: [SLOT.priority, SLOT.impact, SLOT.urgency],
  categories: [SLOT.category],
  impacts: [SLOT.impact],
  urgencies: [SLOT.urgency],
  reporterGroups: [SLOT.reporter],
  services: [SLOT.services],
  projects: [SLOT.project],
};

/** Parts that some rule has. */
export const partsUsed = (metrics: Policy['metrics']): GoalPart[] =>
  PARTS.filter((part) => metrics.some(({ goals }) => goals.some((goal) => goal.for[part] !== undefined)));

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

/** Whether rules see the same in both. */
export function sameInput(a: GoalInput, b: GoalInput): boolean {
  for (const part of PARTS) {
    const mine = a[part];
    const theirs = b[part];
    if (mine === theirs) continue;
    if (mine.length !== theirs.length) return false;
    for (let at = 0; at < mine.length; at++) if (mine[at] !== theirs[at]) return false;
  }
  return true;
}

/**
 * Reads what an incident is off the values of its fields.
 * @param claims what people and escalations ask of its priority; ids of the site's: an override's (or ""), then those it was raised to.
 */
export type ReadInput = (values: readonly Tokens[], claims: Tokens, groups: Tokens) => GoalInput;

/** Options of Jira's → ids of the policy, for those the policy still has. Each id is a list of its own, always the same. */
function entryOf(entries: readonly { id: string }[], options: Readonly<Record<string, string>> = {}): ReadonlyMap<string, Tokens> {
  const map = new Map<string, Tokens>();
  for (const { id } of entries) {
    const option = Object.hasOwn(options, id) ? options[id] : undefined;
    if (option !== undefined) map.set(option, [id]);
  }
  return map;
}

function entriesIn(tokens: Tokens | undefined, ids: ReadonlyMap<string, Tokens>): Tokens {
  if (tokens === undefined || tokens.length === 0) return NONE;
  if (tokens.length === 1) return ids.get(tokens[0] ?? '') ?? NONE;
  return tokens.flatMap((token) => ids.get(token) ?? NONE);
}

/** What the matrix gives for two levels, looked up at once. */
function cellsOf(policy: Policy): (impact: string, urgency: string) => Tokens | undefined {
  const cells = new Map<string, Map<string, Tokens>>();
  for (const impact of policy.impacts)
    for (const urgency of policy.urgencies) {
      const cell = priorityOf(policy, impact.id, urgency.id);
      const row = cells.get(impact.id) ?? new Map<string, Tokens>();
      cells.set(impact.id, row);
      if (cell) row.set(urgency.id, [cell.id]);
    }
  return (impact, urgency) => cells.get(impact)?.get(urgency);
}

/**
 * How the goals of a policy see an incident. Its priority is that of a person's override, else what an escalation raised it to, unless the
 * matrix asks for more, else what the matrix gives, else the one in Jira's field: so the seconds before the app sets that field change no
 * goal.
 */
export function inputReader(policy: Policy, { fields }: Settings): ReadInput {
  const impacts = entryOf(policy.impacts, fields.impact?.options);
  const urgencies = entryOf(policy.urgencies, fields.urgency?.options);
  const subcategories = policy.categories.flatMap((category) => [category, ...category.subcategories]);
  const categories = entryOf(subcategories, fields.category?.options);
  const services = entryOf(policy.services, fields.services?.options);
  // Of two priorities that lead to one of Jira's the more urgent.
  const priorities = new Map([...policy.priorities].reverse().map(({ id, jiraPriorityId }): [string, Tokens] => [jiraPriorityId, [id]]));
  const cellOf = cellsOf(policy);
  const raisedAbove = (cell: string | undefined, raises: Tokens): Tokens | undefined => {
    const raised = mostUrgent(policy, raises);
    const matrix = policy.priorities.find(({ id }) => id === cell)?.jiraPriorityId;
    return raised !== undefined && urgencyOf(policy, raised) < urgencyOf(policy, matrix) ? priorities.get(raised) : undefined;
  };
  const priorityFrom = (impact: string | undefined, urgency: string | undefined, claims: Tokens, jiras: string | undefined) => {
    const [override = '', ...raises] = claims;
    if (override !== '') return priorities.get(override) ?? NONE;
    const cell = impact !== undefined && urgency !== undefined ? cellOf(impact, urgency) : undefined;
    const raised = raises.length > 0 ? raisedAbove(cell?.[0], raises) : undefined;
    return raised ?? cell ?? priorities.get(jiras ?? '') ?? NONE;
  };
  const used = new Set(partsUsed(policy.metrics));
  const asks = Object.fromEntries(PARTS.map((part) => [part, used.has(part)]));
  return (values, claims, groups) => {
    const leveled = asks.priorities || asks.impacts || asks.urgencies;
    const impact = leveled ? entriesIn(values[SLOT.impact], impacts) : NONE;
    const urgency = leveled ? entriesIn(values[SLOT.urgency], urgencies) : NONE;
    return {
      priorities: asks.priorities ? priorityFrom(impact[0], urgency[0], claims, values[SLOT.priority]?.[0]) : NONE,
      categories: asks.categories ? entriesIn(values[SLOT.category], categories) : NONE,
      impacts: impact,
      urgencies: urgency,
      reporterGroups: groups,
      services: asks.services ? entriesIn(values[SLOT.services], services) : NONE,
      projects: (asks.projects ? values[SLOT.project] : undefined) ?? NONE,
    };
  };
}
