import * as v from 'valibot';
import { adfProblem, adfText } from '../../adf/adf';
import type { Comment, Issue } from '../../model';
import { can, demand, issueNotFound } from '../../permissions';
import { badRequest, fieldErrors, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { byOf } from '../by';
import { addComment, type CommentInput, deleteComment, editComment, propertiesOf, visibilityOf } from '../comments';
import { deleteProperty, getProperty, propertyKeys, setProperty } from '../properties';
import { getComment, getIssue } from '../store';
import { demandOpen, spendWrite } from '../write-limit';
import { commentBean, mayChange, seesComment, visibleComments } from './comment-bean';
import { demandProperty } from './properties';
import { issueOfPath, pageNumber, visibleIssue } from './visible';

const Body = v.object({
  body: v.unknown(),
  visibility: v.optional(v.nullable(v.object({ type: v.string(), value: v.optional(v.string()), identifier: v.optional(v.string()) }))),
  properties: v.optional(v.array(v.object({ key: v.string(), value: v.unknown() }))),
});

const PATH = '/rest/api/3/issue/{issueIdOrKey}/comment';

const expandOf = (request: RestRequest): string[] => (request.query.get('expand') ?? '').split(',').map((part) => part.trim());

/** What a comment says, checked as Jira checks it. */
function read(request: RestRequest): CommentInput {
  const parsed = v.safeParse(Body, request.body);
  if (!parsed.success) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  const { body, visibility, properties } = parsed.output;
  const wrong = adfProblem(body);
  if (wrong) throw fieldErrors({ comment: wrong });
  if (adfText(body) === '') throw fieldErrors({ comment: 'Comment body can not be empty!' });
  for (const { key, value } of properties ?? []) demandProperty(key, value);
  return { body, visibility: visibilityOf(visibility), properties: propertiesOf(properties) };
}

/** The comment of the path, on the issue of the path, where the caller may read it. */
function commentOf(request: RestRequest, issue: Issue, id: string): Comment {
  const found = /^\d+$/.test(id) ? getComment(request.jira, id) : undefined;
  if (!found || found.issueId !== issue.id || !seesComment(request.jira, request.caller, issue, found))
    throw notFound(`Can not find a comment for the id: ${id}.`);
  return found;
}

/** The comment a property belongs to, wherever it is. */
function bareComment(request: RestRequest): { issue: Issue; comment: Comment } {
  const comment = getComment(request.jira, request.params.commentId ?? '');
  const issue = comment && getIssue(request.jira, comment.issueId);
  if (!comment || !issue) throw notFound(`Can not find a comment for the id: ${request.params.commentId ?? ''}.`);
  visibleIssue(request.jira, request.caller, issue.id);
  if (!seesComment(request.jira, request.caller, issue, comment)) throw issueNotFound();
  return { issue, comment };
}

const PROPERTIES = '/rest/api/3/comment/{commentId}/properties';

/** Comments of issues, and their properties. */
export const commentOperations: Operation[] = [
  {
    id: 'getComments',
    method: 'GET',
    path: PATH,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    points: ({ body }) =>
      1 + (typeof body === 'object' && body !== null && 'comments' in body && Array.isArray(body.comments) ? body.comments.length : 0),
    handle: (request) => {
      const issue = issueOfPath(request);
      const orderBy = request.query.get('orderBy') ?? 'created';
      if (!['created', '-created', '+created'].includes(orderBy)) throw badRequest(`The orderBy value '${orderBy}' is not valid.`);
      const all = visibleComments(request.jira, request.caller, issue);
      if (orderBy === '-created') all.reverse();
      const startAt = pageNumber(request, 'startAt', 0);
      const maxResults = pageNumber(request, 'maxResults', 100, 5000);
      const comments = all.slice(startAt, startAt + maxResults);
      return ok({
        startAt,
        maxResults,
        total: all.length,
        comments: comments.map((comment) => commentBean(request.jira, comment, request.caller, expandOf(request))),
      });
    },
  },
  {
    id: 'addComment',
    method: 'POST',
    path: PATH,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      demand(request.jira, request.caller, 'ADD_COMMENTS', { issue }, 'You do not have the permission to comment on this work item.');
      const comment = read(request);
      spendWrite(request.jira, issue.id);
      const made = addComment(request.jira, issue.id, comment, byOf(request.caller));
      return created(commentBean(request.jira, made, request.caller, expandOf(request)));
    },
  },
  {
    id: 'getComment',
    method: 'GET',
    path: `${PATH}/{id}`,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const comment = commentOf(request, issueOfPath(request), request.params.id ?? '');
      return ok(commentBean(request.jira, comment, request.caller, expandOf(request)));
    },
  },
  {
    id: 'updateComment',
    method: 'PUT',
    path: `${PATH}/{id}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira } = request;
      const issue = issueOfPath(request);
      const before = commentOf(request, issue, request.params.id ?? '');
      if (!mayChange(jira, request.caller, issue, before, 'EDIT')) throw badRequest(`You do not have the permission to edit this comment.`);
      const changed = read(request);
      spendWrite(jira, issue.id);
      const after = editComment(jira, before.id, changed, byOf(request.caller));
      return ok(commentBean(jira, after, request.caller, expandOf(request)));
    },
  },
  {
    id: 'deleteComment',
    method: 'DELETE',
    path: `${PATH}/{id}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira } = request;
      const issue = issueOfPath(request);
      const comment = commentOf(request, issue, request.params.id ?? '');
      if (!mayChange(jira, request.caller, issue, comment, 'DELETE'))
        throw badRequest(`You do not have permission to delete comment with id: ${comment.id}`);
      spendWrite(jira, issue.id);
      deleteComment(jira, comment.id, byOf(request.caller));
      return noContent();
    },
  },
  {
    id: 'getCommentsByIds',
    method: 'POST',
    path: '/rest/api/3/comment/list',
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const parsed = v.safeParse(v.object({ ids: v.pipe(v.array(v.number()), v.maxLength(1000)) }), request.body);
      if (!parsed.success) throw badRequest('Invalid request payload.');
      const found = parsed.output.ids.flatMap((id) => {
        const comment = getComment(request.jira, String(id));
        const issue = comment && getIssue(request.jira, comment.issueId);
        if (!comment || !issue) return [];
        if (!can(request.jira, request.caller, 'BROWSE_PROJECTS', { issue })) return [];
        return seesComment(request.jira, request.caller, issue, comment) ? [comment] : [];
      });
      return ok({
        startAt: 0,
        maxResults: 1000,
        total: found.length,
        isLast: true,
        values: found.map((comment) => commentBean(request.jira, comment, request.caller, expandOf(request))),
      });
    },
  },
  {
    id: 'getCommentPropertyKeys',
    method: 'GET',
    path: PROPERTIES,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const { comment } = bareComment(request);
      const self = `${request.jira.site.baseUrl}/rest/api/3/comment/${comment.id}/properties/`;
      return ok({
        keys: propertyKeys(request.jira, 'comment', comment.id).map((key) => ({ self: `${self}${encodeURIComponent(key)}`, key })),
      });
    },
  },
  {
    id: 'getCommentProperty',
    method: 'GET',
    path: `${PROPERTIES}/{propertyKey}`,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const key = request.params.propertyKey ?? '';
      const value = getProperty(request.jira, 'comment', bareComment(request).comment.id, key);
      if (value === undefined) throw notFound(`The property '${key}' does not exist.`);
      return ok({ key, value });
    },
  },
  {
    id: 'setCommentProperty',
    method: 'PUT',
    path: `${PROPERTIES}/{propertyKey}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { issue, comment } = bareComment(request);
      const key = request.params.propertyKey ?? '';
      if (!mayChange(request.jira, request.caller, issue, comment, 'EDIT')) throw issueNotFound();
      demandOpen(request.jira, issue.id);
      demandProperty(key, request.body);
      const done = setProperty(request.jira, 'comment', comment.id, key, request.body);
      return { status: done === 'created' ? 201 : 200, body: {} };
    },
  },
  {
    id: 'deleteCommentProperty',
    method: 'DELETE',
    path: `${PROPERTIES}/{propertyKey}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { issue, comment } = bareComment(request);
      const key = request.params.propertyKey ?? '';
      if (!mayChange(request.jira, request.caller, issue, comment, 'EDIT')) throw issueNotFound();
      demandOpen(request.jira, issue.id);
      if (!deleteProperty(request.jira, 'comment', comment.id, key)) throw notFound(`The property '${key}' does not exist.`);
      return noContent();
    },
  },
];
