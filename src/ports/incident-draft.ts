import type { Origin } from '../domain/incident/state';

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

/** A request type of a service desk. */
export interface RequestPlace {
  serviceDeskId: string;
  requestTypeId: string;
}

/** Jira field id → value in Jira's form; null empties. */
export type JiraFields = Record<string, unknown>;
