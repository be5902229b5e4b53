import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import * as v from 'valibot';
import { calls } from '../../contract/calls';
import { fault } from '../../contract/errors';
import { preflightSchema } from '../../contract/preflight';
import { settingsSchema } from '../../contract/settings';
import type { Store } from '../../ports';

const SETTINGS = 'settings';
const PREFLIGHT = 'preflight';
/** How long an intent's outcome is kept. A modal is not left open longer than that. */
const INTENT_DAYS = 7;

const intentKey = (accountId: string, intentId: string): string => `intent:${accountId}:${intentId}`;

/** Our own documents, checked all the same: an older version of the app may have written them. */
async function read<S extends v.GenericSchema>(key: string, schema: S): Promise<v.InferOutput<S> | undefined> {
  const stored = await reach(() => kvs.get<unknown>(key));
  if (stored === undefined) return undefined;
  const parsed = v.safeParse(schema, stored);
  if (!parsed.success) throw fault('INTERNAL', `The stored document ${key} is not of this version’s form.`);
  return parsed.output;
}

/** The app's storage. */
export const kvsStore: Store = {
  readSettings: () => read(SETTINGS, settingsSchema),
  saveSettings: (settings) => reach(() => kvs.set(SETTINGS, settings)),
  readPreflight: () => read(PREFLIGHT, preflightSchema),
  savePreflight: (preflight) => reach(() => kvs.set(PREFLIGHT, preflight)),
  readRaised: (accountId, intentId) => read(intentKey(accountId, intentId), calls.raiseIncident.output),
  saveRaised: (accountId, intentId, raised) =>
    reach(() => kvs.set(intentKey(accountId, intentId), raised, { ttl: { unit: 'DAYS', value: INTENT_DAYS } })),
};

/** A refusal by the storage is ours to mend; anything else (busy, no answer) passes. */
async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const status = error instanceof ForgeKvsAPIError ? error.responseDetails.status : undefined;
    const message = `Storage: ${error instanceof Error ? error.message : String(error)}`;
    throw fault(status !== undefined && status >= 400 && status < 500 && status !== 429 ? 'INTERNAL' : 'TRY_LATER', message);
  }
}
