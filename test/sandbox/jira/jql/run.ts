import type { Jira } from '../jira';
import type { Issue } from '../model';
import { can } from '../permissions';
import type { Caller } from '../rest/operation';
import { JqlError } from './language/errors';
import { candidates } from './meaning/candidates';
import { compileClause } from './meaning/compile';
import { comparison } from './meaning/order';
import { scopeOf } from './meaning/scope';
import type { PreparedJql } from './prepare';

interface RunOptions {
  /** ms since epoch: what now() and periods count from. */
  now: number;
  /** What the search index holds of an issue, while it lags behind; undefined: nothing yet. Default: the issue as it is. */
  visible?: (issue: Issue) => Issue | undefined;
}

/** Throws a JqlError with all that is wrong in a query for this caller. */
export function checkJql(jira: Jira, caller: Caller, prepared: PreparedJql, now: number): void {
  const scope = scopeOf(jira, caller, now);
  const errors: string[] = [];
  for (const check of [
    () => prepared.query.where && compileClause(prepared.query.where, scope),
    () => comparison(prepared.query.orderBy, scope),
  ]) {
    try {
      check();
    } catch (error) {
      if (!(error instanceof JqlError)) throw error;
      errors.push(...error.errorMessages);
    }
  }
  if (errors.length > 0) throw new JqlError([...new Set(errors)]);
}

/** The issues of a query that the caller may browse, in its order. Throws JqlError for what the query names and the caller does not see. */
export function runJql(jira: Jira, caller: Caller, prepared: PreparedJql, options: RunOptions): Issue[] {
  checkJql(jira, caller, prepared, options.now);
  const scope = scopeOf(jira, caller, options.now);
  const { where, orderBy } = prepared.query;
  const test = where ? compileClause(where, scope) : () => true;
  const found = candidates(where, scope, options.visible !== undefined)
    .flatMap((issue) => (options.visible ? (options.visible(issue) ?? []) : issue))
    .filter((issue) => test(issue) && can(jira, caller, 'BROWSE_PROJECTS', { issue }));
  return found.sort(comparison(orderBy, scope));
}
