import { getProperty } from '../../issues/properties';
import { issuesWhere } from '../../issues/store';
import type { Jira } from '../../jira';
import type { Project } from '../../model';
import { userBean } from '../../people';
import { can, type PermissionTarget } from '../../permissions';
import { type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { componentBean, issueTypeBean, issueTypesOf, projectSummary, selfUrl, statusBean, versionBean } from '../beans';
import { define, listed, many, ordered, pageOf, projectFor, SCOPES, viewerOf } from './define';

/** Whether the caller may do with a project what project search's `action` asks. */
function may(request: RestRequest, project: Project, action: string): boolean {
  const { jira, caller } = request;
  const on: PermissionTarget = { projectId: project.id };
  if (action === 'create') return can(jira, caller, 'CREATE_ISSUES', on);
  if (action === 'edit') return can(jira, caller, 'ADMINISTER_PROJECTS', on);
  return can(jira, caller, 'BROWSE_PROJECTS', on) || can(jira, caller, 'ADMINISTER_PROJECTS', on);
}

const statusOf = (project: Project): string => (project.deleted ? 'deleted' : project.archived ? 'archived' : 'live');

function search(request: RestRequest): RestAnswer {
  const { jira, query } = request;
  for (const name of ['categoryId', 'propertyQuery']) {
    if (query.has(name)) jira.site.problems.report({ where: 'jira', what: `GET /rest/api/3/project/search by ${name} is not modelled` });
  }
  const [ids, keys, statuses, types] = [many(request, 'id'), many(request, 'keys'), many(request, 'status'), listed(request, 'typeKey')];
  const words = (query.get('query') ?? '').toLowerCase();
  const action = query.get('action') ?? 'view';
  const found = jira.projects.list(
    (project) =>
      (statuses ?? new Set(['live'])).has(statusOf(project)) &&
      (!ids || ids.has(project.id)) &&
      (!keys || keys.has(project.key)) &&
      (types.length === 0 || types.includes(project.projectTypeKey)) &&
      (words === '' || project.name.toLowerCase().includes(words) || project.key.toLowerCase().includes(words)) &&
      may(request, project, action),
  );
  const sorted = ordered(
    request,
    found,
    {
      key: (project) => project.key,
      name: (project) => project.name,
      category: (project) => project.key,
      owner: (project) => jira.people.get(project.leadAccountId)?.displayName ?? '',
      issueCount: (project) => issuesWhere(jira, { projectId: project.id }).length,
      lastIssueUpdatedDate: (project) => insight(jira, project).lastIssueUpdateTime ?? '',
      archivedDate: (project) => project.archivedBy?.at ?? '',
      deletedDate: (project) => project.deleted?.at ?? '',
    },
    'key',
  );
  const expand = listed(request, 'expand');
  const properties = query.getAll('properties').flatMap((text) => text.split(','));
  return ok(pageOf(request, sorted, (project) => inList(request, project, expand, properties), 50, 100));
}

function insight(jira: Jira, project: Project): { totalIssueCount: number; lastIssueUpdateTime?: string } {
  const issues = issuesWhere(jira, { projectId: project.id });
  const last = issues
    .map((issue) => issue.updated)
    .sort()
    .at(-1);
  return { totalIssueCount: issues.length, ...(last ? { lastIssueUpdateTime: last.replace('Z', '+0000') } : {}) };
}

function inList(request: RestRequest, project: Project, expand: string[], properties: string[]): Record<string, unknown> {
  const { jira, caller } = request;
  return {
    ...projectSummary(jira, project, expand, viewerOf(request)),
    properties: propertiesOf(jira, project, properties),
    ...(expand.includes('insight') ? { insight: insight(jira, project) } : {}),
    ...(expand.includes('permissions')
      ? { permissions: { canEdit: can(jira, caller, 'ADMINISTER_PROJECTS', { projectId: project.id }) } }
      : {}),
  };
}

function propertiesOf(jira: Jira, project: Project, keys: string[]): Record<string, unknown> {
  const found = keys.map((key) => [key, getProperty(jira, 'project', project.id, key)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** Schema Project, as the project's own resource shows it. */
export function projectDetails(request: RestRequest, project: Project): Record<string, unknown> {
  const { jira } = request;
  const expand = listed(request, 'expand');
  const roles = jira.roles.list((role) => belongs(project, role.scopeProjectId));
  return {
    ...inList(request, project, ['description', 'lead', 'issueTypes', ...expand], listed(request, 'properties')),
    lead: userBean(jira, project.leadAccountId, viewerOf(request)),
    components: (project.components ?? []).map((component) => componentBean(jira, component)),
    versions: (project.versions ?? []).map((version) => versionBean(jira, version)),
    assigneeType: 'UNASSIGNED',
    roles: Object.fromEntries(roles.map((role) => [role.name, selfUrl(jira, `project/${project.id}/role/${role.id}`)])),
  };
}

/** Whether a scoped thing is a project's: a team-managed one sees its own, a company-managed one what belongs to none. */
export const belongs = (project: Project, scopeProjectId: string | undefined): boolean =>
  project.style === 'next-gen' ? scopeProjectId === project.id : scopeProjectId === undefined;

function statuses(request: RestRequest): RestAnswer {
  const { jira } = request;
  const project = projectFor(request, request.params.projectIdOrKey ?? '');
  const scheme = jira.workflowSchemes.need(project.workflowSchemeId);
  return ok(
    issueTypesOf(jira, project).map((type) => {
      const workflow = jira.workflows.need(scheme.mappings[type.id] ?? scheme.defaultWorkflowId);
      return {
        self: selfUrl(jira, `issuetype/${type.id}`),
        id: type.id,
        name: type.name,
        subtask: type.hierarchyLevel < 0,
        statuses: workflow.statusIds.map((id) => statusBean(jira, jira.statuses.need(id))),
      };
    }),
  );
}

const LEVELS = [
  { level: 1, name: 'Epic', entityId: '1d4b2c6e-0d6d-4c47-9b5a-6c1f2d7a0e01' },
  { level: 0, name: 'Base', entityId: '1d4b2c6e-0d6d-4c47-9b5a-6c1f2d7a0e00' },
  { level: -1, name: 'Subtask', entityId: '1d4b2c6e-0d6d-4c47-9b5a-6c1f2d7a0eff' },
];

function hierarchy(request: RestRequest): RestAnswer {
  const { jira } = request;
  const project = projectFor(request, request.params.projectId ?? '');
  const types = issueTypesOf(jira, project);
  return ok({
    projectId: Number(project.id),
    hierarchy: LEVELS.map((level) => ({
      ...level,
      issueTypes: types
        .filter((type) => type.hierarchyLevel === level.level)
        .map((type) => ({ id: Number(type.id), name: type.name, avatarId: 10300 + (Number(type.id) % 100) })),
    })),
  });
}

/** Projects as anyone may read them. */
export const projectOperations: Operation[] = [
  define('searchProjects', 'GET', '/project/search', SCOPES.work, search, { anonymous: true }),
  define(
    'getAllProjects',
    'GET',
    '/project',
    SCOPES.work,
    (request) => {
      const live = request.jira.projects.list((project) => statusOf(project) === 'live' && may(request, project, 'view'));
      return ok(live.map((project) => inList(request, project, listed(request, 'expand'), listed(request, 'properties'))));
    },
    { anonymous: true },
  ),
  define(
    'getProject',
    'GET',
    '/project/{projectIdOrKey}',
    SCOPES.work,
    (request) => ok(projectDetails(request, projectFor(request, request.params.projectIdOrKey ?? ''))),
    { anonymous: true },
  ),
  define('getAllStatuses', 'GET', '/project/{projectIdOrKey}/statuses', SCOPES.work, statuses, { anonymous: true }),
  define('getHierarchy', 'GET', '/project/{projectId}/hierarchy', SCOPES.work, hierarchy),
  define(
    'getProjectComponents',
    'GET',
    '/project/{projectIdOrKey}/components',
    SCOPES.work,
    (request) => {
      const project = projectFor(request, request.params.projectIdOrKey ?? '');
      return ok(
        (project.components ?? []).map((component) => ({
          ...componentBean(request.jira, component),
          project: project.key,
          projectId: Number(project.id),
        })),
      );
    },
    { anonymous: true },
  ),
  define(
    'getProjectVersions',
    'GET',
    '/project/{projectIdOrKey}/versions',
    SCOPES.work,
    (request) => {
      const project = projectFor(request, request.params.projectIdOrKey ?? '');
      return ok((project.versions ?? []).map((version) => ({ ...versionBean(request.jira, version), projectId: Number(project.id) })));
    },
    { anonymous: true },
  ),
  define(
    'getIssueTypesForProject',
    'GET',
    '/issuetype/project',
    SCOPES.work,
    (request) => {
      const { jira, query } = request;
      const project = projectFor(request, query.get('projectId') ?? '');
      const level = query.get('level');
      const types = issueTypesOf(jira, project).filter((type) => level === null || type.hierarchyLevel === Number(level));
      return ok(types.map((type) => issueTypeBean(jira, type)));
    },
    { anonymous: true },
  ),
];
