import { Filter, FilterConditions, kvs, Sort, WhereConditions } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import type { WakeUp, WakeUpStore } from '../../ports';
import { reach } from './reach';
import { commit } from './revisions';
import { readRows } from './rows';

/** Name of the entity in the manifest; one row per incident, its key the issue's id. */
const ENTITY = 'wakeups';
const INDEX = 'by-next';

/** Parts the rows are spread over, so that no part of the index takes all writes. A sweep reads each: fewer are cheaper. */
const SHARDS = ['0', '1', '2', '3'] as const;

/** Rows of one read (the platform's limit). */
const PAGE = 100;
/** Rows of one batch (the platform's limit). */
const BATCH = 25;

const rowSchema = v.object({ issueId: v.string(), shard: v.string(), due: v.number(), next: v.number(), tries: v.number() });
type Row = v.InferOutput<typeof rowSchema>;

/** Issue ids count up: neighbours fall into different parts. */
const shardOf = (issueId: string): string => SHARDS[Number(BigInt(issueId) % BigInt(SHARDS.length))] ?? SHARDS[0];

const nextSchema = v.object({ next: v.number() });

/**
 * A wake-up; `mended`: its row is not of this version's form. Nobody knows for when it was, so it is due, and the look sets it anew: one row
 * that cannot be read keeps neither its incident nor any other waiting.
 */
function toWakeUp(issueId: string, stored: unknown): { wakeUp: WakeUp; mended: boolean } {
  const parsed = v.safeParse(rowSchema, stored);
  if (parsed.success) {
    const { due, next, tries } = parsed.output;
    return { wakeUp: { issueId, due, next, tries }, mended: false };
  }
  console.warn(`the wake-up of issue ${issueId} is not of this version’s form: it is due`);
  const known = v.safeParse(nextSchema, stored);
  const at = Math.min(Date.now(), known.success ? known.output.next : Number.POSITIVE_INFINITY);
  return { wakeUp: { issueId, due: at, next: at, tries: 0 }, mended: true };
}

/** The same of rows that were read by their keys; those that were mended are written, since a look holds what it sets against what is there. */
async function toWakeUps(rows: Iterable<[string, unknown]>): Promise<Map<string, WakeUp>> {
  const read = [...rows].map(([issueId, stored]) => toWakeUp(issueId, stored));
  await save(read.flatMap(({ wakeUp, mended }) => (mended ? [wakeUp] : [])));
  return new Map(read.map(({ wakeUp }) => [wakeUp.issueId, wakeUp]));
}

async function save(rows: readonly WakeUp[]): Promise<void> {
  const items = rows.map((row) => ({ key: row.issueId, value: { ...row, shard: shardOf(row.issueId) }, entityName: ENTITY }));
  for (let at = 0; at < items.length; at += BATCH) {
    const { failedKeys } = await reach(() => kvs.batchSet(items.slice(at, at + BATCH)));
    if (failedKeys.length > 0) throw fault('TRY_LATER', `Storage: ${failedKeys.length} wake-ups were not taken.`);
  }
}

async function untilIn(shard: string, instant: number): Promise<{ wakeUps: WakeUp[]; all: boolean }> {
  const { results, nextCursor } = await reach(() =>
    kvs
      .entity<unknown>(ENTITY)
      .query()
      .index(INDEX, { partition: [shard] })
      .where(WhereConditions.lessThanEqualTo(instant))
      .sort(Sort.ASC)
      .limit(PAGE)
      .getMany(),
  );
  return { wakeUps: results.map(({ key, value }) => toWakeUp(key, value).wakeUp), all: nextCursor === undefined };
}

/** When incidents have to be looked at though nothing happens to them. */
export const wakeUps: WakeUpStore = {
  read: async (issueId) => {
    const stored = await reach(() => kvs.entity<unknown>(ENTITY).get(issueId));
    return stored === undefined ? undefined : (await toWakeUps([[issueId, stored]])).get(issueId);
  },
  readMany: async (issueIds) => toWakeUps(await readRows(ENTITY, issueIds)),
  until: async (instant) => {
    const parts = await Promise.all(SHARDS.map((shard) => untilIn(shard, instant)));
    return {
      wakeUps: parts.flatMap((part) => part.wakeUps).sort((a, b) => a.next - b.next),
      all: parts.every(({ all }) => all),
    };
  },
  save,
  settle: async (issueId, known, wakeUp) => {
    const filter = new Filter<Row>();
    const conditions = known ? filter.and('due', FilterConditions.equalTo(known.due)) : filter.and('due', FilterConditions.notExists());
    const transaction = kvs.transact();
    if (wakeUp) transaction.set(issueId, { ...wakeUp, shard: shardOf(issueId) }, { entityName: ENTITY, conditions });
    else transaction.delete(issueId, { entityName: ENTITY, conditions });
    if (!(await commit(transaction))) throw fault('CONFLICT', `A look at issue ${issueId} was asked for during the look.`);
  },
};
