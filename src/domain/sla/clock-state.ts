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
  return [
    {
      cycle: number,
      how: ended.how,
      at: isoOf(ended.at),
      elapsedMs,
      ...(goal ? { goalMs: goal.goalMs } : {}),
      ...(breach === undefined ? {} : { breachedAt: isoOf(breach) }),
    },
  ];
}

/** What is kept of a clock. @param reasonName name of a hold reason by its id. */
export function clockStateOf(run: ClockRun, reasonName: (id: string) => string): ClockState {
  const { metric, state, cycles, open } = run;
  const present = state === 'idle' ? undefined : cycles[cycles.length - 1];
  const goal = present?.goals[present.goals.length - 1]?.goal;
  const past = (present ? cycles.slice(0, -1) : cycles).slice(-PAST_MAX).flatMap(pastOf);
  return {
    metric: metric.id,
    name: metric.name,
    kind: metric.kind,
    state,
    cycle: cycles.length,
    ...(goal
      ? { goal: { rule: goal.id, ms: goal.goalMs, calendar: goal.calendar, warnings: [...goal.warnings], atRisk: metric.atRisk } }
      : {}),
    elapsedMs: open?.elapsedMs ?? 0,
    ...(open ? { since: isoOf(open.since) } : {}),
    ...(run.dueAt === undefined ? {} : { dueAt: isoOf(run.dueAt) }),
    ...(state !== 'running' && run.breachedAt !== undefined ? { breachedAt: isoOf(run.breachedAt) } : {}),
    ...(state === 'held' && open?.reason !== undefined ? { reason: { id: open.reason, name: reasonName(open.reason) } } : {}),
    ...(past.length > 0 ? { past } : {}),
  };
}
