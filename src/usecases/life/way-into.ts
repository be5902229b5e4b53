import type { TransitionEffect } from '../../domain/effects/effect';
import type { Way } from '../../ports';

/** The way to the first of some statuses: those by id in their order, then any of a category that is not left out, as Jira lists them. */
export function wayInto({ ids, categories, not }: NonNullable<TransitionEffect['into']>, ways: readonly Way[]): Way | undefined {
  for (const id of ids) {
    const way = ways.find(({ to }) => to.id === id);
    if (way) return way;
  }
  return ways.find(({ to }) => categories.includes(to.category) && !not.includes(to.id));
}
