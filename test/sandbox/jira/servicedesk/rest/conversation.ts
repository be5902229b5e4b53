import * as v from 'valibot';
import { adfOf } from '../../adf/adf';
import { serviceField } from '../../issues/outbox';
import { addComment, byOf, editIssue } from '../../issues/service';
import { commentsOf, follow, followersOf, unfollow } from '../../issues/store';
import type { Comment } from '../../model';
import { badRequest, forbidden, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { participantsOf, type Request, requestFor } from '../access';
import { commentDto, paged, userDto } from '../beans';
import { define, expandOf, param, read, SCOPES, viewerOf } from './define';

const found = (request: RestRequest): Request & { agent: boolean } =>
  requestFor(request.jira, request.caller, param(request, 'issueIdOrKey'));

/** Comments of a request the caller may read: customers the public ones, agents all. */
function readable(request: RestRequest, { issue, agent }: Request & { agent: boolean }): Comment[] {
  return commentsOf(request.jira, issue.id).filter((comment) => (comment.jsdPublic && !comment.visibility) || agent);
}

const Names = v.object({ accountIds: v.optional(v.array(v.string()), []), usernames: v.optional(v.array(v.string()), []) });

/** Adds or removes people; answers with those there are now. */
function participants(request: RestRequest, what: 'add' | 'remove'): Record<string, unknown> {
  const { jira } = request;
  const { issue } = found(request);
  const { accountIds, usernames } = read(Names, request.body);
  if (usernames.length > 0) throw badRequest('User names are no longer accepted; use accountIds.');
  for (const id of accountIds) if (!jira.people.get(id)?.active) throw badRequest(`The user with account id ${id} does not exist.`);
  const field = serviceField(jira, 'participants');
  if (field === undefined) throw badRequest('The field for request participants is missing.');
  const before = participantsOf(jira, issue);
  const after =
    what === 'add'
      ? [...before, ...accountIds.filter((id) => id !== issue.fields.reporter)]
      : before.filter((id) => !accountIds.includes(id));
  editIssue(jira, issue.id, { fields: { [field]: [...new Set(after)].map((accountId) => ({ accountId })) } }, byOf(request.caller));
  return list(request);
}

function list(request: RestRequest): Record<string, unknown> {
  const { issue } = found(request);
  const people = participantsOf(request.jira, issue).map((id) => userDto(request.jira, id, viewerOf(request)));
  return paged(request, `/request/${issue.id}/participant`, people);
}

/** What is said in a request, who takes part in it, and who hears of it. */
export const conversationOperations: Operation[] = [
  define('getRequestComments', 'GET', '/request/{issueIdOrKey}/comment', SCOPES.read, (request) => {
    const request_ = found(request);
    const [publics, internals] = [request.query.get('public') !== 'false', request.query.get('internal') !== 'false'];
    const comments = readable(request, request_).filter((comment) => (comment.jsdPublic ? publics : internals));
    const beans = comments.map((comment) => commentDto(request.jira, request_.issue, comment, viewerOf(request), expandOf(request)));
    return ok(paged(request, `/request/${request_.issue.id}/comment`, beans));
  }),
  define('createRequestComment', 'POST', '/request/{issueIdOrKey}/comment', SCOPES.write, (request) => {
    const { issue, agent } = found(request);
    const body = read(
      v.object({ body: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty')), public: v.optional(v.boolean(), true) }),
      request.body,
    );
    if (!body.public && !agent) throw forbidden('You do not have permission to add an internal comment.');
    const comment = addComment(request.jira, issue.id, { body: adfOf(body.body), public: body.public }, byOf(request.caller));
    return created(commentDto(request.jira, issue, comment, viewerOf(request), []));
  }),
  define('getRequestCommentById', 'GET', '/request/{issueIdOrKey}/comment/{commentId}', SCOPES.read, (request) => {
    const request_ = found(request);
    const comment = readable(request, request_).find(({ id }) => id === param(request, 'commentId'));
    if (!comment) throw notFound('The comment does not exist or you do not have permission to view it.');
    return ok(commentDto(request.jira, request_.issue, comment, viewerOf(request), expandOf(request)));
  }),
  define('getRequestParticipants', 'GET', '/request/{issueIdOrKey}/participant', SCOPES.read, (request) => ok(list(request))),
  define('addRequestParticipants', 'POST', '/request/{issueIdOrKey}/participant', SCOPES.write, (request) =>
    ok(participants(request, 'add')),
  ),
  define('removeRequestParticipants', 'DELETE', '/request/{issueIdOrKey}/participant', SCOPES.write, (request) =>
    ok(participants(request, 'remove')),
  ),
  define('getSubscriptionStatus', 'GET', '/request/{issueIdOrKey}/notification', SCOPES.read, (request) => {
    const { issue } = found(request);
    return ok({ subscribed: followersOf(request.jira, 'watcher', issue.id).includes(viewerOf(request) ?? '') });
  }),
  define('subscribe', 'PUT', '/request/{issueIdOrKey}/notification', SCOPES.write, (request) => {
    follow(request.jira, 'watcher', found(request).issue.id, viewerOf(request) ?? '');
    return noContent();
  }),
  define('unsubscribe', 'DELETE', '/request/{issueIdOrKey}/notification', SCOPES.write, (request) => {
    unfollow(request.jira, 'watcher', found(request).issue.id, viewerOf(request) ?? '');
    return noContent();
  }),
];
