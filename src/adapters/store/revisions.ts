import { Filter, FilterConditions, kvs } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { isConflict } from './claim';
import { reach } from './reach';

/** Name of the entity in the manifest: documents of which there is one, and which several people or functions may change at once. */
const ENTITY = 'revisions';

const rowSchema = v.object({ revision: v.number(), body: v.unknown() });
type Row = v.InferOutput<typeof rowSchema>;

/** A document with the number of its present form; 0: never written. */
export interface Revision<T> {
  revision: number;
  content: T | undefined;
}

type Transaction = ReturnType<typeof kvs.transact>;

export async function readRevision<S extends v.GenericSchema>(key: string, schema: S): Promise<Revision<v.InferOutput<S>>> {
  const stored = await reach(() => kvs.entity<unknown>(ENTITY).get(key));
  if (stored === undefined) return { revision: 0, content: undefined };
  const row = v.safeParse(rowSchema, stored);
  const content = v.safeParse(schema, row.success ? row.output.body : undefined);
  if (!row.success || !content.success) throw fault('INTERNAL', `The stored document ${key} is not of this version’s form.`);
  return { revision: row.output.revision, content: content.output };
}

/** Adds to a transaction: the document becomes revision `after` + 1, unless it is no longer revision `after`. */
export function setRevision(transaction: Transaction, key: string, after: number, content: unknown): Transaction {
  const filter = new Filter<Row>();
  const conditions =
    after === 0 ? filter.and('revision', FilterConditions.notExists()) : filter.and('revision', FilterConditions.equalTo(after));
  return transaction.set(key, { revision: after + 1, body: content }, { entityName: ENTITY, conditions });
}

/** Carries a transaction out: false when one of its conditions does not hold, and then nothing was done. */
export async function commit(transaction: Transaction): Promise<boolean> {
  return reach(async () => {
    try {
      await transaction.execute();
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  });
}
