import type { CallOutput, Policy } from '../../../../src/contract/types';

/** What the settings page knows of the site. */
export type PolicySite = CallOutput<'readPolicyDesk'>['site'];

/** Something that is wrong with the draft, in words, where it is wrong. */
export interface Fault {
  path: (string | number)[];
  text: string;
}

/** What every page of the policy is given. */
export interface PageProps {
  policy: Policy;
  /** Replaces one top-level section of the draft; the shell keeps it (in the browser at once, on the server soon) and tells of a CONFLICT. */
  change<S extends keyof Policy>(section: S, value: Policy[S]): void;
  readOnly: boolean;
  site: PolicySite;
  faults: readonly Fault[];
}
