import { isObject } from '../../fields/codec';
import { can, demand } from '../../permissions';
import { badRequest, forbidden } from '../../rest/errors';
import { noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { issueBean } from '../bean';
import { byOf } from '../by';
import { assign, editIssue, needIssue } from '../edit';
import { emitProperty, emitViewed } from '../events';
import { namedFields } from '../input';
import { setProperty } from '../properties';
import { deleteIssue, demandNoSubtasks } from '../remove';
import { demandSettable } from '../screens';
import { spendWrite } from '../write-limit';
import { demandParts } from './parts';
import { demandProperty } from './properties';
import { demandNoFieldKeys, detailsOf, flag, listParameter } from './read';
import { issueOfPath } from './visible';

const PATH = '/rest/api/3/issue/{issueIdOrKey}';

/** Most entity properties one may ask for with an issue. */
export const MOST_PROPERTIES = 5;

/** Whether the caller may set fields that are not on the screen: apps with Administer Jira, as themselves (description of editIssue). */
export function overrides(request: RestRequest, name: 'overrideScreenSecurity' | 'overrideEditableFlag'): boolean {
  if (!flag(request, name)) return false;
  const { jira, caller } = request;
  if (caller.kind === 'app' && can(jira, caller, 'ADMINISTER')) return true;
  throw forbidden(`You are not allowed to use ${name}.`);
}

/** Reading, changing, assigning and deleting one issue. */
export const issueOperationsOfOne: Operation[] = [
  {
    id: 'getIssue',
    method: 'GET',
    path: PATH,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const issue = issueOfPath(request);
      const properties = listParameter(request, 'properties');
      demandNoFieldKeys(request);
      if (request.caller.kind === 'person' && flag(request, 'updateHistory')) emitViewed(request.jira, issue, byOf(request.caller));
      return ok(
        issueBean(request.jira, request.caller, issue, {
          fields: listParameter(request, 'fields'),
          expand: listParameter(request, 'expand'),
          properties,
        }),
      );
    },
  },
  {
    id: 'editIssue',
    method: 'PUT',
    path: PATH,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira, caller } = request;
      const issue = issueOfPath(request);
      const details = detailsOf(request.jira, request.body);
      overrides(request, 'overrideEditableFlag');
      const anyField = overrides(request, 'overrideScreenSecurity');
      demand(jira, caller, 'EDIT_ISSUES', { issue }, 'You do not have permission to edit issues in this project.');
      const named = namedFields(details);
      if (named.length === 0 && details.properties.length === 0) throw badRequest('one of fields or update required');
      if (!anyField) demandSettable(jira, caller, { use: 'edit', issue }, named);
      demandParts(jira, caller, issue, details);
      for (const { key, value } of details.properties) demandProperty(key, value);
      const notifyUsers = flag(request, 'notifyUsers', true);
      if (!notifyUsers && !can(jira, caller, 'ADMINISTER_PROJECTS', { issue })) {
        throw forbidden('To discard the user notification either admin or project admin permissions are required.');
      }
      spendWrite(jira, issue.id);
      const by = byOf(caller);
      editIssue(jira, issue.id, { fields: details.fields, update: details.update, notifyUsers }, by);
      for (const { key, value } of details.properties) {
        setProperty(jira, 'issue', issue.id, key, value);
        emitProperty(jira, 'set', issue, key, by);
      }
      if (!flag(request, 'returnIssue')) return noContent();
      return ok(issueBean(jira, caller, needIssue(jira, issue.id), { expand: listParameter(request, 'expand') }));
    },
  },
  {
    id: 'deleteIssue',
    method: 'DELETE',
    path: PATH,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira, caller } = request;
      const issue = issueOfPath(request);
      demand(jira, caller, 'DELETE_ISSUES', { issue }, 'You do not have permission to delete issues in this project.');
      if (!flag(request, 'deleteSubtasks')) demandNoSubtasks(jira, issue.id);
      deleteIssue(jira, issue.id, byOf(caller));
      return noContent();
    },
  },
  {
    id: 'assignIssue',
    method: 'PUT',
    path: `${PATH}/assignee`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira, caller, body } = request;
      const issue = issueOfPath(request);
      demand(jira, caller, 'ASSIGN_ISSUES', { issue }, 'You do not have permission to assign issues in this project.');
      const accountId = isObject(body) ? (body.accountId ?? null) : undefined;
      if (accountId === undefined || (accountId !== null && typeof accountId !== 'string'))
        throw badRequest('Specify the accountId of the assignee.');
      spendWrite(jira, issue.id);
      // "-1" is the project's default assignee: no one, in this Jira.
      assign(jira, issue.id, accountId === '-1' ? null : accountId, byOf(caller));
      return noContent();
    },
  },
];
