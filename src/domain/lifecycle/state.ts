import type { GATE_MODES, NEEDS, PHASE_KINDS } from '../../contract/policy-sections/lifecycle';
import type { FieldName } from '../../contract/types';
import type { AnsweredVia } from '../acts/life';
import type { StatusCategory } from '../incident/facts';

export type PhaseKind = (typeof PHASE_KINDS)[number];
export type GateMode = (typeof GATE_MODES)[number];
export type NeedKind = (typeof NEEDS)[number];

interface Named {
  id: string;
  name: string;
}

/** How a gate before a phase stands. Gates that are off are not listed. */
export interface GateState extends Named {
  help?: string;
  mode: Exclude<GateMode, 'off'>;
  need: NeedKind;
  met: boolean;
  /** Of `fields`: those that are empty. */
  fields?: FieldName[];
  /** Of `tasksClosed`: keys of open tasks, at most ten. */
  tasks?: string[];
}

/** A phase of the policy as a reader without the policy needs it. */
export interface PhaseState extends Named {
  kind: PhaseKind;
}

/** A phase one may go to from here. */
export interface NextPhase extends PhaseState {
  /** Statuses that lead to it: a transition of Jira's into one of them enters it. None: it follows from gates alone. */
  statuses: { ids: string[]; categories: StatusCategory[] };
  gates: GateState[];
}

/** What an incident waits for. ISO instants. */
export interface HoldState {
  reason: Named;
  waitsFor: 'user' | 'vendor' | 'other';
  since: string;
  /** Account id of whoever put it on hold in the panel, and what they said. */
  by?: string;
  note?: string;
  vendor?: { name: string; reference?: string; expectedAt?: string };
  /** How many reminders went out; when the next is due; when it is resolved for want of an answer. */
  reminders: number;
  nextReminderAt?: string;
  resolvesAt?: string;
}

export const RESOLUTION_ANSWERS = ['open', 'accepted', 'rejected', 'silence', 'notAsked'] as const;
export type ResolutionAnswer = (typeof RESOLUTION_ANSWERS)[number];

/** The last proposed resolution. ISO instants. */
export interface ResolutionState {
  kind: Named;
  code: Named;
  done: string;
  by: string;
  at: string;
  /** notAsked: the policy does not ask the requester of such incidents. */
  answer: ResolutionAnswer;
  answered?: { by?: string; at: string; via: AnsweredVia; reason?: string; link?: string };
  /** While the answer is open: when they are reminded next, and when silence is taken for a yes. */
  remindAt?: string;
  closesAt?: string;
}

/** How an incident's life stands, as its property has it. Nothing in it changes by time passing alone. */
export interface LifeState {
  /** In the policy's order. */
  phases: PhaseState[];
  /** Id of the phase it is in; absent: no phase of the policy has its status. */
  phase?: string;
  next: NextPhase[];
  tasks?: { open: number; total: number };
  hold?: HoldState;
  resolution?: ResolutionState;
  /** How often it was reopened. */
  reopened: number;
  /** Overrides of gates, the last three, oldest first. */
  overrides?: { by: string; at: string; until: string; to: string; gates: string[]; reason: string }[];
  /** Cancelled tasks, the last five. */
  cancelled?: { by: string; at: string; key: string; reason: string }[];
}
