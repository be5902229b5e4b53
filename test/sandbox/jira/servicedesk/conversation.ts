import { appVerdicts, demandAppRules, type Verdicts } from '../issues/app-validators';
import { serviceField } from '../issues/outbox';
import { addComment, byOf, editIssue, transitionIssue } from '../issues/service';
import { issueAfter } from '../issues/transition';
import { availableTransitions, demandSystemRules } from '../issues/transition-rules';
import { transitionsFrom } from '../issues/workflow';
import type { WorkflowTransition } from '../model';
import { badRequest, forbidden, notFound } from '../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../rest/operation';
import { isAgentOf, mayShare, participantsOf, type Request, requestFor } from './access';
import { userDto } from './beans';
import { body, define, isObject, pageOf, SCOPES, textIn, textsIn } from './define';
import { commentBean, readableComments } from './request-bean';

const found = (request: RestRequest): Request => requestFor(request.jira, request.caller, request.params.issueIdOrKey ?? '');

function comment(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const target = found(request);
  const given = body(request);
  const text = textIn(given, 'body')?.trim() ?? '';
  if (text === '') throw badRequest('The comment must not be empty.');
  const isPublic = given.public !== false;
  if (!isPublic && !isAgentOf(jira, caller, target.desk.projectId)) throw forbidden('Customers can add public comments only.');
  return created(commentBean(request, target, addComment(jira, target.issue.id, { body: text, public: isPublic }, byOf(caller))));
}

function changeParticipants(request: RestRequest, add: boolean): RestAnswer {
  const { jira, caller } = request;
  const target = found(request);
  if (!mayShare(jira, caller, target)) throw forbidden('You do not have permission to manage participants of this request.');
  const accounts = textsIn(body(request), 'accountIds');
  if (accounts.length === 0) throw badRequest('At least one account ID is required.');
  const stranger = accounts.find((id) => !jira.people.get(id)?.active);
  if (stranger !== undefined) throw badRequest(`There is no active account '${stranger}'.`);
  const before = participantsOf(jira, target.issue);
  // The reporter takes part anyway.
  const after = add
    ? [...new Set([...before, ...accounts.filter((id) => id !== target.issue.fields.reporter)])]
    : before.filter((id) => !accounts.includes(id));
  const field = serviceField(jira, 'participants');
  if (field === undefined) throw new Error('sandbox: the site has no Request participants field');
  editIssue(jira, target.issue.id, { fields: { [field]: after.map((accountId) => ({ accountId })) } }, byOf(caller));
  return ok(pageOf(request, after, (id) => userDto(jira, id, caller)));
}

/** The transition property by which Jira Service Management shows a transition in the portal. */
const PORTAL_TRANSITION = 'servicedesk.customer.transition.active';

/** Agents make any transition they could in Jira; customers those an administrator shows in the portal. */
function transitionsFor(request: RestRequest, { issue, desk }: Request): WorkflowTransition[] {
  const { jira, caller } = request;
  if (isAgentOf(jira, caller, desk.projectId)) return availableTransitions(jira, caller, issue);
  return transitionsFrom(jira, issue).filter((transition) => transition.properties?.[PORTAL_TRANSITION] === 'true');
}

function chosen(request: RestRequest): { target: Request; transition: WorkflowTransition } {
  const target = found(request);
  const id = textIn(body(request), 'id');
  const transition = transitionsFor(request, target).find((candidate) => candidate.id === id);
  if (!transition) throw badRequest(`The transition '${id ?? ''}' cannot be made on this request.`);
  return { target, transition };
}

function transit(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const { target, transition } = chosen(request);
  const by = byOf(caller);
  const { after } = issueAfter(jira, target.issue, transition, {}, by);
  demandSystemRules(jira, caller, after, transition);
  demandAppRules(request.prepared as Verdicts);
  transitionIssue(jira, target.issue.id, { transitionId: transition.id }, {}, by);
  const extra = body(request).additionalComment;
  const text = isObject(extra) ? textIn(extra, 'body')?.trim() : undefined;
  if (text) addComment(jira, target.issue.id, { body: text, public: true }, by);
  return noContent();
}

const wanted = (request: RestRequest, name: string): boolean => request.query.get(name) !== 'false';

/** What people say and do on a request: comments, participants, transitions. */
export const conversationOperations: Operation[] = [
  define('getRequestComments', 'GET', '/request/{issueIdOrKey}/comment', SCOPES.read, (request) => {
    const target = found(request);
    const kinds = { public: wanted(request, 'public'), internal: wanted(request, 'internal') };
    return ok(pageOf(request, readableComments(request, target, kinds), (item) => commentBean(request, target, item)));
  }),
  define('createRequestComment', 'POST', '/request/{issueIdOrKey}/comment', SCOPES.write, comment),
  define('getRequestCommentById', 'GET', '/request/{issueIdOrKey}/comment/{commentId}', SCOPES.read, (request) => {
    const target = found(request);
    const item = readableComments(request, target).find((candidate) => candidate.id === request.params.commentId);
    if (!item) throw notFound('The comment does not exist or you do not have permission to see it.');
    return ok(commentBean(request, target, item));
  }),
  define('getRequestParticipants', 'GET', '/request/{issueIdOrKey}/participant', SCOPES.read, (request) =>
    ok(pageOf(request, participantsOf(request.jira, found(request).issue), (id) => userDto(request.jira, id, request.caller))),
  ),
  define('addRequestParticipants', 'POST', '/request/{issueIdOrKey}/participant', SCOPES.write, (request) =>
    changeParticipants(request, true),
  ),
  define('removeRequestParticipants', 'DELETE', '/request/{issueIdOrKey}/participant', SCOPES.write, (request) =>
    changeParticipants(request, false),
  ),
  define('getCustomerTransitions', 'GET', '/request/{issueIdOrKey}/transition', SCOPES.read, (request) =>
    ok(pageOf(request, transitionsFor(request, found(request)), ({ id, name }) => ({ id, name }))),
  ),
  define('performCustomerTransition', 'POST', '/request/{issueIdOrKey}/transition', SCOPES.write, transit, {
    prepare: async (request) => {
      const { target, transition } = chosen(request);
      const { after } = issueAfter(request.jira, target.issue, transition, {}, byOf(request.caller));
      return appVerdicts(request.jira, request.caller, { issue: target.issue, after, transition });
    },
  }),
];
