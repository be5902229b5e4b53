import type { Preflight, RaisedIncident, Settings } from './contract/types';
import type { IssueFacts } from './domain/incident/facts';
import type { IncidentState, Origin } from './domain/incident/state';
import type { ProjectMark } from './domain/settings/incident-types';

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
  intentId: string;
  origin?: Origin;
}

/** Jira in the name of the person who asks: their permissions, their name in the history. */
export interface JiraAsPerson {
  isAdmin(): Promise<boolean>;
  /** The person becomes the reporter. */
  createIncident(draft: IncidentDraft): Promise<{ id: string; key: string }>;
  link(link: { incidentKey: string; originKey: string }): Promise<void>;
  readProject(projectId: string): Promise<Project>;
  /** The project's property as it stands; undefined when there is none. */
  readProjectMark(projectId: string): Promise<unknown>;
  writeProjectMark(projectId: string, mark: ProjectMark): Promise<void>;
  removeProjectMark(projectId: string): Promise<void>;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  issueTypes: { id: string; name: string; subtask: boolean }[];
}

/** Jira in the app's own name, where no person is there. */
export interface JiraAsApp {
  /** Undefined when the issue is gone or hidden from the app. */
  readFacts(issueId: string): Promise<IssueFacts | undefined>;
  /** One write: the state and what the collapsed panel says. Nobody is notified. */
  writeState(issueId: string, state: IncidentState): Promise<void>;
  readProject(projectId: string): Promise<Project>;
  readProjectMark(projectId: string): Promise<unknown>;
  /** Number of projects the app can see. */
  countProjects(): Promise<number>;
  issueTypeNames(): Promise<string[]>;
  linkTypeNames(): Promise<string[]>;
  /** Which of the permissions (Jira's keys) the app lacks in a project. */
  missingPermissions(projectId: string, permissions: readonly string[]): Promise<string[]>;
}

export interface Store {
  readSettings(): Promise<Settings | undefined>;
  saveSettings(settings: Settings): Promise<void>;
  readPreflight(): Promise<Preflight | undefined>;
  savePreflight(preflight: Preflight): Promise<void>;
  /** What an intent of a person's has already made. */
  readRaised(accountId: string, intentId: string): Promise<RaisedIncident | undefined>;
  saveRaised(accountId: string, intentId: string, raised: RaisedIncident): Promise<void>;
}

export interface Queue {
  /** Asks for a look; looks at the same issue never run at once. */
  look(issueId: string): Promise<void>;
}
