import * as v from 'valibot';
import type { JiraAsApp, OpenQuery } from '../../ports';
import { ago, jqlOfPlaces, quoted } from './jql';
import { ask } from './request';

/** Ids of one page. Jira would give five thousand; what is kept of a page while it is worked off is written again and again. */
const PAGE = 1_000;

const countSchema = v.object({ count: v.number() });
const pageSchema = v.object({ issues: v.array(v.object({ id: v.string() })), nextPageToken: v.nullish(v.string()) });

/** How many open incidents there are, about. */
export const countOpen: JiraAsApp['countOpen'] = async (query) =>
  query.incidents.length === 0 ? 0 : (await ask('countIssues', 'app', { body: { jql: jqlOf(query) } }, countSchema)).count;

/** Their ids, oldest first. */
export const listOpen: JiraAsApp['listOpen'] = async (query, cursor) => {
  if (query.incidents.length === 0) return { ids: [] };
  const jql = `${jqlOf(query)} ORDER BY created ASC`;
  const body = { jql, maxResults: PAGE, fields: ['id'], ...(cursor === undefined ? {} : { nextPageToken: cursor }) };
  const { issues, nextPageToken } = await ask('searchAndReconsileIssuesUsingJqlPost', 'app', { body }, pageSchema);
  return { ids: issues.map(({ id }) => id), ...(nextPageToken ? { cursor: nextPageToken } : {}) };
};

/** Ids of those that changed last. */
export const listNewest: JiraAsApp['listNewest'] = async (query, most) => {
  if (query.incidents.length === 0) return [];
  const body = { jql: `${jqlOf(query)} ORDER BY updated DESC`, maxResults: most, fields: ['id'] };
  return (await ask('searchAndReconsileIssuesUsingJqlPost', 'app', { body }, pageSchema)).issues.map(({ id }) => id);
};

function jqlOf({ incidents, since, closedSince, assignee }: OpenQuery): string {
  const open = `statusCategory != Done${closedSince === undefined ? '' : ` OR statusCategoryChangedDate >= ${ago(closedSince)}`}`;
  const theirs = assignee === undefined ? '' : ` AND assignee = ${quoted(assignee)}`;
  return `${jqlOfPlaces(incidents)} AND (${open})${theirs}${since === undefined ? '' : ` AND created >= ${ago(since)}`}`;
}
