import type { Goal, HoldReason, Metric, Policy } from '../../contract/types';
import { calendarOf } from '../calendar/working-calendar';
import type { StatusCategory } from '../incident/facts';
import { priorityOf } from '../priority/matrix';
import { standsOf } from './rules/conditions';
import { type GoalInput, goalRuleOf, type RuleTrial, trialsOf } from './rules/goals';
import { SLOT } from './rules/slots';
import { statusSets } from './rules/status-sets';

const DAY: [string, string][] = [['00:00', '24:00']];

/** Trying rules asks no calendar; those of the policy may be unfinished. */
const ALWAYS = calendarOf({
  timeZone: 'UTC',
  weekly: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY },
  holidays: [],
  openings: [],
});

/** The rules of a metric as they are tried for an example incident, in order, up to the one that fits. */
export const trialsFor = ({ goals }: Pick<Metric, 'goals'>, input: GoalInput): RuleTrial[] =>
  trialsOf(
    goals.map((goal) => goalRuleOf(goal, ALWAYS)),
    input,
  );

/**
 * When a goal would be reached by a clock that runs from `start` on; undefined when its calendar is missing, unfinished or never open that
 * long. Instants in ms.
 */
export function dueOf({ calendar: id, goalMs }: Goal, { calendars }: Pick<Policy, 'calendars'>, start: number): number | undefined {
  const calendar = calendars.find((one) => one.id === id);
  try {
    return calendar && calendarOf(calendar.definition).add(start, goalMs);
  } catch {
    return undefined;
  }
}

/** How an example incident stands. */
export interface Standing {
  status: { id: string; category: StatusCategory };
  /** Field as the policy names it → raw values. */
  fields: Readonly<Record<string, readonly string[]>>;
}

/** Reasons for which an incident that stands like this would wait, in the order of the policy. */
export function holdsFor(reasons: readonly HoldReason[], { status, fields }: Standing): HoldReason[] {
  const names = Object.keys(fields);
  const place = (field: string): number | undefined => {
    const at = names.indexOf(field);
    return at < 0 ? undefined : SLOT.tier + 1 + at;
  };
  const values: string[][] = Array.from({ length: SLOT.tier + 1 + names.length }, () => []);
  values[SLOT.status] = [status.id];
  for (const name of names) values[place(name) ?? 0] = [...(fields[name] ?? [])];
  const statuses = statusSets();
  const ways = reasons.map((reason) => ({ reason, stands: standsOf(reason, { slots: { find: place }, statuses, reasonAt: () => -1 }) }));
  const sets = statuses.reader(() => status.category)(status.id);
  return ways.filter(({ stands }) => stands(values, sets)).map(({ reason }) => reason);
}

/** What an example incident is, by ids of the policy; what is left out it does not have. */
export interface ExampleInput {
  impact?: string;
  urgency?: string;
  category?: string;
  service?: string;
  /** Ids of a group of the reporter's and of the project. */
  group?: string;
  project?: string;
}

/** How rules of goals see an example incident: its priority is the matrix's; whoever has a subcategory has its category too. */
export function inputFor(policy: Policy, example: ExampleInput): GoalInput {
  const one = (id: string | undefined): string[] => (id === undefined || id === '' ? [] : [id]);
  const { impact, urgency, category } = example;
  const parent = policy.categories.find(({ subcategories }) => subcategories.some(({ id }) => id === category))?.id;
  return {
    priorities: one(impact !== undefined && urgency !== undefined ? priorityOf(policy, impact, urgency)?.id : undefined),
    categories: [...one(parent), ...one(category)],
    impacts: one(impact),
    urgencies: one(urgency),
    reporterGroups: one(example.group),
    services: one(example.service),
    projects: one(example.project),
  };
}
