import type { AccountId } from './people';

/** An issue as stored. `fields` holds raw values by field id in the storage form of its kind (see fields/). */
export interface Issue {
  id: string;
  key: string;
  projectId: string;
  typeId: string;
  statusId: string;
  created: string;
  updated: string;
  fields: Record<string, unknown>;
}

export interface ChangeItem {
  field: string;
  fieldId?: string;
  fieldtype: 'jira' | 'custom';
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

export interface ChangeGroup {
  id: string;
  issueId: string;
  authorId: AccountId;
  created: string;
  items: ChangeItem[];
}

export interface Comment {
  id: string;
  issueId: string;
  authorId: AccountId;
  updateAuthorId: AccountId;
  /** Atlassian Document Format. */
  body: unknown;
  created: string;
  updated: string;
  /** false: internal (service projects). */
  jsdPublic: boolean;
  visibility?: { type: 'group' | 'role'; value: string };
  properties: Record<string, unknown>;
}

export interface IssueLink {
  id: string;
  typeId: string;
  /** The issue the outward text is about ("source blocks destination"). */
  sourceId: string;
  destinationId: string;
}

export interface Notification {
  id: string;
  at: string;
  to: AccountId;
  issueId?: string;
  subject: string;
  text: string;
  html?: string;
  /** "notify" (REST), "comment", "mention", "invitation" … */
  kind: string;
}
