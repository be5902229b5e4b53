import type { Issue } from '../../model';
import type { SortKey } from '../fields/field';
import { findFields } from '../fields/find';
import { keyOrder } from '../fields/values';
import type { Sort } from '../language/ast';
import { JqlError } from '../language/errors';
import type { Scope } from './scope';

/** Compares issues as ORDER BY says; without it, by key with the newest first. Issues without a value come last when ascending. */
export function comparison(sorts: Sort[], scope: Scope): (a: Issue, b: Issue) => number {
  const orders = sorts.map(({ field, direction }) => {
    const found = findFields(field, scope).find((candidate) => candidate.sort);
    if (!found?.sort) throw new JqlError([`Field '${field.name}' does not support sorting.`]);
    const { key } = found.sort;
    const known = new Map<Issue, SortKey>();
    const keyOf = (issue: Issue): SortKey => {
      if (!known.has(issue)) known.set(issue, key(issue));
      return known.get(issue);
    };
    return { keyOf, sign: (direction ?? found.sort.byDefault) === 'asc' ? 1 : -1 };
  });
  return (a, b) => {
    for (const { keyOf, sign } of orders) {
      const difference = compare(keyOf(a), keyOf(b)) * sign;
      if (difference !== 0) return difference;
    }
    return -compare(keyOrder(a.key), keyOrder(b.key));
  };
}

function compare(a: SortKey, b: SortKey): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
