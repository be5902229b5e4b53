import type { Names } from './names';

/** What is needed to put an explanation into words. */
export interface Around {
  issueKey: string;
  names: Names;
  /** Display names by account id. */
  people: ReadonlyMap<string, string>;
  /** ms since 1970. */
  now: number;
}
