import type { Jira } from '../jira/jira';
import { accountId, GROUPS, type Handle } from './people';

interface Named {
  id: string;
  name: string;
}

/** What a support group of a policy is said of its people. */
interface Staff {
  jiraGroup: Named;
  lead: Named;
  members: (Named & { skills: { categories: string[]; services: string[] }; away: [] })[];
  assignment: 'leastLoaded' | 'skill' | 'roundRobin';
}

interface Desk {
  id: string;
  jiraGroup: string;
  lead: Handle;
  assignment: Staff['assignment'];
  /** Categories of the policy. */
  skills: Partial<Record<Handle, string[]>>;
}

/** Who is in the support groups every new policy has, and how each chooses: the people of the firm's own groups, by their tier. */
const DESKS: readonly Desk[] = [
  { id: 'service-desk', jiraGroup: GROUPS.tier1, lead: 'lea', assignment: 'leastLoaded', skills: {} },
  {
    id: 'technical-support',
    jiraGroup: GROUPS.tier2,
    lead: 'jonas',
    assignment: 'skill',
    skills: { jonas: ['network'], priya: ['software'], karim: ['hardware'] },
  },
  { id: 'specialists', jiraGroup: GROUPS.tier3, lead: 'elena', assignment: 'roundRobin', skills: {} },
];

const TIER_2 = ['jonas', 'priya', 'karim'] as const satisfies readonly Handle[];

/** The support groups of a policy with the firm's people in them. */
export function staffed<G extends { id: string }>(jira: Jira, groups: readonly G[]): (G | (Omit<G, keyof Staff> & Staff))[] {
  const person = (handle: Handle): Named => {
    const id = accountId(handle);
    return { id, name: jira.people.need(id).displayName };
  };
  return groups.map((group) => {
    const desk = DESKS.find(({ id }) => id === group.id);
    const found = jira.groups.find(({ name }) => name === desk?.jiraGroup);
    if (!desk || !found) return group;
    const members = TIER_2.flatMap((handle): Staff['members'] => {
      const categories = desk.skills[handle];
      return categories ? [{ ...person(handle), skills: { categories, services: [] }, away: [] }] : [];
    });
    return { ...group, jiraGroup: { id: found.id, name: found.name }, lead: person(desk.lead), members, assignment: desk.assignment };
  });
}

/** What the service desk can do nothing about goes past it. */
export const RULES = [
  { id: 'servers', name: 'Servers and storage', help: '', for: { categories: ['hardware-server'] }, to: 'specialists' },
  { id: 'vpn', name: 'VPN', help: '', for: { categories: ['network-vpn'] }, to: 'technical-support' },
];
