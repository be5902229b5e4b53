/** JQL, Jira's query language: reading, preparing (apps' functions) and running queries. */
export { JqlError } from './language/errors';
export { parseJql } from './language/parser';
export { printJql } from './language/print';
export { type PreparedJql, prepareJql } from './prepare';
export { checkJql, matchesJql, type RunOptions, runJql } from './run';
