import type { FieldValues } from '../acts/act';
import type { Origin } from './state';

/** The three categories every status of Jira's belongs to. */
export type StatusCategory = 'new' | 'indeterminate' | 'done';

/** One change of one field, from Jira's changelog. */
export interface Change {
  /** Id of the entry of the changelog; several changes made at once share it. Numbers, growing with time. */
  id: string;
  /** ISO instant at which Jira wrote it. */
  at: string;
  /** Account id of whoever did it; Jira may not know. */
  by?: string;
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
  /** Id of the site's priority; projects can do without. */
  priorityId?: string;
  /** What is in our fields; a field that is empty is absent. */
  values: FieldValues;
  /** The category in Jira's words: "Network / VPN". */
  category?: string;
  created: string;
  updated: string;
  /** Account id; Jira may have none. */
  reporter?: string;
  /** The intent property is there. */
  hasIntent: boolean;
  /** Where it was raised from, as the intent property says. */
  origin?: Origin;
  /** In no particular order. */
  history: readonly Change[];
  /** The property as it stands, unread: anybody who may edit the issue may have written it. */
  property: unknown;
  /** The property that says what stands beside the panel's label, unread likewise. */
  lozenge: unknown;
}
