import { createContext, Script } from 'node:vm';
import { ExpressionError } from '../language/errors';

/** Longest a regular expression may search, ms of real time. */
const LONGEST = 500;

const box = createContext({ search: undefined as unknown });
const run = new Script('search()');

/**
 * Searches by a regular expression somebody wrote in an expression. Some ("(a+)+b") try for years on a short text, and nothing else of
 * the site would run meanwhile: those are stopped, which only a script with a time limit can be. Throws ExpressionError.
 */
export function searchInTime<T>(search: () => T): T {
  box.search = search;
  try {
    return run.runInContext(box, { timeout: LONGEST }) as T;
  } catch (error) {
    if (typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new ExpressionError('A regular expression takes too long.', 'other');
    throw error;
  } finally {
    box.search = undefined;
  }
}
