import type { Goal, Metric } from '../../contract/types';
import type { Happening } from './history/moment';
import type { GoalInput } from './rules/goals';

// What the history of an incident makes of a clock. Everything else (what the panel shows, explanations, forecasts, fields) is read off it.
// Instants are ms since 1970, durations ms.

/** A stretch of a cycle during which nothing changed for the clock. Stretches of a cycle follow on each other without a gap. */
export interface Span {
  from: number;
  /** Of the last span of a running or held clock: the time it was looked at. */
  to: number;
  /** stopped: between a stop and the start that went on with the same cycle. */
  state: 'running' | 'held' | 'stopped';
  /** Id of the reason for which it was held. */
  reason?: string;
  /** Working time that counts: only of running spans, by the calendar of the goal in force. 0 without a goal. */
  countedMs: number;
  /** Id of the calendar by which it was measured; absent without a goal. */
  calendar?: string;
  /** What began it. */
  cause: Happening;
}

/** Which goal was in force since when. */
export interface GoalSpan {
  from: number;
  /** The rule; absent: none fitted. */
  goal?: Goal;
  /** What the incident was then, as far as rules ask. */
  input: GoalInput;
  /** The goal was reached under this goal at this instant, even if a later goal gave more time. */
  reachedAt?: number;
  cause: Happening;
}

/** One measuring of a clock, from a start (or reset, or restart) to its end. */
export interface Cycle {
  /** 1, 2, 3 … */
  number: number;
  /** From when it counts: earlier than the moment it began with a retroactive start. */
  from: number;
  begun: { how: 'start' | 'reset' | 'reopened' | 'goalChanged'; cause: Happening };
  /** Absent while it goes on. */
  ended?: { how: 'stopped' | 'cancelled' | 'reset' | 'goalChanged'; at: number; cause: Happening };
  spans: Span[];
  goals: GoalSpan[];
  /** Sum of countedMs. */
  elapsedMs: number;
}

/** The stretch a clock is in now, before it is measured up to now: nothing in it changes by time passing alone. */
export interface OpenSpan {
  since: number;
  /** Working time that counted in this cycle before. */
  elapsedMs: number;
  /** Id of the hold reason. */
  reason?: string;
  cause: Happening;
}

export interface ClockRun {
  metric: Metric;
  /** idle: not started (or reset after a stop). */
  state: 'idle' | 'running' | 'held' | 'stopped' | 'cancelled';
  /** The last is the present one. Empty while idle from the beginning. */
  cycles: Cycle[];
  /** Absent while idle. */
  open?: OpenSpan;
  /** When the running clock reached the goal in force and stayed beyond it; absent: it has not, or was stopped in time or cancelled. */
  breachedAt?: number;
  /** Of a running clock: when the goal is or was reached if nothing further happens. */
  dueAt?: number;
}
