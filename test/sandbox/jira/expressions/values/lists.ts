import { ExpressionError } from '../language/errors';
import { callable, type Methods, number, optionalNumber } from './arguments';
import { isEqual, isTrue, order, textOf, type Value } from './value';

/** Methods of List. */
export function listMethods(list: Value[]): Methods {
  return {
    map: (given) => {
      const change = callable('map', given, 0);
      return list.map((item, index) => change(item, index));
    },
    filter: (given) => {
      const keep = callable('filter', given, 0);
      return list.filter((item, index) => isTrue(keep(item, index)));
    },
    some: (given) => {
      const test = callable('some', given, 0);
      return list.some((item, index) => isTrue(test(item, index)));
    },
    every: (given) => {
      const test = callable('every', given, 0);
      return list.every((item, index) => isTrue(test(item, index)));
    },
    find: (given) => {
      const test = callable('find', given, 0);
      return list.find((item, index) => isTrue(test(item, index))) ?? null;
    },
    flatMap: (given) => {
      const change = callable('flatMap', given, 0);
      return list.flatMap((item, index) => change(item, index));
    },
    flatten: () => list.flat() as Value[],
    reduce: (given) => {
      const join = callable('reduce', given, 0);
      const start = given.length > 1 ? given[1] : list[0];
      if (start === undefined) throw new ExpressionError('reduce() of an empty list needs an initial value.', 'type');
      return (given.length > 1 ? list : list.slice(1)).reduce<Value>((before, item) => join(before, item), start);
    },
    includes: (given) => list.some((item) => isEqual(item, given[0] ?? null)),
    indexOf: (given) => list.findIndex((item) => isEqual(item, given[0] ?? null)),
    slice: (given) => list.slice(number('slice', given, 0), optionalNumber('slice', given, 1)),
    concat: (given) => given.reduce<Value[]>((all, more) => all.concat(Array.isArray(more) ? more : [more]), list),
    join: (given) => list.map(textOf).join(given.length > 0 ? textOf(given[0] ?? null) : ','),
    sort: (given) => {
      const compare = given.length > 0 ? callable('sort', given, 0) : undefined;
      return [...list].sort((a, b) => {
        if (!compare) return order(a, b);
        const result = compare(a, b);
        if (typeof result !== 'number') throw new ExpressionError('The function given to sort() must return a Number.', 'type');
        return result;
      });
    },
  };
}
