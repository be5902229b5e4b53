import { ExpressionError } from '../language/errors';

/** A value while an expression runs. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Value[]
  | ExpressionMap
  | Entity
  | DateValue
  | CalendarDateValue
  | RegexValue
  | Callable;

/** A record: what `{a: 1}` makes, and JSON objects of properties and events. A missing key is null. */
export class ExpressionMap {
  constructor(readonly entries: ReadonlyMap<string, Value>) {}
}

/** A thing of Jira with a fixed set of members. Reading another one is an error naming those there are. */
export class Entity {
  constructor(
    /** "Issue", "User" … as `typeof` says. */
    readonly type: string,
    /** Members by name, computed when read. */
    readonly members: Readonly<Record<string, () => Value>>,
    /** What the thing is when the result of an expression: JSON as in the REST API. */
    readonly json: () => unknown,
    /** What makes two of them the same. */
    readonly identity: string,
    /** Members not known by name beforehand: custom fields, keys of properties. Undefined: no such member. */
    readonly dynamic?: (name: string) => Value | undefined,
  ) {}
}

/** An instant, ms since epoch, seen in a time zone. */
export class DateValue {
  constructor(
    readonly instant: number,
    readonly timeZone: string,
  ) {}
}

/** A day, "yyyy-MM-dd". */
export class CalendarDateValue {
  constructor(readonly day: string) {}
}

export class RegexValue {
  constructor(readonly regex: RegExp) {}
}

/** A function: a lambda of the expression, or a method bound to its object. */
export class Callable {
  constructor(readonly call: (given: Value[]) => Value) {}
}

/** Makes a value of JSON. */
export function fromJson(json: unknown): Value {
  if (json === null || json === undefined) return null;
  if (typeof json === 'boolean' || typeof json === 'number' || typeof json === 'string') return json;
  if (Array.isArray(json)) return json.map(fromJson);
  return new ExpressionMap(new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)])));
}

/** The result of an expression as JSON. */
export function toJson(value: Value): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof ExpressionMap) return Object.fromEntries([...value.entries].map(([key, item]) => [key, toJson(item)]));
  if (value instanceof Entity) return value.json();
  if (value instanceof DateValue) return new Date(value.instant).toISOString().replace('Z', '+0000');
  if (value instanceof CalendarDateValue) return value.day;
  return textOf(value);
}

/** Name of a value's type as `typeof` gives it. */
export function typeOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Number';
  if (typeof value === 'string') return 'String';
  if (Array.isArray(value)) return 'List';
  if (value instanceof ExpressionMap) return 'Map';
  if (value instanceof Entity) return value.type;
  if (value instanceof DateValue) return 'Date';
  if (value instanceof CalendarDateValue) return 'CalendarDate';
  return value instanceof RegexValue ? 'RegExp' : 'Function';
}

/** As JavaScript has it: null, false, 0 and "" are false (`!!issue.assignee` tells whether there is one). */
export const isTrue = (value: Value): boolean => !(value === null || value === false || value === 0 || value === '');

/** Text of a value within a string. */
export function textOf(value: Value): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return value;
  if (value instanceof DateValue || value instanceof CalendarDateValue) return String(toJson(value));
  if (value instanceof RegexValue) return String(value.regex);
  if (value instanceof Callable) return '(function)';
  return JSON.stringify(toJson(value));
}

export function isEqual(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isEqual(item, b[i] ?? null));
  if (a instanceof Entity && b instanceof Entity) return a.type === b.type && a.identity === b.identity;
  if (a instanceof DateValue && b instanceof DateValue) return a.instant === b.instant;
  if (a instanceof CalendarDateValue && b instanceof CalendarDateValue) return a.day === b.day;
  if (a instanceof ExpressionMap && b instanceof ExpressionMap)
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, item]) => b.entries.has(key) && isEqual(item, b.entries.get(key) ?? null))
    );
  return false;
}

/** Order of two values of one kind; throws for values that have none. */
export function order(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof DateValue && b instanceof DateValue) return a.instant - b.instant;
  if (a instanceof CalendarDateValue && b instanceof CalendarDateValue) return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
  throw new ExpressionError(`Can't compare ${typeOf(a)} to ${typeOf(b)}.`, 'type');
}
