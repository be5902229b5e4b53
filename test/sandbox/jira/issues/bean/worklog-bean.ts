import { jiraDate, selfUrl } from '../../admin/beans';
import type { Jira } from '../../jira';
import type { AccountId } from '../../model';
import { userBean } from '../../people';
import { durationText, type Worklog } from '../worklogs';

/** Logged work as REST shows it (schema Worklog). */
export function worklogBean(jira: Jira, worklog: Worklog, viewer: AccountId | undefined): Record<string, unknown> {
  return {
    self: selfUrl(jira, `issue/${worklog.issueId}/worklog/${worklog.id}`),
    author: userBean(jira, worklog.authorId, viewer),
    updateAuthor: userBean(jira, worklog.updateAuthorId, viewer),
    ...(worklog.comment === undefined ? {} : { comment: worklog.comment }),
    created: jiraDate(worklog.created),
    updated: jiraDate(worklog.updated),
    started: jiraDate(worklog.started),
    timeSpent: durationText(worklog.timeSpentSeconds),
    timeSpentSeconds: worklog.timeSpentSeconds,
    id: worklog.id,
    issueId: worklog.issueId,
  };
}
