import * as v from 'valibot';
import { getIssue } from '../../issues/store';
import type { Jira } from '../../jira';
import type { AccountId, Issue } from '../../model';
import { accountCan, PERMISSION_BY_KEY, PERMISSIONS, PROJECT_PERMISSIONS } from '../../permissions';
import { badRequest, forbidden } from '../../rest/errors';
import { type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { adminOnly, define, listed, projectFor, readBody, SCOPES, viewerOf } from './define';
import { issueFor } from './users';

/** The project or issue mypermissions asks about; nothing: in any project. */
function context(request: RestRequest): { projectId?: string; issue?: Issue } {
  const { query } = request;
  const issueRef = query.get('issueId') ?? query.get('issueKey');
  if (issueRef !== null) return { issue: issueFor(request, issueRef) };
  for (const name of ['projectUuid', 'projectConfigurationUuid', 'commentId']) {
    if (!query.has(name)) continue;
    request.jira.site.problems.report({ where: 'jira', what: `GET /rest/api/3/mypermissions by ${name} is not modelled` });
    throw badRequest(`mypermissions by '${name}' is not modelled by the local Jira.`);
  }
  const projectRef = query.get('projectId') ?? query.get('projectKey');
  return projectRef === null ? {} : { projectId: projectFor(request, projectRef).id };
}

function myPermissions(request: RestRequest): RestAnswer {
  const keys = listed(request, 'permissions');
  if (keys.length === 0) {
    throw badRequest("The 'permissions' query parameter is required.");
  }
  const on = context(request);
  const permissions: Record<string, unknown> = {};
  for (const key of keys) {
    const known = PERMISSION_BY_KEY.get(key);
    if (!known) throw badRequest(`Unrecognized permission: ${key}`);
    permissions[key] = { ...known, havePermission: accountCan(request.jira, viewerOf(request), key, on) };
  }
  return ok({ permissions });
}

const CHECK = v.object({
  accountId: v.optional(v.string()),
  globalPermissions: v.optional(v.array(v.string())),
  projectPermissions: v.optional(
    v.array(
      v.object({
        permissions: v.pipe(v.array(v.string()), v.nonEmpty('At least one permission is needed.')),
        projects: v.optional(v.array(v.number())),
        issues: v.optional(v.array(v.number())),
      }),
    ),
  ),
});

/** Permissions an app may have itself, beside Jira's own; the local Jira has only the built-in ones. */
function demandKnown(keys: string[], type: 'GLOBAL' | 'PROJECT'): void {
  const unknown = keys.filter((key) => PERMISSION_BY_KEY.get(key)?.type !== type);
  if (unknown.length > 0) throw badRequest(`Unrecognized ${type === 'GLOBAL' ? 'global' : 'project'} permission: ${unknown.join(', ')}`);
}

function check(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, CHECK);
  const asked = body.accountId ?? viewerOf(request);
  if (body.accountId !== undefined && body.accountId !== viewerOf(request) && !accountCan(jira, viewerOf(request), 'ADMINISTER')) {
    throw forbidden('You need the Administer Jira global permission to check permissions of another user.');
  }
  const globals = body.globalPermissions ?? [];
  demandKnown(globals, 'GLOBAL');
  // Ids that lead nowhere are left out, as the description says.
  const granted = new Map<string, { projects: number[]; issues: number[] }>();
  for (const entry of body.projectPermissions ?? []) {
    demandKnown(entry.permissions, 'PROJECT');
    const issues = (entry.issues ?? []).flatMap((id) => getIssue(jira, String(id)) ?? []);
    for (const key of entry.permissions) {
      const seen = granted.get(key) ?? { projects: [], issues: [] };
      granted.set(key, {
        projects: [...seen.projects, ...(entry.projects ?? []).filter((id) => inProject(jira, asked, key, String(id)))],
        issues: [...seen.issues, ...issues.filter((issue) => accountCan(jira, asked, key, { issue })).map((issue) => Number(issue.id))],
      });
    }
  }
  return ok({
    globalPermissions: globals.filter((key) => accountCan(jira, asked, key)),
    projectPermissions: [...granted].map(([permission, where]) => ({ permission, ...where })),
  });
}

const inProject = (jira: Jira, accountId: AccountId | undefined, key: string, projectId: string): boolean =>
  jira.projects.get(projectId) !== undefined && accountCan(jira, accountId, key, { projectId });

/** What one may do. */
export const permissionOperations: Operation[] = [
  define('getMyPermissions', 'GET', '/mypermissions', SCOPES.work, myPermissions, { anonymous: true }),
  define(
    'getAllPermissions',
    'GET',
    '/permissions',
    SCOPES.config,
    adminOnly(() =>
      ok({
        permissions: Object.fromEntries(PERMISSIONS.map(({ key, name, type, description }) => [key, { key, name, type, description }])),
      }),
    ),
    { anonymous: true },
  ),
  define('getBulkPermissions', 'POST', '/permissions/check', SCOPES.none, check, { anonymous: true }),
  define(
    'getPermittedProjects',
    'POST',
    '/permissions/project',
    SCOPES.work,
    (request) => {
      const { permissions } = readBody(request, v.object({ permissions: v.array(v.string()) }));
      const unknown = permissions.filter((key) => !PROJECT_PERMISSIONS.includes(key));
      if (unknown.length > 0) throw badRequest(`Unrecognized permission: ${unknown.join(', ')}`);
      const projects = request.jira.projects.list(({ id }) =>
        permissions.every((key) => accountCan(request.jira, viewerOf(request), key, { projectId: id })),
      );
      return ok({ projects: projects.map(({ id, key }) => ({ id: Number(id), key })) });
    },
    { anonymous: true },
  ),
];
