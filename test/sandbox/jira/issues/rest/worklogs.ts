import { isObject } from '../../fields/codec';
import type { Issue } from '../../model';
import { can, demand } from '../../permissions';
import { badRequest, forbidden, notFound } from '../../rest/errors';
import { accountOf, created, noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { worklogBean } from '../bean/worklog-bean';
import { byOf } from '../by';
import { deleteWork, logWork, type Worklog, worklogsOf } from '../worklogs';
import { spendWrite } from '../write-limit';
import { issueOfPath, pageNumber } from './visible';

const PATH = '/rest/api/3/issue/{issueIdOrKey}/worklog';

function worklogOfPath(request: RestRequest, issue: Issue): Worklog {
  const found = worklogsOf(request.jira, issue.id).find((worklog) => worklog.id === request.params.id);
  if (!found) throw notFound(`Cannot find worklog with id: '${request.params.id ?? ''}'.`);
  return found;
}

function read(request: RestRequest): Record<string, unknown> {
  if (!isObject(request.body)) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  const { visibility, properties } = request.body;
  if (visibility !== undefined || properties !== undefined) {
    request.jira.site.problems.report({ where: 'jira', what: 'visibility and properties of a worklog are not modelled by the local Jira' });
    throw badRequest('Visibility and properties of a worklog are not modelled by the local Jira.');
  }
  return request.body;
}

/** Estimates are not kept: asking to change one is loud. */
function demandNoEstimate(request: RestRequest): void {
  const asked = ['newEstimate', 'reduceBy', 'increaseBy'].filter((name) => request.query.has(name));
  if (asked.length === 0) return;
  request.jira.site.problems.report({ where: 'jira', what: `${asked.join(', ')} of a worklog is not modelled by the local Jira` });
  throw badRequest('Estimates are not modelled by the local Jira.');
}

function demandOwn(request: RestRequest, issue: Issue, worklog: Worklog, what: 'EDIT' | 'DELETE'): void {
  const { jira, caller } = request;
  const own = worklog.authorId === accountOf(caller) && can(jira, caller, `${what}_OWN_WORKLOGS`, { issue });
  if (!own && !can(jira, caller, `${what}_ALL_WORKLOGS`, { issue })) throw forbidden('You do not have permission to change this worklog.');
  spendWrite(jira, issue.id);
}

/** Time logged on issues. */
export const worklogOperations: Operation[] = [
  {
    id: 'getIssueWorklog',
    method: 'GET',
    path: PATH,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const issue = issueOfPath(request);
      const after = pageNumber(request, 'startedAfter', 0);
      const before = pageNumber(request, 'startedBefore', Number.MAX_SAFE_INTEGER);
      const all = worklogsOf(request.jira, issue.id).filter(({ started }) => Date.parse(started) >= after && Date.parse(started) < before);
      const startAt = pageNumber(request, 'startAt', 0);
      const maxResults = pageNumber(request, 'maxResults', 5000, 5000);
      const shown = all.slice(startAt, startAt + maxResults);
      return ok({
        startAt,
        maxResults,
        total: all.length,
        worklogs: shown.map((worklog) => worklogBean(request.jira, worklog, accountOf(request.caller))),
      });
    },
  },
  {
    id: 'addWorklog',
    method: 'POST',
    path: PATH,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira, caller } = request;
      const issue = issueOfPath(request);
      demand(jira, caller, 'WORK_ON_ISSUES', { issue }, 'You do not have the permission to associate a worklog to this issue.');
      demandNoEstimate(request);
      spendWrite(jira, issue.id);
      return created(worklogBean(jira, logWork(jira, issue.id, read(request), byOf(caller)), accountOf(caller)));
    },
  },
  {
    id: 'getWorklog',
    method: 'GET',
    path: `${PATH}/{id}`,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => ok(worklogBean(request.jira, worklogOfPath(request, issueOfPath(request)), accountOf(request.caller))),
  },
  {
    id: 'updateWorklog',
    method: 'PUT',
    path: `${PATH}/{id}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      const worklog = worklogOfPath(request, issue);
      demandOwn(request, issue, worklog, 'EDIT');
      demandNoEstimate(request);
      return ok(
        worklogBean(request.jira, logWork(request.jira, issue.id, read(request), byOf(request.caller), worklog), accountOf(request.caller)),
      );
    },
  },
  {
    id: 'deleteWorklog',
    method: 'DELETE',
    path: `${PATH}/{id}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      const worklog = worklogOfPath(request, issue);
      demandOwn(request, issue, worklog, 'DELETE');
      demandNoEstimate(request);
      deleteWork(request.jira, worklog, byOf(request.caller));
      return noContent();
    },
  },
];
