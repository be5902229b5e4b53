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

function toWakeUp(stored: unknown): WakeUp {
  const parsed = v.safeParse(rowSchema, stored);
  if (!parsed.success) throw fault('INTERNAL', 'A wake-up is not of this version’s form.');
  const { issueId, due, next, tries } = parsed.output;
  return { issueId, due, next, tries };
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
  return { wakeUps: results.map(({ value }) => toWakeUp(value)), all: nextCursor === undefined };
}

/** When incidents have to be looked at though nothing happens to them. */
export const wakeUps: WakeUpStore = {
  read: async (issueId) => {
    const stored = await reach(() => kvs.entity<unknown>(ENTITY).get(issueId));
    return stored === undefined ? undefined : toWakeUp(stored);
  },
  readMany: async (issueIds) =>
    new Map([...(await readRows(ENTITY, issueIds))].map(([issueId, stored]): [string, WakeUp] => [issueId, toWakeUp(stored)])),
  until: async (instant) => {
    const parts = await Promise.all(SHARDS.map((shard) => untilIn(shard, instant)));
    return {
      wakeUps: parts.flatMap((part) => part.wakeUps).sort((a, b) => a.next - b.next),
      all: parts.every(({ all }) => all),
    };
  },
  save: async (rows) => {
    const items = rows.map((row) => ({ key: row.issueId, value: { ...row, shard: shardOf(row.issueId) }, entityName: ENTITY }));
    for (let at = 0; at < items.length; at += BATCH) {
      const { failedKeys } = await reach(() => kvs.batchSet(items.slice(at, at + BATCH)));
      if (failedKeys.length > 0) throw fault('TRY_LATER', `Storage: ${failedKeys.length} wake-ups were not taken.`);
    }
  },
  settle: async (issueId, known, wakeUp) => {
    const filter = new Filter<Row>();
    const conditions = known ? filter.and('due', FilterConditions.equalTo(known.due)) : filter.and('due', FilterConditions.notExists());
    const transaction = kvs.transact();
    if (wakeUp) transaction.set(issueId, { ...wakeUp, shard: shardOf(issueId) }, { entityName: ENTITY, conditions });
    else transaction.delete(issueId, { entityName: ENTITY, conditions });
    if (!(await commit(transaction))) throw fault('CONFLICT', `A look at issue ${issueId} was asked for during the look.`);
  },
};
