import { kvs, Sort } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { driftSchema, problemSchema, runsSchema } from '../../contract/health';
import { isAboutIssue, metAt, type Problem, type ProblemKind, problemKey } from '../../domain/health/problem';
import type { Drift, HealthRuns, HealthStore } from '../../ports';
import { readRenewable, writeDocument } from './documents';
import { reach } from './reach';
import { readRows } from './rows';

/** Name of the entity in the manifest: a row per problem, and one per incident that had drifted. */
const ENTITY = 'health';
const INDEX = 'by-kind';
const DRIFT = 'drift';

/** Rows of one kind that are read. */
const PAGE = 25;
/** Rows of one batch (the platform's limit). */
const BATCH = 25;
/** Days after which what was not found again is forgotten. */
const DAYS = 30;
/** ms for which a function that noted a problem of the site does not note it again: every look meets it. */
const QUIET = 300_000;
const noted = new Map<string, number>();

const rowSchema = v.object({ kind: v.string(), at: v.string(), body: v.unknown() });
const KEEP = { ttl: { unit: 'DAYS', value: DAYS } } as const;

/** Keys of the storage take no slash. */
const rowKey = (key: string): string => key.replaceAll('/', ':');
/** What rows say. One that is not of this version's form is passed over: what is wrong is met again, and the row goes by itself. */
function parsed<S extends v.GenericSchema>(schema: S, rows: readonly unknown[]): v.InferOutput<S>[] {
  return rows.flatMap((row) => {
    const outer = v.safeParse(rowSchema, row);
    const inner = v.safeParse(schema, outer.success ? outer.output.body : undefined);
    if (!inner.success) console.warn('a row of what the app knows of its health is not of this version’s form');
    return inner.success ? [inner.output] : [];
  });
}

async function write(rows: readonly { key: string; kind: ProblemKind | typeof DRIFT; at: string; body: Problem | Drift }[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    const items = rows.slice(at, at + BATCH).map(({ key, ...value }) => ({ key: rowKey(key), value, entityName: ENTITY, options: KEEP }));
    const { failedKeys } = await reach(() => kvs.batchSet(items));
    if (failedKeys.length > 0) throw fault('TRY_LATER', `Storage: ${failedKeys.length} rows of ${ENTITY} were not taken.`);
  }
}

async function readKind(kind: string): Promise<{ rows: unknown[]; more: boolean }> {
  const query = kvs
    .entity<unknown>(ENTITY)
    .query()
    .index(INDEX, { partition: [kind] })
    .sort(Sort.DESC)
    .limit(PAGE);
  const { results, nextCursor } = await reach(() => query.getMany());
  return { rows: results.map(({ value }) => value), more: nextCursor !== undefined };
}

const RUNS: readonly (keyof HealthRuns)[] = ['sweep', 'search', 'checkUp', 'drift', 'code'];
/** A key for each, as each is written by another function. */
const runKey = (name: keyof HealthRuns): string => `health-run:${name}`;

/** What is wrong, what had drifted, and what was done last. */
export const health: HealthStore = {
  report: async (found, at) => {
    const now = Date.now();
    const fresh = found.filter((one) => isAboutIssue(one.kind) || !((noted.get(problemKey(one)) ?? 0) > now - QUIET));
    if (fresh.length === 0) return;
    const known = await readRows(
      ENTITY,
      fresh.map((one) => rowKey(problemKey(one))),
    );
    const rows = fresh.map((one) => {
      const before = v.safeParse(v.object({ body: problemSchema }), known.get(rowKey(problemKey(one))));
      const body = metAt(before.success ? before.output.body : undefined, one, at);
      return { key: problemKey(one), kind: one.kind, at, body };
    });
    await write(rows);
    for (const one of fresh) if (!isAboutIssue(one.kind)) noted.set(problemKey(one), now);
  },
  clear: async (keys) => {
    for (let at = 0; at < keys.length; at += BATCH) {
      const some = keys.slice(at, at + BATCH);
      for (const key of some) noted.delete(key);
      const { failedKeys } = await reach(() => kvs.batchDelete(some.map((key) => ({ key: rowKey(key), entityName: ENTITY }))));
      if (failedKeys.length > 0) throw fault('TRY_LATER', `Storage: ${failedKeys.length} rows of ${ENTITY} were not removed.`);
    }
  },
  lists: async (key) => (await reach(() => kvs.entity<unknown>(ENTITY).get(rowKey(key)))) !== undefined,
  list: async (kinds) => {
    const pages = await Promise.all(kinds.map(async (kind) => ({ kind, ...(await readKind(kind)) })));
    return {
      problems: pages.flatMap(({ rows }) => parsed(problemSchema, rows)),
      more: pages.filter(({ more }) => more).map(({ kind }) => kind),
    };
  },
  recordDrift: (drifts) =>
    write(drifts.map((drift) => ({ key: `${DRIFT}/${drift.issueId}/${Date.parse(drift.at)}`, kind: DRIFT, at: drift.at, body: drift }))),
  listDrift: async () => parsed(driftSchema, (await readKind(DRIFT)).rows),
  readRuns: async () => {
    const all = await Promise.all(RUNS.map(async (name) => [name, await readRenewable(runKey(name), v.unknown())] as const));
    return v.parse(runsSchema, Object.fromEntries(all.filter(([name, run]) => run !== undefined && v.is(runsSchema.entries[name], run))));
  },
  noteRun: (name, run) => writeDocument(runKey(name), run),
};
