import * as v from 'valibot';
import { appliesSchema } from '../../contract/drafts';
import type { PolicyVersion } from '../../domain/policy/version-for';
import { readDocument } from './documents';
import { bytesOf } from './parts';
import { readRevision } from './revisions';

/** The document that says which versions there are; the last is in force, and stands in it while there is room. */
export const HEAD = 'policy';
/** Where versions of the app before this one had it, as a plain key: a list, or the number of the version in force. */
const FORMER = 'policy';

/** Versions whose author and note stand in the list too, the newest; of older ones only when they came into force and for which incidents. */
const DESCRIBED = 50;
/** A note in the list, in characters: the whole stands in the version itself. */
const NOTE = 200;
/** Bytes the whole may have with the version in force in it; the storage takes 240 KiB. */
const ROOM = 200 * 1024;

const entrySchema = v.object({
  version: v.number(),
  publishedAt: v.string(),
  applies: v.optional(appliesSchema, 'new'),
  by: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
  draft: v.exactOptional(v.number()),
});
const headSchema = v.object({ versions: v.array(entrySchema), current: v.optional(v.unknown()) });
const formerSchema = v.union([v.number(), v.object({ versions: v.array(entrySchema) })]);

export interface Head {
  revision: number;
  versions: PolicyVersion[];
  /** The version in force as it is stored; absent when there was no room for it. */
  current?: unknown;
}

/**
 * Reads it in one read; in a second one what an earlier version of the app left.
 * @param describe what is known of a version of which only the number is.
 */
export async function readHead(describe: (version: number) => Promise<PolicyVersion | undefined>): Promise<Head> {
  const { revision, content } = await readRevision(HEAD, headSchema);
  if (content) return { revision, ...content };
  const former = await readDocument(FORMER, formerSchema);
  if (former === undefined) return { revision, versions: [] };
  if (typeof former !== 'number') return { revision, versions: former.versions };
  const all = await Promise.all(Array.from({ length: former }, (_, at) => describe(at + 1)));
  return { revision, versions: all.flatMap((one) => one ?? []) };
}

/** What the document says once a version has been added. */
export function headWith(versions: readonly PolicyVersion[], added: PolicyVersion, stored: unknown): Omit<Head, 'revision'> {
  const all = [...versions, { ...added, ...(added.note === undefined ? {} : { note: added.note.slice(0, NOTE) }) }];
  const old = all.slice(0, -DESCRIBED).map(({ version, publishedAt, applies }) => ({ version, publishedAt, applies }));
  const head = { versions: [...old, ...all.slice(-DESCRIBED)] };
  const whole = { ...head, current: stored };
  return bytesOf(whole) > ROOM ? head : whole;
}
