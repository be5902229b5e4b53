import type { Policy } from '../../../../../src/contract/types';
import type { Finding, FindingCode, SiteForLint } from '../../../../../src/domain/policy/lint/finding';
import { lint } from '../../../../../src/domain/policy/lint/lint';
import { FULL_POLICY } from '../../../fakes';

export const BASE: Policy = FULL_POLICY.document;

/** The default policy with something changed. */
export function policy(change: (draft: Policy) => void): Policy {
  const draft = structuredClone(BASE);
  change(draft);
  return draft;
}

/** What the linter finds of one kind. */
export const found = (code: FindingCode, of: Policy, site?: SiteForLint): Finding[] => lint(of, site).filter((one) => one.code === code);

/** An entry that has to be there. */
export function entry<T extends { id: string }>(all: readonly T[], id: string): T {
  const one = all.find((candidate) => candidate.id === id);
  if (!one) throw new Error(`There is no ${id} among ${all.map((other) => other.id).join(', ')}`);
  return one;
}
