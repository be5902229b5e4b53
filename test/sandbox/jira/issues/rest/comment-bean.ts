import { adfHtml } from '../../adf/adf';
import { jiraDate } from '../../admin/beans';
import type { Jira } from '../../jira';
import type { Comment, Issue } from '../../model';
import { userBean } from '../../people';
import { accountCan, inGroup, inRole } from '../../permissions';
import { accountOf, type Caller } from '../../rest/operation';
import { getProperty, propertyKeys } from '../properties';
import { commentsOf } from '../store';

/** A comment as REST shows it (schema Comment). `jsdPublic` is on every comment, whatever the project, as on Jira Cloud. */
export function commentBean(jira: Jira, comment: Comment, caller: Caller, expand: readonly string[] = []): Record<string, unknown> {
  const viewer = accountOf(caller);
  const properties = propertyKeys(jira, 'comment', comment.id).map((key) => ({
    key,
    value: getProperty(jira, 'comment', comment.id, key),
  }));
  return {
    self: `${jira.site.baseUrl}/rest/api/3/issue/${comment.issueId}/comment/${comment.id}`,
    id: comment.id,
    author: userBean(jira, comment.authorId, viewer),
    body: comment.body,
    ...(expand.includes('renderedBody') ? { renderedBody: adfHtml(comment.body) } : {}),
    updateAuthor: userBean(jira, comment.updateAuthorId, viewer),
    created: jiraDate(comment.created),
    updated: jiraDate(comment.updated),
    ...(comment.visibility ? { visibility: { ...comment.visibility, identifier: comment.visibility.value } } : {}),
    jsdPublic: comment.jsdPublic,
    ...(expand.includes('properties') ? { properties } : {}),
  };
}

/** Whether somebody may read a comment of an issue they may see: one restricted to a group or role only its members. */
export function seesComment(jira: Jira, caller: Caller, issue: Issue, comment: Comment): boolean {
  const { visibility } = comment;
  if (!visibility) return true;
  const viewer = accountOf(caller);
  if (viewer === undefined) return false;
  if (visibility.type === 'group') return inGroup(jira, viewer, visibility.value);
  const role = jira.roles.find((candidate) => candidate.name === visibility.value);
  return role !== undefined && inRole(jira, viewer, role.id, jira.projects.need(issue.projectId));
}

/** Comments of an issue the caller may read, oldest first. */
export const visibleComments = (jira: Jira, caller: Caller, issue: Issue): Comment[] =>
  commentsOf(jira, issue.id).filter((comment) => seesComment(jira, caller, issue, comment));

/** Whether the caller may change (or delete) a comment: all comments, or one's own. */
export function mayChange(jira: Jira, caller: Caller, issue: Issue, comment: Comment, what: 'EDIT' | 'DELETE'): boolean {
  const account = accountOf(caller);
  if (accountCan(jira, account, `${what}_ALL_COMMENTS`, { issue })) return true;
  return account === comment.authorId && accountCan(jira, account, `${what}_OWN_COMMENTS`, { issue });
}
