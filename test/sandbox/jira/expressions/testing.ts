import { type LanguageSite, NOW } from '../jql/testing';
import { type Binding, ExpressionError, evaluateExpression } from './index';

type Evaluate<T> = (text: string, bindings?: Record<string, Binding>, accountId?: string) => T;

/** What an expression comes to on a site, at its clock's time. */
export function evaluator(site: LanguageSite): Evaluate<unknown> {
  return (text, bindings = {}, accountId) => evaluateExpression(text, { jira: site.jira, now: NOW, accountId, bindings });
}

/** The words an expression is refused with. Throws when it is not refused. */
export function refuser(site: LanguageSite): Evaluate<string> {
  const evaluate = evaluator(site);
  return (text, bindings) => {
    try {
      evaluate(text, bindings);
    } catch (error) {
      if (error instanceof ExpressionError) return error.message;
      throw error;
    }
    throw new Error(`${text} was not refused`);
  };
}
