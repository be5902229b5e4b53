import type { Settings } from '../contract/types';
import type { ReadFacts } from './jira-as-app';

/** Jira in the app's own name, about many issues at once: where one call each would cost too much of the hourly points, or too long. */
export interface JiraInBulk {
  /** The facts of at most a hundred issues as they are now, in one call. `named`: ids of the other fields whose values are wanted. */
  readFacts(issueIds: readonly string[], settings: Settings, named: readonly string[]): Promise<BulkFacts>;
  /** Fields of the app's own of many issues, in one request and without a line of history. JIRA_REFUSED: then nothing is written. */
  writeAppFields(updates: readonly AppFieldUpdate[]): Promise<void>;
  /**
   * Incidents that changed within the last so many minutes, those that changed first at first, with their facts as the search knows them,
   * which may be behind. `cursor` goes on from there. Places for which Jira refuses the search are left out and named.
   */
  findChanged(query: ChangedQuery, settings: Settings, named: readonly string[]): Promise<FoundFacts>;
  /** Ids of open incidents on which the app has never written its property; at most `most`. Places as above. */
  findUnseen(places: Settings['incidents'], most: number): Promise<{ ids: string[]; refused: RefusedPlace[] }>;
}

export interface BulkFacts {
  facts: ReadFacts[];
  /** Ids of issues that are there and have to be read one by one. */
  unread: string[];
}

export interface AppFieldUpdate {
  issueId: string;
  /** By Jira's ids of the fields; null empties. */
  values: Record<string, string | null>;
}

export interface ChangedQuery {
  places: Settings['incidents'];
  minutes: number;
  /** Where an earlier page said to go on. */
  cursor?: string;
}

export interface FoundFacts extends BulkFacts {
  cursor?: string;
  refused: RefusedPlace[];
}

/** A project whose incidents Jira does not search: it is gone, archived, or hidden from the app. */
export interface RefusedPlace {
  projectId: string;
  /** Jira's words. */
  why: string;
}
