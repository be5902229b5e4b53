import type { FieldName } from '../../contract/types';
import type { Told } from '../effects/told';
import type { EscalationState } from '../escalation/state';
import type { LifeState } from '../lifecycle/state';
import type { PrioritySource } from '../priority/precedence';
import type { Placement } from '../routing/placement';
import type { ClockState, StateCalendar } from '../sla/clock-state';

/** Key of the issue property in which an incident's derived state is kept. The manifest declares it for search. */
export const INCIDENT_PROPERTY = 'firebreak-incident';

/** Key of the issue property that says which intent made an incident and where it came from. */
export const INTENT_PROPERTY = 'firebreak-intent';

/** Version of the state's form. A property of another version is written anew. */
export const STATE_SCHEMA = 3;

/** Where an incident stands, from its status's category. */
const PHASES = ['open', 'in-progress', 'resolved'] as const;
export type Phase = (typeof PHASES)[number];

/** The issue an incident was raised from. */
export interface Origin {
  id: string;
  key: string;
}

/** One of the two inputs of the matrix. */
export type Axis = 'impact' | 'urgency';

/** Which priority the incident should have, and why. */
export interface PriorityState {
  /** none: nothing asks for a priority (see missing and gone); Jira's own is left alone. */
  source: PrioritySource | 'none';
  /** Id of the site's priority, and its name in the policy (Jira's id when the policy does not name it). */
  jiraPriorityId?: string;
  name?: string;
  /** Place among the policy's priorities, 0 the most urgent; absent when the policy does not name it. */
  rank?: number;
  /** Levels of the policy. */
  impact?: { id: string; name: string };
  urgency?: { id: string; name: string };
  /** Not chosen yet. */
  missing?: Axis[];
  /** Chosen, but no longer a level of the policy. */
  gone?: Axis[];
  override?: {
    /** Account id. */
    by: string;
    /** ISO instant. */
    at: string;
    reason?: string;
    /** Done by editing Jira's own field. */
    byEdit: boolean;
  };
}

/** What the state was computed from; a reader compares it with what Jira says now. */
export interface Basis {
  statusId: string;
  issueTypeId: string;
  /** The priority after the look's own write. */
  priorityId?: string;
  /** Ids of options. */
  impact?: string;
  urgency?: string;
  /** ISO instant of the issue's last change that was seen. */
  updated: string;
  /** Version of the act log. */
  acts: number;
}

/** The incident's derived state, as kept in its property: a cache for reading, never an input of a decision. */
export interface IncidentState {
  schema: typeof STATE_SCHEMA;
  phase: Phase;
  /** ISO instant since when the incident has its present status. */
  since: string;
  /** Account id. */
  reporter?: string;
  origin?: Origin;
  /** In Jira's words. */
  category?: string;
  priority: PriorityState;
  /** Version of the policy the incident runs under, by which the priority was decided. */
  policy: number;
  /** Clocks, in the policy's order; none when the policy has none. */
  clocks: ClockState[];
  /** Version of the policy the clocks run under. */
  clockPolicy: number;
  /** Calendars of the clocks' goals, by id, for letting the clocks tick; one there was no room for is absent. */
  calendars: Record<string, StateCalendar>;
  /** The last things the app told somebody, oldest first; read by domain/effects/told.ts. Absent: none yet. */
  told?: Told[];
  /** Who has it and why. Absent: not routed yet. */
  placement?: Placement;
  /** Absent: no ladder of the policy concerns it. */
  escalation?: EscalationState;
  /** Phase, gates, tasks, hold and resolution. Absent: the policy has no phases. */
  life?: LifeState;
  /** Ids of the fields in which Jira holds impact and urgency on this site. */
  fields: Partial<Record<Axis, string>>;
  /** What the app could not write, because Jira refused it: our fields and "priority". */
  notSet?: (FieldName | 'priority' | 'assignee')[];
  basis: Basis;
  /** ISO instant of the look that wrote it. */
  lookedAt: string;
}
