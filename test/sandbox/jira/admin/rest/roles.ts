import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { Project, Role } from '../../model';
import { avatarUrls } from '../../people';
import { ADDON_ROLE_NAME, can, inRole } from '../../permissions';
import { badRequest, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { scopeBean, selfUrl } from '../beans';
import { adminOnly, define, projectFor, readBody, SCOPES, viewerOf } from './define';
import { belongs } from './projects';

/** The project of a role resource, for its administrators only; others get 404, as the description says. */
function administered(request: RestRequest): Project {
  const { jira, caller, params } = request;
  const project = projectFor(request, params.projectIdOrKey ?? '');
  if (!can(jira, caller, 'ADMINISTER_PROJECTS', { projectId: project.id })) {
    throw notFound('You do not have permission to see the roles of this project.');
  }
  return project;
}

function roleFor(request: RestRequest, project: Project): Role {
  const role = request.jira.roles.get(request.params.id ?? '');
  if (!role || !belongs(project, role.scopeProjectId)) {
    if (role?.name !== ADDON_ROLE_NAME)
      throw notFound(`Can not retrieve a role actor for project role ${request.params.id}, it does not exist.`);
    return role;
  }
  return role;
}

/** The actor number Jira shows: steady for the same actor of the same role in the same project. */
function actorId(project: Project, role: Role, actor: string): number {
  let hash = 7;
  for (const char of `${project.id} ${role.id} ${actor}`) hash = (hash * 31 + char.charCodeAt(0)) % 1_000_000;
  return 10_000 + hash;
}

/** Schema ProjectRole with its actors in a project. */
function roleBean(jira: Jira, project: Project, role: Role): Record<string, unknown> {
  const actors = project.roleActors[role.id] ?? { users: [], groups: [] };
  const groups = actors.groups.flatMap((name) => jira.groups.get(name) ?? jira.groups.find((group) => group.name === name) ?? []);
  const people = actors.users.flatMap((id) => jira.people.get(id) ?? []);
  const apps = role.name === ADDON_ROLE_NAME ? jira.apps.flatMap((app) => jira.people.get(app.accountId) ?? []) : [];
  return {
    self: selfUrl(jira, `project/${project.id}/role/${role.id}`),
    name: role.name,
    id: Number(role.id),
    description: role.description,
    ...scopeBean(role.scopeProjectId),
    actors: [
      ...groups.map((group) => ({
        id: actorId(project, role, group.id),
        displayName: group.name,
        type: 'atlassian-group-role-actor',
        name: group.name,
        actorGroup: { name: group.name, displayName: group.name, groupId: group.id },
      })),
      ...[...people, ...apps.filter((app) => !people.includes(app))].map((person) => ({
        id: actorId(project, role, person.id),
        displayName: person.displayName,
        type: 'atlassian-user-role-actor',
        avatarUrl: avatarUrls(jira, person.id)['16x16'],
        actorUser: { accountId: person.id },
      })),
    ],
  };
}

/** Groups by name or id; 404 for one that is not there. Answers their names, which is what a project keeps. */
function groupNames(jira: Jira, refs: readonly string[]): string[] {
  return refs.map((ref) => {
    const group = jira.groups.get(ref) ?? jira.groups.find((candidate) => candidate.name === ref);
    if (!group)
      throw notFound(`We can't find '${ref}' in any accessible user directory. Check they're still active and available, and try again.`);
    return group.name;
  });
}

function people(jira: Jira, accountIds: readonly string[]): string[] {
  return accountIds.map((id) => {
    if (!jira.people.get(id)?.active) {
      throw notFound(`We can't find '${id}' in any accessible user directory. Check they're still active and available, and try again.`);
    }
    return id;
  });
}

function setActors(jira: Jira, project: Project, role: Role, users: string[], groups: string[]): Project {
  return jira.projects.put({
    ...project,
    roleActors: { ...project.roleActors, [role.id]: { users: [...new Set(users)], groups: [...new Set(groups)] } },
  });
}

const ACTORS = v.object({
  user: v.optional(v.array(v.string())),
  group: v.optional(v.array(v.string())),
  groupId: v.optional(v.array(v.string())),
});

const SET = v.object({ id: v.optional(v.number()), categorisedActors: v.optional(v.record(v.string(), v.array(v.string())), {}) });

/** Roles and who is in them, by project. */
export const roleOperations: Operation[] = [
  define(
    'getProjectRoles',
    'GET',
    '/project/{projectIdOrKey}/role',
    SCOPES.work,
    (request) => {
      const project = administered(request);
      const roles = request.jira.roles.list((role) => belongs(project, role.scopeProjectId));
      return ok(Object.fromEntries(roles.map((role) => [role.name, selfUrl(request.jira, `project/${project.id}/role/${role.id}`)])));
    },
    { anonymous: true },
  ),
  define(
    'getProjectRole',
    'GET',
    '/project/{projectIdOrKey}/role/{id}',
    SCOPES.work,
    (request) => {
      const project = administered(request);
      return ok(roleBean(request.jira, project, roleFor(request, project)));
    },
    { anonymous: true },
  ),
  define(
    'addActorUsers',
    'POST',
    '/project/{projectIdOrKey}/role/{id}',
    SCOPES.config,
    (request) => {
      const { jira } = request;
      const project = administered(request);
      const role = roleFor(request, project);
      const body = readBody(request, ACTORS);
      const users = people(jira, body.user ?? []);
      const groups = groupNames(jira, [...(body.group ?? []), ...(body.groupId ?? [])]);
      if (users.length + groups.length === 0) throw badRequest('At least one user or group must be given.');
      const had = project.roleActors[role.id] ?? { users: [], groups: [] };
      return ok(roleBean(jira, setActors(jira, project, role, [...had.users, ...users], [...had.groups, ...groups]), role));
    },
    { anonymous: true },
  ),
  define(
    'setActors',
    'PUT',
    '/project/{projectIdOrKey}/role/{id}',
    SCOPES.project,
    (request) => {
      const { jira } = request;
      const project = administered(request);
      const role = roleFor(request, project);
      const { categorisedActors } = readBody(request, SET);
      const known = ['atlassian-user-role-actor', 'atlassian-group-role-actor', 'atlassian-group-role-actor-id'];
      const unknown = Object.keys(categorisedActors).filter((kind) => !known.includes(kind));
      if (unknown.length > 0) throw badRequest(`Unknown actor type ${unknown.join(', ')}.`);
      const users = people(jira, categorisedActors['atlassian-user-role-actor'] ?? []);
      const groups = groupNames(jira, [
        ...(categorisedActors['atlassian-group-role-actor'] ?? []),
        ...(categorisedActors['atlassian-group-role-actor-id'] ?? []),
      ]);
      return ok(roleBean(jira, setActors(jira, project, role, users, groups), role));
    },
    { anonymous: true },
  ),
  define(
    'deleteActor',
    'DELETE',
    '/project/{projectIdOrKey}/role/{id}',
    SCOPES.project,
    (request) => {
      const { jira, query } = request;
      const project = administered(request);
      const role = roleFor(request, project);
      const had = project.roleActors[role.id] ?? { users: [], groups: [] };
      const user = query.get('user');
      const group = query.get('group') ?? query.get('groupId');
      if ((user === null) === (group === null)) throw badRequest('Exactly one of user and group must be given.');
      const name = group === null ? undefined : groupNames(jira, [group])[0];
      setActors(
        jira,
        project,
        role,
        had.users.filter((id) => id !== user),
        had.groups.filter((kept) => kept !== name && kept !== group),
      );
      return noContent();
    },
    { anonymous: true },
  ),
  define(
    'getProjectRoleDetails',
    'GET',
    '/project/{projectIdOrKey}/roledetails',
    SCOPES.work,
    (request) => {
      const { jira, query } = request;
      const project = projectFor(request, request.params.projectIdOrKey ?? '');
      const viewer = viewerOf(request);
      const roles = jira.roles.list(
        (role) =>
          belongs(project, role.scopeProjectId) &&
          !(query.get('excludeConnectAddons') === 'true' && role.name === ADDON_ROLE_NAME) &&
          !(query.get('currentMember') === 'true' && !(viewer !== undefined && inRole(jira, viewer, role.id, project))),
      );
      return ok(
        roles.map((role) => ({
          self: selfUrl(jira, `project/${project.id}/role/${role.id}`),
          name: role.name,
          id: Number(role.id),
          description: role.description,
          admin: role.name === 'Administrators' || role.name === 'Administrator',
          ...scopeBean(role.scopeProjectId),
          roleConfigurable: role.name !== ADDON_ROLE_NAME,
          translatedName: role.name,
          default: false,
        })),
      );
    },
    { anonymous: true },
  ),
  define(
    'getAllProjectRoles',
    'GET',
    '/role',
    SCOPES.config,
    adminOnly(({ jira }) =>
      ok(
        jira.roles.list().map((role) => ({
          self: selfUrl(jira, `role/${role.id}`),
          name: role.name,
          id: Number(role.id),
          description: role.description,
          ...scopeBean(role.scopeProjectId),
        })),
      ),
    ),
  ),
];
