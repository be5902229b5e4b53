import type {
  Application,
  Applies,
  AuditEntry,
  CalendarDefinition,
  Draft,
  Policy,
  Preflight,
  PublishedPolicy,
  RaisedIncident,
  Settings,
} from './contract/types';
import type { Act, ActLog } from './domain/acts/act';
import type { EffectRow, NotifyEffect } from './domain/effects/effect';
import type { IssueFacts, StatusCategory } from './domain/incident/facts';
import type { Lozenge } from './domain/incident/lozenge';
import type { IncidentState, Origin } from './domain/incident/state';
import type { PolicyIncident, PolicyVersion } from './domain/policy/version-for';
import type { Membership } from './domain/rights/may';
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
} from './domain/set-up/site';

// What use cases need of the world. Adapters implement these on Forge, tests in memory. Failures are AppFaults.

export interface Clock {
  /** ms since 1970. */
  now(): number;
}

/** What is written when an incident is made. */
export interface IncidentDraft {
  projectId: string;
  issueTypeId: string;
  summary: string;
  /** Plain text; line breaks are kept. */
  description: string;
  /** Values of fields by their Jira ids, ready to be sent. */
  fields: JiraFields;
  intentId: string;
  origin?: Origin;
}

/** The same as a request of a service desk. */
export interface RequestDraft extends RequestPlace {
  summary: string;
  /** Absent: the request type's form has none. */
  description?: string;
  fields: JiraFields;
}

/** Jira field id → value in Jira's form; null empties. */
export type JiraFields = Record<string, unknown>;

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

/** Jira in the name of the person who asks: their permissions, their name in the history. */
export interface JiraAsPerson {
  isAdmin(): Promise<boolean>;
  /**
   * The person becomes the reporter. UNCLEAR: Jira has not said whether it made the issue; every other fault: nothing was made.
   */
  createIncident(draft: IncidentDraft): Promise<{ id: string; key: string }>;
  /** The same in a service project; `portalPath` is where the person finds it in the portal. */
  createRequest(draft: RequestDraft): Promise<{ id: string; key: string; portalPath?: string }>;
  link(link: { incidentKey: string; originKey: string }): Promise<void>;
  /** Edits fields in the person's name. */
  editFields(issueId: string, fields: JiraFields): Promise<void>;
  /** Where an issue is and of which type; undefined when it is gone or hidden from the person. */
  readPlace(issueId: string): Promise<IssuePlace | undefined>;
  readProject(projectId: string): Promise<Project>;
}

/** A service desk, in the name of the person who asks for help in it. */
export interface ServiceDesk {
  /** Where a request goes. NOT_FOUND when the person may not ask for help there; no request type when that is gone or not for them. */
  readTarget(request: RequestPlace): Promise<{ projectKey: string; projectName: string; requestTypeName?: string }>;
  /** Fields on the form, by their ids and by what they are called on it. */
  readForm(request: RequestPlace): Promise<{ fieldId: string; name: string }[]>;
  /** Where the person finds a request in the portal. */
  portalPath(issueId: string): Promise<string | undefined>;
  /** Describes a new request whose form has no description. */
  describe(issueId: string, description: string): Promise<void>;
}

/** A request type of a service desk. */
export interface RequestPlace {
  serviceDeskId: string;
  requestTypeId: string;
}

