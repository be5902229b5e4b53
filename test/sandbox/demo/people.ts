import type { Jira } from '../jira/jira';
import type { AccountId, Person } from '../jira/model';
import { addPerson, addToGroup, appRoleGroups, uuidOf } from '../jira/people';

/** Groups of the firm, besides those Jira makes. */
export const GROUPS = {
  /** Everyone employed; contractors are not in it. */
  staff: 'fernwick-staff',
  tier1: 'service-desk-tier-1',
  tier2: 'service-desk-tier-2',
  tier3: 'service-desk-tier-3',
  incidentManagers: 'incident-managers',
  processOwners: 'process-owners',
  developers: 'developers',
  stakeholders: 'stakeholders',
} as const;

const OFFICES = { Berlin: 'Europe/Berlin', Lyon: 'Europe/Paris', Toronto: 'America/Toronto' } as const;

type Office = keyof typeof OFFICES;

interface Member {
  name: string;
  title: string;
  office: Office;
  french?: true;
  kind?: 'customer' | 'contractor';
  groups: string[];
}

/** The people of Fernwick Logistics, by a short handle. The Jira administrator ("ada") is the one every new site has. */
const MEMBERS = {
  maya: { name: 'Maya Lindqvist', title: 'Incident manager', office: 'Berlin', groups: [GROUPS.incidentManagers, GROUPS.stakeholders] },
  otto: { name: 'Otto Brandt', title: 'Process owner', office: 'Berlin', groups: [GROUPS.processOwners] },
  tom: { name: 'Tom Okafor', title: 'Agent, tier 1', office: 'Toronto', groups: [GROUPS.tier1] },
  lea: { name: 'Lea Schulz', title: 'Agent, tier 1', office: 'Berlin', groups: [GROUPS.tier1] },
  amelie: { name: 'Amélie Rousseau', title: 'Agent, tier 1', office: 'Lyon', french: true, groups: [GROUPS.tier1] },
  jonas: { name: 'Jonas Weber', title: 'Agent, tier 2 (network)', office: 'Berlin', groups: [GROUPS.tier2] },
  priya: { name: 'Priya Natarajan', title: 'Agent, tier 2 (applications)', office: 'Toronto', groups: [GROUPS.tier2] },
  karim: { name: 'Karim Benali', title: 'Agent, tier 2 (workplace)', office: 'Lyon', french: true, groups: [GROUPS.tier2] },
  elena: { name: 'Elena Petrova', title: 'Agent, tier 3 (infrastructure)', office: 'Berlin', groups: [GROUPS.tier3] },
  marc: { name: 'Marc Tremblay', title: 'Agent, tier 3 (SAP, databases)', office: 'Toronto', groups: [GROUPS.tier3] },
  sofia: { name: 'Sofia Conti', title: 'Developer, web shop', office: 'Berlin', groups: [GROUPS.developers] },
  daniel: { name: 'Daniel Kim', title: 'Developer, web shop', office: 'Toronto', groups: [GROUPS.developers] },
  ingrid: { name: 'Ingrid Solberg', title: 'Head of operations', office: 'Berlin', groups: [GROUPS.stakeholders] },
  nils: { name: 'Nils Jansen', title: 'Contractor: may only look at the web shop', office: 'Berlin', kind: 'contractor', groups: [] },
  hannah: { name: 'Hannah Becker', title: 'Customer, Berlin warehouse', office: 'Berlin', kind: 'customer', groups: [] },
  luc: { name: 'Luc Moreau', title: 'Customer, Lyon dispatch', office: 'Lyon', french: true, kind: 'customer', groups: [] },
  grace: { name: 'Grace Miller', title: 'Customer, Toronto sales', office: 'Toronto', kind: 'customer', groups: [] },
} as const satisfies Record<string, Member>;

export type Handle = keyof typeof MEMBERS | 'ada';

const members: [keyof typeof MEMBERS, Member][] = [];
for (const handle of Object.keys(MEMBERS) as (keyof typeof MEMBERS)[]) members.push([handle, MEMBERS[handle]]);

/** Account id of one of the firm's people: the same on every site, and opaque as Jira's are (with a colon in it). */
export function accountId(handle: Handle): AccountId {
  return handle === 'ada' ? 'admin' : `712020:${uuidOf(`fernwick ${handle}`)}`;
}

/** Handles of the members of a group, in the order of the staff list. */
export function handlesIn(group: string): Handle[] {
  return members.filter(([, member]) => member.groups.includes(group)).map(([handle]) => handle);
}

/** The firm's customers of the service desk. */
export const CUSTOMERS: readonly Handle[] = members.filter(([, member]) => member.kind === 'customer').map(([handle]) => handle);

/** Where someone works; decides when they do things. */
export function timeZoneOf(handle: Handle): string {
  return handle === 'ada' ? OFFICES.Berlin : OFFICES[MEMBERS[handle].office];
}

function personOf(handle: keyof typeof MEMBERS, member: Member): Person {
  const address = member.name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, '.');
  return {
    id: accountId(handle),
    displayName: member.name,
    emailAddress: `${address}@fernwick.example`,
    accountType: member.kind === 'customer' ? 'customer' : 'atlassian',
    licensed: member.kind !== 'customer',
    active: true,
    timeZone: OFFICES[member.office],
    locale: member.french ? 'fr_FR' : 'en_US',
    title: member.title,
  };
}

/** Who works the service desk, and so needs its licence. */
const AGENT_GROUPS: readonly string[] = [GROUPS.tier1, GROUPS.tier2, GROUPS.tier3, GROUPS.incidentManagers, GROUPS.processOwners];

/** Adds the firm's people and groups to the site. */
export function seedPeople(jira: Jira): void {
  jira.people.update(accountId('ada'), (ada) => ({ ...ada, emailAddress: 'ada.admin@fernwick.example' }));
  addToGroup(jira, GROUPS.staff, accountId('ada'));
  for (const [handle, member] of members) {
    const agent = member.groups.some((group) => AGENT_GROUPS.includes(group));
    addPerson(jira, personOf(handle, member), [
      ...member.groups,
      ...(member.kind === undefined ? [GROUPS.staff] : []),
      ...(agent ? appRoleGroups['jira-servicedesk'] : []),
    ]);
  }
}
