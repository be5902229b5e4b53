import { ExpressionError } from '../language/errors';
import { type Methods, number, optionalNumber, text } from './arguments';
import { fromJson, RegexValue, typeOf, type Value } from './value';

/** Methods of String. */
export function stringMethods(string: string): Methods {
  return {
    trim: () => string.trim(),
    toLowerCase: () => string.toLowerCase(),
    toUpperCase: () => string.toUpperCase(),
    toString: () => string,
    includes: (given) => string.includes(text('includes', given, 0)),
    indexOf: (given) => string.indexOf(text('indexOf', given, 0)),
    slice: (given) => string.slice(number('slice', given, 0), optionalNumber('slice', given, 1)),
    split: (given) => string.split(pattern('split', given, 0)),
    replace: (given) => string.replace(pattern('replace', given, 0), text('replace', given, 1)),
    match: (given) => fromJson([...(string.match(pattern('match', given, 0)) ?? [])]),
  };
}

function pattern(name: string, given: Value[], index: number): string | RegExp {
  const value = given[index] ?? null;
  if (typeof value === 'string') return value;
  // A fresh one: a global expression remembers where it stopped.
  if (value instanceof RegexValue) return new RegExp(value.regex.source, value.regex.flags);
  throw new ExpressionError(`${name}() expects a String or a regular expression, but got ${typeOf(value)}.`, 'type');
}
