import { seesComment } from '../issues/rest/comment-bean';
import type { Jira } from '../jira';
import type { Issue } from '../model';
import { can } from '../permissions';
import type { Caller } from '../rest/operation';
import { entitiesOf } from './entities/issue';
import type { Entities, World } from './entities/world';
import { type Run, run } from './evaluate';
import { ExpressionError } from './language/errors';
import { parseExpression } from './language/parser';
import { Callable, ExpressionMap, fromJson, RegexValue, toJson, type Value } from './values/value';

/**
 * Jira expressions: the language of filters, display conditions, validators and formatters in manifests, and of
 * POST /rest/api/3/expression/eval. What is supported is listed in README.md beside this file; everything else is refused by name.
 */
export { ExpressionError } from './language/errors';
export { parseExpression } from './language/parser';

/** What a variable of an expression stands for. */
export type Binding =
  | { kind: 'issue'; issue: Issue }
  | { kind: 'project'; id: string }
  | { kind: 'user'; accountId: string }
  | { kind: 'json'; value: unknown }
  | { kind: 'list'; items: Binding[] }
  | { kind: 'record'; members: Record<string, Binding>; rest?: Record<string, unknown> };

/** An issue as given: it need not be what the database holds (validators see it as it would be). */
export const issueBinding = (issue: Issue): Binding => ({ kind: 'issue', issue });
/** A project by id; null when there is none. */
export const projectBinding = (id: string): Binding => ({ kind: 'project', id });
/** A person by account id; null when there is none. */
export const userBinding = (accountId: string): Binding => ({ kind: 'user', accountId });
/** Plain JSON: missing keys read as null. */
export const valueBinding = (value: unknown): Binding => ({ kind: 'json', value });
/** JSON with some members that are things of Jira: `event` with `event.runtime.issue`. */
export const recordBinding = (members: Record<string, Binding>, rest: Record<string, unknown> = {}): Binding => ({
  kind: 'record',
  members,
  rest,
});

export interface ExpressionEnvironment {
  jira: Jira;
  /** ms since epoch: what `new Date()` is. */
  now: number;
  /** In whose time zone dates are, and whose eyes see other issues, projects and comments. Without one (the app itself) all are seen. */
  accountId?: string | undefined;
  /** Nobody is signed in: what is not open to anyone is not seen. */
  nobody?: boolean;
  bindings: Record<string, Binding>;
}

/** What evaluating cost, as POST /rest/api/3/expression/eval tells. */
export interface Complexity {
  steps: number;
  expensiveOperations: number;
  beans: number;
  primitiveValues: number;
}

/** Evaluates an expression to JSON. Throws an ExpressionError when it cannot be read or evaluated, naming what is wrong. */
export function evaluateExpression(text: string, environment: ExpressionEnvironment): unknown {
  return measureExpression(text, environment).value;
}

/** As evaluateExpression, with what it cost. */
export function measureExpression(text: string, environment: ExpressionEnvironment): { value: unknown; complexity: Complexity } {
  const node = parseExpression(text);
  const { jira, now, accountId } = environment;
  const all = accountId === undefined && environment.nobody !== true;
  const viewer: Caller = accountId === undefined ? { kind: 'nobody' } : { kind: 'person', accountId };
  const world: World = {
    jira,
    now,
    timeZone: (accountId === undefined ? undefined : jira.people.get(accountId)?.timeZone) ?? 'UTC',
    expensive: 0,
    beans: 0,
    sees: (issue) => all || can(jira, viewer, 'BROWSE_PROJECTS', { issue }),
    seesComment: (issue, comment) => all || seesComment(jira, viewer, issue, comment),
  };
  const entities = entitiesOf(world);
  const scope: Run = {
    now,
    timeZone: world.timeZone,
    steps: 0,
    variables: new Map(Object.entries(environment.bindings).map(([name, binding]) => [name, bind(binding, entities)])),
    constructors: {
      Issue: ([key]) => entities.issueById(String(key)),
      User: ([id]) => entities.user(id),
      Project: ([key]) => {
        const id = jira.projects.find((project) => project.id === String(key) || project.key === key)?.id;
        return id !== undefined && (all || can(jira, viewer, 'BROWSE_PROJECTS', { projectId: id })) ? entities.project(id) : null;
      },
    },
  };
  let result: Value;
  try {
    result = run(node, scope);
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionError('The expression goes too deep.', 'other');
    throw error;
  }
  const value = result instanceof Callable || result instanceof RegexValue ? String(result) : toJson(result);
  return {
    value,
    complexity: { steps: scope.steps, expensiveOperations: world.expensive, beans: world.beans, primitiveValues: primitives(value) },
  };
}

function bind(binding: Binding, entities: Entities): Value {
  switch (binding.kind) {
    case 'issue':
      return entities.issue(binding.issue);
    case 'project':
      return entities.project(binding.id);
    case 'user':
      return entities.user(binding.accountId);
    case 'list':
      return binding.items.map((item) => bind(item, entities));
    case 'json':
      return fromJson(binding.value);
    case 'record': {
      const rest = Object.entries(binding.rest ?? {}).map(([name, value]): [string, Value] => [name, fromJson(value)]);
      const members = Object.entries(binding.members).map(([name, member]): [string, Value] => [name, bind(member, entities)]);
      return new ExpressionMap(new Map([...rest, ...members]));
    }
  }
}

function primitives(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + primitives(item), 0);
}
