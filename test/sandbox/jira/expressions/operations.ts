import { getIssue } from '../issues/store';
import { prepareJql, runJql } from '../jql/index';
import type { Issue } from '../model';
import { can } from '../permissions';
import { badRequest, notFound } from '../rest/errors';
import { accountOf, type Operation, ok, type RestAnswer, type RestRequest } from '../rest/operation';
import {
  type Binding,
  type Complexity,
  ExpressionError,
  issueBinding,
  measureExpression,
  parseExpression,
  projectBinding,
  userBinding,
  valueBinding,
} from './index';

/** What is left of a request body once the description has checked it; without the description it is checked here. */
interface IdOrKey {
  id?: number;
  key?: string;
}
interface Context {
  issue?: IdOrKey;
  project?: IdOrKey;
  issues?: { jql?: { query?: string; maxResults?: number; startAt?: number } };
  custom?: Record<string, { type: string; id?: number; key?: string; accountId?: string; value?: unknown }>;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function readBody(body: unknown): { expression: string; context: Context } {
  if (!isObject(body) || typeof body.expression !== 'string' || body.expression.trim() === '')
    throw badRequest('The expression must not be empty.');
  if (body.context !== undefined && !isObject(body.context)) throw badRequest('The context must be an object.');
  return { expression: body.expression, context: (body.context ?? {}) as Context };
}

const UNMODELLED = ['board', 'sprint', 'serviceDesk', 'customerRequest'];

function findIssue(request: RestRequest, wanted: IdOrKey): Issue {
  const issue = getIssue(request.jira, String(wanted.id ?? wanted.key ?? ''));
  if (!issue || !can(request.jira, request.caller, 'BROWSE_PROJECTS', { issue }))
    throw notFound('The issue does not exist or you do not have permission to see it.');
  return issue;
}

function findProject({ jira, caller }: RestRequest, wanted: IdOrKey): string {
  const project = jira.projects.find((candidate) => candidate.id === String(wanted.id) || candidate.key === wanted.key);
  if (!project || !can(jira, caller, 'BROWSE_PROJECTS', { projectId: project.id }))
    throw notFound('The project does not exist or you do not have permission to see it.');
  return project.id;
}

function customBinding(request: RestRequest, name: string, variable: NonNullable<Context['custom']>[string] | unknown): Binding {
  if (Array.isArray(variable)) {
    // A list of issues or people: only JSON lists can be bound whole here.
    const json = variable.every((item: unknown) => isObject(item) && item.type === 'json');
    if (json) return valueBinding(variable.map((item: { value?: unknown }) => item.value));
  }
  if (!isObject(variable)) throw badRequest(`The custom variable '${name}' has no type.`);
  if (variable.type === 'json') return valueBinding(variable.value);
  if (variable.type === 'user') return userBinding(String(variable.accountId));
  if (variable.type === 'issue') return issueBinding(findIssue(request, variable as IdOrKey));
  request.jira.site.problems.report({
    where: 'expression',
    what: `custom variable '${name}' of this type is not modelled by the local Jira`,
  });
  throw badRequest(`The custom variable '${name}' has a type the local Jira does not model.`);
}

/** Most of each that POST expression/eval allows (its example in the description). */
const LIMITS: Readonly<Record<keyof Complexity, number>> = { steps: 10_000, expensiveOperations: 10, beans: 1000, primitiveValues: 10_000 };

async function evaluate(request: RestRequest): Promise<unknown> {
  const { context } = readBody(request.body);
  const query = context.issues?.jql?.query;
  return query === undefined ? undefined : await prepareJql(request.jira, request.caller, query);
}

function answer(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const { expression, context } = readBody(request.body);
  for (const name of UNMODELLED) {
    if (!(name in context)) continue;
    jira.site.problems.report({
      where: 'expression',
      what: `context variable '${name}' of expression/eval is not modelled by the local Jira`,
    });
    throw badRequest(`The context variable '${name}' is not modelled by the local Jira.`);
  }
  const bindings: Record<string, Binding> = {};
  const accountId = accountOf(caller);
  if (accountId !== undefined) bindings.user = userBinding(accountId);
  if (context.issue) bindings.issue = issueBinding(findIssue(request, context.issue));
  if (context.project) bindings.project = projectBinding(findProject(request, context.project));
  for (const [name, variable] of Object.entries(context.custom ?? {})) bindings[name] = customBinding(request, name, variable);
  const now = jira.site.clock.now();
  let paging: Record<string, unknown> | undefined;
  if (context.issues?.jql) {
    const { startAt = 0, maxResults = 50 } = context.issues.jql;
    const found = runJql(jira, caller, request.prepared as Awaited<ReturnType<typeof prepareJql>>, { now });
    const page = found.slice(startAt, startAt + maxResults);
    bindings.issues = { kind: 'list', items: page.map(issueBinding) };
    paging = { jql: { startAt, maxResults, count: page.length, totalCount: found.length, validationWarnings: [] } };
  }
  try {
    const { value, complexity } = measureExpression(expression, { jira, now, accountId, nobody: accountId === undefined, bindings });
    const over = (Object.keys(LIMITS) as (keyof Complexity)[]).find((key) => complexity[key] > LIMITS[key]);
    if (over) throw badRequest(`The expression exceeds the limit of ${LIMITS[over]} ${over} (${complexity[over]}).`);
    const costs = Object.fromEntries(
      (Object.keys(LIMITS) as (keyof Complexity)[]).map((key) => [key, { value: complexity[key], limit: LIMITS[key] }]),
    );
    const expand = request.query.get('expand')?.includes('meta.complexity') ?? false;
    const meta = { ...(expand ? { complexity: costs } : {}), ...(paging ? { issues: paging } : {}) };
    return ok({ value: value ?? null, ...(Object.keys(meta).length > 0 ? { meta } : {}) });
  } catch (error) {
    if (error instanceof ExpressionError) throw badRequest(`Evaluation failed: "${expression}" - ${error.message}`);
    throw error;
  }
}

/** Syntax only: types are not inferred by the local Jira. */
function analyse({ query, body, jira }: RestRequest): RestAnswer {
  const check = query.get('check') ?? 'syntax';
  if (check !== 'syntax') {
    jira.site.problems.report({ where: 'expression', what: `expression/analyse with check=${check} is not modelled by the local Jira` });
    throw badRequest(`The check '${check}' is not modelled by the local Jira.`);
  }
  const expressions: unknown = isObject(body) ? body.expressions : undefined;
  if (!Array.isArray(expressions) || expressions.length === 0) throw badRequest('The list of expressions must not be empty.');
  return ok({
    results: expressions.map(String).map((expression) => {
      try {
        parseExpression(expression);
        return { expression, valid: true };
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        return { expression, valid: false, errors: [{ ...error.place, message: error.message, type: error.type }] };
      }
    }),
  });
}

const SCOPES = ['read:jira-work', 'read:jira-user'];

/** REST operations of Jira expressions. */
export const expressionOperations: Operation[] = [
  {
    id: 'evaluateJiraExpression',
    method: 'POST',
    path: '/rest/api/3/expression/eval',
    scopes: SCOPES,
    spec: 'platform',
    anonymous: true,
    prepare: evaluate,
    handle: answer,
  },
  {
    id: 'analyseExpression',
    method: 'POST',
    path: '/rest/api/3/expression/analyse',
    scopes: SCOPES,
    spec: 'platform',
    anonymous: true,
    handle: analyse,
  },
  {
    id: 'evaluateJSISJiraExpression',
    method: 'POST',
    path: '/rest/api/3/expression/evaluate',
    scopes: SCOPES,
    spec: 'platform',
    anonymous: true,
    prepare: evaluate,
    handle: (request) => {
      const made = answer(request);
      if (!isObject(made.body) || !isObject(made.body.meta) || !isObject(made.body.meta.issues)) return made;
      // The newer operation pages by token; the local Jira answers one page.
      return { ...made, body: { ...made.body, meta: { ...made.body.meta, issues: { jql: { isLast: true } } } } };
    },
  },
];
