import type { CalendarDefinition, Metric } from '../../contract/types';
import { isoOf } from '../instant';
import { breachOf } from './cycle';
import type { ClockRun, Cycle } from './run';

/**
 * A clock as it stands in the incident's property: all a reader needs to let it tick. Nothing in it changes by time passing alone, so that
 * a look at an incident to which nothing has happened writes nothing.
 */
export interface ClockState {
  /** Id and name of the metric. */
  metric: string;
  name: string;
  kind: Metric['kind'];
  state: ClockRun['state'];
  /** 1, 2, 3 …; 0 before the first. */
  cycle: number;
  /** Absent: no rule fits, so there is nothing to be in time for. */
  goal?: ClockGoal;
  /** Working time in ms that counted up to `since` while running, else in all. */
  elapsedMs: number;
  /** ISO instant at which the present stretch began: from there a running clock goes on. Absent while idle. */
  since?: string;
  /** ISO instant. While running: when the goal is or was reached. Absent while not running, without a goal, and when it never will be. */
  dueAt?: string;
  /** ISO instant; of clocks that no longer run (of a running one it is dueAt, once that has passed). */
  breachedAt?: string;
  /** While held: id and name of the hold reason. */
  reason?: { id: string; name: string };
  /** Earlier cycles, oldest first, at most the last five. */
  past?: PastCycle[];
}

export interface ClockGoal {
  /** Id of the rule. */
  rule: string;
  ms: number;
  /** Id in the state's calendars. */
  calendar: string;
  /** Shares of the goal in percent, rising. */
  warnings: number[];
  /** Share in percent from which a running clock is at risk. */
  atRisk: number;
}

export interface PastCycle {
  cycle: number;
  how: NonNullable<Cycle['ended']>['how'];
  /** ISO instant. */
  at: string;
  elapsedMs: number;
  goalMs?: number;
  breachedAt?: string;
}

/** A calendar as the property has it. */
export interface StateCalendar {
  name: string;
  definition: CalendarDefinition;
}

/** Earlier cycles that are kept for reading; an explanation has them all. */
export const PAST_MAX = 5;

function pastOf(cycle: Cycle): PastCycle[] {
  const { number, ended, elapsedMs, goals } = cycle;
  if (!ended) return [];
  const goal = goals[goals.length - 1]?.goal;
  const breach = ended.how === 'cancelled' ? undefined : breachOf(cycle);
  const kept: PastCycle = { cycle: number, how: ended.how, at: isoOf(ended.at), elapsedMs };
  if (goal) kept.goalMs = goal.goalMs;
  if (breach !== undefined) kept.breachedAt = isoOf(breach);
  return [kept];
}

/** What is kept of a clock. @param reasonName name of a hold reason by its id. */
export function clockStateOf(run: ClockRun, reasonName: (id: string) => string): ClockState {
  const { metric, state, cycles, open } = run;
  const present = state === 'idle' ? undefined : cycles[cycles.length - 1];
  const goal = present?.goals[present.goals.length - 1]?.goal;
  const kept: ClockState = { metric: metric.id, name: metric.name, kind: metric.kind, state, cycle: cycles.length, elapsedMs: 0 };
  if (goal) kept.goal = { rule: goal.id, ms: goal.goalMs, calendar: goal.calendar, warnings: [...goal.warnings], atRisk: metric.atRisk };
  if (open) {
    kept.elapsedMs = open.elapsedMs;
    kept.since = isoOf(open.since);
    if (state === 'held' && open.reason !== undefined) kept.reason = { id: open.reason, name: reasonName(open.reason) };
  }
  if (run.dueAt !== undefined) kept.dueAt = isoOf(run.dueAt);
  if (state !== 'running' && run.breachedAt !== undefined) kept.breachedAt = isoOf(run.breachedAt);
  const over = present ? cycles.length - 1 : cycles.length;
  const past = over > 0 ? cycles.slice(Math.max(over - PAST_MAX, 0), over).flatMap(pastOf) : [];
  if (past.length > 0) kept.past = past;
  return kept;
}
