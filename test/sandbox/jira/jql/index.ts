/** JQL, Jira's query language: reading, preparing (apps' functions) and running queries. */
export { JqlError } from './language/errors';
export { parseJql } from './language/parser';
export { type PreparedJql, prepareJql } from './prepare';
export { runJql } from './run';
