import { allIssues, issuesWhere } from '../../issues/store';
import { badRequest } from '../../rest/errors';
import { type Operation, ok, type RestRequest } from '../../rest/operation';
import { bondOf, participantsOf, type Request, requestFor, requestOf } from '../access';
import { paged, requestBean, statusBeans, userDto } from '../beans';
import { define, expandOf, param, SCOPES, viewerOf } from './define';

const OWNERSHIP = {
  OWNED_REQUESTS: ['reporter'],
  PARTICIPATED_REQUESTS: ['participant'],
  ORGANIZATION: ['organization'],
  ALL_ORGANIZATIONS: ['organization'],
  ALL_REQUESTS: ['reporter', 'participant', 'organization', 'agent'],
  APPROVER: [],
  MY_REQUESTS: ['reporter', 'participant'],
} as const satisfies Record<string, string[]>;

const known = (name: string): name is keyof typeof OWNERSHIP => Object.hasOwn(OWNERSHIP, name);

/** Requests the query asks for, last changed first. Without an ownership Atlassian lists all one may see; agents' own desks come with ALL_REQUESTS. */
function wanted(request: RestRequest): Request[] {
  const { jira, caller, query } = request;
  const ownership = query.getAll('requestOwnership').flatMap((name) => name.split(','));
  for (const name of ownership) if (!known(name)) throw badRequest(`The requestOwnership '${name}' is not valid.`);
  const bonds = new Set<string>(
    (ownership.length > 0 ? ownership : ['ALL_REQUESTS']).flatMap((name) => (known(name) ? OWNERSHIP[name] : [])),
  );
  const status = query.get('requestStatus') ?? 'ALL_REQUESTS';
  const desk = query.get('serviceDeskId');
  const type = query.get('requestTypeId');
  const words = query.get('searchTerm')?.toLowerCase() ?? '';
  const projects = jira.serviceDesks.list(({ id }) => desk === null || id === desk).map(({ projectId }) => projectId);
  const issues = projects.length > 0 ? issuesWhere(jira, { projectId: projects }) : allIssues(jira).slice(0, 0);
  return issues
    .flatMap((issue) => {
      const found = requestOf(jira, issue);
      if (!found || (type !== null && found.type.id !== type)) return [];
      const bond = bondOf(jira, caller, found);
      if (bond === undefined || !bonds.has(bond)) return [];
      const done = jira.statuses.need(issue.statusId).category === 'DONE';
      if ((status === 'OPEN_REQUESTS' && done) || (status === 'CLOSED_REQUESTS' && !done)) return [];
      const text = `${issue.key} ${String(issue.fields.summary ?? '')}`.toLowerCase();
      return words === '' || text.includes(words) ? [found] : [];
    })
    .sort((a, b) => b.issue.updated.localeCompare(a.issue.updated));
}

/** A request with all that `expand` names; participants need a page of their own. */
function full(request: RestRequest, found: Request): Record<string, unknown> {
  const expand = expandOf(request);
  const viewer = viewerOf(request);
  const participants = participantsOf(request.jira, found.issue).map((id) => userDto(request.jira, id, viewer));
  return {
    ...requestBean(request, found, viewer, expand),
    ...(expand.includes('participant') ? { participants: paged(request, `/request/${found.issue.id}/participant`, participants) } : {}),
  };
}

/** Requests as customers and agents see them. */
export const requestOperations: Operation[] = [
  define('getCustomerRequests', 'GET', '/request', SCOPES.read, (request) => {
    const found = wanted(request);
    const page = paged(request, '/request', found);
    const values = Array.isArray(page.values) ? (page.values as Request[]) : [];
    return ok({ ...page, values: values.map((entry) => full(request, entry)) });
  }),
  define('getCustomerRequestByIdOrKey', 'GET', '/request/{issueIdOrKey}', SCOPES.read, (request) =>
    ok(full(request, requestFor(request.jira, request.caller, param(request, 'issueIdOrKey')))),
  ),
  define('getCustomerRequestStatus', 'GET', '/request/{issueIdOrKey}/status', SCOPES.read, (request) => {
    const { issue } = requestFor(request.jira, request.caller, param(request, 'issueIdOrKey'));
    return ok(paged(request, `/request/${issue.id}/status`, statusBeans(request.jira, issue)));
  }),
];
