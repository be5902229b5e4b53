/** What has to be known of a support group before somebody of it can be chosen; then decide again. */
export interface SurroundingsWanted {
  /** Id of a support group. */
  group: string;
  /** Who is in it, and whose turn it is. */
  people: boolean;
  /** How much open work they have. */
  work: boolean;
  /** Account ids of whom Jira has to be asked whether the incident may be assigned to them. */
  assignable: string[];
}

/** Somebody of a group. */
export interface Candidate {
  accountId: string;
  /** The account is in use. */
  active: boolean;
  /** Open incidents assigned to them, by id of the site's priority; empty when it was not asked for. */
  open: Readonly<Record<string, number>>;
}

/** A support group as it is just now: an input of a decision, whose outcome is recorded so that it is not asked again. */
export interface Surroundings {
  group: string;
  /** In an order that stays. Absent: not asked yet. */
  people?: readonly Candidate[];
  /** Their open work is in it. */
  work: boolean;
  /** Account id → whether Jira lets the incident be assigned to them; whoever is absent was not asked about. */
  assignable: Readonly<Record<string, boolean>>;
  /** Account ids of whom the group's incidents went to, the one whose turn is longest ago first. */
  turns: readonly string[];
}

/** Support groups that were asked for; 'left out': nobody is chosen. */
export type Around = readonly Surroundings[] | 'left out';
