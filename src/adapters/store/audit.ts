import { kvs, Sort, WhereConditions } from '@forge/kvs';
import * as v from 'valibot';
import { auditEntry } from '../../contract/drafts';
import { fault } from '../../contract/errors';
import type { AuditLine, AuditStore } from '../../ports';
import { reach } from './reach';

/** Name of the entity in the manifest: a row per line, its key beginning with the instant. */
const ENTITY = 'audit';
const INDEX = 'by-time';
/** Lines of one read. */
const PAGE = 50;

const rowSchema = v.object({ time: v.string(), line: v.unknown() });

type Transaction = ReturnType<typeof kvs.transact>;

const rowOf = (line: AuditLine): { time: string; line: AuditLine & { id: string } } => {
  const time = `${line.at}-${crypto.randomUUID().slice(0, 8)}`;
  return { time, line: { ...line, id: time } };
};

/** Adds a line to a transaction: it is there if and only if what it tells of is. */
export function auditIn(transaction: Transaction, line: AuditLine): Transaction {
  const row = rowOf(line);
  return transaction.set(row.time, row, { entityName: ENTITY });
}

/** What admins did, line by line. Nothing of it is ever changed. */
export const audit: AuditStore = {
  append: async (line) => {
    const row = rowOf(line);
    await reach(() => kvs.entity(ENTITY).set(row.time, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
  },
  read: async (before) => {
    const query = kvs.entity<unknown>(ENTITY).query().index(INDEX).sort(Sort.DESC).limit(PAGE);
    const { results } = await reach(() => (before === undefined ? query : query.where(WhereConditions.lessThan(before))).getMany());
    const entries = results.map(({ value }) => {
      const row = v.safeParse(v.object({ ...rowSchema.entries, line: auditEntry }), value);
      if (!row.success) throw fault('INTERNAL', 'A line of the audit log is not of this version’s form.');
      return row.output.line;
    });
    return { entries, next: results.length === PAGE ? (entries.at(-1)?.id ?? null) : null };
  },
};
