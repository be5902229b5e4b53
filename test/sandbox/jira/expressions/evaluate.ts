import type { BinaryOperator, Node } from './language/ast';
import { ExpressionError } from './language/errors';
import { callable, type Methods } from './values/arguments';
import { calendarDateMethods, dateMethods, makeCalendarDate, makeDate } from './values/dates';
import { listMethods } from './values/lists';
import { stringMethods } from './values/strings';
import {
  CalendarDateValue,
  Callable,
  DateValue,
  Entity,
  ExpressionMap,
  isEqual,
  isTrue,
  order,
  RegexValue,
  textOf,
  typeOf,
  type Value,
} from './values/value';

/** Most steps an expression may take (Atlassian, limits of expressions in manifests). */
const MOST_STEPS = 50_000;

/** What one evaluation knows and counts. */
export interface Run {
  variables: ReadonlyMap<string, Value>;
  /** ms since epoch */
  now: number;
  timeZone: string;
  /** `new Issue(…)` and the like, by type. */
  constructors: Readonly<Record<string, (given: Value[]) => Value>>;
  steps: number;
}

/** Runs a node; throws an ExpressionError. */
export function run(node: Node, scope: Run): Value {
  if (++scope.steps > MOST_STEPS) throw new ExpressionError(`The expression takes too many steps, limit: ${MOST_STEPS}.`, 'other');
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'template':
      return node.texts.map((text, i) => text + (node.parts[i] ? textOf(run(node.parts[i], scope)) : '')).join('');
    case 'regex':
      return new RegexValue(new RegExp(node.pattern, node.flags));
    case 'name':
      return variable(node.name, scope);
    case 'list':
      return node.items.map((item) => run(item, scope));
    case 'map':
      return new ExpressionMap(new Map(node.entries.map(({ key, value }) => [key, run(value, scope)])));
    case 'member': {
      const object = run(node.object, scope);
      return node.optional && object === null ? null : member(object, node.name);
    }
    case 'index': {
      const object = run(node.object, scope);
      return node.optional && object === null ? null : item(object, run(node.index, scope));
    }
    case 'call':
      return call(node, scope);
    case 'new':
      return construct(node, scope);
    case 'unary':
      return unary(node.operator, run(node.operand, scope));
    case 'binary':
      return binary(node.operator, node.left, node.right, scope);
    case 'conditional':
      return run(isTrue(run(node.test, scope)) ? node.yes : node.no, scope);
    case 'function':
      return new Callable((given) => {
        const bound = node.parameters.map((name, i): [string, Value] => [name, given[i] ?? null]);
        return runWith(node.body, scope, bound);
      });
    case 'let': {
      const variables = new Map(scope.variables);
      const inner: Run = shared(scope, variables);
      for (const { name, value } of node.declarations) variables.set(name, run(value, inner));
      return run(node.body, inner);
    }
  }
}

/** The same run with other variables: steps are counted together. */
function shared(scope: Run, variables: ReadonlyMap<string, Value>): Run {
  return {
    ...scope,
    variables,
    get steps() {
      return scope.steps;
    },
    set steps(count) {
      scope.steps = count;
    },
  };
}

const runWith = (node: Node, scope: Run, more: [string, Value][]): Value =>
  run(node, shared(scope, new Map([...scope.variables, ...more])));

function variable(name: string, scope: Run): Value {
  const value = scope.variables.get(name);
  if (value !== undefined) return value;
  throw new ExpressionError(
    `Unrecognized variable '${name}'. Available variables: ${[...scope.variables.keys()].sort().join(', ')}.`,
    'type',
  );
}

/** Reads a member as Jira does: unknown ones of Jira's things are errors, missing keys of records are null. */
function member(object: Value, name: string): Value {
  if (object === null) throw new ExpressionError(`Type null does not have any properties, so '${name}' cannot be read.`, 'type');
  if (object instanceof Entity) {
    const read = Object.hasOwn(object.members, name) ? object.members[name] : undefined;
    if (read) return read();
    const found = object.dynamic?.(name);
    if (found !== undefined) return found;
    throw unrecognized(object.type, name, Object.keys(object.members));
  }
  if (object instanceof ExpressionMap) {
    const own = object.entries.get(name);
    if (own !== undefined) return own;
    return name === 'get' ? new Callable(([key]) => item(object, key ?? null)) : null;
  }
  if ((typeof object === 'string' || Array.isArray(object)) && name === 'length') return object.length;
  const methods = methodsOf(object);
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method) return new Callable(method);
  throw unrecognized(typeOf(object), name, Object.keys(methods));
}

