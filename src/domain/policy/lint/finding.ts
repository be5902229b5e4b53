import type { PolicyPath } from '../change';

/** Something about a policy that an admin should know before it is published. */
export const FINDING_CODES = [
  'matrixHole',
  'matrixUnknown',
  'dangling',
  'ruleShadowed',
  'noGoal',
  'tierEmpty',
  'groupEmpty',
  'holdEndless',
  'calendarNeverOpens',
  'escalationNeverFires',
  'escalationTellsNobody',
  'templateValue',
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
  /** ISO instant at which it would happen. */
  at?: string;
}

/** What the linter found. Errors keep a policy from being published, warnings do not. */
export interface Finding {
  code: FindingCode;
  severity: 'error' | 'warning';
  path: PolicyPath;
  /** Names and numbers for the text of the code. */
  values: Record<string, string>;
  example: ExampleIncident;
}
