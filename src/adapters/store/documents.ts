import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { reach } from './reach';

/**
 * Reads one of our own documents, checked all the same: an older version of the app may have written it. Undefined when there is none.
 * @param renew brings what an older version wrote to the form of this one.
 */
export async function readDocument<S extends v.GenericSchema>(
  key: string,
  schema: S,
  renew: (stored: unknown) => unknown = (stored) => stored,
): Promise<v.InferOutput<S> | undefined> {
  const stored = await reach(() => kvs.get<unknown>(key));
  if (stored === undefined) return undefined;
  const parsed = v.safeParse(schema, renew(stored));
  if (!parsed.success) throw fault('INTERNAL', `The stored document ${key} is not of this version’s form.`);
  return parsed.output;
}

export const writeDocument = (key: string, value: unknown): Promise<void> => reach(() => kvs.set(key, value));

/** A document that is read as if it were not there when an older version of the app left it in another form: it is made anew. */
export async function readRenewable<S extends v.GenericSchema>(key: string, schema: S): Promise<v.InferOutput<S> | undefined> {
  const parsed = v.safeParse(schema, await reach(() => kvs.get<unknown>(key)));
  return parsed.success ? parsed.output : undefined;
}
