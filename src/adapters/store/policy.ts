import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import { AppFault, fault } from '../../contract/errors';
import { policySchema } from '../../contract/policy';
import type { Policy, PublishedPolicy } from '../../contract/types';
import { type PolicyVersion, versionFor } from '../../domain/policy/version-for';
import type { Store } from '../../ports';
import { applicationIn } from './application';
import { auditIn } from './audit';
import { draftGone } from './drafts';
import { bytesOf, removeParts, WHOLE, writeParts } from './parts';
import { HEAD, type Head, headWith, readHead } from './policy-head';
import { fetchVersion, readVersion, type StoredVersion, versionKey } from './policy-version';
import { commit, setRevision } from './revisions';

/** ms for which a function trusts the list it knows: a policy published meanwhile reaches everybody after that. */
const TRUST = 60_000;
let known: { at: number; head: Head } | undefined;

/** The list as it stands in the storage now. */
async function freshHead(): Promise<Head> {
  const at = Date.now();
  const head = await readHead(async (version) => {
    const policy = await fetchVersion(version);
    return policy && entryOf(policy);
  });
  // A site without a policy is about to get its first.
  known = head.versions.length > 0 ? { at, head } : undefined;
  return head;
}

const entryOf = ({ version, publishedAt, by, note }: PublishedPolicy): PolicyVersion => ({
  version,
  publishedAt,
  applies: 'new',
  by,
  note,
});

async function trustedHead(): Promise<Head> {
  const now = Date.now();
  return known && now >= known.at && now < known.at + TRUST ? known.head : freshHead();
}

async function currentOf(head: Head): Promise<PublishedPolicy | undefined> {
  const last = head.versions.at(-1);
  return last && readableFrom(head, last);
}

/** How many versions are tried when one cannot be read. */
const TRIED = 5;
/** Versions that could not be read, and until when (ms since 1970) that is believed: every look meets them. */
const unreadable = new Map<string, { until: number; why: AppFault }>();

/**
 * A version, or when it cannot be read (an older version of the app met a newer form, a part is lost) the nearest one before it that can: what
 * is decided by it is decided anew once the version can be read again. The hourly check-up tells admins.
 */
async function readableFrom({ versions, current }: Head, wanted: PolicyVersion): Promise<PublishedPolicy | undefined> {
  const tried = versions.filter(({ version }) => version <= wanted.version).slice(-TRIED);
  let first: AppFault | undefined;
  for (const entry of tried.reverse()) {
    const name = `${entry.version} ${entry.publishedAt}`;
    const known = unreadable.get(name);
    if (known && known.until > Date.now()) {
      first ??= known.why;
      continue;
    }
    try {
      const found = await readVersion(entry, entry === versions.at(-1) ? current : undefined);
      if (found) return found;
    } catch (error) {
      if (!(error instanceof AppFault) || error.error.code !== 'INTERNAL') throw error;
      console.warn(error.error.message);
      unreadable.set(name, { until: Date.now() + TRUST, why: error });
      first ??= error;
    }
  }
  if (first) throw first;
  return undefined;
}

/** The policy in force. */
export const readPolicy = async (): Promise<PublishedPolicy | undefined> => currentOf(await trustedHead());

/** The same, surely; for whoever is about to change it. */
export const readPolicyNow = async (): Promise<PublishedPolicy | undefined> => currentOf(await freshHead());

/** The version an incident runs under. The list is read anew for an incident that is younger than the list known. */
export const readPolicyFor: Store['readPolicyFor'] = async (incident) => {
  let head = await trustedHead();
  const { chosen } = incident;
  const unknown = chosen !== undefined && !head.versions.some(({ version }) => version === chosen);
  if (known && (known.at < Date.parse(incident.created) || unknown)) head = await freshHead();
  const found = versionFor(head.versions, incident);
  return found && readableFrom(head, found);
};

export const listPolicies = async (): Promise<PolicyVersion[]> => (await freshHead()).versions;

export const readPolicyVersion: Store['readPolicyVersion'] = async (version) => {
  const listed = ({ versions }: Head) => versions.find((one) => one.version === version);
  const entry = listed(await trustedHead()) ?? listed(await freshHead());
  return entry && readVersion(entry);
};

/**
 * Publishes the next version in one transaction: the version, the list that puts it in force, the line of the audit log, the end of the draft
 * it came from, and what has to be done with open incidents are all there, or none of it is. What is too large for one value has been
 * written in parts before; a crash leaves parts that nothing names.
 */
export const publishPolicy: Store['publishPolicy'] = async (after, publication) => {
  const { by, note, at, applies = 'new', draft, application } = publication;
  const document = checked(publication.document);
  // Whoever publishes has just read the list; whether it is still so, the transaction finds out.
  let head = await trustedHead();
  if (lastOf(head) !== after) head = await freshHead();
  if (lastOf(head) !== after) throw overtaken(head);
  const version = after + 1;
  const said = { version, publishedAt: at, since: head.versions[0]?.publishedAt ?? at, by, note };
  const parts = bytesOf(document) > WHOLE ? await writeParts(`${versionKey(version)}:${crypto.randomUUID()}`, document) : undefined;
  const stored: StoredVersion = parts ? { ...said, parts } : { ...said, document };
  const entry: PolicyVersion = { version, publishedAt: at, applies, by, note, ...(draft === undefined ? {} : { draft }) };
  const transaction = kvs.transact().set(versionKey(version), stored);
  setRevision(transaction, HEAD, head.revision, headWith(head.versions, entry, stored));
  auditIn(transaction, publication.audit ?? { at, by, what: 'published', values: { version: String(version), note } });
  if (draft !== undefined) draftGone(transaction, draft);
  if (application) applicationIn(transaction, application);
  known = undefined;
  if (await commit(transaction)) return { ...said, document };
  if (parts) await removeParts(parts);
  const now = await freshHead();
  if (lastOf(now) !== after) throw overtaken(now);
  throw fault('CONFLICT', 'The draft was changed while it was being published.');
};

const lastOf = ({ versions }: Head): number => versions.at(-1)?.version ?? 0;

function overtaken({ versions }: Head): AppFault {
  const last = versions.at(-1);
  return new AppFault({
    code: 'CONFLICT',
    message: `Version ${last?.version ?? 0} of the policy has come into force meanwhile.`,
    values: { version: String(last?.version ?? 0), at: last?.publishedAt ?? '', ...(last?.by === undefined ? {} : { by: last.by }) },
  });
}

/** A policy that could not be read again must not be published. */
function checked(document: Policy): Policy {
  const parsed = v.safeParse(policySchema, document);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'policy'}: ${issue.message}`);
  throw fault('INVALID_INPUT', `The policy is not valid: ${faults.slice(0, 5).join('; ')}`, faults.slice(0, 20));
}

/** Forgets what is known of the list, once everything was deleted. */
export function forgetPolicies(): void {
  known = undefined;
  unreadable.clear();
}
