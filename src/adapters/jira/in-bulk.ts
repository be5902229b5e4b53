import * as v from 'valibot';
import { AppFault, fault } from '../../contract/errors';
import type { Settings } from '../../contract/types';
import { INCIDENT_PROPERTY } from '../../domain/incident/state';
import type { BulkFacts, ChangedQuery, JiraInBulk, RefusedPlace } from '../../ports';
import { completeFacts, fieldsOf, propertiesRead } from './facts';
import { jqlOfPlaces } from './jql';
import { ask, send } from './request';
import { issueSchema } from './schemas';

/** Most issues Jira gives at once with their fields. */
const PAGE = 100;

const pageSchema = v.object({ issues: v.array(v.unknown()), nextPageToken: v.nullish(v.string()) });
const bulkSchema = v.object({
  issues: v.array(v.unknown()),
  issueErrors: v.optional(v.array(v.object({ id: v.optional(v.string()) })), []),
});
const idsSchema = v.object({ issues: v.array(v.object({ id: v.string() })) });
const namedSchema = v.object({ id: v.string() });

/** Jira in the app's own name, about many issues at once. */
export const jiraInBulk: JiraInBulk = {
  readFacts: async (issueIds, settings, named) => {
    const body = {
      issueIdsOrKeys: issueIds,
      fields: fieldsOf(settings, named),
      properties: propertiesRead(),
      expand: ['changelog'],
    };
    const { issues, issueErrors } = await ask('bulkFetchIssues', 'app', { body }, bulkSchema);
    const read = await allFacts(issues, settings, named);
    return { ...read, unread: [...read.unread, ...issueErrors.flatMap(({ id }) => id ?? [])] };
  },
  writeAppFields: async (updates) => {
    const body = {
      updates: updates.flatMap(({ issueId, values }) =>
        Object.entries(values).map(([customField, value]) => ({ customField, issueIds: [Number(issueId)], value })),
      ),
    };
    await send('updateMultipleCustomFieldValues', 'app', { query: { generateChangelog: 'false' }, body });
  },
  findChanged: async (query, settings, named) => {
    if (query.places.length === 0) return { facts: [], unread: [], refused: [] };
    const { body, refused } = await searchable(query.places, (places) => changedBody(places, query, settings, named));
    return { ...(await allFacts(body.issues, settings, named)), ...(body.nextPageToken ? { cursor: body.nextPageToken } : {}), refused };
  },
  findUnseen: async (places, most) => {
    if (places.length === 0) return { ids: [], refused: [] };
    const { body, refused } = await searchable(places, (left) => ({
      jql: `${jqlOfPlaces(left)} AND statusCategory != Done AND issue.property[${INCIDENT_PROPERTY}].phase IS EMPTY ORDER BY created ASC`,
      maxResults: most,
      fields: ['id'],
    }));
    const { success, output } = v.safeParse(idsSchema, body);
    if (!success) throw fault('INTERNAL', 'searchAndReconsileIssuesUsingJqlPost: Jira answered something unexpected');
    return { ids: output.issues.map(({ id }) => id), refused };
  },
};

const changedBody = (places: Settings['incidents'], { minutes, cursor }: ChangedQuery, settings: Settings, named: readonly string[]) => ({
  jql: `${jqlOfPlaces(places)} AND updated >= -${minutes}m ORDER BY updated ASC`,
  maxResults: PAGE,
  fields: fieldsOf(settings, named),
  properties: propertiesRead(),
  expand: 'changelog',
  ...(cursor === undefined ? {} : { nextPageToken: cursor }),
});

/**
 * Searches all places at once. One that Jira does not know any more makes it refuse the whole search: then each is tried by itself, and the
 * search is made over those that are left.
 */
async function searchable(
  places: Settings['incidents'],
  bodyOf: (places: Settings['incidents']) => Record<string, unknown>,
): Promise<{ body: v.InferOutput<typeof pageSchema>; refused: RefusedPlace[] }> {
  const search = (body: unknown) => ask('searchAndReconsileIssuesUsingJqlPost', 'app', { body }, pageSchema);
  try {
    return { body: await search(bodyOf(places)), refused: [] };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const refused = await refusedOf(places);
    // Nothing is wrong with the places: it is a search of ours Jira does not understand.
    if (refused.length === 0) throw error;
    const left = places.filter(({ projectId }) => !refused.some((place) => place.projectId === projectId));
    return { body: left.length === 0 ? { issues: [] } : await search(bodyOf(left)), refused };
  }
}

const isRefusal = (error: unknown): error is AppFault =>
  error instanceof AppFault && ['JIRA_REFUSED', 'NOT_ALLOWED', 'NOT_FOUND'].includes(error.error.code);

async function refusedOf(places: Settings['incidents']): Promise<RefusedPlace[]> {
  const refused: RefusedPlace[] = [];
  for (const place of places) {
    try {
      await ask('countIssues', 'app', { body: { jql: jqlOfPlaces([place]) } }, v.object({ count: v.number() }));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push({ projectId: place.projectId, why: error.error.message });
    }
  }
  return refused;
}

/** One that cannot be read with the others keeps none of them from being read. */
async function allFacts(issues: readonly unknown[], settings: Settings, named: readonly string[]): Promise<BulkFacts> {
  const read: BulkFacts = { facts: [], unread: [] };
  for (const issue of issues) {
    const { success, output } = v.safeParse(issueSchema, issue);
    const facts = success ? await orLater(completeFacts(output, settings, named)) : undefined;
    if (facts) read.facts.push(facts);
    else read.unread.push(...idOf(issue));
  }
  return read;
}

const idOf = (issue: unknown): string[] => {
  const known = v.safeParse(namedSchema, issue);
  return known.success ? [known.output.id] : [];
};

/** Undefined when the rest of a long history cannot be had. */
async function orLater<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppFault && error.error.code !== 'TRY_LATER') return undefined;
    throw error;
  }
}
