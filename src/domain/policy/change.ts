/** One step of a path in a policy: a member's name, or the id of an entry of a list. Places in lists of other things are not named. */
export type PolicyPath = readonly (string | number)[];

/**
 * One difference between two policies. Entries of lists are known by their ids, so that a renamed one is changed and not another one;
 * a list of other things (names of fields, days …) changes as a whole.
 */
export interface Change {
  /** The first step of the path. */
  section: string;
  path: PolicyPath;
  /** moved: an entry stands at another place of its list. */
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Key of the text that says it. */
  key: string;
  /** Names of what it is about, by "section/id" (an entry's path joined by "/"), so that it can be worded without the policies. */
  values: Record<string, string>;
  before?: unknown;
  after?: unknown;
  /** Of an added or moved entry: its place in the list afterwards, counted from 0. */
  place?: number;
}
