import type { Metric } from '../../contract/types';
import { breachOf } from './cycle';
import type { Happening } from './history/moment';
import { reachedAt } from './reach';
import type { GoalRule } from './rules/goals';
import type { ClockRun, Cycle } from './run';

/** The stretch a running or held clock is in. */
interface Present {
  since: number;
  reason: string | undefined;
  cause: Happening | undefined;
}

/** What is made of a clock once it has been taken through the history. @param goal in force. */
export function runOf(metric: Metric, state: ClockRun['state'], cycles: Cycle[], present: Present, goal: GoalRule | undefined): ClockRun {
  const cycle = cycles[cycles.length - 1];
  if (!cycle || state === 'idle') return { metric, state: 'idle', cycles };
  const running = state === 'running';
  const { ended, begun, elapsedMs } = cycle;
  const { since, cause } = running || state === 'held' || !ended ? present : { since: ended.at, cause: ended.cause };
  const open = { since, elapsedMs, cause: cause ?? begun.cause, ...(present.reason === undefined ? {} : { reason: present.reason }) };
  const run: ClockRun = { metric, state, cycles, open };
  const breach = state === 'cancelled' ? undefined : breachOf(cycle);
  if (!running && breach !== undefined) run.breachedAt = breach;
  if (!running) return run;
  // A clock beyond both its goals reached them when it first was.
  const due = breach ?? (goal && reachedAt(goal.calendar, since, Math.max(goal.goal.goalMs - elapsedMs, 0)));
  if (due !== undefined) run.dueAt = due;
  return run;
}
