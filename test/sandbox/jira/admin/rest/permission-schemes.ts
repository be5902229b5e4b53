import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { GrantHolder, PermissionScheme, Project } from '../../model';
import { can, PERMISSION_BY_KEY } from '../../permissions';
import { badRequest, forbidden, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { scopeBean, selfUrl } from '../beans';
import { adminOnly, define, listed, projectFor, readBody, SCOPES, text } from './define';

type Grant = PermissionScheme['grants'][number];

/** Schema PermissionHolder: `parameter` is a group's name, a role's or account's id; `value` the id. */
function holderBean(jira: Jira, holder: GrantHolder): Record<string, unknown> {
  switch (holder.type) {
    case 'group': {
      const group = jira.groups.get(holder.group) ?? jira.groups.find((candidate) => candidate.name === holder.group);
      return { type: 'group', parameter: group?.name ?? holder.group, value: group?.id ?? holder.group, expand: 'group' };
    }
    case 'projectRole':
      return { type: 'projectRole', parameter: holder.roleId, value: holder.roleId, expand: 'projectRole' };
    case 'user':
      return { type: 'user', parameter: holder.accountId, value: holder.accountId, expand: 'user' };
    default:
      return { type: holder.type };
  }
}

function grantBean(jira: Jira, scheme: PermissionScheme, grant: Grant): Record<string, unknown> {
  const id = Number(grant.id ?? 0);
  return {
    id,
    self: selfUrl(jira, `permissionscheme/${scheme.id}/permission/${id}`),
    holder: holderBean(jira, grant.holder),
    permission: grant.permission,
  };
}

function schemeBean(jira: Jira, scheme: PermissionScheme, expand: readonly string[]): Record<string, unknown> {
  const detailed = expand.some((name) => ['permissions', 'all', 'user', 'group', 'projectRole', 'field'].includes(name));
  return {
    id: Number(scheme.id),
    self: selfUrl(jira, `permissionscheme/${scheme.id}`),
    name: scheme.name,
    description: scheme.description,
    ...scopeBean(scheme.scopeProjectId),
    ...(detailed ? { permissions: scheme.grants.map((grant) => grantBean(jira, scheme, grant)) } : {}),
  };
}

/** Schemes are for those who administer Jira or a project; others get 404. */
function schemeFor({ jira, caller, params }: RestRequest): PermissionScheme {
  const scheme = jira.permissionSchemes.get(params.schemeId ?? '');
  if (!scheme || scheme.scopeProjectId || !can(jira, caller, 'ADMINISTER_PROJECTS'))
    throw notFound('The permission scheme does not exist.');
  return scheme;
}

const GRANT = v.looseObject({
  permission: v.string(),
  holder: v.looseObject({ type: v.string(), parameter: v.optional(v.string()), value: v.optional(v.string()) }),
});

/** A holder as the resource writes it; 400 for one that is not there, a loud problem for a kind we lack. */
function holderOf(jira: Jira, { type, parameter, value }: v.InferOutput<typeof GRANT>['holder']): GrantHolder {
  const ref = value ?? parameter ?? '';
  switch (type) {
    case 'anyone':
    case 'reporter':
    case 'assignee':
    case 'projectLead':
    case 'sd.customer.portal.only':
      return { type };
    case 'applicationRole':
      return { type };
    case 'group': {
      const group = jira.groups.get(ref) ?? jira.groups.find((candidate) => candidate.name === ref);
      if (!group) throw badRequest(`The group '${ref}' does not exist.`);
      return { type, group: group.name };
    }
    case 'projectRole':
      if (!jira.roles.get(ref)) throw badRequest(`The project role '${ref}' does not exist.`);
      return { type, roleId: ref };
    case 'user':
      if (!jira.people.get(ref)) throw badRequest(`The user '${ref}' does not exist.`);
      return { type, accountId: ref };
    default:
      jira.site.problems.report({ where: 'jira', what: `permission holder ${type} is not modelled` });
      throw badRequest(`The permission holder type '${type}' is not modelled by the local Jira.`);
  }
}

function grantOf(jira: Jira, input: v.InferOutput<typeof GRANT>): Grant {
  if (PERMISSION_BY_KEY.get(input.permission)?.type !== 'PROJECT') throw badRequest(`The permission '${input.permission}' does not exist.`);
  return { id: String(jira.site.ids.next('permissiongrant', 10000)), permission: input.permission, holder: holderOf(jira, input.holder) };
}

const same = (a: Grant, b: Grant): boolean => a.permission === b.permission && JSON.stringify(a.holder) === JSON.stringify(b.holder);

function addGrant(request: RestRequest): RestAnswer {
  const { jira } = request;
  const scheme = schemeFor(request);
  const grant = grantOf(jira, readBody(request, GRANT));
  if (scheme.grants.some((other) => same(other, grant))) throw badRequest('The same permission grant is present in the permission scheme.');
  jira.permissionSchemes.put({ ...scheme, grants: [...scheme.grants, grant] });
  return created(grantBean(jira, scheme, grant));
}

function removeGrant(request: RestRequest): RestAnswer {
  const { jira, params } = request;
  const scheme = schemeFor(request);
  if (!scheme.grants.some((grant) => grant.id === params.permissionId)) throw badRequest('The permission grant was not found.');
  jira.permissionSchemes.put({ ...scheme, grants: scheme.grants.filter((grant) => grant.id !== params.permissionId) });
  return noContent();
}

function create(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(
    request,
    v.looseObject({ name: text(), description: v.optional(v.string(), ''), permissions: v.optional(v.array(GRANT), []) }),
  );
  if (jira.permissionSchemes.find((scheme) => scheme.name === body.name))
    throw badRequest('A permission scheme with this name already exists.');
  const scheme = jira.permissionSchemes.put({
    id: String(jira.site.ids.next('permissionscheme', 10001)),
    name: body.name,
    description: body.description,
    grants: body.permissions.map((grant) => grantOf(jira, grant)),
  });
  return created(schemeBean(jira, scheme, listed(request, 'expand')));
}

/** The scheme of a project is for its administrators. */
function administered(request: RestRequest): Project {
  const project = projectFor(request, request.params.projectKeyOrId ?? '');
  if (!can(request.jira, request.caller, 'ADMINISTER_PROJECTS', { projectId: project.id })) {
    throw forbidden("You do not have permission to view the project's configuration.");
  }
  return project;
}

/** Permission schemes and their grants. */
export const permissionSchemeOperations: Operation[] = [
  define('getAllPermissionSchemes', 'GET', '/permissionscheme', SCOPES.work, (request) => {
    const { jira } = request;
    const seen = can(jira, request.caller, 'ADMINISTER_PROJECTS') ? jira.permissionSchemes.list((scheme) => !scheme.scopeProjectId) : [];
    return ok({ permissionSchemes: seen.map((scheme) => schemeBean(jira, scheme, listed(request, 'expand'))) });
  }),
  define('createPermissionScheme', 'POST', '/permissionscheme', SCOPES.config, adminOnly(create)),
  define('getPermissionScheme', 'GET', '/permissionscheme/{schemeId}', SCOPES.work, (request) =>
    ok(schemeBean(request.jira, schemeFor(request), listed(request, 'expand'))),
  ),
  define('getPermissionSchemeGrants', 'GET', '/permissionscheme/{schemeId}/permission', SCOPES.work, (request) => {
    const scheme = schemeFor(request);
    return ok({
      permissions: scheme.grants.map((grant) => grantBean(request.jira, scheme, grant)),
      expand: 'user,group,projectRole,field,all',
    });
  }),
  define('createPermissionGrant', 'POST', '/permissionscheme/{schemeId}/permission', SCOPES.config, adminOnly(addGrant)),
  define('getPermissionSchemeGrant', 'GET', '/permissionscheme/{schemeId}/permission/{permissionId}', SCOPES.work, (request) => {
    const scheme = schemeFor(request);
    const grant = scheme.grants.find((candidate) => candidate.id === request.params.permissionId);
    if (!grant) throw notFound('The permission grant was not found.');
    return ok(grantBean(request.jira, scheme, grant));
  }),
  define(
    'deletePermissionSchemeEntity',
    'DELETE',
    '/permissionscheme/{schemeId}/permission/{permissionId}',
    SCOPES.config,
    adminOnly(removeGrant),
  ),
  define('getAssignedPermissionScheme', 'GET', '/project/{projectKeyOrId}/permissionscheme', SCOPES.work, (request) => {
    const scheme = request.jira.permissionSchemes.need(administered(request).permissionSchemeId);
    return ok(schemeBean(request.jira, scheme, listed(request, 'expand')));
  }),
  define(
    'assignPermissionScheme',
    'PUT',
    '/project/{projectKeyOrId}/permissionscheme',
    SCOPES.project,
    adminOnly((request) => {
      const { jira } = request;
      const project = projectFor(request, request.params.projectKeyOrId ?? '');
      if (project.style === 'next-gen') throw forbidden('The permissions of a team-managed project are kept by its own roles.');
      const { id } = readBody(request, v.object({ id: v.number() }));
      const scheme = jira.permissionSchemes.get(String(id));
      if (!scheme || scheme.scopeProjectId) throw notFound('The permission scheme does not exist.');
      jira.projects.put({ ...project, permissionSchemeId: scheme.id });
      return ok(schemeBean(jira, scheme, listed(request, 'expand')));
    }),
  ),
];
