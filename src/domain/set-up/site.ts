import type { AppError } from '../../contract/errors';
import type { StatusCategory } from '../incident/facts';
import type { ProjectMark } from '../settings/incident-types';

// What set-up reads of a site. Ids are Jira's.

/** An issue type. */
export interface SiteType {
  id: string;
  name: string;
  subtask: boolean;
  /** Set when it belongs to one team-managed project: of no use anywhere else. */
  scoped: boolean;
}

/** A project somebody chose. */
export interface SiteProject {
  id: string;
  key: string;
  name: string;
  /** Its types and fields are its own; no app may add to them. */
  teamManaged: boolean;
  serviceProject: boolean;
  types: readonly { id: string; name: string; subtask: boolean }[];
}

/** A field, site-wide or of one team-managed project. */
export interface SiteField {
  id: string;
  name: string;
  /** Key of its type: "com.atlassian.jira.plugin.system.customfieldtypes:select"; undefined for Jira's own fields. */
  type: string | undefined;
  scoped: boolean;
  /** Of a field this app brought: key of its module in the manifest. */
  module?: string;
}

/** A status an issue can have. */
export interface SiteStatus {
  id: string;
  name: string;
  category: StatusCategory;
}

/** Where a custom field applies, and the options it has there. */
export interface FieldContext {
  id: string;
  /** Undefined: in every project. */
  projectIds: readonly string[] | undefined;
  /** Undefined: with every issue type. */
  typeIds: readonly string[] | undefined;
  /** In their order; read only of contexts that apply to a chosen project. */
  options: readonly FieldOption[];
}

export interface FieldOption {
  id: string;
  value: string;
  disabled: boolean;
  /** In a cascading list: the option it stands under. */
  parentId: string | undefined;
}

/** Which issue types the projects have that share a scheme. */
export interface TypeScheme {
  id: string;
  name: string;
  projects: readonly { id: string; name: string }[];
}

/** Which screens a project’s issue types have. */
export interface TypeScreenScheme {
  id: string;
  projects: readonly { id: string; name: string }[];
  /** Issue type id or "default" → id of a screen scheme. */
  screenSchemes: Readonly<Record<string, string>>;
}

export interface ScreenScheme {
  id: string;
  /** Ids of screens; what is absent is the default’s. */
  screens: { default?: string | undefined; create?: string | undefined; edit?: string | undefined; view?: string | undefined };
}

export interface Screen {
  id: string;
  name: string;
  /** Where fields are added; undefined when the screen has no tab. */
  firstTab: string | undefined;
  /** Of all its tabs. */
  fieldIds: readonly string[];
}

/** Schemes of the whole site: only so is it known whom a screen is shared with. */
export interface Schemes {
  types: readonly TypeScheme[];
  typeScreens: readonly TypeScreenScheme[];
  screens: readonly ScreenScheme[];
}

/** The form of a chosen request type. */
export interface RequestForm {
  serviceDeskId: string;
  requestTypeId: string;
  name: string;
  issueTypeId: string;
  /** Fields on it that a person may fill. */
  fieldIds: readonly string[];
}

/** Everything set-up plans from. */
export interface SiteSnapshot {
  projectCount: number;
  /** Those chosen, and those chosen before, as far as they are there. */
  projects: readonly SiteProject[];
  types: readonly SiteType[];
  fields: readonly SiteField[];
  /** Undefined when issue linking is switched off. */
  linkTypes: readonly string[] | undefined;
  /** The most urgent first. */
  priorities: readonly { id: string; name: string }[];
  /** Company-wide roles. */
  roles: readonly { id: string; name: string }[];
  /** Field id → its contexts, for our fields that are there, and for the one that says why work waits. */
  contexts: ReadonlyMap<string, readonly FieldContext[]>;
  /** Time zone of whoever asks (IANA); read only while no policy is published. */
  timeZone: string | undefined;
  /** Statuses incidents have, or will have, in the chosen projects; read only while no policy is published. */
  statuses: readonly SiteStatus[];
  schemes: Schemes;
  /** Screens of the incident types, by id. */
  screens: ReadonlyMap<string, Screen>;
  /** Project id → its property, unread. */
  marks: ReadonlyMap<string, unknown>;
  /** Project id → permissions the app lacks in it. */
  lacking: ReadonlyMap<string, readonly string[]>;
  /** Project id → form of the request type chosen; Jira’s refusal when it could not be read; undefined when it is not there. */
  forms: ReadonlyMap<string, RequestForm | { refused: AppError } | undefined>;
}

/** One call that changes the site (or, for the policy, our own storage). */
export type SiteWrite =
  | { do: 'createType'; name: string; description: string }
  | { do: 'addType'; schemeId: string; typeId: string }
  | { do: 'createField'; name: string; description: string; type: string; searcher: string }
  | { do: 'assignContext'; fieldId: string; contextId: string; projectIds: readonly string[] }
  | { do: 'addContextTypes'; fieldId: string; contextId: string; typeIds: readonly string[] }
  | { do: 'createOptions'; fieldId: string; contextId: string; options: readonly { value: string; parentId?: string }[] }
  | { do: 'renameOptions'; fieldId: string; contextId: string; options: readonly { id: string; value: string }[] }
  | { do: 'addToScreen'; screenId: string; tabId: string; fieldId: string }
  | { do: 'createLinkType'; name: string; inward: string; outward: string }
  | { do: 'writeMark'; projectId: string; mark: ProjectMark }
  | { do: 'removeMark'; projectId: string };
