import { listed } from '../../admin/rest/define';
import { isObject } from '../../fields/codec';
import type { Jira } from '../../jira';
import { type PreparedJql, prepareJql, runJql } from '../../jql/index';
import type { Issue } from '../../model';
import { can } from '../../permissions';
import { badRequest, JiraError } from '../../rest/errors';
import { type Caller, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { issueBean, sharedOf } from '../bean';
import { searchView } from '../search-lag';
import { getIssue } from '../store';
import { MOST_PROPERTIES } from './issue';
import { demandNoFieldKeys, flag, listParameter, refuseFieldKeys } from './read';

/** Page sizes of search/jql (description): usual; most with fields; most when only id or key is asked for. */
const USUAL = 50;
const MOST = 100;
const MOST_IDS = 5000;

/** Most issues one may ask to be up to date (description of reconcileIssues). */
const MOST_RECONCILED = 50;

interface Asked {
  jql: string;
  nextPageToken?: string | undefined;
  maxResults: number;
  fields: string[];
  expand: string[];
  properties: string[];
  reconcile: string[];
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function ofQuery(request: RestRequest): Asked {
  demandNoFieldKeys(request);
  return {
    jql: request.query.get('jql') ?? '',
    nextPageToken: request.query.get('nextPageToken') ?? undefined,
    maxResults: sizeOf(request.query.get('maxResults') ?? undefined),
    fields: listParameter(request, 'fields'),
    expand: listed(request, 'expand'),
    properties: listParameter(request, 'properties'),
    reconcile: listParameter(request, 'reconcileIssues'),
  };
}

function ofBody({ jira, body }: RestRequest): Asked {
  const given = isObject(body) ? body : {};
  if (given.fieldsByKeys === true) refuseFieldKeys(jira);
  return {
    jql: typeof given.jql === 'string' ? given.jql : '',
    nextPageToken: typeof given.nextPageToken === 'string' ? given.nextPageToken : undefined,
    maxResults: sizeOf(given.maxResults),
    fields: texts(given.fields),
    expand: typeof given.expand === 'string' ? given.expand.split(',').map((part) => part.trim()) : [],
    properties: texts(given.properties),
    reconcile: texts(given.reconcileIssues),
  };
}

function sizeOf(value: unknown): number {
  if (value === undefined) return USUAL;
  const size = Number(value);
  if (!Number.isInteger(size) || size < 1) throw badRequest('The maxResults parameter must be between 1 and 5000.');
  return Math.min(size, MOST_IDS);
}

/** search/jql refuses queries over everything (changelog CHANGE-2046: "Unbounded JQL queries are not allowed here"). */
function demandBounded(prepared: PreparedJql): void {
  if (!prepared.query.where) throw badRequest('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
}

function find(request: RestRequest, prepared: PreparedJql, reconcile: readonly string[] = []): Issue[] {
  const { jira, caller } = request;
  return runJql(jira, caller, prepared, { now: jira.site.clock.now(), visible: searchView(jira, new Set(reconcile)) });
}

/** Where a page begins, as an opaque token: the id of the last issue shown and how many were shown. */
function startOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const start = Number(/^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]);
  if (!Number.isInteger(start))
    throw badRequest('The provided next page token is invalid. Please use the token returned by the previous response.');
  return start;
}

function search(request: RestRequest, asked: Asked): RestAnswer {
  const { jira, caller } = request;
  if (asked.properties.length > MOST_PROPERTIES) throw badRequest(`A maximum of ${MOST_PROPERTIES} issue properties can be requested.`);
  if (asked.reconcile.length > MOST_RECONCILED) throw badRequest(`A maximum of ${MOST_RECONCILED} issues can be reconciled.`);
  const prepared = request.prepared as PreparedJql;
  demandBounded(prepared);
  const found = find(request, prepared, asked.reconcile);
  const onlyIds = asked.fields.every((field) => field === 'id' || field === 'key') && asked.expand.length === 0;
  const size = Math.min(asked.maxResults, onlyIds ? MOST_IDS : MOST);
  const start = startOf(asked.nextPageToken);
  const page = found.slice(start, start + size);
  const next = start + page.length;
  const issues = page.map((issue) => shownIssue(jira, caller, issue, asked));
  const shared = sharedOf(jira, issues);
  return ok({
    issues,
    isLast: next >= found.length,
    ...(next < found.length ? { nextPageToken: Buffer.from(`from:${next}`).toString('base64url') } : {}),
    ...(asked.expand.includes('names') ? { names: shared.names } : {}),
    ...(asked.expand.includes('schema') ? { schema: shared.schema } : {}),
  });
}

/** With no fields asked for there is the id alone; "key" adds the key and nothing else. */
function shownIssue(
  jira: Jira,
  caller: Caller,
  issue: Issue,
  asked: Pick<Asked, 'fields' | 'expand' | 'properties'>,
): Record<string, unknown> {
  const fields = asked.fields.filter((field) => field !== 'id' && field !== 'key');
  const expand = asked.expand.filter((name) => name !== 'names' && name !== 'schema');
  const bare = fields.length === 0 && expand.length === 0 && asked.properties.length === 0;
  if (bare && !asked.fields.includes('key')) return { id: issue.id };
  const bean = issueBean(jira, caller, issue, { fields: fields.length > 0 ? fields : ['id'], expand, properties: asked.properties });
  if (fields.length > 0) return bean;
  const { fields: _none, ...rest } = bean;
  return rest;
}

const REMOVED =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

const gone = (id: string, method: 'GET' | 'POST'): Operation => ({
  id,
  method,
  path: '/rest/api/3/search',
  scopes: ['read:jira-work'],
  // The description still lists both with answers of before; Atlassian answers 410 since 2025.
  spec: 'none',
  anonymous: true,
  handle: () => {
    throw new JiraError(410, [REMOVED]);
  },
});

const read = { scopes: ['read:jira-work'], spec: 'platform' as const, anonymous: true as const };

/** 1 point, and one for each issue found (rate-limiting page). */
const points = ({ body }: RestAnswer): number => 1 + (isObject(body) && Array.isArray(body.issues) ? body.issues.length : 0);

const MATCHES = 20;

/** Searching issues. */
export const searchOperations: Operation[] = [
  {
    ...read,
    id: 'searchAndReconsileIssuesUsingJql',
    method: 'GET',
    path: '/rest/api/3/search/jql',
    points,
    prepare: (request) => prepareJql(request.jira, request.caller, ofQuery(request).jql),
    handle: (request) => search(request, ofQuery(request)),
  },
  {
    ...read,
    id: 'searchAndReconsileIssuesUsingJqlPost',
    method: 'POST',
    path: '/rest/api/3/search/jql',
    points,
    prepare: (request) => prepareJql(request.jira, request.caller, ofBody(request).jql),
    handle: (request) => search(request, ofBody(request)),
  },
  {
    ...read,
    id: 'countIssues',
    method: 'POST',
    path: '/rest/api/3/search/approximate-count',
    prepare: (request) => prepareJql(request.jira, request.caller, ofBody(request).jql),
    handle: (request) => {
      const prepared = request.prepared as PreparedJql;
      demandBounded(prepared);
      return ok({ count: find(request, prepared).length });
    },
  },
  gone('searchForIssuesUsingJql', 'GET'),
  gone('searchForIssuesUsingJqlPost', 'POST'),
  {
    ...read,
    id: 'bulkFetchIssues',
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    points,
    handle: ({ jira, caller, body }) => {
      const given = isObject(body) ? body : {};
      const wanted = texts(given.issueIdsOrKeys);
      if (wanted.length === 0 || wanted.length > 100) throw badRequest('Between 1 and 100 issues can be fetched at once.');
      const seen = (idOrKey: string): Issue | undefined => {
        const issue = getIssue(jira, idOrKey);
        return issue && can(jira, caller, 'BROWSE_PROJECTS', { issue }) ? issue : undefined;
      };
      const issues = new Map(wanted.flatMap((idOrKey) => seen(idOrKey) ?? []).map((issue) => [issue.id, issue]));
      const view = {
        fields: texts(given.fields).length > 0 ? texts(given.fields) : ['*navigable'],
        expand: texts(given.expand),
        properties: texts(given.properties),
      };
      return ok({
        issues: [...issues.values()].sort((a, b) => Number(a.id) - Number(b.id)).map((issue) => issueBean(jira, caller, issue, view)),
        issueErrors: [],
      });
    },
  },
  {
    ...read,
    id: 'getIssuePickerResource',
    method: 'GET',
    path: '/rest/api/3/issue/picker',
    prepare: (request) => prepareJql(request.jira, request.caller, request.query.get('currentJQL') ?? ''),
    handle: (request) => ok({ sections: [pick(request)] }),
  },
];

/** Issues whose key or summary has the words typed. */
function pick(request: RestRequest): Record<string, unknown> {
  const { jira, query } = request;
  const typed = (query.get('query') ?? '').trim().toLowerCase();
  const current = getIssue(jira, query.get('currentIssueKey') ?? '');
  const projectId = query.get('currentProjectId');
  const subtasks = flag(request, 'showSubTasks', true);
  const found = find(request, request.prepared as PreparedJql)
    .filter((issue) => issue.id !== current?.id && (projectId === null || issue.projectId === projectId))
    .filter((issue) => subtasks || jira.issueTypes.need(issue.typeId).hierarchyLevel >= 0)
    .filter((issue) => issue.key.toLowerCase().startsWith(typed) || String(issue.fields.summary).toLowerCase().includes(typed))
    .slice(0, MATCHES);
  return {
    label: 'Current Search',
    sub: `Showing ${found.length} of ${found.length} matching issues`,
    id: 'cs',
    issues: found.map((issue) => ({
      id: Number(issue.id),
      key: issue.key,
      keyHtml: issue.key,
      img: jira.issueTypes.need(issue.typeId).iconUrl,
      summary: issue.fields.summary,
      summaryText: issue.fields.summary,
    })),
  };
}
