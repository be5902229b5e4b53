import { badRequest, notFound } from '../../rest/errors';

/** Where Jira's move resources put things: after one of the list, or first, or last; exactly one of them. */
export interface Where {
  after?: string | undefined;
  position?: 'First' | 'Last' | undefined;
}

/** A list with `moved` (in the order given) put where asked. 404 for what is not in the list, 400 for a place that makes no sense. */
export function reorder(all: readonly string[], moved: readonly string[], where: Where, what: string): string[] {
  const missing = moved.filter((id) => !all.includes(id));
  if (missing.length > 0) throw notFound(`Some ${what} were not found: ${missing.join(', ')}.`);
  if ((where.after === undefined) === (where.position === undefined))
    throw badRequest("Exactly one of 'after' and 'position' must be provided.");
  if (new Set(moved).size !== moved.length) throw badRequest(`Some ${what} are named twice.`);
  const rest = all.filter((id) => !moved.includes(id));
  if (where.position === 'First') return [...moved, ...rest];
  if (where.position === 'Last') return [...rest, ...moved];
  const at = rest.indexOf(where.after ?? '');
  if (at < 0) throw badRequest(`'after' does not name one of the other ${what}.`);
  return [...rest.slice(0, at + 1), ...moved, ...rest.slice(at + 1)];
}
