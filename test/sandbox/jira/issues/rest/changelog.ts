import * as v from 'valibot';
import { jiraDate } from '../../admin/beans';
import type { Jira } from '../../jira';
import type { AccountId, ChangeGroup } from '../../model';
import { userBean } from '../../people';
import { can } from '../../permissions';
import { badRequest } from '../../rest/errors';
import { accountOf, type Caller, type Operation, ok } from '../../rest/operation';
import { changesOf, getIssue } from '../store';
import { issueOfPath, pageNumber } from './visible';

/** A change as REST shows it (schema Changelog); members history does not have are left out. */
export function changelogBean(jira: Jira, change: ChangeGroup, viewer: AccountId | undefined): Record<string, unknown> {
  return {
    id: change.id,
    author: userBean(jira, change.authorId, viewer),
    created: jiraDate(change.created),
    items: change.items.map((item) => ({
      field: item.field,
      fieldtype: item.fieldtype,
      ...(item.fieldId === undefined ? {} : { fieldId: item.fieldId }),
      from: item.from,
      fromString: item.fromString,
      to: item.to,
      toString: item.toString,
    })),
  };
}

/** Id of an issue the caller may see, or nothing: bulk reading passes over the others (its description lists no 404). */
function visibleId(jira: Jira, caller: Caller, idOrKey: string): string[] {
  const issue = getIssue(jira, idOrKey);
  return issue && can(jira, caller, 'BROWSE_PROJECTS', { issue }) ? [issue.id] : [];
}

/** Most histories in one page (description: default and maximum 100). */
const PAGE = 100;

const points = ({ body }: { body?: unknown }): number =>
  1 + (typeof body === 'object' && body !== null && 'values' in body && Array.isArray(body.values) ? body.values.length : 1);

/** History of issues. */
export const changelogOperations: Operation[] = [
  {
    id: 'getChangeLogs',
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/changelog',
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    points,
    handle: (request) => {
      const { jira } = request;
      const issue = issueOfPath(request);
      const startAt = pageNumber(request, 'startAt', 0);
      const maxResults = pageNumber(request, 'maxResults', PAGE, PAGE);
      const all = changesOf(jira, issue.id);
      const values = all.slice(startAt, startAt + maxResults);
      const isLast = startAt + values.length >= all.length;
      const self = `${jira.site.baseUrl}/rest/api/3/issue/${issue.id}/changelog?maxResults=${maxResults}&startAt=`;
      return ok({
        self: `${self}${startAt}`,
        ...(isLast ? {} : { nextPage: `${self}${startAt + maxResults}` }),
        maxResults,
        startAt,
        total: all.length,
        isLast,
        values: values.map((change) => changelogBean(jira, change, accountOf(request.caller))),
      });
    },
  },
  {
    id: 'getChangeLogsByIds',
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/changelog/list',
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const body = v.safeParse(v.object({ changelogIds: v.array(v.number()) }), request.body);
      if (!body.success) throw badRequest('Invalid request payload.');
      const wanted = new Set(body.output.changelogIds.map(String));
      const found = changesOf(request.jira, issueOfPath(request).id).filter((change) => wanted.has(change.id));
      return ok({
        startAt: 0,
        maxResults: found.length,
        total: found.length,
        histories: found.map((change) => changelogBean(request.jira, change, accountOf(request.caller))),
      });
    },
  },
  {
    id: 'getBulkChangelogs',
    method: 'POST',
    path: '/rest/api/3/changelog/bulkfetch',
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    points: ({ body }) =>
      1 +
      (typeof body === 'object' && body !== null && 'issueChangeLogs' in body && Array.isArray(body.issueChangeLogs)
        ? body.issueChangeLogs.length
        : 0),
    handle: (request) => {
      const { jira, caller } = request;
      const parsed = v.safeParse(
        v.object({
          issueIdsOrKeys: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(1000)),
          fieldIds: v.optional(v.pipe(v.array(v.string()), v.maxLength(10))),
          maxResults: v.optional(v.number(), 1000),
          nextPageToken: v.optional(v.string()),
        }),
        request.body,
      );
      if (!parsed.success) throw badRequest('Invalid request payload.');
      const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = parsed.output;
      const start = nextPageToken === undefined ? 0 : Number(Buffer.from(nextPageToken, 'base64url').toString());
      if (!Number.isInteger(start)) throw badRequest('The nextPageToken is not valid.');
      const wanted = (change: ChangeGroup): boolean =>
        fieldIds === undefined || change.items.some((item) => item.fieldId !== undefined && fieldIds.includes(item.fieldId));
      const all = [...new Set(issueIdsOrKeys.flatMap((idOrKey) => visibleId(jira, caller, idOrKey)))]
        .flatMap((id) => changesOf(jira, id).filter(wanted))
        .sort((a, b) => Number(a.issueId) - Number(b.issueId) || Number(a.id) - Number(b.id));
      const page = all.slice(start, start + maxResults);
      const byIssue = new Map<string, ChangeGroup[]>();
      for (const change of page) byIssue.set(change.issueId, [...(byIssue.get(change.issueId) ?? []), change]);
      const next = start + page.length;
      return ok({
        issueChangeLogs: [...byIssue].map(([issueId, changes]) => ({
          issueId,
          changeHistories: changes.map((change) => changelogBean(jira, change, accountOf(caller))),
        })),
        ...(next < all.length ? { nextPageToken: Buffer.from(String(next)).toString('base64url') } : {}),
      });
    },
  },
];