/** What makes an issue an incident or not. */
export interface IssuePlace {
  projectId: string;
  issueTypeId: string;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  /** Team-managed projects have their own types and fields, which no app may add to. */
  teamManaged: boolean;
  serviceProject: boolean;
  issueTypes: { id: string; name: string; subtask: boolean }[];
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

/** Somebody who is told something. */
export interface Listener {
  accountId: string;
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

/** Jira in the app's own name, where no person is there. */
export interface JiraAsApp {
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
  /** An internal comment, beginning with a mention of whom it is for, in their language. A property of it names what it was made for. */
  comment(issueId: string, comment: AppComment): Promise<void>;
  /** Whether one of these comments is the one that was made for an effect. */
  findComment(effectId: string, commentIds: readonly string[]): Promise<boolean>;
  /** An e-mail of Jira's about the issue, in the languages of those it is for. Jira writes to people with a licence who may see the issue. */
  notify(issueId: string, notice: AppNotice): Promise<void>;
  /** The same as the person's, where Jira does not let the person. */
  link(link: { incidentKey: string; originKey: string }): Promise<void>;
  /** How many there are, about. */
  countOpen(query: OpenQuery): Promise<number>;
  /** Their ids, oldest first, up to five thousand at once; `cursor` goes on from there. */
  listOpen(query: OpenQuery, cursor?: string): Promise<{ ids: string[]; cursor?: string }>;
  /** Ids of some of them, those that changed last. */
  listNewest(query: OpenQuery, most: number): Promise<string[]>;
  /** Issues a person made in a project since an instant, also those the search does not know of yet. */
  findRaised(query: { projectId: string; by: string; since: string }): Promise<RaisedCandidate[]>;
}

/** How the site is made up, as set-up and its preflight read it: as the admin who asks, or on install as the app. */
export interface SiteReader {
  countProjects(): Promise<number>;
  /** Those of the projects that are there. */
  readProjects(projectIds: readonly string[]): Promise<SiteProject[]>;
  readTypes(): Promise<SiteType[]>;
  readFields(): Promise<SiteField[]>;
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

export interface Store {
  readSettings(): Promise<Settings | undefined>;
  saveSettings(settings: Settings): Promise<void>;
  removeSettings(): Promise<void>;
  readPreflight(): Promise<Preflight | undefined>;
  savePreflight(preflight: Preflight): Promise<void>;
  /** The current policy; at most a minute old. */
  readPolicy(): Promise<PublishedPolicy | undefined>;
  /** The same as it is in the storage now, for whoever is about to change it. */
  readPolicyNow(): Promise<PublishedPolicy | undefined>;
  /** The policy an incident runs under (domain/policy/version-for.ts). Undefined before the first was published. */
  readPolicyFor(incident: PolicyIncident): Promise<PublishedPolicy | undefined>;
  /** All versions, oldest first, as the list is now. */
  listPolicies(): Promise<PolicyVersion[]>;
  /** Undefined for a version that was never published. */
  readPolicyVersion(version: number): Promise<PublishedPolicy | undefined>;
  /**
   * Publishes the next version, all of it or nothing. CONFLICT when another version came into force since `after` (0: the first), or the draft
   * changed. INVALID_INPUT for a document that contradicts itself.
   */
  publishPolicy(after: number, publication: Publication): Promise<PublishedPolicy>;
  drafts: DraftStore;
  applications: ApplicationStore;
  audit: AuditStore;
  everything: EverythingStore;
  readActs(issueId: string): Promise<ActLog>;
  /** Appends on top of the version that was read. CONFLICT when somebody else appended meanwhile. */
  appendActs(issueId: string, after: ActLog, acts: readonly Act[]): Promise<void>;
  effects: EffectStore;
  intents: IntentStore;
  wakeUps: WakeUpStore;
  /** The statuses of the site as they were when Jira was asked last. */
  readStatuses(): Promise<StatusList | undefined>;
  saveStatuses(statuses: StatusList): Promise<void>;
}

/** Categories of statuses by the statuses' ids. */
export interface StatusList {
  /** ISO instant at which Jira said so. */
  at: string;
  categories: Record<string, StatusCategory>;
}

/** A version to be published. */
export interface Publication {
  document: Policy;
  /** Account id. */
  by: string;
  note: string;
  /** ISO instant. */
  at: string;
  /** new when absent. */
  applies?: Applies;
  /** Etag of the draft it comes from, which is gone afterwards. */
  draft?: number;
  /** What is to be done with open incidents. */
  application?: ApplicationRun;
  /** The line of the audit log; one that says "published" when absent. */
  audit?: AuditLine;
}

/** The one draft of the policy. */
export interface DraftStore {
  /** `etag` grows with each change, also when the draft is gone. */
  read(): Promise<{ etag: number; draft?: Draft }>;
  /** Writes the draft, or takes it away, and a line of the audit log with it; answers the new etag. CONFLICT when it changed since `after`. */
  write(after: number, draft: Omit<Draft, 'etag'> | undefined, line?: AuditLine): Promise<number>;
}

/** How far a version has come among open incidents, and where to go on. */
export interface ApplicationRun extends Application {
  /** Ids of incidents that were found and not yet asked for. */
  pending: string[];
  /** Jira's token for the next page of incidents, once no more are pending. */
  cursor?: string;
}

/** Incidents that are open, or have been since an instant. */
export interface OpenQuery {
  incidents: Settings['incidents'];
  /** ISO instant: only those made since. */
  since?: string;
  /** ISO instant: also those that were over only after it. */
  closedSince?: string;
}

export interface ApplicationStore {
  read(version: number): Promise<ApplicationRun | undefined>;
  save(run: ApplicationRun): Promise<void>;
}

export type AuditLine = Omit<AuditEntry, 'id'>;

export interface AuditStore {
  append(line: AuditLine): Promise<void>;
  /** Newest first, those before a line's id. */
  read(before?: string): Promise<{ entries: AuditEntry[]; next: string | null }>;
}

/** Something in the app's storage. */
export interface StoredThing {
  /** "keys", or the name of an entity. */
  store: string;
  key: string;
  value: unknown;
}

export interface EverythingStore {
  /** A page of everything, from where the page before said. INVALID_INPUT for another cursor. */
  list(from?: string): Promise<{ things: StoredThing[]; next: string | null }>;
  /**
   * Removes what is not to be kept, until an instant (ms since 1970). `all`: everything was gone through. What was removed a moment ago may be
   * found, and counted, once more.
   */
  removeSome(keep: (thing: StoredThing) => boolean, end: number): Promise<{ removed: number; all: boolean }>;
}

/** When an incident has to be looked at though nothing happens to it. One for each incident at most. */
export interface WakeUp {
  issueId: string;
  /** Instant at which something follows from time alone, ms since 1970. */
  due: number;
  /** When the sweep has to see to it, ms since 1970: `due`, until a look is in the queue for it; then some time after. */
  next: number;
  /** Looks that were queued for `due`. */
  tries: number;
}

export interface WakeUpStore {
  read(issueId: string): Promise<WakeUp | undefined>;
  /** Those to see to until an instant (ms since 1970), soonest first; `all` is false when there are more than one read gives. */
  until(instant: number): Promise<{ wakeUps: WakeUp[]; all: boolean }>;
  save(wakeUps: readonly WakeUp[]): Promise<void>;
  remove(issueId: string): Promise<void>;
}

/** One attempt to make an incident for an intent of a person's. */
export interface Attempt {
  /** ISO instant at which it began. */
  at: string;
  /** Set once its outcome is known. */
  outcome?: { made: RaisedIncident } | 'refused';
}

export interface IntentStore {
  /** Claims the attempt number n (0, 1, …) of an intent: false when somebody has it already. */
  claim(accountId: string, intentId: string, attempt: number, at: string): Promise<boolean>;
  /** The attempts so far, in order. */
  read(accountId: string, intentId: string): Promise<Attempt[]>;
  settle(accountId: string, intentId: string, attempt: number, at: string, outcome: NonNullable<Attempt['outcome']>): Promise<void>;
}

export interface Queue {
  /** Asks for a look; looks at the same issue never run at once. */
  look(issueId: string): Promise<void>;
  /** Asks for looks, each not before its delay (whole seconds, at most 900); at most 50. */
  looks(looks: readonly { issueId: string; delayS: number }[]): Promise<void>;
  /** Asks for a sweep that goes on where this one stopped. */
  sweepOn(delayS: number): Promise<void>;
  /** Asks for a version of the policy to be applied to open incidents, or for that to go on. */
  applyPolicy(version: number, delayS: number): Promise<void>;
}

/** Reads calendars that other programs wrote. */
export interface HolidayFiles {
  /**
   * What an iCalendar file says of holidays. INVALID_INPUT when it is broken or too large.
   * @param options.zone IANA zone in which events from midnight to midnight are days.
   * @param options.years for which recurrences are written out that no yearly rule can say, both included.
   */
  read(
    text: string,
    options: { zone: string; years: { from: number; to: number } },
  ): { holidays: CalendarDefinition['holidays']; leftOut: { line: number; name: string; why: string }[] };
}

/** Who does an effect, so that it is done once. Asked only when one is due. */
export interface EffectStore {
  /** Claims an attempt: 'yours' for whoever asks first; everybody after gets the row as it stands. */
  claim(row: EffectRow): Promise<'yours' | EffectRow>;
  /** Notes what came of an attempt that was claimed. */
  mark(row: EffectRow): Promise<void>;
  /** Gives a claimed attempt back: certainly nothing was done, and somebody may try later. */
  release(row: EffectRow): Promise<void>;
}
