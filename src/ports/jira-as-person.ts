import type { IncidentDraft, JiraFields, RequestDraft } from './incident-draft';

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
