import type { Jira } from '../../jira/jira';
import type { AccountId, Group } from '../../jira/model';
import { appRoleGroups, uuidOf } from '../../jira/people';
import { accountCan } from '../../jira/permissions';
import type { Plan } from '../log/plan';
import type { Target } from './place';
import { ImportRefused } from './refusal';

/** Accounts by the names of the log, groups by theirs (ids). */
export interface Cast {
  accounts: Map<string, AccountId>;
  groups: Map<string, string>;
  made: { people: number; groups: number };
}

/** Everyone who does something in the log: the service team's members by it. */
const AGENTS = 'incident-log-agents';

const TEAM = 'Service Desk Team';
const CUSTOMERS = 'Service Desk Customers';

const accountFor = (name: string): AccountId => `712020:${uuidOf(`incident log person ${name}`)}`;
const groupFor = (name: string): string => uuidOf(`incident log group ${name}`);

/**
 * Makes the people and groups of the log. Whoever only reports is a customer of the service desk; whoever does something is licensed and in
 * the service team, so that work can be assigned to them. Support groups become groups of their assignees.
 * A group of that name the site has already is used as it is: nobody gets rights through it.
 */
export function castOf(jira: Jira, target: Target, plans: readonly Plan[], timeZone: string): Cast {
  const [reporters, agents, members] = rolesIn(plans);
  const cast: Cast = { accounts: new Map(), groups: new Map(), made: { people: 0, groups: 0 } };
  for (const name of [...reporters, ...agents]) person(jira, cast, name, agents.has(name), timeZone);
  const ids = (names: Iterable<string>): AccountId[] => [...names].flatMap((name) => cast.accounts.get(name) ?? []);
  const licensed = ids(agents);
  for (const name of [...appRoleGroups['jira-software'], ...appRoleGroups['jira-servicedesk']]) fill(jira, name, undefined, licensed);
  fill(jira, AGENTS, groupFor(AGENTS), licensed);
  for (const [name, assignees] of members) {
    const known = jira.groups.find((group) => group.name === name);
    if (!known) cast.made.groups++;
    const group = known && known.id !== groupFor(name) ? known : fill(jira, name, groupFor(name), ids(assignees));
    cast.groups.set(name, group.id);
  }
  const customers = ids(reporters).filter((id) => !licensed.includes(id));
  admit(jira, target, customers);
  demandWorkers(jira, target, licensed);
  return cast;
}

/** Who reports, who does something, and who was assigned work in which support group. */
function rolesIn(plans: readonly Plan[]): [reporters: Set<string>, agents: Set<string>, members: Map<string, Set<string>>] {
  const [reporters, agents, members] = [new Set<string>(), new Set<string>(), new Map<string, Set<string>>()];
  for (const { moments } of plans) {
    const [creation, ...changes] = moments;
    // Whoever opens an incident of their own has used the portal: that makes nobody an agent.
    if (creation.by !== creation.look.reporter) agents.add(creation.by);
    for (const { by } of changes) agents.add(by);
    for (const { look } of moments) {
      reporters.add(look.reporter);
      if (look.assignee !== undefined) agents.add(look.assignee);
      if (look.group === undefined) continue;
      const team = members.get(look.group) ?? new Set();
      members.set(look.group, look.assignee === undefined ? team : team.add(look.assignee));
    }
  }
  return [reporters, agents, members];
}

function person(jira: Jira, cast: Cast, name: string, agent: boolean, timeZone: string): void {
  if (cast.accounts.has(name)) return;
  const id = accountFor(name);
  cast.accounts.set(name, id);
  const known = jira.people.get(id);
  if (known?.active && (known.licensed || !agent)) return;
  if (!known) cast.made.people++;
  const address = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '');
  jira.people.put({
    id,
    displayName: name,
    emailAddress: `${address === '' ? 'person' : address}@example.com`,
    accountType: agent ? 'atlassian' : 'customer',
    licensed: agent,
    active: true,
    timeZone,
    locale: 'en_US',
    title: agent ? 'Agent (incident log)' : 'Customer (incident log)',
  });
}

/** Puts people into a group in one go, making it when there is none. */
function fill(jira: Jira, name: string, id: string | undefined, members: readonly AccountId[]): Group {
  const known = jira.groups.find((group) => group.name === name);
  const all = [...new Set([...(known?.members ?? []), ...members])];
  if (known && all.length === known.members.length) return known;
  return jira.groups.put({ id: known?.id ?? id ?? uuidOf(`group ${name}`), name, members: all });
}

/** Lets the agents' group work in the project and the customers ask for help there. */
function admit(jira: Jira, target: Target, customers: readonly AccountId[]): void {
  const project = jira.projects.need(target.project.id);
  const roleActors = { ...project.roleActors };
  const act = (roleName: string, actors: { users: readonly string[]; groups: readonly string[] }): void => {
    const role = jira.roles.find(({ name, scopeProjectId }) => name === roleName && scopeProjectId === undefined);
    if (!role) return;
    const { users, groups } = roleActors[role.id] ?? { users: [], groups: [] };
    roleActors[role.id] = { users: [...new Set([...users, ...actors.users])], groups: [...new Set([...groups, ...actors.groups])] };
  };
  act(TEAM, { users: [], groups: [AGENTS] });
  act(CUSTOMERS, { users: customers, groups: [] });
  jira.projects.put({ ...project, roleActors });
  const desk = jira.serviceDesks.find(({ projectId }) => projectId === project.id);
  if (desk) jira.serviceDesks.put({ ...desk, customers: [...new Set([...desk.customers, ...customers])] });
}

function demandWorkers(jira: Jira, { project }: Target, agents: readonly AccountId[]): void {
  const [one] = agents;
  if (one === undefined || accountCan(jira, one, 'ASSIGNABLE_USER', { projectId: project.id })) return;
  throw new ImportRefused(
    `Members of the role ${TEAM} cannot be assigned work in ${project.key}. Grant "Assignable User" to it in the project's permission scheme.`,
  );
}
