import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { reach } from './reach';

// A document that is larger than one value of the storage may be (240 KiB), cut into parts.

/** Bytes of a document in one part; a third more as base64, which needs no escapes. */
const PART = 160 * 1024;
/** Operations of one batch (the platform's limit). */
const BATCH = 25;

/** Where a document lies and how it is known to be whole. */
export const partsSchema = v.strictObject({ parts: v.number(), prefix: v.string(), sha256: v.string() });
export type Parts = v.InferOutput<typeof partsSchema>;

const sha256 = async (bytes: Buffer<ArrayBuffer>): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
const keysOf = ({ prefix, parts }: Parts): string[] => Array.from({ length: parts }, (_, at) => `${prefix}:${at}`);

/** Most bytes of a document that stands in one value with what is said of it. */
export const WHOLE = 150 * 1024;

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/**
 * Writes a document in parts, under keys nobody else uses. Until something names them the parts are nothing.
 * @throws TRY_LATER when the storage did not take all.
 */
export async function writeParts(prefix: string, document: unknown): Promise<Parts> {
  const bytes = Buffer.from(JSON.stringify(document));
  const values = Array.from({ length: Math.ceil(bytes.length / PART) }, (_, at) =>
    bytes.subarray(at * PART, (at + 1) * PART).toString('base64'),
  );
  const named: Parts = { parts: values.length, prefix, sha256: await sha256(bytes) };
  // One by one: a batch of several would be larger than what the storage takes at once.
  for (const [at, key] of keysOf(named).entries()) await reach(() => kvs.set(key, values[at] ?? ''));
  return named;
}

/** The document, whole; INTERNAL when a part is missing or is not what was written. */
export async function readParts(named: Parts): Promise<unknown> {
  const values = await Promise.all(keysOf(named).map((key) => reach(() => kvs.get<unknown>(key))));
  const bytes = Buffer.concat(values.map((value) => Buffer.from(typeof value === 'string' ? value : '', 'base64')));
  if ((await sha256(bytes)) !== named.sha256) throw fault('INTERNAL', `The stored document ${named.prefix} is not whole.`);
  return JSON.parse(bytes.toString());
}

/** Takes parts away that nothing names any more. */
export async function removeParts(named: Parts): Promise<void> {
  const keys = keysOf(named);
  for (let at = 0; at < keys.length; at += BATCH) await reach(() => kvs.batchDelete(keys.slice(at, at + BATCH).map((key) => ({ key }))));
}
