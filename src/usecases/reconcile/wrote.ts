/** What came of a write. */
export interface Wrote {
  written: boolean;
  /** Fields Jira did not take, by our own names, and why, in its words. */
  refused?: { fields: string[]; why: string };
}

export const NOTHING_WRITTEN: Wrote = { written: false };
