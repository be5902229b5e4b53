import { createProject } from '../jira/admin/project-templates';
import type { Jira } from '../jira/jira';
import type { GrantHolder, Project, RequestType } from '../jira/model';
import type { IncidentStory } from './catalogue/story';
import { SHOP_COMPONENTS } from './catalogue/work';
import type { ProjectKey } from './history/plan';
import { accountId, CUSTOMERS, GROUPS, type Handle } from './people';

const DESK_COMPONENTS: readonly IncidentStory['about'][] = [
  'Network',
  'E-mail and calendar',
  'Workplace',
  'SAP',
  'Warehouse systems',
  'Web shop',
  'Accounts',
  'Telephony',
];

/** Versions of the web shop: name and day of release. */
const RELEASES: readonly (readonly [name: string, released: boolean])[] = [
  ['2026.9', true],
  ['2026.10', true],
  ['2026.11', true],
  ['2026.12', false],
];

/** Makes the firm's projects: a web shop, a service desk, a team-managed project and one that only few may see. */
export function seedProjects(jira: Jira): Record<ProjectKey, Project> {
  const SHOP = shop(jira);
  const DESK = desk(jira);
  const OPS = createProject(jira, 'team-managed', {
    key: 'OPS',
    name: 'Operations',
    lead: accountId('elena'),
    description: 'What the operations team works on.',
  });
  onlyFor(jira, OPS.permissionSchemeId, GROUPS.staff, []);
  const HR = createProject(jira, 'business', { key: 'HR', name: 'People Office', lead: accountId('ingrid') });
  withRole(jira, HR, 'Administrators', { users: [accountId('ingrid'), accountId('otto')], groups: [] });
  return { SHOP, DESK, OPS, HR };
}

function shop(jira: Jira): Project {
  const project = createProject(jira, 'software', {
    key: 'SHOP',
    name: 'Web Shop',
    lead: accountId('sofia'),
    description: 'shop.fernwick.example: supplies for warehouses.',
  });
  const scheme = jira.permissionSchemes.need(project.permissionSchemeId);
  const own = jira.permissionSchemes.put({
    ...scheme,
    id: String(jira.site.ids.next('permissionscheme', 10001)),
    name: 'Fernwick software scheme',
    description: 'Employees work in the project; everyone with a licence may look.',
    grants: scheme.grants.map((grant) => ({ ...grant, id: String(jira.site.ids.next('permissiongrant', 10000)) })),
  });
  onlyFor(jira, own.id, GROUPS.staff, ['BROWSE_PROJECTS', 'VIEW_READONLY_WORKFLOW']);
  return jira.projects.put({
    ...project,
    permissionSchemeId: own.id,
    components: components(jira, SHOP_COMPONENTS, 'sofia'),
    versions: RELEASES.map(([name, released]) => ({
      id: String(jira.site.ids.next('version', 10000)),
      name,
      description: '',
      archived: false,
      released,
    })),
  });
}

function desk(jira: Jira): Project {
  const project = createProject(jira, 'service', {
    // Not "IT": that is a reserved word of JQL, which would have to be quoted in every query.
    key: 'DESK',
    name: 'IT Service Desk',
    lead: accountId('otto'),
    description: 'Help for everyone at Fernwick, and for the people we work with.',
  });
  const team = [GROUPS.tier1, GROUPS.tier2, GROUPS.tier3, GROUPS.incidentManagers, GROUPS.processOwners];
  const staffed = withRole(jira, project, 'Service Desk Team', { users: [], groups: team });
  const customers = CUSTOMERS.map(accountId);
  const open = withRole(jira, staffed, 'Service Desk Customers', { users: customers, groups: [GROUPS.staff] });
  const made = jira.projects.put({ ...open, components: components(jira, DESK_COMPONENTS, 'otto') });
  const service = jira.serviceDesks.find((candidate) => candidate.projectId === project.id);
  if (!service) throw new Error('demo: the service project has no service desk');
  const organization = jira.organizations.put({
    id: String(jira.site.ids.next('organization', 1)),
    name: 'Fernwick warehouses',
    members: customers,
  });
  jira.serviceDesks.put({ ...service, portalName: 'Fernwick IT Help', customers, organizationIds: [organization.id] });
  requestTypes(jira, service.id);
  return made;
}

/** Adds the firm's own request types to those of the template. */
function requestTypes(jira: Jira, serviceDeskId: string): void {
  const like = (name: string): RequestType => {
    const found = jira.requestTypes.find((candidate) => candidate.serviceDeskId === serviceDeskId && candidate.name === name);
    if (!found) throw new Error(`demo: the service desk has no request type ${name}`);
    return found;
  };
  const add = (model: RequestType, name: string, description: string, groupId?: string): void => {
    jira.requestTypes.put({
      ...model,
      id: String(jira.site.ids.next('requesttype', 1)),
      name,
      description,
      groupIds: groupId ? [groupId] : model.groupIds,
    });
  };
  add(
    like('Report a system problem'),
    'Report a system outage',
    'Something is down for more than one person. We are told at once, at any hour.',
  );
  const hardware = String(jira.site.ids.next('requesttypegroup', 1));
  add(like('Get IT help'), 'Request new hardware', 'Computers, telephones, monitors and what belongs to them.', hardware);
  add(like('Report a system problem'), 'Report broken hardware', 'A device does not work any more.', hardware);
}

function components(jira: Jira, names: readonly string[], lead: Handle): NonNullable<Project['components']> {
  return names.map((name) => ({
    id: String(jira.site.ids.next('component', 10000)),
    name,
    description: '',
    leadAccountId: accountId(lead),
  }));
}

function withRole(jira: Jira, project: Project, role: string, actors: { users: string[]; groups: string[] }): Project {
  const found = jira.roles.find((candidate) => candidate.name === role && candidate.scopeProjectId === undefined);
  if (!found) throw new Error(`demo: there is no role ${role}`);
  const before = project.roleActors[found.id] ?? { users: [], groups: [] };
  return jira.projects.put({
    ...project,
    roleActors: {
      ...project.roleActors,
      [found.id]: { users: [...new Set([...before.users, ...actors.users])], groups: [...new Set([...before.groups, ...actors.groups])] },
    },
  });
}

/** In a permission scheme, puts a group where any licensed person was, except for the permissions named. */
function onlyFor(jira: Jira, schemeId: string, group: string, except: string[]): void {
  jira.permissionSchemes.update(schemeId, (scheme) => ({
    ...scheme,
    grants: scheme.grants.map((grant) => {
      if (grant.holder.type !== 'applicationRole' || except.includes(grant.permission)) return grant;
      const holder: GrantHolder = { type: 'group', group };
      return { ...grant, holder };
    }),
  }));
}
