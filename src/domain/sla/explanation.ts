import type { ClockState } from './clock-state';
import type { Cause, RuleTrial } from './run';

// Why a clock shows what it shows. Made on the server when somebody asks; instants are ISO, durations ms.

/** One stretch of time in an explanation. Stretches follow on each other without a gap; the counted ones add up to the number shown. */
export interface Stretch {
  from: string;
  to: string;
  /** closed: running, but outside the calendar; noGoal: running without a goal, so nothing is counted. */
  what: 'counted' | 'closed' | 'held' | 'stopped' | 'noGoal';
  /** Real time in ms, to − from. */
  ms: number;
  /** Id of the hold reason. */
  reason?: string;
  /** Id of the calendar by which it was measured. */
  calendar?: string;
  /** What began it; stretches that begin since the calendar opens or closes have none. */
  cause?: Cause;
}

/** How a goal came to be in force. */
export interface GoalExplanation {
  from: string;
  cause: Cause;
  /** The rules tried in order; the last is the one that fits, if any does. */
  trials: RuleTrial[];
  goal?: { rule: string; ms: number; calendar: string };
  reachedAt?: string;
}

export interface CycleExplanation {
  number: number;
  from: string;
  begun: Cause & { how: 'start' | 'reset' | 'reopened' | 'goalChanged' };
  ended?: Cause & { how: 'stopped' | 'cancelled' | 'reset' | 'goalChanged' };
  stretches: Stretch[];
  goals: GoalExplanation[];
  elapsedMs: number;
  dueAt?: string;
  breachedAt?: string;
}

export interface ClockExplanation {
  clock: ClockState;
  cycles: CycleExplanation[];
  /** A clock that never started: which conditions would start it, in the metric's words, stand in the policy; here only that. */
  neverStarted?: true;
}

/** Whose time the incident's life was, in ms; they add up to `wallMs` exactly. */
export interface LifeSplit {
  from: string;
  to: string;
  wallMs: number;
  /** Metric by whose calendar the hours are counted; absent when no clock has a goal: then nothing is out of hours. */
  by?: string;
  parts: ({ who: 'us'; tier: string; ms: number } | { who: 'user' | 'vendor' | 'other' | 'outOfHours' | 'resolved'; ms: number })[];
}

export interface Explanation {
  /** ISO instant it holds for. */
  at: string;
  policyVersion: number;
  clocks: ClockExplanation[];
  split: LifeSplit;
}
