/** What has to be known of a support group before somebody of it can be chosen; then decide again. */
export interface SurroundingsWanted {
  /** Id of a support group. */
  group: string;
  /** Account ids of whom Jira has to be asked whether the incident may be assigned to them. */
  assignable: string[];
}

/** Somebody who may be chosen. */
export interface Candidate {
  accountId: string;
  /** The account is in use. */
  active: boolean;
  /** Jira lets the incident be assigned to them; absent: not asked yet. */
  assignable?: boolean;
  /** Open incidents assigned to them, by id of the site's priority. */
  open: Readonly<Record<string, number>>;
}

/** A support group as it is just now: an input of a decision, whose outcome is recorded so that it is not asked again. */
export interface Surroundings {
  group: string;
  candidates: readonly Candidate[];
  /** Account id of whom the group's last incident went to. */
  last?: string;
}
