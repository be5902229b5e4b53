/** States of an incident in the log, and what each is in Jira. */
export const STATES = [
  'New',
  'Active',
  'Awaiting User Info',
  'Awaiting Problem',
  'Awaiting Vendor',
  'Awaiting Evidence',
  'Resolved',
  'Closed',
] as const;

export type State = (typeof STATES)[number];

/** Steps of an incident's life that a workflow has a status for. */
export type Stage = 'new' | 'active' | 'waiting' | 'resolved' | 'closed';

/**
 * The stage of a state, and for those that wait, why: one status serves them all, so the field "Pending reason" tells them apart. The first
 * two reasons are options of Atlassian's ITSM template; the others are added to it.
 */
export const STAGE_OF: Readonly<Record<State, { stage: Stage; reason?: string }>> = {
  New: { stage: 'new' },
  Active: { stage: 'active' },
  'Awaiting User Info': { stage: 'waiting', reason: 'More info required' },
  'Awaiting Vendor': { stage: 'waiting', reason: 'Waiting on vendor' },
  'Awaiting Problem': { stage: 'waiting', reason: 'Awaiting problem' },
  'Awaiting Evidence': { stage: 'waiting', reason: 'Awaiting evidence' },
  Resolved: { stage: 'resolved' },
  Closed: { stage: 'closed' },
};

/** Values of the log's impact by the options of Jira's "Impact" field. */
export const IMPACTS: Readonly<Record<string, string>> = {
  '1 - High': 'Extensive / Widespread',
  '2 - Medium': 'Significant / Large',
  '3 - Low': 'Moderate / Limited',
};

/** Values of the log's urgency by the options of Jira's "Urgency" field. */
export const URGENCIES: Readonly<Record<string, string>> = {
  '1 - High': 'Critical',
  '2 - Medium': 'High',
  '3 - Low': 'Medium',
};

/** Values of the log's priority: which of the site's priorities, 0 being the highest (Highest, High, Medium, Low on a new site). */
export const PRIORITIES: Readonly<Record<string, number>> = {
  '1 - Critical': 0,
  '2 - High': 1,
  '3 - Moderate': 2,
  '4 - Low': 3,
};

export const isDone = (state: State): boolean => state === 'Resolved' || state === 'Closed';
