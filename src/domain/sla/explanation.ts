import type { ClockState } from './clock-state';
import type { HappeningKind } from './history/moment';
import type { GoalPart } from './rules/goals';

// Why a clock shows what it shows. Made on the server when somebody asks; instants are ISO, durations ms.

/** Something of the policy's, with its name there; or of Jira's, with the name the policy has for it, or its id. */
export interface Named {
  id: string;
  name: string;
}

/** What happened at one moment that acted on a clock, so that a reader can find it. */
export interface Cause {
  /** ISO instant. */
  at: string;
  /** What kind of thing it was; goal: an override of the priority, or its end. A hold is told by what made it begin or end. */
  what: HappeningKind;
  /** Id of the entry of Jira's changelog, or of the comment. */
  changeId?: string;
  /** Account id. */
  by?: string;
  /** The field that changed. */
  fieldId?: string;
  /** In Jira's words as far as it has any: "Work in progress" → "Pending"; else raw values. */
  from?: string;
  to?: string;
  /** The hold that began or ended with it. */
  hold?: Named & { change: 'begins' | 'ends' };
}

/** One stretch of time in an explanation. Stretches follow on each other without a gap; what is counted adds up to the number shown. */
export interface Stretch {
  from: string;
  to: string;
  /** closed: running, but outside the calendar; noGoal: running without a goal, so nothing is counted. */
  what: 'counted' | 'closed' | 'held' | 'stopped' | 'noGoal';
  /** Real time in ms, to − from. */
  ms: number;
  /** How much of it counts, in ms: all of a counted stretch, unless `joined`; 0 of all others. */
  countedMs: number;
  /** Openings and the time between them, taken together since there would be too many to tell one by one. */
  joined?: true;
  reason?: Named;
  /** Id of the calendar by which it was measured. */
  calendar?: string;
  /** What began it; stretches that begin since the calendar opens or closes have none. */
  cause?: Cause;
}

/** A part of a rule: for which incidents it is, by names. */
export interface RulePart {
  part: GoalPart;
  /** At most ten. */
  names: string[];
  /** How many more it names. */
  more: number;
}

/** A rule of a metric, and whether it fitted. */
export interface RuleTrial {
  rule: string;
  /** 1 for the first. */
  place: number;
  /** All parts it has; none: it is for every incident. */
  for: RulePart[];
  /** The first part that did not fit; absent: it fitted. */
  misses?: GoalPart;
  /** What the incident had there, by names; empty: nothing. */
  has?: string[];
}

/** How a goal came to be in force, or none. */
export interface GoalExplanation {
  from: string;
  cause: Cause;
  /** The rules tried in order; the last is the one that fits, if any does. */
  trials: RuleTrial[];
  /** Absent: no rule fitted. */
  goal?: { rule: string; place: number; ms: number; calendar: string };
  /** When it was reached while in force. */
  reachedAt?: string;
}

export interface CycleExplanation {
  number: number;
  from: string;
  /** Its end, or the time the explanation holds for. */
  to: string;
  begun: Cause & { how: 'start' | 'reset' | 'reopened' | 'goalChanged' };
  ended?: Cause & { how: 'stopped' | 'cancelled' | 'reset' | 'goalChanged' };
  stretches: Stretch[];
  goals: GoalExplanation[];
  elapsedMs: number;
  /** Of the present cycle: when the goal is or was reached. */
  dueAt?: string;
  breachedAt?: string;
}

export interface ClockExplanation {
  clock: ClockState;
  /** Working time at the time of the explanation: what the panel shows. */
  elapsedMs: number;
  /** Absent without a goal. Negative once more than the goal has elapsed. */
  remainingMs?: number;
  cycles: CycleExplanation[];
  /** A clock that never started: none of the conditions that would start it came to be. */
  neverStarted?: true;
}

/** Whose time the incident's life was, in ms; they add up to `wallMs` exactly. */
export interface LifeSplit {
  from: string;
  /** Now; the end, when the clock it goes by has stopped. */
  to: string;
  wallMs: number;
  /** Metric by whose calendar the hours are counted; absent when no clock has a goal: then nothing is out of hours. */
  by?: Named;
  parts: LifePart[];
}

export type LifePart =
  | { who: 'us'; tier: Named; ms: number }
  | { who: 'user' | 'vendor' | 'other' | 'outOfHours' | 'resolved'; ms: number };

export interface Explanation {
  /** ISO instant it holds for. */
  at: string;
  policyVersion: number;
  /** Calendars by id. */
  calendars: Record<string, { name: string; timeZone: string }>;
  clocks: ClockExplanation[];
  split: LifeSplit;
  /** It would be too long: the oldest is left out or taken together, or why rules do not fit is not told of all. */
  shortened?: true;
}
