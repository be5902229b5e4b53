import { Collection } from '../kernel/collection';
import type { Site } from '../kernel/site';
import type {
  AppProperty,
  FieldContext,
  FieldDef,
  FieldOption,
  GlobalPermission,
  Group,
  IssueType,
  IssueTypeScheme,
  IssueTypeScreenScheme,
  JqlPrecomputation,
  LinkType,
  Organization,
  PermissionScheme,
  Person,
  Priority,
  Project,
  RequestType,
  RequestTypeGroup,
  Resolution,
  Role,
  Screen,
  ScreenScheme,
  ServiceDesk,
  StatusDef,
  Workflow,
  WorkflowScheme,
} from './model';

/** What is small, by kind, in memory; issues and what hangs on them are tables (see issues/store.ts). */
export interface JiraState {
  people: Collection<Person>;
  groups: Collection<Group>;
  roles: Collection<Role>;
  projects: Collection<Project>;
  issueTypes: Collection<IssueType>;
  issueTypeSchemes: Collection<IssueTypeScheme>;
  statuses: Collection<StatusDef>;
  workflows: Collection<Workflow>;
  workflowSchemes: Collection<WorkflowScheme>;
  fields: Collection<FieldDef>;
  fieldContexts: Collection<FieldContext>;
  fieldOptions: Collection<FieldOption>;
  screens: Collection<Screen>;
  screenSchemes: Collection<ScreenScheme>;
  issueTypeScreenSchemes: Collection<IssueTypeScreenScheme>;
  priorities: Collection<Priority>;
  resolutions: Collection<Resolution>;
  linkTypes: Collection<LinkType>;
  permissionSchemes: Collection<PermissionScheme>;
  serviceDesks: Collection<ServiceDesk>;
  requestTypes: Collection<RequestType>;
  requestTypeGroups: Collection<RequestTypeGroup>;
  organizations: Collection<Organization>;
  globalPermissions: Collection<GlobalPermission>;
  appProperties: Collection<AppProperty>;
  jqlPrecomputations: Collection<JqlPrecomputation>;
}

export function openJiraState({ db }: Pick<Site, 'db'>): JiraState {
  return {
    people: new Collection(db, 'person'),
    groups: new Collection(db, 'group'),
    roles: new Collection(db, 'role'),
    projects: new Collection(db, 'project'),
    issueTypes: new Collection(db, 'issuetype'),
    issueTypeSchemes: new Collection(db, 'issuetypescheme'),
    statuses: new Collection(db, 'status'),
    workflows: new Collection(db, 'workflow'),
    workflowSchemes: new Collection(db, 'workflowscheme'),
    fields: new Collection(db, 'field'),
    fieldContexts: new Collection(db, 'fieldcontext'),
    fieldOptions: new Collection(db, 'fieldoption'),
    screens: new Collection(db, 'screen'),
    screenSchemes: new Collection(db, 'screenscheme'),
    issueTypeScreenSchemes: new Collection(db, 'issuetypescreenscheme'),
    priorities: new Collection(db, 'priority'),
    resolutions: new Collection(db, 'resolution'),
    linkTypes: new Collection(db, 'linktype'),
    permissionSchemes: new Collection(db, 'permissionscheme'),
    serviceDesks: new Collection(db, 'servicedesk'),
    requestTypes: new Collection(db, 'requesttype'),
    requestTypeGroups: new Collection(db, 'requesttypegroup'),
    organizations: new Collection(db, 'organization'),
    globalPermissions: new Collection(db, 'globalpermission'),
    appProperties: new Collection(db, 'appproperty'),
    jqlPrecomputations: new Collection(db, 'jqlprecomputation'),
  };
}
