import * as v from 'valibot';
import { INTENT_PROPERTY } from '../../domain/incident/state';
import type { JiraAsApp, RaisedCandidate } from '../../ports';
import { readProject } from './projects';
import { ask } from './request';
import { instant } from './schemas';

/** How many of the newest issues are read past the newest the search knows. */
const AHEAD = 50;
/** Most issues the search gives at once with fields. */
const PAGE = 100;
const MINUTE = 60_000;

const candidateSchema = v.object({
  id: v.string(),
  key: v.string(),
  fields: v.object({ summary: v.nullish(v.string()), creator: v.nullish(v.object({ accountId: v.string() })), created: instant }),
  properties: v.optional(v.record(v.string(), v.unknown()), {}),
});
const foundSchema = v.object({ issues: v.array(candidateSchema) });
const newestSchema = v.object({ issues: v.array(v.object({ key: v.string() })) });

const READ = { fields: ['summary', 'creator', 'created'], properties: [INTENT_PROPERTY] };

/**
 * Issues a person made in a project since an instant. Search is behind by a second or so, and `reconcileIssues` wants ids, which is just
 * what nobody has after a lost answer. So the keys that follow the newest one the search knows are read as well: by key Jira reads its
 * database, not the index.
 */
export const findRaised: JiraAsApp['findRaised'] = async ({ projectId, by, since }) => {
  const minutes = Math.max(0, Math.ceil((Date.now() - Date.parse(since)) / MINUTE)) + 1;
  const theirs = `project = ${digits(projectId)} AND creator = ${quoted(by)} AND created >= -${minutes}m ORDER BY created ASC`;
  const [indexed, ahead] = await Promise.all([
    ask('searchAndReconsileIssuesUsingJqlPost', 'app', { body: { jql: theirs, maxResults: PAGE, ...READ } }, foundSchema),
    newerThanSearch(projectId),
  ]);
  const byId = new Map([...indexed.issues, ...ahead].map((issue) => [issue.id, candidateOf(issue)]));
  return [...byId.values()].filter(({ creator }) => creator === by);
};

/** Issues with the keys that come after the newest the search knows; keys nobody has are passed over. */
async function newerThanSearch(projectId: string): Promise<v.InferOutput<typeof candidateSchema>[]> {
  const jql = `project = ${digits(projectId)} ORDER BY key DESC`;
  const newest = await ask('searchAndReconsileIssuesUsingJqlPost', 'app', { body: { jql, maxResults: 1, fields: ['key'] } }, newestSchema);
  const [, projectKey, number] = /^(.+)-(\d+)$/.exec(newest.issues[0]?.key ?? '') ?? [];
  const prefix = projectKey ?? (await readProject('app', projectId)).key;
  const keys = Array.from({ length: AHEAD }, (_, at) => `${prefix}-${Number(number ?? 0) + at + 1}`);
  return (await ask('bulkFetchIssues', 'app', { body: { issueIdsOrKeys: keys, ...READ } }, foundSchema)).issues;
}

function candidateOf({ id, key, fields, properties }: v.InferOutput<typeof candidateSchema>): RaisedCandidate {
  const intent = properties[INTENT_PROPERTY];
  const intentId = typeof intent === 'object' && intent !== null ? Reflect.get(intent, 'id') : undefined;
  return {
    issueId: id,
    key,
    summary: fields.summary ?? '',
    creator: fields.creator?.accountId,
    created: fields.created,
    intentId: typeof intentId === 'string' ? intentId : undefined,
  };
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
/** Ids are digits; anything else would be JQL. */
const digits = (id: string): string => id.replace(/\D/g, '');
