// What people did about the course of an incident: holds, resolution, gates, tasks.

/** Somebody put the incident on hold for a reason of the policy. When the hold begins and ends is what Jira's own facts say. */
export interface HeldAct {
  kind: 'held';
  /** ISO instant. */
  at: string;
  /** Account id. */
  by: string;
  /** Which intent of theirs it is: the same one sent again is no second act. */
  intentId: string;
  /** Id of a hold reason. */
  reason: string;
  note?: string;
  /** Of a hold that waits for a vendor. `expectedAt`: ISO instant at which their answer is expected. */
  vendor?: { name: string; reference?: string; expectedAt?: string };
  /** Id of the status the incident had: a customer's reply takes it back there. */
  fromStatus: string;
}

/** Somebody says how the incident was resolved, and asks the requester whether it is. A later one takes the place of an earlier. */
export interface ProposedAct {
  kind: 'proposed';
  at: string;
  by: string;
  intentId: string;
  /** Ids of the policy. */
  resolutionKind: string;
  closureCode: string;
  /** What was done. Told to the requester. */
  done: string;
}

/** By which way an answer to a proposed resolution came. onBehalf: an agent says what the requester told them. */
export const ANSWERED_VIAS = ['panel', 'portal', 'reply', 'silence', 'onBehalf'] as const;
export type AnsweredVia = (typeof ANSWERED_VIAS)[number];

/** The requester accepts the last proposed resolution or rejects it; silence, and a reply, are recorded by reconcile. */
export interface AnsweredAct {
  kind: 'answered';
  at: string;
  /** Account id; absent: nobody, in silence. */
  by?: string;
  via: AnsweredVia;
  accepts: boolean;
  /** Of a rejection. */
  reason?: string;
  /** Key of the change or request the rejection goes with. */
  link?: string;
  /** Of a reply. */
  commentId?: string;
}

/** Somebody lets one named transition pass though a gate blocks it, until an instant. */
export interface GateOverriddenAct {
  kind: 'gateOverridden';
  at: string;
  by: string;
  /** The transition in Jira's workflow; `toStatus`: id. */
  transition: { id: string; name: string; toStatus: string };
  /** Ids and names of the gates that were not fulfilled then. */
  gates: { id: string; name: string }[];
  reason: string;
  /** ISO instant, ten minutes after `at`. */
  until: string;
}

/** Somebody cancelled a task, with a reason. */
export interface TaskCancelledAct {
  kind: 'taskCancelled';
  at: string;
  by: string;
  /** Id and key of the sub-task. */
  taskId: string;
  key: string;
  reason: string;
}

export type LifeAct = HeldAct | ProposedAct | AnsweredAct | GateOverriddenAct | TaskCancelledAct;
