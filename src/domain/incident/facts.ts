import type { Origin } from './state';

/** The three categories every status of Jira's belongs to. */
export type StatusCategory = 'new' | 'indeterminate' | 'done';

/** One change of one field, from Jira's changelog. */
export interface Change {
  /** ISO instant at which Jira wrote it. */
  at: string;
  /** Id of the field ("status", "customfield_10010"). */
  fieldId: string;
  /** Raw values: ids for fields that have them. */
  from: string | undefined;
  to: string | undefined;
}

/** What Jira says of one issue: the input of `decide`. Instants are ISO. */
export interface IssueFacts {
  issueId: string;
  key: string;
  projectId: string;
  issueTypeId: string;
  status: { id: string; category: StatusCategory };
  created: string;
  updated: string;
  /** Account id; Jira may have none. */
  reporter?: string;
  /** Where it was raised from, as the intent property says. */
  origin?: Origin;
  /** In no particular order. */
  history: readonly Change[];
  /** The property as it stands, unread: anybody who may edit the issue may have written it. */
  property: unknown;
}
