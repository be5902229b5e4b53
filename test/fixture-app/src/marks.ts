import { asApp, getAppContext, route } from '@forge/api';
import { Filter, FilterConditions, kvs, Sort, WhereConditions } from '@forge/kvs';
import { number, record, text } from './read';

/** One count of something on a work item. */
export interface Mark {
  issueId: string;
  name: string;
  author: string;
  count: number;
  weight: number;
  public: boolean;
  detail?: unknown;
}

const keyOf = (issueId: string): string => `tally:${issueId}`;

/** How often the work item was counted. */
export async function countOf(issueId: string): Promise<number> {
  return number(record(await kvs.get<unknown>(keyOf(issueId))).count);
}

export const MAX_COUNT = 1_000;

export class TallyError extends Error {
  override name = 'TallyError';
}

/** How often a count is tried again when somebody else counted at the same moment. */
const TRIES = 5;

/**
 * Counts `by` more on a work item: total and mark are stored together or not at all, and two at once both count. Returns the new count.
 */
export async function count(issueId: string, by: number, author: string, name = 'kudos'): Promise<number> {
  if (!Number.isInteger(by) || by === 0 || Math.abs(by) > MAX_COUNT) throw new TallyError(`Cannot count ${by}`);
  for (let tried = 1; ; tried++) {
    const before = record(await kvs.get<unknown>(keyOf(issueId)));
    const after = number(before.count) + by;
    const serial = number(before.serial) + 1;
    if (after < 0) throw new TallyError('A count does not go below nothing');
    const mark: Mark = { issueId, name, author, count: after, weight: by / 4, public: by > 0, detail: { by } };
    try {
      await kvs
        .transact()
        .set(`${issueId}:${serial}`, mark, {
          entityName: 'mark',
          conditions: new Filter<Mark>().and('issueId', FilterConditions.notExists()),
        })
        .set(keyOf(issueId), { count: after, serial })
        .execute();
      return after;
    } catch (error) {
      if (tried === TRIES) throw error;
      console.warn(`count of ${issueId} again`, String(error));
    }
  }
}

/** Marks of a work item, highest count first. */
export async function marksOf(issueId: string, atLeast = 1): Promise<{ key: string; value: Mark }[]> {
  const { results } = await kvs
    .entity<Mark>('mark')
    .query()
    .index('by-issue', { partition: [issueId] })
    .where(WhereConditions.greaterThanEqualTo(atLeast))
    .sort(Sort.DESC)
    .limit(20)
    .getMany();
  return results;
}

/** Marks of a name between two weights, public ones only. */
export async function heavyMarks(name: string, from: number, to: number): Promise<Mark[]> {
  const { results } = await kvs
    .entity<Mark>('mark')
    .query()
    .index('by-weight', { partition: [name] })
    .where(WhereConditions.between(from, to))
    .filters(new Filter<Mark>().and('public', FilterConditions.equalTo(true)))
    .getMany();
  return results.map((result) => result.value);
}

/** Shows the count in Jira: in the property that JQL reads, and in the one behind the badge of the app's context panel. */
export async function publish(issueId: string, total: number): Promise<void> {
  const appId = getAppContext().appAri.toString().split('/').pop();
  await setProperty(issueId, 'tally', { count: total, colour: total > 9 ? 'red' : 'green' });
  await setProperty(issueId, `com.atlassian.jira.issue:${appId}:tally-context:status`, { type: 'badge', value: { label: String(total) } });
}

async function setProperty(issueId: string, key: string, value: unknown): Promise<void> {
  await must(
    `property ${key} of ${issueId}`,
    asApp().requestJira(route`/rest/api/3/issue/${issueId}/properties/${key}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    }),
  );
}

/** Writes the read-only fields "Tally total" and "Tally summary". */
export async function writeFields(issueId: string, total: number): Promise<void> {
  const ids = await fieldIds();
  const updates = [
    { customField: ids['tally-total'], issueIds: [Number(issueId)], value: total },
    { customField: ids['tally-summary'], issueIds: [Number(issueId)], value: { count: total, unit: total === 1 ? 'mark' : 'marks' } },
  ].filter((update) => update.customField !== undefined);
  await must(
    'app/field/value',
    asApp().requestJira(route`/rest/api/3/app/field/value`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ updates }),
    }),
  );
}

/** Field ids by module key: the platform names an app's field by its extension id. */
async function fieldIds(): Promise<Record<string, string>> {
  const answer = await asApp().requestJira(route`/rest/api/3/field`);
  const found: Record<string, string> = {};
  const fields: unknown = await answer.json();
  for (const entry of Array.isArray(fields) ? fields : []) {
    const key = text(record(record(entry).schema).custom)
      .split('/')
      .pop();
    if (key?.startsWith('tally-')) found[key] = text(record(entry).id);
  }
  return found;
}

async function must(what: string, call: Promise<{ ok: boolean; status: number; text(): Promise<string> }>): Promise<void> {
  const answer = await call;
  if (!answer.ok) throw new TallyError(`${what}: ${answer.status} ${await answer.text()}`);
}
