import type { FieldName } from '../../contract/types';
import type { EffectKind, EffectOutcome } from '../effects/effect';
import type { Origin } from '../incident/state';
import type { AcknowledgedAct, CustomerAskedAct, DeEscalatedAct, EscalatedAct, HandOverAct, SnoozedAct } from './escalation';
import type { LifeAct } from './life';
import type { AssignedAct, PlacedAct, SupportAskedAct } from './placement';

/** What a field holds: ids of options, [parent, child] for a category, an account id, a text. */
export type FieldValues = Partial<Record<FieldName, string[]>>;

interface Done {
  /** ISO instant. */
  at: string;
  /** Account id. */
  by: string;
}

/** The incident was raised through the app: what the person said of it. Values Jira did not take from them are set by reconcile. */
export interface RaisedAct extends Done {
  kind: 'raised';
  intentId: string;
  origin?: Origin;
  values: FieldValues;
}

/** The priority is kept at one of the site's, whatever the matrix says. */
export interface OverrideAct extends Done {
  kind: 'override';
  jiraPriorityId: string;
  /** Absent when it was done by editing Jira's own field. */
  reason?: string;
  /** Id in Jira's changelog of the edit it was done by. */
  changeId?: string;
}

/** The priority is given back to the matrix. */
export interface ReleaseAct extends Done {
  kind: 'release';
}

/** A direct edit of the priority by somebody who may not override. The last one is kept, so that none up to it is judged again. */
export interface RefusedEditAct extends Done {
  kind: 'editRefused';
  changeId: string;
}

/**
 * A comment that acted on a clock. Comments can be deleted and leave no history; what they did to a clock stays. Recorded by reconcile.
 */
export interface CommentedAct extends Done {
  kind: 'commented';
  commentId: string;
  side: 'agent' | 'customer';
  public: boolean;
}

/**
 * Which of the groups that rules of goals name the reporter (`by`) was in when the app first asked. Recorded by reconcile, so that later
 * changes of groups change no goal.
 */
export interface ReporterGroupsAct extends Done {
  kind: 'reporterGroups';
  /** The groups that were asked about; another version of the policy may name others. */
  asked: string[];
  groupIds: string[];
}

/** The clocks run under another version of the policy than the one that was in force when the incident was made. */
export interface ClockPolicyAct extends Done {
  kind: 'clockPolicy';
  version: number;
  reason: string;
  /** How the clocks stood before, so that the original is kept. */
  before: { version: number; clocks: { metric: string; state: string; elapsedMs: number; dueAt?: string; breachedAt?: string }[] };
}

/** The app told somebody something or did something else besides writing the incident, or tried to: it is not done again. Recorded by reconcile. */
export interface EffectAct {
  kind: 'effect';
  /** Id of the effect, which says what caused it. */
  id: string;
  effect: EffectKind;
  outcome: EffectOutcome;
  /** ISO instant. */
  at: string;
  /** Account ids of those it was for. */
  to: string[];
  /** Names of groups of Jira's it was for, too. */
  groups?: string[];
  /** It was for those who watch the incident, too. */
  watchers?: true;
  /** Of what an escalation did: name of the template, of the status, or the label. */
  what?: string;
  /** Why it was refused: one of EFFECT_WHYS, or Jira's words. */
  why?: string;
}

/** What people did that Jira's own history cannot hold. Append-only (but see `withActs`); an input of `decide` beside the facts. */
export type Act =
  | RaisedAct
  | OverrideAct
  | ReleaseAct
  | RefusedEditAct
  | CommentedAct
  | ReporterGroupsAct
  | ClockPolicyAct
  | EffectAct
  | PlacedAct
  | AssignedAct
  | SupportAskedAct
  | EscalatedAct
  | AcknowledgedAct
  | SnoozedAct
  | HandOverAct
  | DeEscalatedAct
  | CustomerAskedAct
  | LifeAct;

/** The acts of one incident. */
export interface ActLog {
  /** Grows by one with each append; 0: nothing there yet. */
  version: number;
  acts: readonly Act[];
}

export const NO_ACTS: ActLog = { version: 0, acts: [] };
