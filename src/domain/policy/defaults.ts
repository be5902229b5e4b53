import type { Policy } from '../../contract/types';
import { defaultCalendars, defaultHoldReasons, defaultMetrics, type SiteForClocks } from './default-clocks';

/** Something of the site the default policy is made for. */
export interface SiteForPolicy extends SiteForClocks {
  /** The site's priorities, the most urgent first; at least one. */
  priorities: readonly { id: string; name: string }[];
  /** Options of an Impact and an Urgency field that are already in use, gravest first; the ITIL defaults are taken when there are fewer than two. */
  impactNames: readonly string[];
  urgencyNames: readonly string[];
  /** Who may override a priority at first: the roles of agents and administrators, as far as the site has them. */
  overriders: readonly { type: 'group' | 'role'; id: string; name: string }[];
  /** Who may choose by which version of the policy an incident's clocks run: administrators; absent: nobody. */
  clockChoosers?: readonly { type: 'group' | 'role'; id: string; name: string }[];
}

type Entry = Policy['impacts'][number];

const entry = (id: string, name: string, help = ''): Entry => ({ id, name, help });

/** Jira Service Management's own names, so that a site which has its fields keeps its values. */
const IMPACTS: Entry[] = [
  entry('extensive', 'Extensive / Widespread', 'The whole firm, a whole site or all customers are affected.'),
  entry('significant', 'Significant / Large', 'A department or many customers are affected.'),
  entry('moderate', 'Moderate / Limited', 'A team or a few people are affected.'),
  entry('minor', 'Minor / Localized', 'One person is affected.'),
];

const URGENCIES: Entry[] = [
  entry('critical', 'Critical', 'Work has stopped, and the damage grows by the minute.'),
  entry('high', 'High', 'Important work is held up and cannot wait until tomorrow.'),
  entry('medium', 'Medium', 'Work goes on with difficulty, or there is a way round.'),
  entry('low', 'Low', 'It can wait; nobody is held up.'),
];

/**
 * Rank of a cell (impact + urgency, each counted from the gravest = 0) → priority, counted from the most urgent. It is the matrix of ITIL
 * in the form ServiceNow ships it for three levels (1, 2, 3, 4, 4), continued for a fourth level with the least urgent priority; held
 * against the 890 real incidents by a test.
 */
const PRIORITY_OF_RANK = [0, 1, 2, 3, 3];

/** The default matrix for any number of levels and priorities: total, and never more urgent when impact or urgency fall. */
export function defaultMatrix(
  impacts: readonly { id: string }[],
  urgencies: readonly { id: string }[],
  priorities: readonly { id: string }[],
): Policy['matrix'] {
  const priorityAt = (rank: number): string => {
    const place = Math.min(PRIORITY_OF_RANK[rank] ?? PRIORITY_OF_RANK.length - 1, priorities.length - 1);
    return priorities[place]?.id ?? '';
  };
  return Object.fromEntries(
    impacts.map((impact, i) => [impact.id, Object.fromEntries(urgencies.map((urgency, u) => [urgency.id, priorityAt(i + u)]))]),
  );
}

/** The ITIL policy a site begins with. Every part of it can be changed later; the first incident works with it as it is. */
export function defaultPolicy(site: SiteForPolicy): Policy {
  const impacts = levelsOf(site.impactNames, IMPACTS, 'impact');
  const urgencies = levelsOf(site.urgencyNames, URGENCIES, 'urgency');
  const priorities = site.priorities.slice(0, 5).map(({ id, name }, at) => ({ id: `p${at + 1}`, name, jiraPriorityId: id }));
  const holdReasons = defaultHoldReasons(site);
  return {
    schema: 1,
    impacts,
    urgencies,
    priorities,
    matrix: defaultMatrix(impacts, urgencies, priorities),
    categories: CATEGORIES,
    services: SERVICES,
    channels: CHANNELS,
    tiers: TIERS,
    holdReasons,
    closureCodes: CLOSURE_CODES,
    resolutionKinds: RESOLUTION_KINDS,
    calendars: defaultCalendars(site),
    metrics: defaultMetrics(
      site,
      priorities,
      holdReasons.map(({ id }) => id),
    ),
    rights: { overridePriority: [...site.overriders], chooseClockPolicy: [...(site.clockChoosers ?? [])] },
  };
}

/** The field's own options where it has some; help texts where they are those we know. */
function levelsOf(names: readonly string[], defaults: readonly Entry[], kind: string): Entry[] {
  // Jira tells options apart by spaces around them; the policy does not.
  const distinct = names.filter((name, at) => name.trim() !== '' && names.findIndex((one) => sameName(one, name)) === at);
  if (distinct.length < 2) return [...defaults];
  return distinct.slice(0, 10).map((name, at) => defaults.find((one) => sameName(one.name, name)) ?? entry(`${kind}-${at + 1}`, name));
}

