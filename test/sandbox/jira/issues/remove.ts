import type { Jira } from '../jira';
import { badRequest } from '../rest/errors';
import type { By } from './by';
import { needIssue } from './edit';
import { emitDeleted } from './events';
import { unlinkIssues } from './links';
import { dropProperties } from './properties';
import { commentsOf, dropIssue, issuesWhere, linksOf, putIssue, subtasksOf } from './store';

/** Deletes an issue for good, its sub-tasks first; children of an epic only lose their parent. Throws 404 when there is none. */
export function deleteIssue(jira: Jira, issueId: string, by: By): void {
  const issue = needIssue(jira, issueId);
  for (const child of subtasksOf(jira, issue.id)) {
    if (jira.issueTypes.need(child.typeId).hierarchyLevel < 0) deleteIssue(jira, child.id, by);
    else {
      const { parent: _gone, ...fields } = child.fields;
      putIssue(jira, { ...child, fields });
    }
  }
  for (const link of linksOf(jira, issue.id)) unlinkIssues(jira, link.id, { ...by, silent: true });
  for (const comment of commentsOf(jira, issue.id)) dropProperties(jira, 'comment', comment.id);
  emitDeleted(jira, issue, by);
  dropProperties(jira, 'issue', issue.id);
  dropIssue(jira, issue.id);
}

/** Refuses to delete an issue with sub-tasks unless these may go as well. */
export function demandNoSubtasks(jira: Jira, issueId: string): void {
  const subtasks = issuesWhere(jira, { parentId: issueId }).filter((child) => jira.issueTypes.need(child.typeId).hierarchyLevel < 0);
  if (subtasks.length > 0) {
    throw badRequest(
      `The issue '${needIssue(jira, issueId).key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
}
