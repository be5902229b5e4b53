import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { publishedPolicySchema } from '../../contract/policy';
import type { PublishedPolicy } from '../../contract/types';
import { migratePublished } from '../../domain/policy/migrate';
import { readDocument } from './documents';
import { type Parts, partsSchema, readParts } from './parts';

export const versionKey = (version: number): string => `policy:${version}`;

const { document: _document, ...said } = publishedPolicySchema.entries;

/** A version as it is stored: with its document, or with where the parts of it are. */
const storedSchema = v.object({ ...said, document: v.exactOptional(v.unknown()), parts: v.exactOptional(partsSchema) });
export type StoredVersion = Omit<PublishedPolicy, 'document'> & { document?: unknown; parts?: Parts };

/** Versions never change: once read they are kept, the last few of them. Known by when they were published too: after everything was deleted numbers begin anew. */
const KEPT = 10;
const documents = new Map<string, PublishedPolicy>();
const nameOf = ({ version, publishedAt }: { version: number; publishedAt: string }): string => `${version} ${publishedAt}`;

/** A version of the list; undefined when it is not there. One read unless it lies in parts, none when it was read before. */
export async function readVersion(entry: { version: number; publishedAt: string }, stored?: unknown): Promise<PublishedPolicy | undefined> {
  const kept = documents.get(nameOf(entry));
  if (kept) return kept;
  const policy = stored === undefined ? await fetchVersion(entry.version) : await toPolicy(parse(stored));
  if (policy) keep(policy);
  return policy;
}

/** The same of which only the number is known. */
export async function fetchVersion(version: number): Promise<PublishedPolicy | undefined> {
  const found = await readDocument(versionKey(version), storedSchema);
  return found && toPolicy(found);
}

function parse(stored: unknown): StoredVersion {
  const parsed = v.safeParse(storedSchema, stored);
  if (!parsed.success) throw fault('INTERNAL', 'The policy in force is not of this version’s form.');
  return parsed.output;
}

/** A document of an older form is brought to this version's as it is read; what is stored stays as it was published. */
async function toPolicy({ parts, document, ...rest }: StoredVersion): Promise<PublishedPolicy> {
  const whole = parts ? await readParts(parts) : document;
  const parsed = v.safeParse(publishedPolicySchema, migratePublished({ ...rest, document: whole }));
  if (parsed.success) return parsed.output;
  const where = parsed.issues.slice(0, 3).map((issue) => `${v.getDotPath(issue) ?? 'policy'}: ${issue.message}`);
  throw fault('INTERNAL', `Version ${rest.version} of the policy is not of this version’s form (${where.join('; ')}).`);
}

function keep(policy: PublishedPolicy): void {
  documents.set(nameOf(policy), policy);
  for (const oldest of [...documents.keys()].slice(0, Math.max(0, documents.size - KEPT))) documents.delete(oldest);
}
