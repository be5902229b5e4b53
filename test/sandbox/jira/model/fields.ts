/**
 * What values a field takes. System fields have their own kinds; custom fields take theirs from `customType`.
 * Multi kinds hold arrays.
 */
export type FieldKind =
  | 'string' // one line of text
  | 'textarea' // rich text (ADF)
  | 'number'
  | 'date' // yyyy-MM-dd
  | 'datetime' // instant
  | 'user'
  | 'multi-user'
  | 'group'
  | 'multi-group'
  | 'option' // select list
  | 'multi-option'
  | 'cascading' // cascading select
  | 'labels'
  | 'url'
  | 'version-list'
  | 'component-list'
  | 'priority'
  | 'resolution'
  | 'status'
  | 'issuetype'
  | 'project'
  | 'parent'
  | 'issuelinks'
  | 'subtasks'
  | 'comment'
  | 'watches'
  | 'votes'
  | 'attachment'
  | 'worklog'
  | 'request-type' // JSM "Request Type"
  | 'organization' // JSM organizations
  | 'participants' // JSM request participants
  | 'object'; // Forge object field

export interface FieldDef {
  /** "summary", "customfield_10050" … */
  id: string;
  name: string;
  description: string;
  kind: FieldKind;
  custom: boolean;
  /** Full custom field type key, e.g. "com.atlassian.jira.plugin.system.customfieldtypes:select". */
  customType?: string;
  searcherKey?: string;
  /** For a field of an app: who owns it and its module key. */
  app?: { appId: string; environmentId: string; moduleKey: string; collection: 'none' | 'list'; readOnly: boolean };
  /** Names in JQL besides id and "cf[10050]". */
  clauseNames: string[];
  navigable: boolean;
  orderable: boolean;
  searchable: boolean;
  trashed?: boolean;
  locked?: boolean;
  scopeProjectId?: string;
}

export interface FieldOption {
  id: string;
  fieldId: string;
  contextId: string;
  value: string;
  disabled: boolean;
  /** For the second level of a cascading select. */
  parentId?: string;
  order: number;
}

export interface FieldContext {
  id: string;
  fieldId: string;
  name: string;
  description: string;
  /** Empty: global (every project). */
  projectIds: string[];
  /** Empty: any issue type. */
  issueTypeIds: string[];
  /** Default value, in the REST input shape of the field. */
  defaultValue?: unknown;
}

export interface ScreenTab {
  id: string;
  name: string;
  fieldIds: string[];
}

export interface Screen {
  id: string;
  name: string;
  description: string;
  tabs: ScreenTab[];
  scopeProjectId?: string;
}

export interface ScreenScheme {
  id: string;
  name: string;
  description: string;
  screens: { default: string; create?: string; edit?: string; view?: string };
  scopeProjectId?: string;
}

export interface IssueTypeScreenScheme {
  id: string;
  name: string;
  description: string;
  /** Issue type id or "default" -> screen scheme id. */
  mappings: Record<string, string>;
  scopeProjectId?: string;
}

export interface Priority {
  id: string;
  name: string;
  description: string;
  statusColor: string;
  iconUrl: string;
  isDefault: boolean;
}

export interface Resolution {
  id: string;
  name: string;
  description: string;
}

export interface LinkType {
  id: string;
  name: string;
  inward: string;
  outward: string;
}
