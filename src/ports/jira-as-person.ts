import type { StatusCategory } from '../domain/incident/facts';
import type { IncidentDraft, JiraFields, RequestDraft } from './incident-draft';
import type { TaskDraft } from './jira-as-app';

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
  /** Writes a hand-over note as a comment of the person's, internal where the project has such. A property of it names what it was made for. */
  writeHandOver(issueId: string, note: HandOverNote): Promise<void>;
  /** Makes a task of an incident in the person's name, as the app's createTask. */
  createTask(task: TaskDraft): Promise<{ id: string; key: string }>;
  /** Transitions the person may make on an issue as it stands, in Jira's order; `name` in their language. */
  listTransitions(issueId: string): Promise<Transition[]>;
  /** The same with the fields of each transition's screen. */
  listWays(issueId: string): Promise<Way[]>;
  /** Moves an issue in the person's name, with values for fields of the transition's screen. JIRA_REFUSED when the workflow does not let them. */
  transition(issueId: string, transitionId: string, fields?: JiraFields): Promise<void>;
  /** Says something in the person's name, internally where the project has such comments. A property of it names what it was made for. */
  say(issueId: string, said: { effectId: string; text: string }): Promise<void>;
  /** Where an issue is and of which type; undefined when it is gone or hidden from the person. */
  readPlace(issueId: string): Promise<IssuePlace | undefined>;
  readProject(projectId: string): Promise<Project>;
}

/** A transition of a workflow and where it leads. */
export interface Transition {
  id: string;
  name: string;
  to: { id: string; name: string; category: StatusCategory };
}

/** A transition with what its screen asks for. */
export interface Way extends Transition {
  /** By Jira's ids of the fields; `options`: what there is to choose from. */
  fields: Readonly<Record<string, { required: boolean; options: readonly { id: string; name: string }[] }>>;
}

/** What whoever takes an incident over has to know. */
export interface HandOverNote {
  effectId: string;
  /** Jira's word for the language of its headings. */
  locale: string;
  /** Name of the support group it is handed to; absent: where the policy leads. */
  group?: string;
  /** Plain text; line breaks are kept. */
  tried: string;
  known: string;
  asked: string;
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
