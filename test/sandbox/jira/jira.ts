import type { Site } from '../kernel/site';
import { openIssues } from './issues/open';
import type { AccountId } from './model';
import { SENT_EVENTS } from './sent-events';
import { type JiraState, openJiraState } from './state';

/** A product event as the platform names it, before filters and delivery. `body` is the event without what delivery adds. */
export interface ProductEvent {
  /** "avi:jira:created:issue" … */
  eventType: string;
  body: Record<string, unknown>;
  /** Who caused it; undefined for Jira itself. */
  actor?: AccountId;
  /** App whose call caused it: events it caused itself carry selfGenerated and can be ignored by `ignoreSelf`. */
  causedByApp?: string;
  /** For filter expressions: the issue, project and user the event is about. */
  issueId?: string;
  projectId?: string;
}

/** Where a value of an app's field stands and who looks at it or sets it. */
export interface FieldValuePlace {
  issueId?: string;
  projectId?: string;
  accountId?: AccountId;
}

/** What an installed app adds to Jira. The forge side implements it; the Jira side asks it and knows nothing else of the app. */
export interface InstalledApp {
  appId: string;
  environmentId: string;
  /** Account of the app's own user (asApp). */
  accountId: AccountId;
  name: string;
  /** Scopes of the manifest. */
  scopes: string[];
  /** Entity properties declared for search: JQL alias or path -> where it lives. */
  indexedProperties: { entityType: 'issue' | 'project' | 'user'; propertyKey: string; path: string; type: string; alias?: string }[];
  jqlFunctions: { key: string; name: string; types: string[]; operators: string[] }[];
  /**
   * Runs a JQL function of the app; resolves to the JQL fragment or throws with the app's own error.
   * @param precomputationId under which Jira keeps the answer, for the app to change it over REST
   */
  runJqlFunction(key: string, clause: { field: string; operator: string; arguments: string[] }, precomputationId: string): Promise<string>;
  workflowValidators: {
    key: string;
    ruleKey: string;
    expression?: string;
    functionKey?: string;
    errorMessage?: { text: string } | { expression: string };
  }[];
  /** Runs a function validator; the platform's answer is {result, errorMessage}. */
  runWorkflowValidator(key: string, event: unknown): Promise<{ result: boolean; errorMessage: string }>;
  /** What is wrong with a value of the app's custom field by its `validation` expression; undefined when nothing is. */
  checkFieldValue?(moduleKey: string, value: unknown, on: FieldValuePlace): string | undefined;
  /** A value of the app's custom field as text by its `formatter` expression; undefined when it has none. */
  formatFieldValue?(moduleKey: string, value: unknown, on: FieldValuePlace): string | undefined;
}

/** The local Jira of one site. */
export interface Jira extends JiraState {
  readonly site: Site;
  /** Apps installed, the hosted one first. */
  readonly apps: InstalledApp[];
  /** Tells the platform something happened; called inside the transaction that makes it so, delivered after it. */
  emit(event: ProductEvent): void;
  /** Registers the platform's ear for product events. */
  onEvent(listener: (event: ProductEvent) => void): void;
}

export function openJira(site: Site): Jira {
  const listeners: ((event: ProductEvent) => void)[] = [];
  const jira: Jira = {
    site,
    apps: [],
    ...openJiraState(site),
    emit: (event) => {
      if (!SENT_EVENTS.has(event.eventType)) throw new Error(`local Jira: ${event.eventType} is not listed among the events it sends`);
      for (const listener of listeners) listener(event);
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
  };
  openIssues(jira);
  return jira;
}
