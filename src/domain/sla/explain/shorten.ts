import type { CycleExplanation, Explanation, GoalExplanation, RuleTrial, Stretch } from '../explanation';

/** Characters of JSON an explanation may have: Forge lets a function answer 5 MB, and a character may take three bytes of it. */
const MOST = 1_500_000;

type Shorten = (cycles: readonly CycleExplanation[]) => CycleExplanation[];

/** What is told of why a rule does not fit: the part that does not. */
const whyOnly = (trial: RuleTrial): RuleTrial => ({
  ...trial,
  for: trial.for.flatMap(({ part, names, more }) =>
    part === trial.misses ? [{ part, names: names.slice(0, 3), more: more + Math.max(names.length - 3, 0) }] : [],
  ),
});

const fitting = (goal: GoalExplanation): GoalExplanation => ({ ...goal, trials: goal.trials.filter(({ misses }) => misses === undefined) });

/** All but the newest stretches as one; they add up to the same. */
function joinedBefore(stretches: readonly Stretch[], newest: number): Stretch[] {
  const kept = stretches.slice(Math.max(stretches.length - newest, 0));
  const older = stretches.slice(0, stretches.length - kept.length);
  const [first, last] = [older[0], older[older.length - 1]];
  if (!first || !last || older.length === 1) return [...stretches];
  const sum = (of: 'ms' | 'countedMs'): number => older.reduce((all, one) => all + one[of], 0);
  const { from, cause } = first;
  const one: Stretch = { from, to: last.to, what: 'counted', ms: sum('ms'), countedMs: sum('countedMs'), joined: true };
  return [cause ? { ...one, cause } : one, ...kept];
}

/** So many of the newest cycles; the last in so many stretches and goals, those before it in one each. */
const newest =
  (cycles: number, stretches: number, goals: number): Shorten =>
  (all) =>
    all.slice(-cycles).map((cycle, at, kept) => {
      const present = at === kept.length - 1;
      return {
        ...cycle,
        stretches: joinedBefore(cycle.stretches, present ? stretches : 0),
        goals: cycle.goals.slice(present ? -goals : -1),
      };
    });

const STEPS: readonly Shorten[] = [
  (cycles) => cycles.map((cycle) => ({ ...cycle, goals: cycle.goals.map((goal) => ({ ...goal, trials: goal.trials.map(whyOnly) })) })),
  (cycles) =>
    cycles.map((cycle, at) => {
      const last = at === cycles.length - 1 ? cycle.goals.length - 1 : -1;
      return { ...cycle, goals: cycle.goals.map((goal, place) => (place === last ? goal : fitting(goal))) };
    }),
  newest(100, 1_000, 100),
  (cycles) => cycles.map((cycle) => ({ ...cycle, goals: cycle.goals.map(fitting) })),
  newest(20, 100, 10),
];

/**
 * An explanation that a function can answer with. A policy may have twenty clocks of five hundred rules, and a history any length; where that
 * is too much to be told whole, what goes first: of rules that do not fit all but why; why rules did not fit before; the oldest cycles,
 * stretches and goals, the stretches taken together, so that all adds up as before.
 */
export function shorten(explanation: Explanation): Explanation {
  let told = explanation;
  for (const step of STEPS) {
    if (JSON.stringify(told).length <= MOST) break;
    told = { ...told, shortened: true, clocks: told.clocks.map((clock) => ({ ...clock, cycles: step(clock.cycles) })) };
  }
  return told;
}
