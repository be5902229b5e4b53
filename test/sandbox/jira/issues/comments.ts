import { adfMentions, adfOf, adfProblem, adfText } from '../adf/adf';
import { isObject } from '../fields/codec';
import type { Jira } from '../jira';
import type { Comment, Issue } from '../model';
import { badRequest, fieldErrors } from '../rest/errors';
import { type By, instantOf } from './by';
import { emitCommentDeleted, emitCommented, emitMentioned } from './events';
import type { Operation } from './input';
import { audienceOf, tell, tellCustomers } from './outbox';
import { dropProperties, setProperty } from './properties';
import { rememberBefore } from './search-lag';
import { dropComment, follow, getComment, getIssue, putComment, putIssue } from './store';

/** The property by which a comment says whether customers see it: {internal: boolean}. */
const PUBLIC_PROPERTY = 'sd.public.comment';

export interface CommentInput {
  /** A document (ADF), or plain text made into one. */
  body: unknown;
  /** In service projects: shown to customers. Default true, as a comment by Jira's REST is. */
  public?: boolean;
  visibility?: Comment['visibility'] | undefined;
  properties?: { key: string; value: unknown }[] | undefined;
}

/** The document of a comment's body; throws 400 in Jira's words. */
export function commentBody(body: unknown): unknown {
  const document = typeof body === 'string' ? adfOf(body) : body;
  const problem = adfProblem(document);
  if (problem) throw fieldErrors({ comment: problem === 'INVALID_INPUT' ? problem : 'Comment body is not valid!' });
  if (adfText(document) === '' && isObject(document) && Array.isArray(document.content) && document.content.length === 0) {
    throw fieldErrors({ comment: 'Comment body can not be empty!' });
  }
  return document;
}

const issueOf = (jira: Jira, issueId: string): Issue => {
  const issue = getIssue(jira, issueId);
  if (!issue) throw badRequest('The issue no longer exists.');
  return issue;
};

/** Comments change when the issue was updated, too. */
export function touch(jira: Jira, issue: Issue, by: By): Issue {
  const after = { ...issue, updated: instantOf(jira, by) };
  if (!by.silent) rememberBefore(jira, issue.id, issue);
  putIssue(jira, after);
  return after;
}

/** Adds a comment. The author follows the issue from then on (Jira's "autowatch"); apps do not. */
export function addComment(jira: Jira, issueId: string, input: CommentInput, by: By): Comment {
  const issue = touch(jira, issueOf(jira, issueId), by);
  const at = instantOf(jira, by);
  const internal = internalOf(input.properties);
  const service = jira.projects.need(issue.projectId).projectTypeKey === 'service_desk';
  const comment: Comment = {
    id: String(jira.site.ids.next('comment', 10000)),
    issueId,
    authorId: by.accountId,
    updateAuthorId: by.accountId,
    body: commentBody(input.body),
    created: at,
    updated: at,
    jsdPublic: input.public ?? !(internal ?? false),
    ...(input.visibility ? { visibility: input.visibility } : {}),
    properties: {},
  };
  putComment(jira, comment);
  for (const { key, value } of input.properties ?? []) setProperty(jira, 'comment', comment.id, key, value);
  if (service && internal === undefined && !comment.jsdPublic)
    setProperty(jira, 'comment', comment.id, PUBLIC_PROPERTY, { internal: true });
  const author = jira.people.get(by.accountId);
  if (author?.accountType === 'atlassian') follow(jira, 'watcher', issueId, by.accountId);
  announce(jira, issue, comment, adfMentions(comment.body), by, true);
  return comment;
}

/** What `sd.public.comment` among properties says; undefined when it is not there. */
function internalOf(properties: { key: string; value: unknown }[] | undefined): boolean | undefined {
  const value = properties?.find((property) => property.key === PUBLIC_PROPERTY)?.value;
  return isObject(value) && typeof value.internal === 'boolean' ? value.internal : undefined;
}

