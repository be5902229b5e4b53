import type { Metric } from '../../contract/types';
import type { ClockRun } from './run';

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
  goal?: { rule: string; ms: number /** Id in the state's calendars. */; calendar: string; warnings: number[] };
  /** Working time in ms that counted up to `since` while running, else in all. */
  elapsedMs: number;
  /** ISO instant at which the present stretch began: from there a running clock goes on. Absent while idle. */
  since?: string;
  /** ISO instant. While running: when the goal is or was reached. Absent while held short of it, without a goal, and when stopped in time. */
  dueAt?: string;
  /** ISO instant; of clocks that no longer run (of a running one it is dueAt, once that has passed). */
  breachedAt?: string;
  /** While held: id and name of the hold reason. */
  reason?: { id: string; name: string };
  /** Earlier cycles, oldest first, at most the last five. */
  past?: {
    cycle: number;
    how: 'stopped' | 'cancelled' | 'reset' | 'goalChanged';
    at: string;
    elapsedMs: number;
    goalMs?: number;
    breachedAt?: string;
  }[];
}
