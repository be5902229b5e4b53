import { issueTypeBean, linkTypeBean, priorityBean, selfUrl, statusBean } from '../../admin/beans';
import type { Jira } from '../../jira';
import type { Issue, IssueLink } from '../../model';
import { can } from '../../permissions';
import type { Caller } from '../../rest/operation';
import { getIssue, linksOf, subtasksOf } from '../store';

/** How one issue shows another: key, summary, status, priority, type. */
export function issueGlance(jira: Jira, issue: Issue): Record<string, unknown> {
  const priority = typeof issue.fields.priority === 'string' ? jira.priorities.get(issue.fields.priority) : undefined;
  return {
    id: issue.id,
    key: issue.key,
    self: selfUrl(jira, `issue/${issue.id}`),
    fields: {
      summary: issue.fields.summary ?? null,
      status: statusBean(jira, jira.statuses.need(issue.statusId)),
      ...(priority ? { priority: priorityBean(jira, priority) } : {}),
      issuetype: issueTypeBean(jira, jira.issueTypes.need(issue.typeId)),
    },
  };
}

const sees = (jira: Jira, caller: Caller, issue: Issue | undefined): issue is Issue =>
  issue !== undefined && can(jira, caller, 'BROWSE_PROJECTS', { issue });

/** A link as an issue shows it, from its own side; undefined when the other end may not be seen. */
function linkBean(jira: Jira, caller: Caller, issueId: string, link: IssueLink): Record<string, unknown> | undefined {
  const outward = link.sourceId === issueId;
  const other = getIssue(jira, outward ? link.destinationId : link.sourceId);
  const type = jira.linkTypes.get(link.typeId);
  if (!type || !sees(jira, caller, other)) return undefined;
  return {
    id: link.id,
    self: selfUrl(jira, `issueLink/${link.id}`),
    type: linkTypeBean(jira, type),
    [outward ? 'outwardIssue' : 'inwardIssue']: issueGlance(jira, other),
  };
}

/** Value of the field `issuelinks`. */
export const linksField = (jira: Jira, caller: Caller, issue: Issue): unknown[] =>
  linksOf(jira, issue.id).flatMap((link) => linkBean(jira, caller, issue.id, link) ?? []);

/** Value of the field `subtasks`: children below level 0 only. */
export const subtasksField = (jira: Jira, caller: Caller, issue: Issue): unknown[] =>
  subtasksOf(jira, issue.id)
    .filter((child) => jira.issueTypes.need(child.typeId).hierarchyLevel < 0 && sees(jira, caller, child))
    .map((child) => issueGlance(jira, child));

/** Value of the field `parent`. */
export function parentField(jira: Jira, issue: Issue): unknown {
  const parent = typeof issue.fields.parent === 'string' ? getIssue(jira, issue.fields.parent) : undefined;
  return parent ? issueGlance(jira, parent) : undefined;
}
