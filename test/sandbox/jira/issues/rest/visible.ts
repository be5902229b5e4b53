import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { can, issueNotFound } from '../../permissions';
import type { Caller, RestRequest } from '../../rest/operation';
import { getIssue } from '../store';

/** An issue the caller may see; throws Jira's 404 for any other. */
export function visibleIssue(jira: Jira, caller: Caller, idOrKey: string): Issue {
  const issue = getIssue(jira, idOrKey);
  if (!issue || !can(jira, caller, 'BROWSE_PROJECTS', { issue })) throw issueNotFound();
  return issue;
}

/** The issue named in the path. */
export const issueOfPath = (request: RestRequest): Issue => visibleIssue(request.jira, request.caller, request.params.issueIdOrKey ?? '');

/** A whole number from the query, within bounds, or what stands in for it. */
export function pageNumber(request: RestRequest, name: string, fallback: number, most = Number.MAX_SAFE_INTEGER): number {
  const text = request.query.get(name);
  const number = text === null ? fallback : Number(text);
  return Number.isInteger(number) && number >= 0 ? Math.min(number, most) : fallback;
}
