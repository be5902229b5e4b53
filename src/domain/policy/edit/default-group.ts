import type { Policy } from '../../../contract/types';

/** The group that gets an incident of a (sub)category when no routing rule fits, and why it does. */
export interface DefaultGroup {
  /** Id of a support group. */
  group: string;
  why: 'own' | 'category' | 'fallback';
}

/** @param id of a category or a subcategory; undefined: the incident has none. */
export function defaultGroupOf({ categories, routing }: Pick<Policy, 'categories' | 'routing'>, id: string | undefined): DefaultGroup {
  for (const category of categories) {
    const sub = category.subcategories.find((one) => one.id === id);
    if (sub?.defaultGroup !== undefined) return { group: sub.defaultGroup, why: 'own' };
    if (category.defaultGroup === undefined || !(sub || category.id === id)) continue;
    return { group: category.defaultGroup, why: sub ? 'category' : 'own' };
  }
  return { group: routing.fallback, why: 'fallback' };
}
