import type { ESCALATION_KINDS } from '../../contract/policy-sections/escalation';

export type EscalationKind = (typeof ESCALATION_KINDS)[number];

/** What sets a ladder off, in words a reader without the policy can put into a sentence. Durations in ms. */
export type Because =
  | { on: 'clock'; metric: string; percent: number }
  | { on: 'willBreach'; metric: string; withinMs: number }
  | { on: 'dwell'; tier: string; afterMs: number }
  | { on: 'notAcknowledged'; afterMs: number }
  | { on: 'reopened'; times: number }
  | { on: 'reassigned'; times: number }
  | { on: 'reporterGroup'; group: string }
  | { on: 'priorityRaised'; to: string }
  | { on: 'customer'; by: string }
  | { on: 'hand'; by: string };

/** Why something is, or was, done later than it came to pass. */
export const DEFERRED = ['level', 'calendar', 'quiet', 'snoozed'] as const;
export type Deferred = (typeof DEFERRED)[number];

/** Why something is not done, as things are. */
export type NotWhy = 'onHold' | 'resolved' | 'child' | 'acknowledged' | 'neverReached' | 'notRunning' | 'lastTier' | 'off' | 'tooLate';

/** What a level did, or would do. */
export interface Deed {
  do: 'nextTier' | 'toTier' | 'toGroup' | 'raisePriority' | 'raisePriorityTo' | 'assign' | 'comment' | 'notify' | 'transition' | 'label';
  /** Name of a tier, group, priority, template, status, or the label. */
  to?: string;
}

interface Line {
  ladder: string;
  /** 1, 2, 3 … */
  level: number;
  kind: EscalationKind;
  because: Because;
  /** 1 for the first time, 2 for the first repetition … */
  round: number;
  deeds: Deed[];
  deferred?: Deferred;
}

/** What fired. ISO instants: when it came to pass, when it was due, when it was done. */
export interface Fired extends Line {
  id: string;
  passedAt: string;
  dueAt: string;
  at: string;
}

/** What has not fired: when it will, as things are (dueAt), or why it does not (not). ISO instants. */
export interface Ahead extends Line {
  passedAt?: string;
  dueAt?: string;
  not?: NotWhy;
}

/** How an incident's escalation stands, as its property has it. Nothing in it changes by time passing alone. */
export interface EscalationState {
  /** Account id, ISO instant; of the last acknowledgement that still counts. */
  acknowledged?: { by: string; at: string };
  snoozed?: { by: string; at: string; until: string; reason: string };
  /** The last ones, oldest first; `count`: of all. */
  fired: Fired[];
  count: number;
  /** The next ones, soonest first; then those that do not come. At most eight. */
  ahead: Ahead[];
}
