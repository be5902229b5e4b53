import * as v from 'valibot';
import { issuesWhere } from '../../issues/store';
import type { Jira } from '../../jira';
import type { StatusDef } from '../../model';
import { can } from '../../permissions';
import { badRequest, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { STATUS_CATEGORIES, statusBean, statusCategoryBean } from '../beans';
import { define, demandAdmin, many, pageOf, readBody, SCOPES, text } from './define';

/** Scope as the status and workflow resources write it. */
export const scopeOf = (projectId: string | undefined): Record<string, unknown> =>
  projectId === undefined ? { type: 'GLOBAL' } : { type: 'PROJECT', project: { id: projectId } };

/** Schema JiraStatus. */
const bean = (status: StatusDef): Record<string, unknown> => ({
  id: status.id,
  name: status.name,
  statusCategory: status.category,
  scope: scopeOf(status.scopeProjectId),
  description: status.description,
});

/** Statuses the caller sees: those in a workflow of a project they may browse. */
function active({ jira, caller }: RestRequest): StatusDef[] {
  const projects = jira.projects.list((project) => can(jira, caller, 'BROWSE_PROJECTS', { projectId: project.id }));
  const ids = new Set(
    projects.flatMap((project) => {
      const scheme = jira.workflowSchemes.need(project.workflowSchemeId);
      return [scheme.defaultWorkflowId, ...Object.values(scheme.mappings)].flatMap((id) => jira.workflows.need(id).statusIds);
    }),
  );
  return jira.statuses.list((status) => ids.has(status.id));
}

/** Jira: statuses of all projects are for Jira admins, those of one project for its admins too. */
function demandScope(request: RestRequest, projectId: string | undefined): void {
  if (projectId !== undefined && can(request.jira, request.caller, 'ADMINISTER_PROJECTS', { projectId })) return;
  demandAdmin(request);
}

const SCOPE = v.object({ type: v.picklist(['PROJECT', 'GLOBAL']), project: v.optional(v.nullable(v.object({ id: v.string() }))) });
const CATEGORY = v.picklist(['TODO', 'IN_PROGRESS', 'DONE']);

/** Refuses a name another status of the scope has; Jira compares without regard to case. */
function demandName(jira: Jira, name: string, scopeProjectId: string | undefined, except?: string): void {
  const taken = jira.statuses.find(
    (status) => status.id !== except && status.scopeProjectId === scopeProjectId && status.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw badRequest(`The status name '${name}' is used by another status.`);
}

/** Makes a status; used by the workflow resources too. */
export function createStatus(
  jira: Jira,
  status: { name: string; description: string; category: StatusDef['category'] },
  scopeProjectId: string | undefined,
): StatusDef {
  demandName(jira, status.name, scopeProjectId);
  return jira.statuses.put({
    id: String(jira.site.ids.next('status', 10000)),
    ...status,
    ...(scopeProjectId === undefined ? {} : { scopeProjectId }),
  });
}

function create(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(
    request,
    v.object({
      scope: SCOPE,
      statuses: v.array(v.object({ name: text(), description: v.optional(v.string(), ''), statusCategory: CATEGORY })),
    }),
  );
  const projectId = body.scope.type === 'PROJECT' ? body.scope.project?.id : undefined;
  if (body.scope.type === 'PROJECT' && jira.projects.get(projectId ?? '')?.style !== 'next-gen') {
    throw badRequest('The scope must name a team-managed project.');
  }
  demandScope(request, projectId);
  const made = body.statuses.map(({ name, description, statusCategory }) =>
    createStatus(jira, { name, description, category: statusCategory }, projectId),
  );
  return ok(made.map(bean));
}

function update(request: RestRequest): RestAnswer {
  const { jira } = request;
  const { statuses } = readBody(
    request,
    v.object({
      statuses: v.array(v.object({ id: v.string(), name: text(), description: v.optional(v.string()), statusCategory: CATEGORY })),
    }),
  );
  for (const entry of statuses) {
    const status = jira.statuses.get(entry.id);
    if (!status) throw badRequest(`The status with id '${entry.id}' was not found.`);
    demandScope(request, status.scopeProjectId);
    demandName(jira, entry.name, status.scopeProjectId, status.id);
    jira.statuses.put({
      ...status,
      name: entry.name,
      description: entry.description ?? status.description,
      category: entry.statusCategory,
    });
  }
  return noContent();
}

function remove(request: RestRequest): RestAnswer {
  const { jira } = request;
  for (const id of many(request, 'id') ?? []) {
    const status = jira.statuses.get(id);
    if (!status) throw badRequest(`The status with id '${id}' was not found.`);
    demandScope(request, status.scopeProjectId);
    const used = jira.workflows.find((workflow) => workflow.statusIds.includes(id)) ?? issuesWhere(jira, { statusId: id })[0];
    if (used) throw badRequest(`The status '${status.name}' is used in a workflow and cannot be deleted.`);
    jira.statuses.delete(id);
  }
  return noContent();
}

const ANYONE = { anonymous: true } as const;

/** Statuses and their categories. */
export const statusOperations: Operation[] = [
  define(
    'getStatuses',
    'GET',
    '/status',
    SCOPES.work,
    (request) => ok(active(request).map((status) => statusBean(request.jira, status))),
    ANYONE,
  ),
  define(
    'getStatus',
    'GET',
    '/status/{idOrName}',
    SCOPES.work,
    (request) => {
      const ref = request.params.idOrName ?? '';
      const seen = active(request);
      const status =
        seen.find((candidate) => candidate.id === ref) ?? seen.find((candidate) => candidate.name.toLowerCase() === ref.toLowerCase());
      if (!status) throw notFound(`Status '${ref}' does not exist or you do not have permission to view it.`);
      return ok(statusBean(request.jira, status));
    },
    ANYONE,
  ),
  define(
    'getStatusCategories',
    'GET',
    '/statuscategory',
    SCOPES.work,
    ({ jira }) => ok((['TODO', 'IN_PROGRESS', 'DONE'] as const).map((category) => statusCategoryBean(jira, category))),
    ANYONE,
  ),
  define(
    'getStatusCategory',
    'GET',
    '/statuscategory/{idOrKey}',
    SCOPES.work,
    ({ jira, params }) => {
      const found = (['TODO', 'IN_PROGRESS', 'DONE'] as const).find(
        (category) => String(STATUS_CATEGORIES[category].id) === params.idOrKey || STATUS_CATEGORIES[category].key === params.idOrKey,
      );
      if (!found) throw notFound(`The status category '${params.idOrKey}' was not found.`);
      return ok(statusCategoryBean(jira, found));
    },
    ANYONE,
  ),
  define('getStatusesById', 'GET', '/statuses', SCOPES.config, (request) => {
    const found = [...(many(request, 'id') ?? [])].map((id) => {
      const status = request.jira.statuses.get(id);
      if (!status) throw badRequest(`The status with id '${id}' was not found.`);
      demandScope(request, status.scopeProjectId);
      return status;
    });
    return ok(found.map(bean));
  }),
  define('createStatuses', 'POST', '/statuses', SCOPES.config, create),
  define('updateStatuses', 'PUT', '/statuses', SCOPES.config, update),
  define('deleteStatusesById', 'DELETE', '/statuses', SCOPES.config, remove),
  define('search', 'GET', '/statuses/search', SCOPES.config, (request) => {
    const { jira, query } = request;
    const projectId = query.get('projectId') ?? undefined;
    demandScope(request, projectId);
    const [words, category] = [(query.get('searchString') ?? '').toLowerCase(), query.get('statusCategory')];
    const found = jira.statuses.list(
      (status) =>
        status.scopeProjectId === projectId &&
        status.name.toLowerCase().includes(words) &&
        (category === null || status.category === category),
    );
    return ok(pageOf(request, found, bean, 200));
  }),
  define('getStatusesByName', 'GET', '/statuses/byNames', SCOPES.config, (request) => {
    const { jira, query } = request;
    const projectId = query.get('projectId') ?? undefined;
    demandScope(request, projectId);
    const names = new Set(query.getAll('name').map((name) => name.toLowerCase()));
    return ok(jira.statuses.list((status) => status.scopeProjectId === projectId && names.has(status.name.toLowerCase())).map(bean));
  }),
];
