import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { publishedPolicySchema } from '../../contract/policy';
import type { PublishedPolicy } from '../../contract/types';
import type { Store } from '../../ports';
import { claimKey } from './claim';
import { readDocument, writeDocument } from './documents';

/** Number of the version in force. */
const CURRENT = 'policy';
const versionKey = (version: number): string => `policy:${version}`;

/** ms for which a function trusts the version it knows: a policy published meanwhile reaches everybody after that. */
const TRUST = 60_000;
let known: { until: number; policy: PublishedPolicy } | undefined;

/** The policy in force. */
export async function readPolicy(): Promise<PublishedPolicy | undefined> {
  if (known && Date.now() < known.until && Date.now() > known.until - TRUST - 1) return known.policy;
  const version = await readDocument(CURRENT, v.number());
  const policy = version === undefined ? undefined : await readDocument(versionKey(version), publishedPolicySchema);
  known = policy && { until: Date.now() + TRUST, policy };
  return policy;
}

/**
 * Publishes the next version: the document first, which nobody can overwrite, then the number that puts it in force. A crash between the two
 * leaves a version that is not in force and whose number nobody can claim again: whoever comes next puts it in force, and is then told
 * CONFLICT unless it says what they wanted.
 */
export const publishPolicy: Store['publishPolicy'] = async (after, { document, by, note, at }) => {
  const before = after === 0 ? undefined : await readDocument(versionKey(after), publishedPolicySchema);
  if (after > 0 && !before) throw fault('NOT_FOUND', `There is no version ${after} of the policy.`);
  const policy: PublishedPolicy = { version: after + 1, publishedAt: at, since: before?.since ?? at, by, note, document };
  // Claimed for good: a document that could not be read back would leave the site without a policy.
  const unsound = v.safeParse(publishedPolicySchema, policy).issues;
  if (unsound) throw fault('INVALID_INPUT', `The policy cannot be published: ${unsound.map(placed).join('; ')}`);
  const key = versionKey(policy.version);
  if (!(await claimKey(key, policy))) {
    const there = await readDocument(key, publishedPolicySchema);
    if (((await readDocument(CURRENT, v.number())) ?? 0) < policy.version) await writeDocument(CURRENT, policy.version);
    known = undefined;
    if (JSON.stringify(there?.document) !== JSON.stringify(document))
      throw fault('CONFLICT', `Version ${policy.version} of the policy has been published by somebody else.`);
    return there ?? policy;
  }
  await writeDocument(CURRENT, policy.version);
  known = undefined;
  return policy;
};

const placed = (issue: v.BaseIssue<unknown>): string => `${v.getDotPath(issue) ?? 'document'} ${issue.message}`;
