import type { Because, Deferred, EscalationKind } from '../escalation/state';

// What moved an incident up, and what people did about it.

/** A level of a ladder acted, or begins to: what it does follows from this act, so that it is done once. Recorded by reconcile. */
export interface EscalatedAct {
  kind: 'escalated';
  /** `resolution-breached/resolution-2-100/managers/1`: ladder, what set it off, level, and which repetition of it. */
  id: string;
  /** ISO instant at which it was done. */
  at: string;
  /** ISO instants: at which what it waits for happened, and at which it was due (later: a delay, a calendar, quiet hours, a snooze). */
  passedAt: string;
  dueAt: string;
  /** Ids of the policy, of this version. */
  ladder: string;
  level: string;
  version: number;
  /** Id of the site's priority it is raised to; absent: not raised. */
  raisedTo?: string;
  /** Id of the support group that whoever escalated by hand named. */
  group?: string;
  /** It was to go to the next tier, and there is none. */
  stays?: true;
  /** What it was, in the policy's words of then: the ladder's name, which level of it (1, 2, 3 …), what set it off, why it was later. */
  said?: { ladder: string; level: number; kind: EscalationKind; because: Because; deferred?: Deferred };
}

/** Somebody takes note: levels that wait for that are not reached any more. */
export interface AcknowledgedAct {
  kind: 'acknowledged';
  at: string;
  by: string;
}

/** Somebody puts escalations off. `until` not after `at`: the putting off ends. */
export interface SnoozedAct {
  kind: 'snoozed';
  at: string;
  by: string;
  /** ISO instant. */
  until: string;
  reason: string;
}

/** Somebody escalates by hand, with a note for whoever takes over. */
export interface HandOverAct {
  kind: 'handOver';
  at: string;
  by: string;
  /** Which intent of theirs it is: the same one sent again is no second act. */
  intentId?: string;
  /** Id of a support group they name; absent: where the ladder, or else the next tier, leads. */
  group?: string;
  tried: string;
  known: string;
  asked: string;
}

/** Somebody takes the last escalation back: the incident returns to where it was, a raised priority too. */
export interface DeEscalatedAct {
  kind: 'deEscalated';
  at: string;
  by: string;
  reason: string;
}

/** The customer asks for escalation; said by themselves, or by an agent for them. */
export interface CustomerAskedAct {
  kind: 'customerAsked';
  at: string;
  by: string;
  onBehalf: boolean;
  reason: string;
}
