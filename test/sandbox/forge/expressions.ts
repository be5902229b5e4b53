import type { Jira } from '../jira/jira';
import { isRecord } from './json';

/** What an expression may see, by name. */
export interface ExpressionScope {
  jira: Jira;
  /** Sandbox ms. */
  now: number;
  accountId?: string | undefined;
  /** Plain values by name. */
  values?: Record<string, unknown>;
  issueId?: string | undefined;
  projectId?: string | undefined;
  /** Binds issue, project and user below `event.runtime` instead of at the top. */
  event?: Record<string, unknown>;
}

type Evaluate = (scope: ExpressionScope, expression: string) => unknown;
let evaluate: Evaluate | undefined;

/** Evaluates a Jira expression of the manifest. Throws when it cannot be parsed or evaluated. */
export function evaluateWith(scope: ExpressionScope, expression: string): unknown {
  evaluate ??= loadEvaluator();
  return evaluate(scope, expression);
}

function loadEvaluator(): Evaluate {
  const found: unknown = require('../jira/expressions/index');
  if (!isRecord(found) || typeof found.evaluateExpression !== 'function') throw new Error('sandbox: Jira expressions are not there');
  throw new Error('sandbox: Jira expressions are not wired yet');
}
