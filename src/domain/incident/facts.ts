import type { FieldValues } from '../acts/act';
import type { Origin } from './state';

/** The three categories every status of Jira's belongs to. */
export type StatusCategory = 'new' | 'indeterminate' | 'done';

/** Fields of the app in which people see, filter and sort what it decided: instants, the state of the clocks in a word, who has the incident. */
export const APP_FIELDS = [
  'firstResponseDue',
  'resolutionDue',
  'slaStatus',
  'supportTier',
  'supportGroup',
  'resolutionAnswer',
  'gateOverride',
  'openTasks',
] as const;
export type AppFieldName = (typeof APP_FIELDS)[number];

/** One change of one field, from Jira's changelog. */
export interface Change {
  /** Id of the entry of the changelog; several changes made at once share it. Numbers, growing with time. */
  id: string;
  /** ISO instant at which Jira wrote it. */
  at: string;
  /** Account id of whoever did it; Jira may not know. */
  by?: string;
  /** Id of the field ("status", "customfield_10010"); "Link" for links between issues, whose values are keys. */
  fieldId: string;
  /** Raw values: ids for fields that have them. */
  from: string | undefined;
  to: string | undefined;
  /** The same in Jira's words: "Pending", "This work item is caused by PRB-7". */
  fromText?: string;
  toText?: string;
}

/** Somebody said something on the issue. */
export interface Comment {
  id: string;
  /** ISO instant. */
  at: string;
  /** Account id. */
  by?: string;
  /** The author has no licence: a customer of a service project. */
  unlicensed: boolean;
  /** Customers see it. In projects without service management every comment is public. */
  public: boolean;
  /** The first characters of what it says, as plain text; absent where nothing depends on it. */
  text?: string;
}

/** A task of the incident: a sub-task of it in Jira. */
export interface Task {
  id: string;
  key: string;
  summary: string;
  status: { id: string; name: string; category: StatusCategory };
}

/** What Jira says of one issue: the input of `decide`. Instants are ISO. */
export interface IssueFacts {
  issueId: string;
  key: string;
  /** For what is said of the incident; nothing is decided by it. */
  summary?: string;
  projectId: string;
  issueTypeId: string;
  /** The name is Jira's, for what is said of the incident. */
  status: { id: string; category: StatusCategory; name?: string };
  /** Categories of the other statuses the history names, by id. One that the site no longer has is absent. */
  statusCategories: Readonly<Record<string, StatusCategory>>;
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
  /** Account id; nobody when absent. */
  assignee?: string;
  /** What the people the issue names are called, by account id; for what is said of the incident. */
  names?: Readonly<Record<string, string>>;
  /** In no particular order. */
  history: readonly Change[];
  /** Those that are there; in no particular order. */
  comments: readonly Comment[];
  /** Its sub-tasks, as Jira orders them. */
  tasks: readonly Task[];
  /** Raw values, as the history spells them, of the other fields the policy's conditions name. One that is empty is absent. */
  others: Readonly<Record<string, string>>;
  /** What the app's own fields say now; one that is empty, or not there, is absent. */
  appFields: Readonly<Partial<Record<AppFieldName, string>>>;
  /** Fields of the app that the site has, or had, but this issue does not: removed, or without a context for it. */
  appFieldsGone: readonly AppFieldName[];
  /** The property as it stands, unread: anybody who may edit the issue may have written it. */
  property: unknown;
  /** The property that says what stands beside the panel's label, unread likewise. */
  lozenge: unknown;
}
