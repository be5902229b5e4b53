import {
  type Binding,
  evaluateExpression,
  issueBinding,
  parseExpression,
  projectBinding,
  recordBinding,
  userBinding,
  valueBinding,
} from '../jira/expressions';
import { getIssue } from '../jira/issues/store';
import type { Jira } from '../jira/jira';
import { isRecord, text } from './json';
import type { Manifest } from './manifest/manifest';

/** What an expression of a manifest is about: bound as `issue`, `project` and `user`. */
export interface ExpressionSubject {
  issueId?: string | undefined;
  projectId?: string | undefined;
  accountId?: string | undefined;
}

function bindings(jira: Jira, { issueId, projectId, accountId }: ExpressionSubject): Record<string, Binding> {
  const issue = issueId === undefined ? undefined : getIssue(jira, issueId);
  const project = issue?.projectId ?? projectId;
  return {
    ...(issue ? { issue: issueBinding(issue) } : {}),
    ...(project === undefined ? {} : { project: projectBinding(project) }),
    ...(accountId === undefined ? {} : { user: userBinding(accountId) }),
  };
}

/** Evaluates an expression with `issue`, `project`, `user` and plain values bound, seen by the person. Throws ExpressionError. */
export function evaluateAbout(jira: Jira, subject: ExpressionSubject, expression: string, values: Record<string, unknown> = {}): unknown {
  const plain = Object.entries(values).map(([name, value]): [string, Binding] => [name, valueBinding(value)]);
  return evaluateExpression(expression, {
    jira,
    now: jira.site.clock.now(),
    ...(subject.accountId === undefined ? {} : { accountId: subject.accountId }),
    bindings: { ...bindings(jira, subject), ...Object.fromEntries(plain) },
  });
}

/** Evaluates a trigger's filter: `event` as delivered, with the things it is about below `event.runtime`. Throws ExpressionError. */
export function evaluateFilter(jira: Jira, subject: ExpressionSubject, expression: string, event: Record<string, unknown>): unknown {
  return evaluateExpression(expression, {
    jira,
    now: jira.site.clock.now(),
    bindings: { event: recordBinding({ runtime: recordBinding(bindings(jira, subject)) }, event) },
  });
}

/** Expressions of a manifest that cannot be read (or not by the local Jira), in words. */
export function unreadableExpressions(manifest: Manifest): string[] {
  const wrong: string[] = [];
  const check = (key: string, expression: string): void => {
    try {
      parseExpression(expression);
    } catch (error) {
      wrong.push(`expression of ${key}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const visit = (key: string, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(key, item);
    if (!isRecord(value)) return;
    for (const [name, item] of Object.entries(value)) {
      const expression = name === 'expression' || name === 'jiraExpression' ? text(item) : undefined;
      if (expression === undefined) visit(key, item);
      else check(key, expression);
    }
  };
  for (const module of manifest.modules) visit(module.key, module.props);
  return wrong;
}
