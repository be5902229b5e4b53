import type { Goal, Metric, Policy } from '../../../contract/types';
import { exampleFor } from './example';
import type { Check, Finding } from './finding';

/** Why a goal does not fit a combination, in the order in which it is asked. */
type Miss = 'priority' | 'impact' | 'urgency' | 'category' | 'narrower';

/** Categories of a policy as places of bits. */
interface Categories {
  ids: string[];
  /** Words of 32 bits. */
  words: number;
  bitsOf: (ids: readonly string[]) => Uint32Array;
}

/**
 * Combinations of impact, urgency and category for which a clock has nothing to be in time for. A goal that is for certain services,
 * groups or projects does not count: an incident without them has none. One finding per clock, with the first such combination.
 */
export const noGoal: Check = (policy) => {
  const categories = categoriesOf(policy);
  return policy.metrics.flatMap((metric) => ofMetric(metric, policy, categories));
};

function categoriesOf(policy: Policy): Categories {
  // The last place is an incident without a category.
  const ids = [...policy.categories.flatMap((one) => [one.id, ...one.subcategories.map((sub) => sub.id)]), ''];
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const under = new Map(policy.categories.map((one) => [one.id, one.subcategories.map((sub) => sub.id)]));
  const words = Math.ceil(ids.length / 32);
  const bitsOf = (wanted: readonly string[]): Uint32Array => {
    const bits = new Uint32Array(words);
    for (const id of wanted.flatMap((one) => [one, ...(under.get(one) ?? [])])) {
      const place = placeOf.get(id);
      if (place !== undefined) bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31));
    }
    return bits;
  };
  return { ids, words, bitsOf };
}

const narrower = ({ for: wanted }: Goal): boolean =>
  [wanted.services, wanted.reporterGroups, wanted.projects].some((part) => part !== undefined);

/** The first part of a goal, category aside, that a cell of the matrix misses. */
function misses({ for: wanted }: Goal, impact: string, urgency: string, priority: string | undefined): Miss | undefined {
  if (wanted.priorities && (priority === undefined || !wanted.priorities.includes(priority))) return 'priority';
  if (wanted.impacts && !wanted.impacts.includes(impact)) return 'impact';
  return wanted.urgencies && !wanted.urgencies.includes(urgency) ? 'urgency' : undefined;
}

function ofMetric(metric: Metric, policy: Policy, { ids, words, bitsOf }: Categories): Finding[] {
  const goals = metric.goals
    .filter((goal) => !narrower(goal))
    .map((goal) => ({ goal, bits: goal.for.categories && bitsOf(goal.for.categories) }));
  let count = 0;
  let first: { impact: string; urgency: string; category: string; priority?: string | undefined } | undefined;
  for (const { id: impact } of policy.impacts)
    for (const { id: urgency } of policy.urgencies) {
      const priority = policy.matrix[impact]?.[urgency];
      const fitting = goals.filter(({ goal }) => misses(goal, impact, urgency, priority) === undefined);
      if (fitting.some(({ bits }) => bits === undefined)) continue;
      const covered = new Uint32Array(words);
      for (const { bits } of fitting) for (let word = 0; word < words; word++) covered[word] = (covered[word] ?? 0) | (bits?.[word] ?? 0);
      const left = ids.length - covered.reduce((sum, word) => sum + ones(word), 0);
      count += left;
      if (left === 0 || first) continue;
      const place = ids.findIndex((_, at) => (((covered[at >> 5] ?? 0) >>> (at & 31)) & 1) === 0);
      first = { impact, urgency, category: ids[place] ?? '', priority };
    }
  if (!first) return [];
  const { impact, urgency, category, priority } = first;
  const filter = { impacts: [impact], urgencies: [urgency], ...(category === '' ? {} : { categories: [category] }) };
  const example = exampleFor(filter, policy);
  if (category === '') delete example.category;
  return [
    {
      code: 'noGoal',
      severity: 'warning',
      path: ['metrics', metric.id, 'goals'],
      values: {
        metric: metric.name,
        count: String(count),
        of: String(policy.impacts.length * policy.urgencies.length * ids.length),
        why: metric.goals.length === 0 ? 'none' : reason(metric.goals, impact, urgency, priority),
      },
      example,
    },
  ];
}

/** Bits of a word that are set (H. Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** What is missing for the goal that comes nearest: one that fits but for its services, groups or projects, or for its category, or less. */
function reason(goals: readonly Goal[], impact: string, urgency: string, priority: string | undefined): Miss {
  const why = goals.map((goal): Miss => misses(goal, impact, urgency, priority) ?? (narrower(goal) ? 'narrower' : 'category'));
  return (['narrower', 'category', 'urgency', 'impact', 'priority'] as const).find((one) => why.includes(one)) ?? 'priority';
}
