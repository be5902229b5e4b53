/** Somebody's name by their account id, in a sentence: "somebody" while it is not known, and for people Jira does not show to the reader. */
export type NameOf = (accountId: string | undefined) => string;
