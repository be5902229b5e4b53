import type { Place } from '../fields/config';
import type { Jira } from '../jira';
import type { Issue, Project } from '../model';
import { accountCan } from '../permissions';
import { fieldErrors } from '../rest/errors';
import { getIssue } from './store';

/** Checks over several fields at once, in Jira's words. Throw 400. */

/** The work type in a project; refuses one the project does not have. */
export function demandType(jira: Jira, project: Project, typeId: string): void {
  const scheme = jira.issueTypeSchemes.need(project.issueTypeSchemeId);
  if (!scheme.issueTypeIds.includes(typeId)) throw fieldErrors({ issuetype: 'Specify a valid issue type' });
}

/**
 * What Jira asks of a parent: a sub-task needs one in its own project; any other type may have one that stands exactly one level above.
 */
export function demandParent(jira: Jira, issue: Pick<Issue, 'projectId' | 'typeId' | 'fields'> & { id?: string }): void {
  const level = jira.issueTypes.need(issue.typeId).hierarchyLevel;
  const parentId = issue.fields.parent;
  if (typeof parentId !== 'string') {
    if (level < 0) throw fieldErrors({ parent: 'Issue type is a sub-task but parent issue key or id not specified.' });
    return;
  }
  const parent = getIssue(jira, parentId);
  if (!parent) throw fieldErrors({ parent: 'Could not find issue by id or key.' });
  const above = jira.issueTypes.need(parent.typeId).hierarchyLevel;
  if (parent.id === issue.id || above !== level + 1) {
    const message = 'Given parent work item does not belong to appropriate hierarchy.';
    throw fieldErrors(level < 0 || above < level ? { parentId: message } : { parent: message });
  }
  if (level < 0 && parent.projectId !== issue.projectId)
    throw fieldErrors({ parent: 'The parent issue must be in the same project as the sub-task.' });
}

/** Refuses an assignee who may not be assigned work of the project. */
export function demandAssignable(jira: Jira, place: Place, accountId: unknown, issue?: Issue): void {
  if (typeof accountId !== 'string') return;
  const on = issue ? { issue } : { projectId: place.projectId };
  if (accountCan(jira, accountId, 'ASSIGNABLE_USER', on)) return;
  throw fieldErrors({ assignee: `User '${jira.people.get(accountId)?.displayName ?? accountId}' cannot be assigned issues.` });
}

/** Refuses an issue without what every issue must have. */
export function demandRequired(fields: Record<string, unknown>): void {
  const { summary } = fields;
  if (typeof summary !== 'string' || summary.trim() === '') throw fieldErrors({ summary: 'You must specify a summary of the issue.' });
}
