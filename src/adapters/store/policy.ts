import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { policySchema, publishedPolicySchema } from '../../contract/policy';
import type { Policy, PublishedPolicy } from '../../contract/types';
import type { PolicyVersion, Store } from '../../ports';
import { claimKey } from './claim';
import { readDocument, writeDocument } from './documents';

/** The versions in order; the last is in force. Before versions of the app that kept a list, only its number stood there. */
const INDEX = 'policy';
const versionKey = (version: number): string => `policy:${version}`;

/** Versions whose author and note stand in the list too, the newest; of older ones only when they came into force. */
const DESCRIBED = 200;
/** A note in the list, in characters: the whole stands in the version itself. */
const NOTE = 200;

const indexSchema = v.union([
  v.number(),
  v.object({
    versions: v.array(
      v.object({ version: v.number(), publishedAt: v.string(), by: v.exactOptional(v.string()), note: v.exactOptional(v.string()) }),
    ),
  }),
]);

/** ms for which a function trusts the list it knows: a policy published meanwhile reaches everybody after that. */
const TRUST = 60_000;
let known: { at: number; versions: PolicyVersion[] } | undefined;

/** Versions never change: once read they are kept, the last few of them. */
const KEPT = 10;
const documents = new Map<number, PublishedPolicy>();

async function readVersion(version: number): Promise<PublishedPolicy | undefined> {
  const kept = documents.get(version);
  if (kept) return kept;
  const policy = await readDocument(versionKey(version), publishedPolicySchema);
  if (policy) keep(policy);
  return policy;
}

function keep(policy: PublishedPolicy): void {
  documents.set(policy.version, policy);
  for (const oldest of [...documents.keys()].slice(0, documents.size - KEPT)) documents.delete(oldest);
}

/** The list as it stands in the storage now. */
async function readIndex(): Promise<PolicyVersion[]> {
  const at = Date.now();
  const stored = await readDocument(INDEX, indexSchema);
  const versions = stored === undefined ? [] : typeof stored === 'number' ? await listUpTo(stored) : stored.versions;
  // A site without a policy is about to get its first.
  known = versions.length > 0 ? { at, versions } : undefined;
  return versions;
}

async function listUpTo(last: number): Promise<PolicyVersion[]> {
  const all = await Promise.all(Array.from({ length: last }, (_, at) => readVersion(at + 1)));
  return all.flatMap((policy) => (policy ? [entryOf(policy)] : []));
}

const entryOf = ({ version, publishedAt, by, note }: PublishedPolicy): PolicyVersion => ({
  version,
  publishedAt,
  by,
  note: note.slice(0, NOTE),
});

async function trustedIndex(): Promise<PolicyVersion[]> {
  const now = Date.now();
  return known && now >= known.at && now < known.at + TRUST ? known.versions : readIndex();
}

/** The policy in force. */
export async function readPolicy(): Promise<PublishedPolicy | undefined> {
  const last = (await trustedIndex()).at(-1);
  return last && readVersion(last.version);
}

/** The version an incident's clocks run under. The list is read anew for an incident that is younger than the list known. */
export const readPolicyFor: Store['readPolicyFor'] = async (created, chosen) => {
  const made = Date.parse(created);
  let versions = await trustedIndex();
  const unknown = chosen !== undefined && !versions.some(({ version }) => version === chosen);
  if (known && (known.at < made || unknown)) versions = await readIndex();
  const first = versions[0];
  if (!first) return undefined;
  const found =
    versions.find(({ version }) => version === chosen) ?? versions.findLast(({ publishedAt }) => Date.parse(publishedAt) <= made) ?? first;
  return readVersion(found.version);
};

/** One version that is, or was, in force. */
export async function readPolicyVersion(version: number): Promise<PublishedPolicy | undefined> {
  const known = (await trustedIndex()).some((one) => one.version === version) || (await readIndex()).some((one) => one.version === version);
  return known ? readVersion(version) : undefined;
}

export const listPolicies = (): Promise<PolicyVersion[]> => readIndex();

/** Puts a version in force, unless it is already. */
async function enforce(policy: PublishedPolicy): Promise<void> {
  const versions = await readIndex();
  if (versions.some(({ version }) => version >= policy.version)) return;
  const all = [...versions, entryOf(policy)];
  const old = all.slice(0, -DESCRIBED).map(({ version, publishedAt }) => ({ version, publishedAt }));
  await writeDocument(INDEX, { versions: [...old, ...all.slice(-DESCRIBED)] });
  known = undefined;
}

/**
 * Publishes the next version: the document first, which nobody can overwrite, then the list that puts it in force. A crash between the two
 * leaves a version that is not in force and whose number nobody can claim again: whoever comes next puts it in force, and is then told
 * CONFLICT unless it says what they wanted.
 */
export const publishPolicy: Store['publishPolicy'] = async (after, { document, by, note, at }) => {
  const before = after === 0 ? undefined : await readVersion(after);
  if (after > 0 && !before) throw fault('NOT_FOUND', `There is no version ${after} of the policy.`);
  const wanted = checked(document);
  const policy: PublishedPolicy = { version: after + 1, publishedAt: at, since: before?.since ?? at, by, note, document: wanted };
  const claimed = await claimKey(versionKey(policy.version), policy);
  const there = claimed ? policy : ((await readVersion(policy.version)) ?? policy);
  await enforce(there);
  if (JSON.stringify(there.document) !== JSON.stringify(wanted))
    throw fault('CONFLICT', `Version ${policy.version} of the policy has been published by somebody else.`);
  return there;
};

/** A policy that could not be read again must not be published. Members stand in the schema’s order, so that two can be compared. */
function checked(document: Policy): Policy {
  const parsed = v.safeParse(policySchema, document);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'policy'}: ${issue.message}`);
  throw fault('INVALID_INPUT', `The policy is not valid: ${faults.slice(0, 5).join('; ')}`);
}
