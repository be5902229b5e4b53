import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import type { EverythingStore, StoredThing } from '../../ports';
import { bytesOf } from './parts';
import { reach } from './reach';

/** Custom entities of the manifest, then the plain keys. */
const ENTITIES = ['audit', 'revisions', 'wakeups', 'acts', 'health'] as const;
const PLAIN = 'keys';
const STORES = [PLAIN, ...ENTITIES] as const;
type StoreName = (typeof STORES)[number];

/** The index the platform has for every entity. */
const BY_KEY = 'by-key';

/** Rows of one read, and of one that came to more than a function may answer. */
const PAGE = 100;
const SMALL_PAGE = 10;
/** Bytes of one page; a function may answer 5 MB. */
const MOST_BYTES = 3 * 1024 * 1024;
/** Rows of one batch (the platform's limit). */
const BATCH = 25;

const cursorSchema = v.tuple([v.picklist(STORES), v.nullable(v.string())]);

interface Page {
  things: StoredThing[];
  cursor: string | undefined;
}

async function readPage(store: StoreName, cursor: string | undefined, limit: number): Promise<Page> {
  const { results, nextCursor } = await reach(async () => {
    if (store === PLAIN) {
      const query = kvs.query().limit(limit);
      return (cursor === undefined ? query : query.cursor(cursor)).getMany<unknown>();
    }
    const query = kvs.entity<unknown>(store).query().index(BY_KEY).limit(limit);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany();
  });
  return { things: results.map(({ key, value }) => ({ store, key, value })), cursor: nextCursor };
}

function parseCursor(cursor: string): [StoreName, string | undefined] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), cursorSchema), cursor);
  if (!parsed.success) throw fault('INVALID_INPUT', 'exportAll: cursor must be what the call before said as next');
  const [store, at] = parsed.output;
  return [store, at ?? undefined];
}

/** Everything the app keeps, for taking it along and for leaving nothing behind. */
export const everything: EverythingStore = {
  list: async (from) => {
    const [store, at] = from === undefined ? [STORES[0], undefined] : parseCursor(from);
    let page = await readPage(store, at, PAGE);
    if (bytesOf(page.things) > MOST_BYTES) page = await readPage(store, at, SMALL_PAGE);
    const following = STORES[STORES.indexOf(store) + 1];
    const next = page.cursor !== undefined ? [store, page.cursor] : following === undefined ? null : [following, null];
    return { things: page.things, next: next && JSON.stringify(next) };
  },
  removeSome: async (keep, end) => {
    let removed = 0;
    for (const store of STORES) {
      let cursor: string | undefined;
      do {
        if (Date.now() > end) return { removed, all: false };
        const page = await readPage(store, cursor, PAGE);
        const doomed = page.things.filter((thing) => !keep(thing));
        for (let at = 0; at < doomed.length; at += BATCH) await removeBatch(store, doomed.slice(at, at + BATCH));
        removed += doomed.length;
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
    return { removed, all: true };
  },
};

async function removeBatch(store: StoreName, things: readonly StoredThing[]): Promise<void> {
  const named = things.map(({ key }) => (store === PLAIN ? { key } : { key, entityName: store }));
  const { failedKeys } = await reach(() => kvs.batchDelete(named));
  if (failedKeys.length > 0) throw fault('TRY_LATER', `Storage: ${failedKeys.length} things were not removed.`);
}
