// Which support group and which person has the incident, as recorded. The choice is made once: who is there, and how much they have to do, changes.

/** Why a support group has the incident. */
export type PlacedWhy =
  /** A routing rule fits, the (sub)category has a group, or neither. */
  | { by: 'rule'; rule: string }
  | { by: 'category'; category: string }
  | { by: 'fallback' }
  /** An escalation moved it; id of its act. */
  | { by: 'escalation'; escalation: string }
  /** Somebody asked that group for support. */
  | { by: 'support'; reason: string }
  /** Somebody took an escalation back. */
  | { by: 'deEscalation'; reason: string };

/** The incident comes to a support group. Recorded by reconcile, what a person asked for too. */
export interface PlacedAct {
  kind: 'placed';
  /** ISO instant from which the group has it. */
  at: string;
  /** Account id of whoever wanted it; absent: it follows from the policy. */
  by?: string;
  /** Ids of the policy. */
  group: string;
  tier: string;
  why: PlacedWhy;
}

/** How a person came by the incident. person: somebody named them; hadIt: it was theirs before it was reopened; lead: nobody else was there. */
export const ASSIGNED_HOW = ['roundRobin', 'leastLoaded', 'skill', 'hadIt', 'lead', 'person', 'nobody'] as const;
export type AssignedHow = (typeof ASSIGNED_HOW)[number];

/** Why somebody of the group did not get it. */
export const PASSED_OVER = ['away', 'full', 'notAssignable', 'inactive', 'unskilled', 'off'] as const;
export type PassedOverWhy = (typeof PASSED_OVER)[number];

/** The app chose whom of the group the incident goes to. Recorded by reconcile before Jira's field is written. */
export interface AssignedAct {
  kind: 'assigned';
  /** ISO instant. */
  at: string;
  group: string;
  /** Account id; absent: nobody was there (how is then 'nobody'). */
  to?: string;
  how: AssignedHow;
  /** Account ids, at most ten. */
  passedOver: { id: string; why: PassedOverWhy }[];
  /** Open work of whoever got it when they were chosen, weighted by priority; absent when it was not asked for. */
  load?: number;
  /** ISO instant at which the group's calendar opens next: it was closed, and they were chosen as if it were that day. */
  opensAt?: string;
  /** Jira did not take whoever was chosen before, or not that nobody has it. */
  refused?: true;
}

/** Somebody asks another group, or somebody of it, for support. By a person. */
export interface SupportAskedAct {
  kind: 'supportAsked';
  at: string;
  by: string;
  group: string;
  /** Account id of whom they want; absent: as the group assigns. */
  to?: string;
  reason: string;
}
