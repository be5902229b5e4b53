import { ExpressionError } from '../language/errors';
import { Callable, typeOf, type Value } from './value';

/** A method of a value: gets the arguments as given. */
type Method = (given: Value[]) => Value;
export type Methods = Readonly<Record<string, Method>>;

const wrong = (name: string, index: number, wanted: string, value: Value): ExpressionError =>
  new ExpressionError(`${name}() expects ${wanted} as argument ${index + 1}, but got ${typeOf(value)}.`, 'type');

export function text(name: string, given: Value[], index: number): string {
  const value = given[index] ?? null;
  if (typeof value !== 'string') throw wrong(name, index, 'String', value);
  return value;
}

export function number(name: string, given: Value[], index: number): number {
  const value = given[index] ?? null;
  if (typeof value !== 'number') throw wrong(name, index, 'Number', value);
  return value;
}

export function optionalNumber(name: string, given: Value[], index: number): number | undefined {
  return index < given.length ? number(name, given, index) : undefined;
}

export function callable(name: string, given: Value[], index: number): (...values: Value[]) => Value {
  const value = given[index] ?? null;
  if (!(value instanceof Callable)) throw wrong(name, index, 'Function', value);
  return (...values) => value.call(values);
}
