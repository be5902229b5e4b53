import type { CallOutput, Policy } from '../../../../src/contract/types';

/** What the site has that a policy may name. */
export type PolicySite = CallOutput<'readPolicyDesk'>['site'];

/** Something of the draft the server did not take. */
export interface Fault {
  path: readonly (string | number)[];
  /** What is wrong and how to mend it. */
  text: string;
}

/**
 * What a page about a part of the policy is given. A page draws `policy` and calls `change` with each edit, also with what is not valid yet:
 * nothing that is typed is kept in the page itself. An element that shows a part of the document says which by `data-path` (the path's
 * steps joined by "/", such as "matrix/extensive/high"): links from findings and changes lead there.
 */
export interface PageProps {
  /** The draft with what is not saved yet on top; without a draft the policy in force. */
  policy: Policy;
  /** Replaces one top-level section of the draft; the shell keeps it (in the browser at once, on the server soon, conflicts told). */
  change<S extends keyof Policy>(section: S, value: Policy[S]): void;
  /** Somebody else edits the draft, or what was typed is being sorted out. */
  readOnly: boolean;
  site: PolicySite;
  faults: readonly Fault[];
}
