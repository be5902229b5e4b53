import { serviceField, tellCustomers } from '../issues/outbox';
import { byOf, createIssue } from '../issues/service';
import { allIssues, follow, followersOf, issuesWhere, unfollow } from '../issues/store';
import { textQuery } from '../jql/meaning/text';
import type { Issue, RequestType, ServiceDesk } from '../model';
import { badRequest, forbidden, JiraError, notFound } from '../rest/errors';
import { accountOf, created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../rest/operation';
import { isAgentOf, organizationsOf, participantsOf, type Request, requestFor, requestOf, seesDesk, seesRequest } from './access';
import { body, define, pageOf, SCOPES, textIn, textsIn } from './define';
import { requestFields } from './fields';
import { requestBean, statusHistory } from './request-bean';

const found = (request: RestRequest): Request => requestFor(request.jira, request.caller, request.params.issueIdOrKey ?? '');

const NOT_CREATED = 'Your request could not be created. Please check the fields have been correctly filled in.';

/** Makes the issue behind a request. What is wrong with its fields is said in one sentence, as Jira Service Management does. */
function make(request: RestRequest, desk: ServiceDesk, type: RequestType, people: { reporter: string; participants: string[] }): Issue {
  const { jira, caller } = request;
  const given = body(request);
  const shared = serviceField(jira, 'participants');
  const others = people.participants.filter((id) => id !== people.reporter);
  try {
    const fields = requestFields(jira, type, given.requestFieldValues, given.isAdfRequest === true);
    if (others.length > 0 && shared !== undefined) fields[shared] = others.map((accountId) => ({ accountId }));
    fields.reporter = { accountId: people.reporter };
    return createIssue(jira, { projectId: desk.projectId, typeId: type.issueTypeId, fields, requestTypeId: type.id }, byOf(caller));
  } catch (error) {
    if (!(error instanceof JiraError) || Object.keys(error.errors).length === 0) throw error;
    const details = Object.entries(error.errors).map(([field, text]) => `${jira.fields.get(field)?.name ?? field}: ${text}`);
    throw badRequest(`${NOT_CREATED} ${details.join(' ')}`);
  }
}

function create(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const given = body(request);
  if (given.form !== undefined) {
    jira.site.problems.report({ where: 'service desk', what: 'forms of request types (form) are not modelled by the local Jira' });
    throw badRequest('Forms are not modelled by the local Jira.');
  }
  const desk = jira.serviceDesks.get(textIn(given, 'serviceDeskId') ?? '');
  if (!desk || !seesDesk(jira, caller, desk)) throw forbidden('You do not have permission to create requests in this service desk.');
  const type = jira.requestTypes.get(textIn(given, 'requestTypeId') ?? '');
  // The description knows no 404 here.
  if (type?.serviceDeskId !== desk.id) throw badRequest('The request type does not exist.');
  const agent = isAgentOf(jira, caller, desk.projectId);
  const behalf = textIn(given, 'raiseOnBehalfOf');
  const participants = textsIn(given, 'requestParticipants');
  if (!agent && behalf !== undefined && behalf !== accountOf(caller))
    throw forbidden('You do not have permission to raise requests on behalf of others.');
  if (!agent && participants.length > 0) throw forbidden('You do not have permission to add participants to the request.');
  const stranger = [...(behalf === undefined ? [] : [behalf]), ...participants].find((id) => !jira.people.get(id)?.active);
  if (stranger !== undefined) throw badRequest(`There is no active account '${stranger}'.`);
  const issue = make(request, desk, type, { reporter: behalf ?? accountOf(caller) ?? '', participants });
  const text = `We have received your request ${issue.key} and will look at it.`;
  tellCustomers(jira, issue, { subject: `${issue.key} ${String(issue.fields.summary ?? '')}`, text }, { accountId: '' });
  const made = requestOf(jira, issue);
  if (!made) throw new Error('sandbox: a new request has no request type');
  return created(requestBean(request, made));
}

const OWNERSHIPS = ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ORGANIZATION', 'ALL_ORGANIZATIONS', 'APPROVER', 'ALL_REQUESTS'];

/** Whether a request belongs in a list of this ownership, for an account. */
function owned(request: RestRequest, { issue }: Request, ownership: string, account: string): boolean {
  const { jira, query } = request;
  const organizations = organizationsOf(jira, issue).filter((id) => jira.organizations.get(id)?.members.includes(account));
  switch (ownership) {
    case 'OWNED_REQUESTS':
      return issue.fields.reporter === account;
    case 'PARTICIPATED_REQUESTS':
      return participantsOf(jira, issue).includes(account);
    case 'ORGANIZATION':
      return organizations.includes(query.get('organizationId') ?? '');
    case 'ALL_ORGANIZATIONS':
      return organizations.length > 0;
    // There are no approvals in the local Jira, so nobody is an approver.
    case 'APPROVER':
      return false;
    default:
      return true;
  }
}

function list(request: RestRequest): RestAnswer {
  const { jira, caller, query } = request;
  const account = accountOf(caller) ?? '';
  const asked = query
    .getAll('requestOwnership')
    .flatMap((text) => text.split(','))
    .filter((text) => text !== '');
  const wrong = asked.find((ownership) => !OWNERSHIPS.includes(ownership));
  if (wrong !== undefined) throw new JiraError(404, [`'${wrong}' is not a request ownership.`]);
  const ownerships = asked.length > 0 ? asked : ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ALL_ORGANIZATIONS'];
  const status = query.get('requestStatus') ?? 'ALL_REQUESTS';
  const term = query.get('searchTerm');
  const finds = term ? textQuery(/[*?"]/.test(term) ? term : `${term.trim()}*`) : undefined;
  const desk = jira.serviceDesks.get(query.get('serviceDeskId') ?? '');
  const matches = (issue: Issue): Request[] => {
    const made = requestOf(jira, issue);
    if (!made || !seesRequest(jira, caller, made)) return [];
    if (!ownerships.some((ownership) => owned(request, made, ownership, account))) return [];
    const closed = issue.fields.resolution !== undefined && issue.fields.resolution !== null;
    if (status !== 'ALL_REQUESTS' && closed !== (status === 'CLOSED_REQUESTS')) return [];
    const typeId = query.get('requestTypeId');
    if (typeId !== null && made.type.id !== typeId) return [];
    return finds && !finds([String(issue.fields.summary ?? '')]) && !(term && issue.key === term.toUpperCase()) ? [] : [made];
  };
  const issues = desk ? issuesWhere(jira, { projectId: desk.projectId }) : allIssues(jira);
  const all = query.has('serviceDeskId') && !desk ? [] : issues.flatMap(matches);
  all.sort((a, b) => (a.issue.created < b.issue.created ? 1 : a.issue.created > b.issue.created ? -1 : 0));
  return ok(pageOf(request, all, (item) => requestBean(request, item)));
}

/** Whoever follows a request hears of it. Customers are told through Jira Service Management, followers through Jira. */
function subscribe(request: RestRequest, change: typeof follow): RestAnswer {
  change(request.jira, 'watcher', found(request).issue.id, accountOf(request.caller) ?? '');
  return noContent();
}

/** Requests: making, reading and listing them, and what hangs on them without being modelled further (service levels, approvals). */
export const requestOperations: Operation[] = [
  define('createCustomerRequest', 'POST', '/request', SCOPES.write, create),
  define('getCustomerRequests', 'GET', '/request', SCOPES.read, list),
  define('getCustomerRequestByIdOrKey', 'GET', '/request/{issueIdOrKey}', SCOPES.read, (request) =>
    ok(requestBean(request, found(request))),
  ),
  define('getCustomerRequestStatus', 'GET', '/request/{issueIdOrKey}/status', SCOPES.read, (request) =>
    ok(pageOf(request, statusHistory(request, found(request)), (status) => status)),
  ),
  define('getSubscriptionStatus', 'GET', '/request/{issueIdOrKey}/notification', SCOPES.read, (request) =>
    ok({ subscribed: followersOf(request.jira, 'watcher', found(request).issue.id).includes(accountOf(request.caller) ?? '') }),
  ),
  define('subscribe', 'PUT', '/request/{issueIdOrKey}/notification', SCOPES.write, (request) => subscribe(request, follow)),
  define('unsubscribe', 'DELETE', '/request/{issueIdOrKey}/notification', SCOPES.write, (request) => subscribe(request, unfollow)),
  define('getSlaInformation', 'GET', '/request/{issueIdOrKey}/sla', SCOPES.jira, (request) => {
    const { desk } = found(request);
    if (!isAgentOf(request.jira, request.caller, desk.projectId))
      throw forbidden('You need to be an agent of this service desk to do that.');
    return ok(pageOf(request, [], (item) => item));
  }),
  define('getSlaInformationById', 'GET', '/request/{issueIdOrKey}/sla/{slaMetricId}', SCOPES.jira, (request) => {
    found(request);
    throw notFound(`There is no service level '${request.params.slaMetricId}'.`);
  }),
  define('getApprovals', 'GET', '/request/{issueIdOrKey}/approval', SCOPES.read, (request) => {
    found(request);
    return ok(pageOf(request, [], (item) => item));
  }),
];
