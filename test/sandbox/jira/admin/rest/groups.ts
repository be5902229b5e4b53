import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { Group } from '../../model';
import { APPLICATION_NAMES, addToGroup, appRoleGroups, findPeople, groupName, userBean, uuidOf } from '../../people';
import { can } from '../../permissions';
import { badRequest, forbidden, notFound } from '../../rest/errors';
import { accountOf, created, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { adminOnly, define, many, pageOf, readBody, SCOPES, text, viewerOf, wholeNumber } from './define';
import { highlight, personFor } from './users';

/** The group of `groupId` or `groupname`; 400 when neither is given, 404 when there is none. */
function groupFor(request: RestRequest): Group {
  const [id, name] = [request.query.get('groupId'), request.query.get('groupname')];
  if (id === null && name === null) throw badRequest("Either 'groupId' or 'groupname' must be specified.");
  const found = id === null ? request.jira.groups.find((group) => group.name === name) : request.jira.groups.get(id);
  if (!found) throw notFound(id === null ? `The group named '${name}' does not exist.` : `The group with id '${id}' does not exist.`);
  return found;
}

/** Schema Group, its people not expanded. */
function groupBean(jira: Jira, group: Group): Record<string, unknown> {
  return {
    ...groupName(jira, group),
    users: { size: group.members.length, items: [], 'max-results': 50, 'start-index': 0, 'end-index': 0 },
    expand: 'users',
  };
}

function foundGroups(request: RestRequest): Record<string, unknown> {
  const { jira, caller, query } = request;
  const words = (query.get('query') ?? '').toLowerCase();
  const [outNames, outIds] = [many(request, 'exclude'), many(request, 'excludeId')];
  const found = can(jira, caller, 'USER_PICKER')
    ? jira.groups
        .list((group) => group.name.toLowerCase().includes(words) && !outNames?.has(group.name) && !outIds?.has(group.id))
        .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    : [];
  const shown = found.slice(0, wholeNumber(request, 'maxResults', 20));
  return {
    header: `Showing ${shown.length} of ${found.length} matching groups`,
    total: found.length,
    groups: shown.map((group) => ({
      name: group.name,
      html: highlight(group.name, words).replace(/strong>/g, 'b>'),
      labels: [],
      groupId: group.id,
    })),
  };
}

function usersAndGroups(request: RestRequest): RestAnswer {
  const { jira, caller, query } = request;
  const words = query.get('query') ?? '';
  if (!can(jira, caller, 'USER_PICKER')) throw forbidden('The Browse users and groups global permission is needed.');
  const people = findPeople(jira, words, accountOf(caller)).filter(
    (person) => !(query.get('excludeConnectAddons') === 'true' && person.accountType === 'app'),
  );
  const shown = people.slice(0, wholeNumber(request, 'maxResults', 50));
  return ok({
    users: {
      users: shown.map((person) => ({
        accountId: person.id,
        accountType: person.accountType,
        displayName: person.displayName,
        html: highlight(person.displayName, words),
      })),
      total: people.length,
      header: `Showing ${shown.length} of ${people.length} matching users`,
    },
    groups: foundGroups(request),
  });
}

function bulk(request: RestRequest): RestAnswer {
  const { jira, caller, query } = request;
  if (!can(jira, caller, 'USER_PICKER')) throw forbidden('The Browse users and groups global permission is needed.');
  const [ids, names, key] = [many(request, 'groupId'), many(request, 'groupName'), query.get('applicationKey')];
  const admins = query.get('accessType') === 'site-admin' || query.get('accessType') === 'admin';
  const ofProduct = key === null ? undefined : Object.entries(appRoleGroups).find(([role]) => role === key)?.[1];
  if (key !== null && !ofProduct && !(key in APPLICATION_NAMES)) throw badRequest(`The application key '${key}' is not valid.`);
  const groups = jira.groups.list(
    (group) =>
      (!ids || ids.has(group.id)) &&
      (!names || names.has(group.name)) &&
      (!ofProduct || ofProduct.includes(group.name)) &&
      (!admins || jira.globalPermissions.get('ADMINISTER')?.groups.includes(group.name) === true),
  );
  return ok(pageOf(request, groups, (group) => ({ name: group.name, groupId: group.id })));
}

/** Groups: finding them, their members, making and filling them. */
export const groupOperations: Operation[] = [
  define('findGroups', 'GET', '/groups/picker', SCOPES.user, (request) => ok(foundGroups(request)), { anonymous: true }),
  define('findUsersAndGroups', 'GET', '/groupuserpicker', SCOPES.work, usersAndGroups, { anonymous: true }),
  define('bulkGetGroups', 'GET', '/group/bulk', SCOPES.user, bulk),
  define('getUsersFromGroup', 'GET', '/group/member', SCOPES.config, (request) => {
    const { jira, caller, query } = request;
    if (!can(jira, caller, 'USER_PICKER') && !can(jira, caller, 'ADMINISTER')) {
      throw forbidden('The Browse users and groups or Administer Jira global permission is needed.');
    }
    const people = groupFor(request)
      .members.flatMap((id) => jira.people.get(id) ?? [])
      .filter((person) => person.active || query.get('includeInactiveUsers') === 'true');
    return ok(pageOf(request, people, (person) => userBean(jira, person.id, viewerOf(request)), 50, 50));
  }),
  define(
    'createGroup',
    'POST',
    '/group',
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const { name } = readBody(request, v.object({ name: text() }));
      if (jira.groups.find((group) => group.name === name)) throw badRequest(`The group '${name}' already exists.`);
      const group = jira.groups.put({ id: uuidOf(`group ${name}`), name, members: [] });
      return created(groupBean(jira, group));
    }),
  ),
  define(
    'addUserToGroup',
    'POST',
    '/group/user',
    SCOPES.config,
    adminOnly((request) => {
      const group = groupFor(request);
      const { accountId } = readBody(request, v.object({ accountId: v.string() }));
      const person = personFor(request.jira, accountId);
      if (group.members.includes(person.id))
        throw badRequest(`Cannot add user. '${person.displayName}' is already a member of '${group.name}'.`);
      return created(groupBean(request.jira, addToGroup(request.jira, group.name, person.id)));
    }),
  ),
  define(
    'removeUserFromGroup',
    'DELETE',
    '/group/user',
    SCOPES.config,
    adminOnly((request) => {
      const group = groupFor(request);
      const person = personFor(request.jira, request.query.get('accountId'));
      if (!group.members.includes(person.id))
        throw badRequest(`Cannot remove user. '${person.displayName}' is not a member of '${group.name}'.`);
      request.jira.groups.put({ ...group, members: group.members.filter((id) => id !== person.id) });
      return ok(undefined);
    }),
  ),
];
