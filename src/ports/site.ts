import type { StatusCategory } from '../domain/incident/facts';
import type {
  FieldContext,
  FieldOption,
  RequestForm,
  Schemes,
  Screen,
  SiteField,
  SiteProject,
  SiteSnapshot,
  SiteStatus,
  SiteType,
  SiteWrite,
} from '../domain/set-up/site';

/** How the site is made up, as set-up and its preflight read it: as the admin who asks, or on install as the app. */
export interface SiteReader {
  countProjects(): Promise<number>;
  /** Those of the projects that are there. */
  readProjects(projectIds: readonly string[]): Promise<SiteProject[]>;
  readTypes(): Promise<SiteType[]>;
  readFields(): Promise<SiteField[]>;
  /** Which of some fields are there, by their ids. */
  readFieldsThere(fieldIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** A field's contexts, without their options. */
  readContexts(fieldId: string): Promise<Omit<FieldContext, 'options'>[]>;
  readOptions(fieldId: string, contextId: string): Promise<FieldOption[]>;
  readSchemes(): Promise<Schemes>;
  readScreens(screenIds: readonly string[]): Promise<Screen[]>;
  /** Names; undefined when issue linking is switched off. */
  readLinkTypes(): Promise<string[] | undefined>;
  readPriorities(): Promise<SiteSnapshot['priorities']>;
  /** Company-wide roles. */
  readRoles(): Promise<SiteSnapshot['roles']>;
  /** How many active people a group has; 0 when it is gone, undefined when whoever asks may not know. */
  countPeople(groupId: string): Promise<number | undefined>;
  /** Time zone of whoever asks (IANA). */
  readTimeZone(): Promise<string>;
  /** Statuses by issue type. */
  readStatuses(projectId: string): Promise<{ typeId: string; subtask: boolean; statuses: SiteStatus[] }[]>;
  /** Category of every status of the site, by the status's id. */
  readStatusCategories(): Promise<Record<string, StatusCategory>>;
  /** Undefined when the project has none. */
  readMark(projectId: string): Promise<unknown>;
  /** Undefined when the service project has no such request type. */
  readRequestForm(projectKey: string, requestTypeId: string): Promise<RequestForm | undefined>;
}

/** Changes of the site, always as the admin who clicked. */
export interface SiteWriter {
  write(change: SiteWrite): Promise<void>;
}

/** What only the app can say of itself. */
export interface AppSelf {
  accountId(): Promise<string>;
  /** Which of the permissions (Jira's keys) the app lacks in a project; all, when it cannot see it. */
  lacking(projectId: string, permissions: readonly string[]): Promise<string[]>;
}
