import type { Settings } from '../../../src/contract/types';
import type { StatusCategory } from '../../../src/domain/incident/facts';
import type { Membership } from '../../../src/domain/rights/may';
import type { SiteProject } from '../../../src/domain/set-up/site';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const APP = 'app';
export const PROJECT = '10000';
export const TYPE = '10010';

export const STATUS = { open: '1', progress: '3', pending: '4', waiting: '5', resolved: '6', closed: '7', cancelled: '8' } as const;
export type Status = (typeof STATUS)[keyof typeof STATUS];

export const CATEGORIES: Record<Status, StatusCategory> = {
  '1': 'new',
  '3': 'indeterminate',
  '4': 'indeterminate',
  '5': 'indeterminate',
  '6': 'done',
  '7': 'done',
  '8': 'done',
};

export const IMPACTS = ['wide', 'some', 'one'] as const;
export const URGENCIES = ['now', 'soon', 'later'] as const;
export const FIELD = { impact: 'customfield_1', urgency: 'customfield_2' } as const;
export const APP_FIELD = { firstResponseDue: 'customfield_91', resolutionDue: 'customfield_92', slaStatus: 'customfield_93' } as const;

/** The site's priorities that the policy names, the most urgent first; `PRIORITIES[2]` is what Jira makes an issue with. */
export const PRIORITIES = ['1', '2', '3', '4'] as const;

const optionsOf = (axis: string, ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, `${axis}-${id}`]));

export const SETTINGS: Settings = {
  schema: 2,
  choices: { target: PROJECT, projects: [{ projectId: PROJECT, issueTypeId: TYPE, alsoTypeIds: [] }] },
  target: { projectId: PROJECT, issueTypeId: TYPE },
  incidents: [{ projectId: PROJECT, issueTypeIds: [TYPE] }],
  fields: {
    impact: { fieldId: FIELD.impact, options: optionsOf('impact', IMPACTS) },
    urgency: { fieldId: FIELD.urgency, options: optionsOf('urgency', URGENCIES) },
  },
  appFields: APP_FIELD,
  appAccountId: APP,
};

export const SITE_PROJECT: SiteProject = {
  id: PROJECT,
  key: 'IT',
  name: 'IT',
  teamManaged: false,
  serviceProject: false,
  types: [{ id: TYPE, name: 'Incident', subtask: false }],
};
export const SITE_FIELD_IDS: ReadonlySet<string> = new Set([...Object.values(FIELD), ...Object.values(APP_FIELD)]);

/** May override a priority; the guest may not; the customer reports and has no licence. */
export const PERSON = {
  agent: 'u-agent',
  guest: 'u-guest',
  customer: 'u-customer',
  lead: 'u-lead',
  /** All the while. */
  away: 'u-away',
  /** Jira lets no incident be assigned to them. */
  barred: 'u-barred',
} as const;
export const AGENTS_ROLE = 'r-agents';

/** Groups and roles never change during a run: when the app asks for them differs between runs. */
export const membershipOf = (accountId: string): Membership & { locale: string } => ({
  accountId,
  groupIds: [],
  roleIds: accountId === PERSON.agent ? [AGENTS_ROLE] : [],
  locale: 'en_US',
});
