import type { DecisionInput } from '../incident/decide';
import type { Clock } from './clock';
import { clockStateOf } from './clock-state';
import { breachOf } from './cycle';
import { causeOf } from './explain/cause';
import { type Names, namesOf } from './explain/names';
import { shorten } from './explain/shorten';
import { splitLife } from './explain/split';
import { stretchesOf } from './explain/stretches';
import type { ClockExplanation, CycleExplanation, Explanation, GoalExplanation } from './explanation';
import { clockGround, type Ground } from './ground';
import type { MetricRule } from './rules/clock-rules';
import type { GoalPart } from './rules/goals';
import { idsWanted, trialsOf } from './rules/goals';
import type { ClockRun, Cycle, GoalSpan } from './run';
import { timelineOf, timeOf } from './timeline';

/** Names a part of a rule is told with. */
const NAMES_MAX = 10;

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Why the clocks of an incident show what they show, from what `decide` works with. Undefined when the issue is no incident.
 * @param now ms since 1970.
 */
export function explain(input: DecisionInput, now: number): Explanation | undefined {
  const ground = clockGround(input, now);
  if (!ground) return undefined;
  const timeline = timelineOf(ground.facts, ground.acts, ground.rules);
  const time = timeOf(timeline, now);
  const names = namesOf(ground);
  const { document, version } = ground.rules.policy;
  const clocks: ClockExplanation[] = [];
  const runs: ClockRun[] = [];
  for (const clock of timeline.clocks) {
    const state = clockStateOf(clock.standing(), names.reason);
    const run = clock.upTo(time);
    runs.push(run);
    clocks.push(explainClock(state, run, clock, { ground, names, time }));
  }
  const used = new Set(clocks.flatMap(({ cycles }) => cycles.flatMap(({ goals }) => goals.flatMap(({ goal }) => goal?.calendar ?? []))));
  const calendars = document.calendars.filter(({ id }) => used.has(id));
  return shorten({
    at: iso(time),
    policyVersion: version,
    calendars: Object.fromEntries(calendars.map(({ id, name, definition }) => [id, { name, timeZone: definition.timeZone }])),
    clocks,
    split: splitLife(timeline, runs, time, names),
  });
}

interface With {
  ground: Ground;
  names: Names;
  time: number;
}

function explainClock(clock: ClockExplanation['clock'], run: ClockRun, { rule }: Clock, from: With): ClockExplanation {
  const { cycles } = run;
  const present = clock.state === 'idle' ? undefined : cycles[cycles.length - 1];
  const elapsedMs = present?.elapsedMs ?? 0;
  return {
    clock,
    elapsedMs,
    ...(clock.goal ? { remainingMs: clock.goal.ms - elapsedMs } : {}),
    cycles: cycles.map((cycle) => explainCycle(cycle, cycle === present ? run : undefined, rule, from)),
    ...(cycles.length === 0 ? { neverStarted: true as const } : {}),
  };
}

/** @param run of the present cycle. */
function explainCycle(cycle: Cycle, run: ClockRun | undefined, rule: MetricRule, { ground, names, time }: With): CycleExplanation {
  const { number, from, begun, ended, goals, elapsedMs } = cycle;
  const breach = ended?.how === 'cancelled' ? undefined : breachOf(cycle);
  return {
    number,
    from: iso(from),
    to: iso(ended?.at ?? time),
    begun: { ...causeOf(begun.cause, names), how: begun.how },
    ...(ended ? { ended: { ...causeOf(ended.cause, names), how: ended.how } } : {}),
    stretches: stretchesOf(cycle, ground.rules.calendars, names),
    goals: goals.map((span) => explainGoal(span, rule, names)),
    elapsedMs,
    ...(run?.dueAt === undefined ? {} : { dueAt: iso(run.dueAt) }),
    ...(breach === undefined ? {} : { breachedAt: iso(breach) }),
  };
}

function explainGoal({ from, goal, input, reachedAt, cause }: GoalSpan, rule: MetricRule, names: Names): GoalExplanation {
  const { goals } = rule.metric;
  const placeOf = (id: string): number => goals.findIndex((one) => one.id === id) + 1;
  const named = (part: GoalPart, ids: readonly string[]): string[] => ids.map((id) => names.of(part, id));
  return {
    from: iso(from),
    cause: causeOf(cause, names),
    trials: trialsOf(rule.goals, input).map(({ goal: tried, misses }) => ({
      rule: tried.id,
      place: placeOf(tried.id),
      for: names.parts.flatMap((part) => {
        const ids = idsWanted(tried, part);
        return ids.length === 0 ? [] : [{ part, names: named(part, ids.slice(0, NAMES_MAX)), more: Math.max(ids.length - NAMES_MAX, 0) }];
      }),
      ...(misses === undefined ? {} : { misses, has: named(misses, input[misses]) }),
    })),
    ...(goal ? { goal: { rule: goal.id, place: placeOf(goal.id), ms: goal.goalMs, calendar: goal.calendar } } : {}),
    ...(reachedAt === undefined ? {} : { reachedAt: iso(reachedAt) }),
  };
}
