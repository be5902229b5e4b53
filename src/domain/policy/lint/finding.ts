import type { Policy } from '../../../contract/types';
import type { PolicyPath } from '../change';

/** What the linter can find. Screens have a text for each. */
export const FINDING_CODES = [
  'matrixHole',
  'matrixUnknown',
  'sharedId',
  'sharedDueField',
  'dangling',
  'ruleShadowed',
  'noGoal',
  'tierEmpty',
  'groupEmpty',
  'holdEndless',
  'calendarNeverOpens',
  'escalationNeverFires',
  'tellsNobody',
  'templateValue',
  'templateNever',
  'phaseUnreached',
  'gateStuck',
  'gateIdle',
  'unheard',
  'unused',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** A concrete incident that shows a finding: names, as people know them. */
export interface ExampleIncident {
  impact?: string;
  urgency?: string;
  priority?: string;
  category?: string;
  service?: string;
  channel?: string;
  reporterGroup?: string;
  project?: string;
  tier?: string;
  group?: string;
  holdReason?: string;
  /** IANA zone and day or time of which the finding speaks. */
  when?: string;
}

/** Something about a policy that an admin should know before it is published. */
export interface Finding {
  code: FindingCode;
  /** An error keeps the policy from being published, a warning does not. */
  severity: 'error' | 'warning';
  path: PolicyPath;
  /** Names and numbers for the text of the code. `why` and `list` are words the text has variants for. */
  values: Record<string, string>;
  example: ExampleIncident;
}

/** What of the site bears on whether a policy works there; what is absent is not judged. */
export interface SiteForLint {
  /** ms since 1970. */
  now?: number;
  /** The site's priorities. */
  priorities?: readonly { id: string }[];
  /** Id of a group of Jira's → how many active people it has. */
  peopleIn?: Readonly<Record<string, number>>;
}

/** Findings of one kind that are told at once: nobody reads more, and an answer has to stay small. */
export const FOUND_MAX = 100;

export type Check = (policy: Policy, site: SiteForLint) => Finding[];