const unrecognized = (type: string, name: string, known: string[]): ExpressionError =>
  new ExpressionError(
    `Unrecognized property of \`${type}\`: \`${name}\`. Available properties of type '${type}' are: ${known.sort().join(', ') || 'none'}.`,
    'type',
  );

function methodsOf(value: Value): Methods {
  if (typeof value === 'string') return stringMethods(value);
  if (Array.isArray(value)) return listMethods(value);
  if (value instanceof DateValue) return dateMethods(value);
  if (value instanceof CalendarDateValue) return calendarDateMethods(value);
  return typeof value === 'number' || typeof value === 'boolean' ? { toString: () => String(value) } : {};
}

function item(object: Value, index: Value): Value {
  if (Array.isArray(object) || typeof object === 'string') {
    if (typeof index === 'string') return member(object, index);
    if (typeof index !== 'number' || !Number.isInteger(index))
      throw new ExpressionError(`The index of ${typeOf(object)} must be a whole Number, not ${typeOf(index)}.`, 'type');
    return object[index] ?? null;
  }
  if (object instanceof ExpressionMap) return object.entries.get(textOf(index)) ?? null;
  return member(object, textOf(index));
}

function call(node: Extract<Node, { kind: 'call' }>, scope: Run): Value {
  const { callee } = node;
  const given = (): Value[] => node.arguments.map((argument) => run(argument, scope));
  if (callee.kind === 'name' && callee.name === 'Number' && !scope.variables.has('Number')) return toNumber(given()[0] ?? null);
  const found = run(callee, scope);
  // `issue.parent?.key.includes("x")`: without a parent there is nothing to call.
  if (found === null && callee.kind === 'member' && callee.optional) return null;
  return callable(callee.kind === 'member' || callee.kind === 'name' ? callee.name : 'The value', [found], 0)(...given());
}

function toNumber(value: Value): number {
  const number =
    value instanceof DateValue
      ? value.instant
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : typeof value === 'number'
          ? value
          : Number.NaN;
  if (Number.isNaN(number))
    throw new ExpressionError(`Number cannot be made of ${typeof value === 'string' ? `'${value}'` : typeOf(value)}.`, 'type');
  return number;
}

function construct(node: Extract<Node, { kind: 'new' }>, scope: Run): Value {
  const given = node.arguments.map((argument) => run(argument, scope));
  if (node.type === 'Date') return makeDate(given, scope.now, scope.timeZone);
  if (node.type === 'CalendarDate') return makeCalendarDate(given, scope.now, scope.timeZone);
  const make = Object.hasOwn(scope.constructors, node.type) ? scope.constructors[node.type] : undefined;
  if (!make) throw new ExpressionError(`'new ${node.type}' is not supported by the local Jira's expressions.`, 'type');
  return make(given);
}

function unary(operator: '!' | '-' | 'typeof', value: Value): Value {
  if (operator === '!') return !isTrue(value);
  if (operator === 'typeof') return typeOf(value);
  if (typeof value !== 'number') throw new ExpressionError(`The operator '-' needs a Number, not ${typeOf(value)}.`, 'type');
  return -value;
}

function binary(operator: BinaryOperator, leftNode: Node, rightNode: Node, scope: Run): Value {
  const left = run(leftNode, scope);
  if (operator === '&&') return isTrue(left) ? run(rightNode, scope) : left;
  if (operator === '||') return isTrue(left) ? left : run(rightNode, scope);
  if (operator === '??') return left ?? run(rightNode, scope);
  const right = run(rightNode, scope);
  switch (operator) {
    case '==':
      return isEqual(left, right);
    case '!=':
      return !isEqual(left, right);
    case '<':
      return order(left, right) < 0;
    case '>':
      return order(left, right) > 0;
    case '<=':
      return order(left, right) <= 0;
    case '>=':
      return order(left, right) >= 0;
    default:
      return arithmetic(operator, left, right);
  }
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '%', left: Value, right: Value): Value {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return textOf(left) + textOf(right);
  if (operator === '+' && Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  if (typeof left !== 'number' || typeof right !== 'number')
    throw new ExpressionError(`The operator '${operator}' cannot be used with ${typeOf(left)} and ${typeOf(right)}.`, 'type');
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  if (right === 0) throw new ExpressionError('Division by zero.', 'other');
  return operator === '/' ? left / right : left % right;
}
