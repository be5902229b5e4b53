import type { Settings } from '../contract/types';

/** What Jira knows of the people of support groups; asked in the app's own name. */
export interface PeopleOfGroups {
  /** Account ids of those who are in a group of Jira's and whose accounts are in use; nobody when it is gone or hidden from the app. */
  readGroupMembers(groupId: string): Promise<string[]>;
  /** Open incidents that are assigned to some people. */
  listOpenWork(places: Settings['incidents'], accountIds: readonly string[]): Promise<OpenWork[]>;
  /** Whether an incident may be assigned to somebody: Jira's permission, and their account is in use. */
  isAssignable(issueKey: string, accountId: string): Promise<boolean>;
}

export interface OpenWork {
  issueId: string;
  /** Account id. */
  to: string;
  /** Id of the site's priority; empty: it has none. */
  priorityId: string;
}

/** What the app remembers of a support group, so that not every incident asks for it. Instants are ISO. */
export interface GroupBook {
  people?: {
    at: string;
    /** Of whom that was asked: the group of Jira's, and the members the policy names. */
    of: string;
    active: string[];
    inactive: string[];
  };
  work?: {
    at: string;
    /** Account id → id of the site's priority → how many open incidents. */
    open: Record<string, Record<string, number>>;
    /** Given by the app since, the last ones: a search may not know them yet. */
    given: (OpenWork & { at: string })[];
  };
  /** Account ids of whom the group's incidents went to, the one whose turn is longest ago first. */
  turns: string[];
}

export interface GroupStore {
  /** `revision` grows with each change; 0: never written. @param group id of a support group. */
  read(group: string): Promise<{ revision: number; book: GroupBook }>;
  /** False when somebody else wrote since revision `after`. */
  write(group: string, after: number, book: GroupBook): Promise<boolean>;
}
