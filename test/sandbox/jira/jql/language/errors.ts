import { JiraError } from '../../rest/errors';

/** A query Jira refuses with 400: one message for each thing wrong. */
export class JqlError extends JiraError {
  constructor(messages: string[]) {
    super(400, messages);
    this.name = 'JqlError';
  }
}

/** A mistake of grammar, with its place as Jira gives it: line and character from 1. */
export function syntaxError(message: string, query: string, at: number): JqlError {
  const before = query.slice(0, at).split('\n');
  return new JqlError([`Error in the JQL Query: ${message} (line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1})`]);
}

/** The query stopped where more was needed; Jira names no place. */
export const unfinished = (what: string): JqlError =>
  new JqlError([`Error in the JQL Query: Expecting ${what} before the end of the query.`]);
