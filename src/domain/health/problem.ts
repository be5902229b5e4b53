import { ISSUE_KINDS, PROBLEM_KINDS, type SITE_KINDS } from '../../contract/health-kinds';

type SiteKind = (typeof SITE_KINDS)[number];
export type IssueKind = (typeof ISSUE_KINDS)[number];
export type ProblemKind = SiteKind | IssueKind;

/** Something that is wrong, as it is found. */
export interface Found {
  kind: ProblemKind;
  /** What it is about: id of an issue or a project, name of a field, account id, number of a version. */
  about: string;
  /** For its text: names, keys, Jira's words. */
  values: Record<string, string>;
}

/** The same as it is kept. */
export interface Problem extends Found {
  /** ISO instants: when it was found first, and last. */
  since: string;
  at: string;
}

/**
 * A problem as it is kept when it is met at an instant (ISO), perhaps once more. What was known of it and is not said anew stays: a look that is
 * refused does not know which permissions the check-up found lacking.
 */
export const metAt = (before: Problem | undefined, found: Found, at: string): Problem => ({
  ...found,
  values: { ...before?.values, ...found.values },
  since: before?.since ?? at,
  at,
});

/** Notices say what happened and ask for nothing. */
const SEVERITIES = {
  permissionLost: 'error',
  projectGone: 'error',
  fieldGone: 'warning',
  personGone: 'warning',
  policyUnreadable: 'error',
  stateTooLarge: 'warning',
  looksBehind: 'error',
  gatesDiffer: 'warning',
  gatesUnreached: 'warning',
  fieldRefused: 'warning',
  issueGone: 'notice',
  issueMoved: 'notice',
  lookFailed: 'error',
} as const satisfies Record<ProblemKind, 'error' | 'warning' | 'notice'>;

export type Severity = (typeof SEVERITIES)[ProblemKind];
export const severityOf = (kind: ProblemKind): Severity => SEVERITIES[kind];

/** Kinds that ask for something to be done. */
export const WRONG_KINDS: readonly ProblemKind[] = PROBLEM_KINDS.filter((kind) => severityOf(kind) !== 'notice');

/** What names a problem among all. */
export const problemKey = ({ kind, about }: Pick<Found, 'kind' | 'about'>): string => `${kind}/${about}`;

/** Whether a kind is about one issue. */
export const isAboutIssue = (kind: ProblemKind): kind is IssueKind => ISSUE_KINDS.some((one) => one === kind);
