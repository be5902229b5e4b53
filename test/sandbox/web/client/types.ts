/** Shapes of Jira's REST answers, as far as the pages read them. */

export interface UserRef {
  accountId: string;
  displayName: string;
  active?: boolean;
  accountType?: string;
  emailAddress?: string;
}

export interface ProjectRef {
  id: string;
  key: string;
  name: string;
  projectTypeKey: string;
  simplified?: boolean;
  style?: string;
  archived?: boolean;
  description?: string;
  lead?: UserRef;
  issueTypes?: TypeRef[];
}

export interface TypeRef {
  id: string;
  name: string;
  iconUrl: string;
  subtask: boolean;
  hierarchyLevel?: number;
  description?: string;
}

export interface StatusRef {
  id: string;
  name: string;
  statusCategory: { key: string; name: string };
}

export interface PriorityRef {
  id: string;
  name: string;
  iconUrl: string;
}

/** An issue, with whatever fields were asked for. */
export interface IssueBean {
  id: string;
  key: string;
  fields: Record<string, unknown> & {
    summary?: string;
    status?: StatusRef;
    issuetype?: TypeRef;
    project?: ProjectRef;
    priority?: PriorityRef | null;
    assignee?: UserRef | null;
    reporter?: UserRef | null;
    creator?: UserRef | null;
    created?: string;
    updated?: string;
  };
  names?: Record<string, string>;
  schema?: Record<string, FieldSchema>;
}

export interface FieldSchema {
  type: string;
  items?: string;
  system?: string;
  custom?: string;
  customId?: number;
}

/** One field of createmeta, editmeta or a transition. */
export interface FieldMeta {
  fieldId?: string;
  key: string;
  name: string;
  required: boolean;
  schema: FieldSchema;
  operations?: string[];
  allowedValues?: unknown[];
  hasDefaultValue?: boolean;
  defaultValue?: unknown;
  autoCompleteUrl?: string;
}

export interface Transition {
  id: string;
  name: string;
  to: StatusRef;
  hasScreen: boolean;
  isAvailable?: boolean;
  fields?: Record<string, FieldMeta>;
}

/** A page of results by startAt. */
export interface PageOf<T> {
  values: T[];
  total?: number;
  startAt: number;
  maxResults: number;
  isLast?: boolean;
}

export interface SearchAnswer {
  issues: IssueBean[];
  nextPageToken?: string;
  isLast?: boolean;
}

export interface CommentBean {
  id: string;
  author: UserRef;
  body: unknown;
  created: string;
  updated: string;
  jsdPublic?: boolean;
  visibility?: { type: string; value: string };
}

export interface ChangelogBean {
  id: string;
  author?: UserRef;
  created: string;
  items: {
    field: string;
    fieldId?: string;
    from?: string | null;
    to?: string | null;
    fromString: string | null;
    toString: string | null;
  }[];
}

export interface IssueLinkBean {
  id: string;
  type: { id: string; name: string; inward: string; outward: string };
  inwardIssue?: IssueBean;
  outwardIssue?: IssueBean;
}
