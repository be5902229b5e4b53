import { deleteProperty, getProperty, propertyKeys, setProperty } from '../../issues/properties';
import type { Jira } from '../../jira';
import { can } from '../../permissions';
import { badRequest, forbidden, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { define, demandAdmin, projectFor, SCOPES, viewerOf } from './define';
import { personFor } from './users';

/** Largest property value, characters of JSON, and longest key (jira-api.md; description of the property resources). */
const VALUE_LIMIT = 32_768;
const KEY_LIMIT = 255;

type Owner = (request: RestRequest, write: boolean) => { type: 'project' | 'user' | 'issuetype'; id: string };

/** Refuses a key or value Jira would refuse. */
function demandProperty(key: string, value: unknown): void {
  if (key.length > KEY_LIMIT) throw badRequest(`The property key cannot be longer than ${KEY_LIMIT} characters.`);
  if (value === undefined) throw badRequest('The property value must be a valid, non-empty JSON value.');
  if (JSON.stringify(value).length > VALUE_LIMIT) {
    throw badRequest(`The property value is too long. The maximum length of the value is ${VALUE_LIMIT} characters.`);
  }
}

function keysAnswer(jira: Jira, owner: ReturnType<Owner>, self: (key: string) => string): RestAnswer {
  return ok({ keys: propertyKeys(jira, owner.type, owner.id).map((key) => ({ self: `${jira.site.baseUrl}${self(key)}`, key })) });
}

/** The four operations on properties of one kind of thing. */
function four(
  ids: { keys: string; get: string; set: string; remove: string },
  path: string,
  scopes: { read: readonly string[]; write: readonly string[] },
  owner: Owner,
  anonymous: { anonymous?: true },
): Operation[] {
  const one = `${path}/{propertyKey}`;
  const key = (request: RestRequest): string => request.params.propertyKey ?? '';
  const query = (request: RestRequest): string => (request.query.size > 0 ? `?${request.query.toString()}` : '');
  return [
    define(
      ids.keys,
      'GET',
      path,
      scopes.read,
      (request) =>
        keysAnswer(request.jira, owner(request, false), (name) => `${request.path ?? ''}/${encodeURIComponent(name)}${query(request)}`),
      anonymous,
    ),
    define(
      ids.get,
      'GET',
      one,
      scopes.read,
      (request) => {
        const { type, id } = owner(request, false);
        const value = getProperty(request.jira, type, id, key(request));
        if (value === undefined) throw notFound(`The property '${key(request)}' does not exist.`);
        return ok({ key: key(request), value });
      },
      anonymous,
    ),
    define(
      ids.set,
      'PUT',
      one,
      scopes.write,
      (request) => {
        const { type, id } = owner(request, true);
        demandProperty(key(request), request.body);
        return { status: setProperty(request.jira, type, id, key(request), request.body) === 'created' ? 201 : 200 };
      },
      anonymous,
    ),
    define(
      ids.remove,
      'DELETE',
      one,
      scopes.write,
      (request) => {
        const { type, id } = owner(request, true);
        if (!deleteProperty(request.jira, type, id, key(request))) throw notFound(`The property '${key(request)}' does not exist.`);
        return noContent();
      },
      anonymous,
    ),
  ];
}

/** A person reads and writes their own properties; a Jira admin anyone's. */
const userOwner: Owner = (request) => {
  const accountId = request.query.get('accountId');
  if (accountId === null) throw badRequest("The 'accountId' query parameter is missing.");
  if (accountId !== viewerOf(request) && !can(request.jira, request.caller, 'ADMINISTER')) {
    throw forbidden('You do not have permission to see or edit the properties of this user.');
  }
  return { type: 'user', id: personFor(request.jira, accountId).id };
};

const projectOwner: Owner = (request, write) => ({
  type: 'project',
  id: projectFor(
    request,
    request.params.projectIdOrKey ?? '',
    write ? 'ADMINISTER_PROJECTS' : 'BROWSE_PROJECTS',
    'You cannot edit the configuration of this project.',
  ).id,
});

const issueTypeOwner: Owner = (request, write) => {
  if (write) demandAdmin(request);
  const type = request.jira.issueTypes.get(request.params.issueTypeId ?? '');
  if (!type) throw notFound('The issue type was not found.');
  return { type: 'issuetype', id: type.id };
};

/** Properties of projects, people and work types. */
export const propertyOperations: Operation[] = [
  ...four(
    { keys: 'getProjectPropertyKeys', get: 'getProjectProperty', set: 'setProjectProperty', remove: 'deleteProjectProperty' },
    '/project/{projectIdOrKey}/properties',
    { read: SCOPES.work, write: SCOPES.project },
    projectOwner,
    { anonymous: true },
  ),
  ...four(
    { keys: 'getUserPropertyKeys', get: 'getUserProperty', set: 'setUserProperty', remove: 'deleteUserProperty' },
    '/user/properties',
    { read: SCOPES.user, write: SCOPES.writeWork },
    userOwner,
    {},
  ),
  ...four(
    { keys: 'getIssueTypePropertyKeys', get: 'getIssueTypeProperty', set: 'setIssueTypeProperty', remove: 'deleteIssueTypeProperty' },
    '/issuetype/{issueTypeId}/properties',
    { read: SCOPES.work, write: SCOPES.config },
    issueTypeOwner,
    { anonymous: true },
  ),
];
