import type { FieldName } from '../../contract/types';
import type { Origin } from '../incident/state';

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

/** What people did that Jira's own history cannot hold. Append-only (but see `withActs`); an input of `decide` beside the facts. */
export type Act = RaisedAct | OverrideAct | ReleaseAct | RefusedEditAct;

/** The acts of one incident. */
export interface ActLog {
  /** Grows by one with each append; 0: nothing there yet. */
  version: number;
  acts: readonly Act[];
}

export const NO_ACTS: ActLog = { version: 0, acts: [] };
