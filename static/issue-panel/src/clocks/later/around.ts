/** What is needed to put an explanation into words. */
export interface Around {
  issueKey: string;
  /** Display names by account id. */
  people: ReadonlyMap<string, string>;
  /** Names of Jira's fields by their ids. */
  fields: ReadonlyMap<string, string>;
  /** ms since 1970. */
  now: number;
}