/** Whether Jira takes two names for the same: it ignores case and spaces around them. */
export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const category = (id: string, name: string, help: string, subcategories: Entry[]): Policy['categories'][number] => ({
  id,
  name,
  help,
  subcategories,
});

const CATEGORIES: Policy['categories'] = [
  category('hardware', 'Hardware', 'Things one can touch.', [
    entry('hardware-computer', 'Computer'),
    entry('hardware-printer', 'Printer or scanner'),
    entry('hardware-mobile', 'Phone or tablet'),
    entry('hardware-accessory', 'Monitor or accessory'),
    entry('hardware-server', 'Server or storage'),
  ]),
  category('software', 'Software', 'Programs and business applications.', [
    entry('software-application', 'Business application'),
    entry('software-office', 'Office and e-mail program'),
    entry('software-operating-system', 'Operating system'),
    entry('software-browser', 'Browser'),
    entry('software-licence', 'Licence'),
  ]),
  category('network', 'Network', 'Connections between things.', [
    entry('network-internet', 'Internet'),
    entry('network-wifi', 'Wi-Fi'),
    entry('network-vpn', 'VPN and remote access'),
    entry('network-lan', 'Local network'),
    entry('network-telephony', 'Telephony'),
  ]),
  category('access', 'Access', 'Accounts and rights.', [
    entry('access-password', 'Password'),
    entry('access-account', 'Account locked or missing'),
    entry('access-permission', 'Permission'),
    entry('access-mfa', 'Second factor'),
  ]),
  category('data', 'Data', 'What is stored.', [
    entry('data-loss', 'Lost or deleted'),
    entry('data-wrong', 'Wrong or damaged'),
    entry('data-backup', 'Backup or restore'),
    entry('data-interface', 'Interface between systems'),
  ]),
  category('security', 'Security', 'Suspicion is enough.', [
    entry('security-phishing', 'Phishing or spam'),
    entry('security-malware', 'Malware'),
    entry('security-lost-device', 'Lost or stolen device'),
    entry('security-unauthorised', 'Unauthorised access'),
  ]),
  category('other', 'Other', 'When nothing else fits.', []),
];

const service = (id: string, name: string, criticality: 'high' | 'medium' | 'low', help: string): Policy['services'][number] => ({
  id,
  name,
  criticality,
  help,
});

const SERVICES: Policy['services'] = [
  service('email', 'E-mail and calendar', 'high', ''),
  service('network', 'Network and internet', 'high', ''),
  service('identity', 'Sign-in and accounts', 'high', ''),
  service('business-applications', 'Business applications', 'high', ''),
  service('website', 'Website and shop', 'high', ''),
  service('telephony', 'Telephony', 'medium', ''),
  service('files', 'Files and collaboration', 'medium', ''),
  service('workplace', 'Workplace devices', 'medium', ''),
  service('printing', 'Printing', 'low', ''),
];

const CHANNELS: Policy['channels'] = [
  entry('jira', 'Jira issue', 'Raised from an issue in Jira.'),
  entry('portal', 'Portal'),
  entry('email', 'E-mail'),
  entry('phone', 'Phone'),
  entry('chat', 'Chat'),
  entry('walk-up', 'Walk-up'),
  entry('monitoring', 'Monitoring'),
];

const TIERS: Policy['tiers'] = [
  entry('tier-1', 'Tier 1', 'The single point of contact: common issues, solved at first contact where possible.'),
  entry('tier-2', 'Tier 2', 'Deeper knowledge: what tier 1 could not resolve.'),
  entry('tier-3', 'Tier 3', 'Specialists of a domain, and vendors behind them.'),
];

const CLOSURE_CODES: Policy['closureCodes'] = [
  entry('solved', 'Solved', 'The cause is gone.'),
  entry('workaround', 'Solved by a workaround', 'The service works; the cause remains.'),
  entry('by-itself', 'Gone by itself', 'The service works again without an action of ours.'),
  entry('no-fault', 'No fault found'),
  entry('user', 'Explained to the user'),
  entry('duplicate', 'Duplicate'),
  entry('cancelled', 'Cancelled by the requester'),
];

const RESOLUTION_KINDS: Policy['resolutionKinds'] = [
  entry('permanent', 'Permanent', 'It will not happen again for this reason.'),
  entry('workaround', 'Workaround', 'It may happen again until the cause is removed.'),
];
