import type { Settings } from '../contract/types';
import type { Message } from '../domain/communication/message';
import type { NotifyEffect } from '../domain/effects/effect';
import type { IssueFacts, StatusCategory } from '../domain/incident/facts';
import type { Lozenge } from '../domain/incident/lozenge';
import type { IncidentState, Origin } from '../domain/incident/state';
import type { Membership } from '../domain/rights/may';
import type { JiraFields } from './incident-draft';
import type { Way } from './jira-as-person';
import type { PeopleOfGroups } from './support-groups';

/** Jira in the app's own name, where no person is there. */
export interface JiraAsApp extends PeopleOfGroups {
  /** Undefined when the issue is gone or hidden from the app. `named`: ids of the other fields whose values are wanted. */
  readFacts(issueId: string, settings: Settings, named: readonly string[]): Promise<ReadFacts | undefined>;
  /** Category of every status of the site, by the status's id. */
  readStatusCategories(): Promise<Record<string, StatusCategory>>;
  /**
   * Writes fields of the app's own by their Jira ids, in one request and without a line of history; null empties. JIRA_REFUSED or NOT_FOUND
   * when one is gone; then nothing is written.
   */
  writeAppFields(issueId: string, values: Record<string, string | null>): Promise<void>;
  /** One write. Nobody is notified. JIRA_REFUSED when Jira does not take a field; then nothing is written. */
  writeIncident(issueId: string, write: IncidentWrite): Promise<void>;
  /** Groups of a person, and which of the roles they have in a project. */
  readMembership(accountId: string, projectId: string, roleIds: readonly string[]): Promise<Membership & Listener>;
  /** In which language and time zone somebody is told; without a language when Jira says nothing of them. */
  readListener(accountId: string): Promise<Listener>;
  /** Those of some people who have an account that is in use, by their account ids. */
  readActive(accountIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** An internal comment, beginning with a mention of whom it is for, in their language. A property of it names what it was made for. */
  comment(issueId: string, comment: AppComment): Promise<void>;
  /** Whether one of these comments is the one that was made for an effect. */
  findComment(effectId: string, commentIds: readonly string[]): Promise<boolean>;
  /** An e-mail of Jira's about the issue, in the languages of those it is for. Jira writes to people with a licence who may see the issue. */
  notify(issueId: string, notice: AppNotice): Promise<void>;
  /** A comment in the policy's words. A property of it names what it was made for. */
  commentInWords(issueId: string, comment: PolicyComment): Promise<void>;
  /** An e-mail of Jira's in the policy's words, in the languages of those it is for. JIRA_REFUSED when Jira finds nobody to write to. */
  notifyInWords(issueId: string, notice: PolicyNotice): Promise<void>;
  /** Who has a role in a project: people by account id, groups by id. A role that is gone is nobody's. */
  readActors(projectId: string, roleId: string): Promise<{ users: string[]; groups: string[] }>;
  /** Makes a task of an incident in the app's name. A property of it names what it was made for. Answers its key. */
  createTask(task: TaskDraft): Promise<{ id: string; key: string }>;
  /** Which of these sub-tasks was made for an effect, by its key; undefined: none. */
  findTask(effectId: string, taskIds: readonly string[]): Promise<string | undefined>;
  /** Id of the issue another is a sub-task of; undefined when it is none, gone or hidden from the app. */
  readParent(issueId: string): Promise<string | undefined>;
  /** Transitions the app may make from where an issue is, as Jira lists them. */
  listWays(issueId: string): Promise<Way[]>;
  /** Moves an issue, with fields of the transition's screen. JIRA_REFUSED when the workflow does not let it. */
  transition(issueId: string, transitionId: string, fields?: JiraFields): Promise<void>;
  /** Sets fields. Nobody is notified. JIRA_REFUSED when Jira does not take one; then nothing is written. */
  setFields(issueId: string, fields: JiraFields): Promise<void>;
  /** Adds a label; one that is there stays. Nobody is notified. JIRA_REFUSED when the issue takes no labels. */
  addLabel(issueId: string, label: string): Promise<void>;
  /** The same as the person's, where Jira does not let the person. */
  link(link: { incidentKey: string; originKey: string }): Promise<void>;
  /** How many there are, about. */
  countOpen(query: OpenQuery): Promise<number>;
  /** Their ids, oldest first, up to a thousand at once; `cursor` goes on from there. */
  listOpen(query: OpenQuery, cursor?: string): Promise<{ ids: string[]; cursor?: string }>;
  /** Ids of some of them, those that changed last. */
  listNewest(query: OpenQuery, most: number): Promise<string[]>;
  /** Issues a person made in a project since an instant, also those the search does not know of yet. */
  findRaised(query: { projectId: string; by: string; since: string }): Promise<RaisedCandidate[]>;
}

/** Everything one look writes, in one request. */
export interface IncidentWrite {
  state: IncidentState;
  lozenge: Lozenge['value'];
  /** Fields to be set, in Jira's form. */
  fields: JiraFields;
  /** The intent property has to be written too: a request of a service desk is made without properties. */
  intent?: { id: string; origin?: Origin };
}

/** What one call says of an issue: the facts without what Jira's history does not know. */
export type ReadFacts = Omit<IssueFacts, 'statusCategories'>;

/** Somebody who is told something. */
export interface Listener {
  accountId: string;
  /** Display name, as far as it was asked for. */
  name?: string;
  /** Jira's word for their language; empty when it is not known. */
  locale: string;
  /** IANA. */
  timeZone?: string;
}

/** An e-mail about an incident. */
export interface AppNotice {
  text: NotifyEffect['text'];
  values: NotifyEffect['values'] & { key: string };
  to: readonly Listener[];
}

/** Something the app says on an incident. */
export interface AppComment {
  effectId: string;
  /** Key of the text in locales/. */
  text: 'comment.priorityPutBack';
  values: Record<string, string>;
  /** Account id. */
  to: string;
  locale: string;
}

/** Something the app says on an incident in the policy's words. */
export interface PolicyComment {
  effectId: string;
  message: Message;
  /** Customers of a service project see it. */
  public: boolean;
  /** In whose language and time zone it is; absent: in the app's. */
  listener?: Listener;
}

/** An e-mail about an incident in the policy's words. */
export interface PolicyNotice {
  message: Message;
  to: readonly Listener[];
  /** Account ids of more people, and ids of groups of Jira's: nobody asked in which language they are told. */
  others: readonly string[];
  groupIds: readonly string[];
  watchers: boolean;
}

/** A task of an incident that is about to be made. */
export interface TaskDraft {
  effectId: string;
  /** Id of the incident. */
  parentId: string;
  projectId: string;
  /** Of the type tasks have in the project. */
  typeId: string;
  summary: string;
  description: string;
  /** Of a template of the policy; absent: somebody's own. */
  of?: { template: string; task: string };
  /** Name of the support group whose task it is: the description says so. */
  group?: string;
  /** "2026-11-27" */
  due?: string;
  /** Jira's word for the language in which the description says whose it is; empty: English. */
  locale: string;
}

/** An issue that may be what an unclear attempt made. */
export interface RaisedCandidate {
  issueId: string;
  key: string;
  summary: string;
  /** Account id. */
  creator: string | undefined;
  /** ISO instant. */
  created: string;
  /** What the intent property says; undefined when there is none. */
  intentId: string | undefined;
}

/** Incidents that are open, or have been since an instant. */
export interface OpenQuery {
  incidents: Settings['incidents'];
  /** ISO instant: only those made since. */
  since?: string;
  /** ISO instant: also those that were over only after it. */
  closedSince?: string;
  /** Account id: only those assigned to this person. */
  assignee?: string;
}
