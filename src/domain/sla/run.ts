import type { Metric } from '../../contract/types';

// What the history of an incident makes of a clock. Everything else (what the panel shows, explanations, forecasts, fields) is read off it.

/** What happened at one moment that acted on a clock, so that a reader can find it. */
export interface Cause {
  /** ISO instant. */
  at: string;
  /** What kind of thing it was. */
  what: 'created' | 'status' | 'field' | 'comment' | 'assignment' | 'tier' | 'link' | 'goal' | 'hold';
  /** Id of the entry of Jira's changelog, or of the comment. */
  changeId?: string;
  /** Account id. */
  by?: string;
  /** In Jira's words as far as it has any: "Work in progress" → "Pending"; names or ids. */
  from?: string;
  to?: string;
  /** The field that changed. */
  fieldId?: string;
  /** Id of the hold reason that began or ended. */
  reason?: string;
}

/** A stretch of a cycle during which nothing changed for the clock. Stretches of a cycle follow on each other without a gap. */
export interface Span {
  /** ms since 1970. */
  from: number;
  /** ms since 1970; of the last span of a running or held clock: the time it was looked at. */
  to: number;
  /** stopped: between a stop and the start that went on with the same cycle. */
  state: 'running' | 'held' | 'stopped';
  /** For which reason it was held. */
  reason?: string;
  /** Working time in ms that counts: only of running spans, by the calendar of the goal in force. 0 without a goal. */
  countedMs: number;
  /** Calendar by which it was measured; absent without a goal. */
  calendar?: string;
  /** What began it. */
  cause: Cause;
}

/** Why a rule of a metric fits an incident or does not. */
export interface RuleTrial {
  goal: string;
  /** The first part of the rule that does not fit; absent: it fits. */
  misses?: 'priorities' | 'categories' | 'impacts' | 'urgencies' | 'reporterGroups' | 'services' | 'projects';
  /** What the incident has there: ids of the policy. */
  has?: string[];
}

/** Which goal was in force since when. */
export interface GoalSpan {
  /** ms since 1970. */
  from: number;
  /** Id of the rule; absent: no rule fitted. */
  goal?: string;
  goalMs?: number;
  calendar?: string;
  /** The rules tried, in order, up to the one that fits. */
  trials: RuleTrial[];
  /** The goal was reached under this goal at this instant (ms), even if a later goal gave more time. */
  reachedAt?: number;
  cause: Cause;
}

/** One measuring of a clock, from a start (or reset, or restart) to its end. */
export interface Cycle {
  /** 1, 2, 3 … */
  number: number;
  /** ms since 1970 from which it counts: earlier than `begun.at` with a retroactive start. */
  from: number;
  begun: Cause & { how: 'start' | 'reset' | 'reopened' | 'goalChanged' };
  /** Absent while it goes on. */
  ended?: Cause & { how: 'stopped' | 'cancelled' | 'reset' | 'goalChanged' };
  spans: Span[];
  goals: GoalSpan[];
  /** Sum of countedMs. */
  elapsedMs: number;
  /** First instant, not after now, at which the running clock reached the goal in force at the end; null: not, or stopped in time. */
  breachedAt: number | null;
  /** When the goal is or was reached if nothing further happens; null while held short of it, without a goal, and when stopped in time. */
  dueAt: number | null;
}

export interface ClockRun {
  metric: Metric;
  /** idle: not started (or reset after a stop). */
  state: 'idle' | 'running' | 'held' | 'stopped' | 'cancelled';
  /** The last is the present one. Empty while idle from the beginning. */
  cycles: Cycle[];
}
