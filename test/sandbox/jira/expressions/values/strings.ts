import { ExpressionError } from '../language/errors';
import { type Methods, number, optionalNumber, text } from './arguments';
import { searchInTime } from './patterns';
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
    split: (given) => by('split', given, (found) => string.split(found)),
    replace: (given) => by('replace', given, (found) => string.replace(found, text('replace', given, 1))),
    match: (given) => fromJson([...(by('match', given, (found) => string.match(found)) ?? [])]),
  };
}

/** Searches by the first argument. */
function by<T>(name: string, given: Value[], search: (pattern: string | RegExp) => T): T {
  const value = given[0] ?? null;
  if (typeof value === 'string') return search(value);
  if (value instanceof RegexValue) {
    // A fresh one: a global expression remembers where it stopped.
    const pattern = new RegExp(value.regex.source, value.regex.flags);
    return searchInTime(() => search(pattern));
  }
  throw new ExpressionError(`${name}() expects a String or a regular expression, but got ${typeOf(value)}.`, 'type');
}
