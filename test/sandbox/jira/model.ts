/** What the local Jira stores. Ids are strings of digits as in Jira unless said otherwise; instants are ISO 8601 UTC with ms. */

export type AccountId = string;

export interface Person {
  /** = accountId */
  id: AccountId;
  displayName: string;
  emailAddress: string;
  /** "customer": portal only, no Jira licence. "app": an app's own user. */
  accountType: 'atlassian' | 'customer' | 'app';
  /** Has a Jira licence (product access). */
  licensed: boolean;
  active: boolean;
  timeZone: string;
  /** A locale code as Jira spells it: "en_US", "fr_FR". */
  locale: string;
  /** What the switcher says under the name: "Agent, tier 1". */
  title?: string;
}

export interface Group {
  /** = groupId (a UUID in Jira) */
  id: string;
  name: string;
  members: AccountId[];
}

export interface Role {
  id: string;
  name: string;
  description: string;
  /** Set for a role of one team-managed project. */
  scopeProjectId?: string;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  description: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  /** "next-gen" is team-managed. */
  style: 'classic' | 'next-gen';
  leadAccountId: AccountId;
  archived: boolean;
  /** Role id -> actors. */
  roleActors: Record<string, { users: AccountId[]; groups: string[] }>;
  issueTypeSchemeId: string;
  issueTypeScreenSchemeId: string;
  workflowSchemeId: string;
  permissionSchemeId: string;
  prioritySchemeId?: string;
  /** In the trash: hidden from everyone but Jira admins, who may restore it. */
  deleted?: { at: string; by: AccountId };
  /** Since when and by whom, when archived. */
  archivedBy?: { at: string; by: AccountId };
  components?: ProjectComponent[];
  versions?: ProjectVersion[];
}

export interface ProjectComponent {
  id: string;
  name: string;
  description: string;
  leadAccountId?: AccountId;
}

export interface ProjectVersion {
  id: string;
  name: string;
  description: string;
  archived: boolean;
  released: boolean;
  /** yyyy-MM-dd */
  releaseDate?: string;
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  /** -1 sub-task, 0 standard, 1 epic. */
  hierarchyLevel: number;
  iconUrl: string;
  /** Set for a type that belongs to one team-managed project. */
  scopeProjectId?: string;
}

export interface IssueTypeScheme {
  id: string;
  name: string;
  description: string;
  isDefault: boolean;
  defaultIssueTypeId?: string;
  issueTypeIds: string[];
  /** Set for what a team-managed project keeps to itself: no scheme operation sees it. */
  scopeProjectId?: string;
}

export interface StatusDef {
  id: string;
  name: string;
  description: string;
  category: 'TODO' | 'IN_PROGRESS' | 'DONE';
  scopeProjectId?: string;
}

/** A rule of an app or of Jira on a transition. `ruleKey` as in the workflows API ("forge:expression-validator", "system:validate-field-value" …). */
export interface WorkflowRule {
  id: string;
  ruleKey: string;
  parameters: Record<string, string>;
}

export interface WorkflowTransition {
  id: string;
  name: string;
  description: string;
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED';
  /** Empty for GLOBAL and INITIAL. */
  fromStatusIds: string[];
  toStatusId: string;
  screenId?: string;
  conditions: WorkflowRule[];
  validators: WorkflowRule[];
  actions: WorkflowRule[];
  /** Transition properties of the workflows API. */
  properties?: Record<string, string>;
}

export interface Workflow {
  /** A UUID (entityId). */
  id: string;
  name: string;
  description: string;
  version: { id: string; versionNumber: number };
  scopeProjectId?: string;
  isEditable: boolean;
  statusIds: string[];
  transitions: WorkflowTransition[];
  /** ISO instants. */
  created?: string;
  updated?: string;
  /** Status id -> where it stands in the editor, and its properties. */
  statusDetails?: Record<string, { layout?: { x: number; y: number }; properties?: Record<string, string> }>;
}

export interface WorkflowScheme {
  id: string;
  name: string;
  description: string;
  defaultWorkflowId: string;
  /** Issue type id -> workflow id. */
  mappings: Record<string, string>;
  scopeProjectId?: string;
}

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

export type GrantHolder =
  | { type: 'applicationRole' } // any licensed person
  | { type: 'group'; group: string }
  | { type: 'projectRole'; roleId: string }
  | { type: 'reporter' }
  | { type: 'assignee' }
  | { type: 'projectLead' }
  | { type: 'user'; accountId: AccountId }
  | { type: 'anyone' }
  | { type: 'sd.customer.portal.only' }; // JSM: customers, through the portal only

export interface PermissionScheme {
  id: string;
  name: string;
  description: string;
  /** Permission key ("BROWSE_PROJECTS") -> holders. */
  grants: { permission: string; holder: GrantHolder /** Id of the grant in the REST API. */; id?: string }[];
  scopeProjectId?: string;
}

/** Who has a global permission (id = its key): groups by name. */
export interface GlobalPermission {
  id: string;
  groups: string[];
}

/** A property of an app at /rest/forge/1/app/properties. id = appId/key. */
export interface AppProperty {
  id: string;
  appId: string;
  key: string;
  value: unknown;
}

/** What an app's JQL function last answered for a clause (jql/function/computation). */
export interface JqlPrecomputation {
  /** A UUID. */
  id: string;
  appId: string;
  functionKey: string;
  functionName: string;
  field: string;
  operator: string;
  arguments: string[];
  /** The JQL fragment, unless the function failed. */
  value?: string;
  error?: string;
  /** ISO instants. */
  created: string;
  updated: string;
  used: string;
}

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

export interface ServiceDesk {
  id: string;
  projectId: string;
  portalName: string;
  /** Customers allowed to raise requests (besides organisations and everyone when open). */
  customers: AccountId[];
  openAccess: boolean;
  organizationIds: string[];
}

export interface RequestType {
  id: string;
  serviceDeskId: string;
  issueTypeId: string;
  name: string;
  description: string;
  helpText: string;
  groupIds: string[];
  /** Fields on the portal form, in order. */
  fields: { fieldId: string; required: boolean; label?: string; description?: string; presetValue?: unknown; visible: boolean }[];
}

/** A heading of a portal, under which its request types stand. */
export interface RequestTypeGroup {
  id: string;
  serviceDeskId: string;
  name: string;
}

export interface Organization {
  id: string;
  name: string;
  members: AccountId[];
}
