import * as v from 'valibot';
import { ask } from './request';

/** People of one call (Jira's limit). */
const PAGE = 200;

const pageSchema = v.object({ values: v.array(v.object({ accountId: v.string(), active: v.boolean() })) });

/** Those of some people who are active. Of a person who was erased Jira says nothing, or that they are not. */
export async function readActive(accountIds: readonly string[]): Promise<ReadonlySet<string>> {
  const active = new Set<string>();
  for (let at = 0; at < accountIds.length; at += PAGE) {
    const query = { accountId: accountIds.slice(at, at + PAGE), maxResults: String(PAGE) };
    const { values } = await ask('bulkGetUsers', 'app', { query }, pageSchema);
    for (const one of values) if (one.active) active.add(one.accountId);
  }
  return active;
}