function announce(jira: Jira, issue: Issue, comment: Comment, mentioned: string[], by: By, isNew: boolean): void {
  if (by.silent) return;
  if (isNew) emitCommented(jira, issue, comment, by);
  emitMentioned(jira, issue, mentioned, by, comment);
  const subject = `[JIRA] (${issue.key}) ${String(issue.fields.summary ?? '')}`;
  const who = jira.people.get(by.accountId)?.displayName ?? 'Somebody';
  const text = adfText(comment.body);
  tell(jira, issue, mentioned, { kind: 'mention', subject, text: `${who} mentioned you in a comment:\n${text}` }, by);
  if (!isNew) return;
  const rest = audienceOf(jira, issue).filter((id) => !mentioned.includes(id));
  tell(jira, issue, rest, { kind: 'comment', subject, text: `${who} commented:\n${text}` }, by);
  if (comment.jsdPublic && !comment.visibility) {
    tellCustomers(jira, issue, { subject: `${issue.key} ${String(issue.fields.summary ?? '')}`, text: `${who} commented:\n${text}` }, by);
  }
}

/** Changes a comment's text or who sees it. */
export function editComment(jira: Jira, commentId: string, input: Partial<CommentInput>, by: By): Comment {
  const before = getComment(jira, commentId);
  if (!before) throw badRequest(`Can not find a comment for the id: ${commentId}.`);
  const issue = touch(jira, issueOf(jira, before.issueId), by);
  const internal = internalOf(input.properties);
  const { visibility: _old, ...kept } = before;
  const visibility = 'visibility' in input ? input.visibility : before.visibility;
  const after: Comment = {
    ...kept,
    ...(input.body === undefined ? {} : { body: commentBody(input.body) }),
    ...(visibility ? { visibility } : {}),
    jsdPublic: input.public ?? (internal === undefined ? before.jsdPublic : !internal),
    updateAuthorId: by.accountId,
    updated: instantOf(jira, by),
  };
  putComment(jira, after);
  for (const { key, value } of input.properties ?? []) setProperty(jira, 'comment', commentId, key, value);
  const known = adfMentions(before.body);
  announce(
    jira,
    issue,
    after,
    adfMentions(after.body).filter((id) => !known.includes(id)),
    by,
    false,
  );
  return after;
}

export function deleteComment(jira: Jira, commentId: string, by: By): void {
  const comment = getComment(jira, commentId);
  if (!comment) return;
  const issue = touch(jira, issueOf(jira, comment.issueId), by);
  dropComment(jira, commentId);
  dropProperties(jira, 'comment', commentId);
  emitCommentDeleted(jira, issue, comment, by);
}

/** `comment` operations of an issue's update block. */
export function addCommentOperations(jira: Jira, issueId: string, operations: Operation[], by: By): void {
  for (const { verb, value } of operations) {
    if (!isObject(value)) throw fieldErrors({ comment: 'data was not an object' });
    const visibility = visibilityOf(value.visibility);
    const properties = propertiesOf(value.properties);
    if (verb === 'add') addComment(jira, issueId, { body: value.body, visibility, properties }, by);
    else if (verb === 'edit') editComment(jira, String(value.id), { body: value.body, properties }, by);
    else if (verb === 'remove') deleteComment(jira, String(value.id), by);
    else throw fieldErrors({ comment: `Field 'comment' does not support operation '${verb}'` });
  }
}

/** Who may see a comment, as REST names them; throws 400 for what Jira does not know. */
export function visibilityOf(value: unknown): Comment['visibility'] | undefined {
  if (!isObject(value)) return undefined;
  const name = value.identifier ?? value.value;
  if ((value.type !== 'group' && value.type !== 'role') || typeof name !== 'string')
    throw fieldErrors({ commentLevel: 'Invalid comment visibility.' });
  return { type: value.type, value: name };
}

export function propertiesOf(value: unknown): { key: string; value: unknown }[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((entry: unknown) =>
    isObject(entry) && typeof entry.key === 'string' ? [{ key: entry.key, value: entry.value }] : [],
  );
}
