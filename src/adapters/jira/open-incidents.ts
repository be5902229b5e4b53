import * as v from 'valibot';
import type { JiraAsApp, OpenQuery } from '../../ports';
import { ask } from './request';

/** Ids of one page: the most Jira gives when nothing else is asked for. */
const PAGE = 5_000;
const MINUTE = 60_000;

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

/** Instants are asked for as minutes from now, and a minute too many: JQL reads a date in the time zone of whoever asks. */
function jqlOf({ incidents, since, closedSince }: OpenQuery): string {
  const ago = (instant: string): string => `-${Math.max(0, Math.ceil((Date.now() - Date.parse(instant)) / MINUTE)) + 1}m`;
  const places = incidents.map(
    ({ projectId, issueTypeIds }) => `(project = ${digits(projectId)} AND issuetype IN (${issueTypeIds.map(digits).join(', ')}))`,
  );
  const open = `statusCategory != Done${closedSince === undefined ? '' : ` OR statusCategoryChangedDate >= ${ago(closedSince)}`}`;
  return `(${places.join(' OR ')}) AND (${open})${since === undefined ? '' : ` AND created >= ${ago(since)}`}`;
}

/** Ids are digits; anything else would be JQL. */
const digits = (id: string): string => id.replace(/\D/g, '');
