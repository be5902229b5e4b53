import { getIssue } from '../../issues/store';
import type { Jira } from '../../jira';
import type { Issue, Person } from '../../model';
import { findPeople, fullUserBean, groupName, groupsOf, userBean } from '../../people';
import { accountCan, can, demand, issueNotFound, PERMISSION_BY_KEY } from '../../permissions';
import { badRequest, forbidden, notFound } from '../../rest/errors';
import { accountOf, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { define, listed, many, pageOf, projectFor, SCOPES, sliceOf, viewerOf, wholeNumber } from './define';

const NO_BROWSE_USERS = 'You are not authorized to perform this operation. The Browse users and groups global permission is needed.';

/** The person of `accountId`; Jira's 404 when there is none. */
export function personFor(jira: Jira, accountId: string | null): Person {
  const person = accountId === null ? undefined : jira.people.get(accountId);
  if (!person) throw notFound('Specified user does not exist or you do not have required permissions');
  return person;
}

function demandBrowseUsers(request: RestRequest): void {
  if (!can(request.jira, request.caller, 'USER_PICKER')) throw forbidden(NO_BROWSE_USERS);
}

/** People of a user search: by `query` or by `accountId`, exactly one of them. */
function wanted(request: RestRequest): Person[] {
  const { jira, query } = request;
  const [words, accountId] = [query.get('query'), query.get('accountId')];
  if (words !== null && accountId !== null) throw badRequest("You cannot provide both 'query' and 'accountId'.");
  if (accountId !== null) return jira.people.list((person) => person.id === accountId && person.active);
  return findPeople(jira, words ?? query.get('username') ?? '', viewerOf(request));
}

const beans = (request: RestRequest, people: Person[]): RestAnswer =>
  ok(sliceOf(request, people).map((person) => userBean(request.jira, person.id, viewerOf(request))));

/** An issue by key or id as the caller sees it. */
export function issueFor(request: RestRequest, idOrKey: string): Issue {
  const issue = getIssue(request.jira, idOrKey);
  if (!issue || !can(request.jira, request.caller, 'BROWSE_PROJECTS', { issue })) throw issueNotFound();
  return issue;
}

/** Where a permission is asked about by `issueKey`, `issueId`, `projectKey` or `project`; undefined when by none. */
function place(request: RestRequest): { projectId: string; issue?: Issue } | undefined {
  const { query } = request;
  const issueRef = query.get('issueKey') ?? query.get('issueId');
  if (issueRef !== null) {
    const issue = issueFor(request, issueRef);
    return { projectId: issue.projectId, issue };
  }
  const projectRef = query.get('project') ?? query.get('projectKey');
  return projectRef === null ? undefined : { projectId: projectFor(request, projectRef).id };
}

function assignable(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const on = place(request);
  if (!on) throw badRequest("Either 'project', 'issueKey' or 'issueId' must be provided.");
  if (!can(jira, caller, 'USER_PICKER') && !can(jira, caller, 'ASSIGN_ISSUES', on)) return ok([]);
  return beans(
    request,
    wanted(request).filter((person) => person.accountType !== 'customer' && accountCan(jira, person.id, 'ASSIGNABLE_USER', on)),
  );
}

function picker(request: RestRequest): RestAnswer {
  const { jira, caller, query } = request;
  if (query.has('exclude') && query.has('excludeAccountIds'))
    throw badRequest("You cannot provide both 'exclude' and 'excludeAccountIds'.");
  const out = many(request, 'excludeAccountIds') ?? many(request, 'exclude') ?? new Set<string>();
  const words = query.get('query') ?? '';
  const found = can(jira, caller, 'USER_PICKER')
    ? findPeople(jira, words, accountOf(caller)).filter(
        (person) => !out.has(person.id) && !(query.get('excludeConnectUsers') === 'true' && person.accountType === 'app'),
      )
    : [];
  const shown = found.slice(0, wholeNumber(request, 'maxResults', 50));
  return ok({
    users: shown.map((person) => ({
      accountId: person.id,
      accountType: person.accountType,
      html: highlight(person.displayName, words),
      displayName: person.displayName,
      ...(query.get('showAvatar') === 'true'
        ? { avatarUrl: `${jira.site.baseUrl}/_sandbox/avatar/${encodeURIComponent(person.id)}.svg` }
        : {}),
    })),
    total: found.length,
    header: `Showing ${shown.length} of ${found.length} matching users`,
  });
}

/** Text with the matching beginning in bold, markup escaped, as the pickers answer. */
export function highlight(text: string, words: string): string {
  const escaped = (part: string): string => part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const at = words === '' ? -1 : text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return escaped(text);
  const end = at + words.length;
  return `${escaped(text.slice(0, at))}<strong>${escaped(text.slice(at, end))}</strong>${escaped(text.slice(end))}`;
}

/** People: the caller, others, searches for pickers. */
export const userOperations: Operation[] = [
  define('getCurrentUser', 'GET', '/myself', SCOPES.user, (request) => {
    const accountId = accountOf(request.caller) ?? '';
    return ok(fullUserBean(request.jira, accountId, accountId, listed(request, 'expand')));
  }),
  define(
    'getUser',
    'GET',
    '/user',
    SCOPES.user,
    (request) => {
      demandBrowseUsers(request);
      const person = personFor(request.jira, request.query.get('accountId'));
      return ok(fullUserBean(request.jira, person.id, viewerOf(request), listed(request, 'expand')));
    },
    { anonymous: true },
  ),
  define('bulkGetUsers', 'GET', '/user/bulk', SCOPES.user, (request) => {
    const ids = many(request, 'accountId');
    if (!ids) throw badRequest("The 'accountId' query parameter is missing.");
    const people = [...ids].flatMap((id) => request.jira.people.get(id) ?? []);
    return ok(pageOf(request, people, (person) => userBean(request.jira, person.id, viewerOf(request)), 10, 200));
  }),
  define(
    'getUserGroups',
    'GET',
    '/user/groups',
    SCOPES.user,
    (request) => {
      demandBrowseUsers(request);
      const person = personFor(request.jira, request.query.get('accountId'));
      return ok(groupsOf(request.jira, person.id).map((group) => groupName(request.jira, group)));
    },
    { anonymous: true },
  ),
  ...(['/users', '/users/search'] as const).map((path) =>
    define(
      path === '/users' ? 'getAllUsersDefault' : 'getAllUsers',
      'GET',
      path,
      SCOPES.user,
      (request) => {
        demandBrowseUsers(request);
        return beans(request, request.jira.people.list());
      },
      { anonymous: true },
    ),
  ),
  define(
    'findUsers',
    'GET',
    '/user/search',
    SCOPES.user,
    (request) => {
      const { query } = request;
      if (!query.has('query') && !query.has('accountId') && !query.has('property') && !query.has('username')) {
        throw badRequest("The query parameter 'query', 'accountId' or 'property' must be provided.");
      }
      if (query.has('property')) {
        request.jira.site.problems.report({ where: 'jira', what: 'GET /rest/api/3/user/search by property is not modelled' });
        throw badRequest("Searching users by 'property' is not modelled by the local Jira.");
      }
      return can(request.jira, request.caller, 'USER_PICKER') ? beans(request, wanted(request)) : ok([]);
    },
    { anonymous: true },
  ),
  define('findAssignableUsers', 'GET', '/user/assignable/search', SCOPES.user, assignable, { anonymous: true }),
  define(
    'findBulkAssignableUsers',
    'GET',
    '/user/assignable/multiProjectSearch',
    SCOPES.user,
    (request) => {
      const projects = listed(request, 'projectKeys').map((key) => projectFor(request, key));
      if (projects.length === 0) throw badRequest("The 'projectKeys' query parameter is missing.");
      const { jira } = request;
      return beans(
        request,
        wanted(request).filter((person) => projects.every(({ id }) => accountCan(jira, person.id, 'ASSIGNABLE_USER', { projectId: id }))),
      );
    },
    { anonymous: true },
  ),
  define('findUsersForPicker', 'GET', '/user/picker', SCOPES.user, picker, { anonymous: true }),
  define(
    'findUsersWithBrowsePermission',
    'GET',
    '/user/viewissue/search',
    SCOPES.user,
    (request) => {
      const on = place(request);
      if (!on) throw badRequest("Either 'issueKey' or 'projectKey' must be provided.");
      if (!can(request.jira, request.caller, 'USER_PICKER')) return ok([]);
      return beans(
        request,
        wanted(request).filter((person) => accountCan(request.jira, person.id, 'BROWSE_PROJECTS', on)),
      );
    },
    { anonymous: true },
  ),
  define(
    'findUsersWithAllPermissions',
    'GET',
    '/user/permission/search',
    SCOPES.user,
    (request) => {
      const { jira, caller } = request;
      const keys = listed(request, 'permissions');
      const unknown = keys.filter((key) => !PERMISSION_BY_KEY.has(key));
      if (keys.length === 0 || unknown.length > 0) throw badRequest(`Unrecognized permission: ${unknown.join(', ')}`);
      const on = place(request);
      if (!on) throw badRequest("Either 'issueKey' or 'projectKey' must be provided.");
      if (!can(jira, caller, 'ADMINISTER')) demand(jira, caller, 'ADMINISTER_PROJECTS', on);
      return beans(
        request,
        wanted(request).filter((person) => keys.every((key) => accountCan(jira, person.id, key, on))),
      );
    },
    { anonymous: true },
  ),
];
