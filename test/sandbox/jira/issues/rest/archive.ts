import { isObject } from '../../fields/codec';
import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { can, demand } from '../../permissions';
import { badRequest } from '../../rest/errors';
import { accountOf, type Operation, ok, type RestRequest } from '../../rest/operation';
import { archivedOf, dropArchived, getIssue, issuesWhere, putArchived } from '../store';

/** Most issues archived at once (description). */
const MOST = 1000;

interface Sorted {
  issues: Issue[];
  errors: Record<string, { count: number; issueIdsOrKeys: string[]; message: string }>;
}

/** Issues named, apart from those Jira does not take, with why. */
function sort(request: RestRequest): Sorted {
  const { jira, caller, body } = request;
  const named = isObject(body) && Array.isArray(body.issueIdsOrKeys) ? body.issueIdsOrKeys.map(String) : [];
  if (named.length === 0 || named.length > MOST) throw badRequest(`Between 1 and ${MOST} issues can be named.`);
  const sorted: Sorted = { issues: [], errors: {} };
  const refuse = (kind: string, idOrKey: string, message: string): void => {
    const entry = sorted.errors[kind] ?? { count: 0, issueIdsOrKeys: [], message };
    sorted.errors[kind] = { ...entry, count: entry.count + 1, issueIdsOrKeys: [...entry.issueIdsOrKeys, idOrKey] };
  };
  for (const idOrKey of new Set(named)) {
    const issue = getIssue(jira, idOrKey);
    if (!issue || !can(jira, caller, 'BROWSE_PROJECTS', { issue })) refuse('issuesNotFound', idOrKey, 'Issues not found');
    else if (jira.issueTypes.need(issue.typeId).hierarchyLevel < 0) refuse('issueIsSubtask', idOrKey, 'Issue is subtask.');
    else if (jira.projects.need(issue.projectId).archived) refuse('issuesInArchivedProjects', idOrKey, 'Issues are in archived projects.');
    else sorted.issues.push(issue);
  }
  return sorted;
}

/** An issue with its sub-tasks, which go where it goes. */
const family = (jira: Jira, issue: Issue): Issue[] => [
  issue,
  ...issuesWhere(jira, { parentId: issue.id, archivedToo: true }).filter((child) => jira.issueTypes.need(child.typeId).hierarchyLevel < 0),
];

/** Archiving: read-only, found by no search, still there by key. Jira admins only. */
export const archiveOperations: Operation[] = [
  {
    id: 'archiveIssues',
    method: 'PUT',
    path: '/rest/api/3/issue/archive',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira, caller } = request;
      demand(jira, caller, 'ADMINISTER');
      const { issues, errors } = sort(request);
      const all = issues.flatMap((issue) => family(jira, issue)).filter((issue) => !archivedOf(jira, issue.id));
      for (const issue of all) putArchived(jira, issue.id, jira.site.clock.iso(), accountOf(caller) ?? '');
      return ok({ numberOfIssuesUpdated: all.length, errors });
    },
  },
  {
    id: 'unarchiveIssues',
    method: 'PUT',
    path: '/rest/api/3/issue/unarchive',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira, caller } = request;
      demand(jira, caller, 'ADMINISTER');
      const { issues, errors } = sort(request);
      const all = issues.flatMap((issue) => family(jira, issue)).filter((issue) => archivedOf(jira, issue.id));
      for (const issue of all) dropArchived(jira, issue.id);
      return ok({ numberOfIssuesUpdated: all.length, errors });
    },
  },
];
