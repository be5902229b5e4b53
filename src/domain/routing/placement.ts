import type { AssignedHow, PassedOverWhy } from '../acts/placement';

/** Something of the policy, as a reader without the policy needs it. */
export interface Named {
  id: string;
  name: string;
}

/** Why the group has it, in words a reader without the policy can put into a sentence. */
export type PlacementWhy =
  | { by: 'rule'; name: string }
  | { by: 'category'; name: string }
  | { by: 'fallback' }
  | { by: 'escalation'; name: string }
  | { by: 'support'; person: string; reason: string }
  | { by: 'deEscalation'; person: string; reason: string };

/** Who has the incident and why, as its property has it. */
export interface Placement {
  tier: Named;
  group: Named;
  /** ISO instant since which the group has it. */
  since: string;
  why: PlacementWhy;
  /** What the app chose; absent: the group is one in which it does not, or somebody has decided otherwise since. */
  chosen?: {
    how: AssignedHow;
    /** Account id. */
    to?: string;
    /** ISO instant. */
    at: string;
    passedOver: { id: string; why: PassedOverWhy }[];
    load?: number;
    /** ISO instant at which the group's calendar opens next: it was closed when they were chosen. */
    opensAt?: string;
  };
  /** How often it went from a group to another, or from one person to another. */
  moves: number;
}
