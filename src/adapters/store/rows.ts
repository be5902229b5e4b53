import { kvs } from '@forge/kvs';
import { fault } from '../../contract/errors';
import { reach } from './reach';

/** Rows of one batch (the platform's limit). */
const BATCH = 25;
/** What a batch says of a key that is not there. */
const ABSENT = 'KEY_NOT_FOUND';

/** Rows of an entity by their keys, a batch at a time; one that is not there is absent. */
export async function readRows(entityName: string, keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const rows = new Map<string, unknown>();
  for (let at = 0; at < keys.length; at += BATCH) {
    const items = keys.slice(at, at + BATCH).map((key) => ({ key, entityName }));
    const { successfulKeys, failedKeys } = await reach(() => kvs.batchGet<unknown>(items));
    for (const { key, value } of successfulKeys) if (value !== undefined) rows.set(key, value);
    const failed = failedKeys.filter(({ error }) => error.code !== ABSENT);
    if (failed.length > 0) throw fault('TRY_LATER', `Storage: ${failed.length} rows of ${entityName} were not read.`);
  }
  return rows;
}
