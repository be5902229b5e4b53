import { demand } from '../../permissions';
import { badRequest, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { byOf } from '../by';
import { emitProperty } from '../events';
import { deleteProperty, getProperty, propertyKeys, setProperty } from '../properties';
import { spendWrite } from '../write-limit';
import { issueOfPath } from './visible';

/** Longest key and largest value, characters (description of the property resources). */
const KEY_LIMIT = 255;
export const VALUE_LIMIT = 32_768;

const PATH = '/rest/api/3/issue/{issueIdOrKey}/properties';

const keyOf = (request: RestRequest): string => request.params.propertyKey ?? '';

/** Refuses a key or value Jira would refuse. */
export function demandProperty(key: string, value: unknown): void {
  if (key.length === 0 || key.length > KEY_LIMIT)
    throw badRequest(`The length of the property key must be between 1 and ${KEY_LIMIT} characters.`);
  if (value === undefined) throw badRequest('The property value must be a valid, non-empty JSON value.');
  if (JSON.stringify(value).length > VALUE_LIMIT) throw badRequest(`The property value cannot be longer than ${VALUE_LIMIT} characters.`);
}

/** Entity properties of issues. */
export const propertyOperations: Operation[] = [
  {
    id: 'getIssuePropertyKeys',
    method: 'GET',
    path: PATH,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const issue = issueOfPath(request);
      const { baseUrl } = request.jira.site;
      return ok({
        keys: propertyKeys(request.jira, 'issue', issue.id).map((key) => ({
          self: `${baseUrl}/rest/api/3/issue/${issue.id}/properties/${encodeURIComponent(key)}`,
          key,
        })),
      });
    },
  },
  {
    id: 'getIssueProperty',
    method: 'GET',
    path: `${PATH}/{propertyKey}`,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const value = getProperty(request.jira, 'issue', issueOfPath(request).id, keyOf(request));
      if (value === undefined) throw notFound(`The property '${keyOf(request)}' does not exist.`);
      return ok({ key: keyOf(request), value });
    },
  },
  {
    id: 'setIssueProperty',
    method: 'PUT',
    path: `${PATH}/{propertyKey}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      demand(request.jira, request.caller, 'EDIT_ISSUES', { issue }, 'You do not have permission to edit this issue.');
      demandProperty(keyOf(request), request.body);
      spendWrite(request.jira, issue.id);
      const done = setProperty(request.jira, 'issue', issue.id, keyOf(request), request.body);
      emitProperty(request.jira, 'set', issue, keyOf(request), byOf(request.caller));
      return { status: done === 'created' ? 201 : 200, body: {} };
    },
  },
  {
    id: 'deleteIssueProperty',
    method: 'DELETE',
    path: `${PATH}/{propertyKey}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      demand(request.jira, request.caller, 'EDIT_ISSUES', { issue }, 'You do not have permission to edit this issue.');
      spendWrite(request.jira, issue.id);
      if (!deleteProperty(request.jira, 'issue', issue.id, keyOf(request)))
        throw notFound(`The property '${keyOf(request)}' does not exist.`);
      emitProperty(request.jira, 'deleted', issue, keyOf(request), byOf(request.caller));
      return noContent();
    },
  },
];
