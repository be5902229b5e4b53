import type { StatusMatch } from '../../../contract/types';
import type { StatusCategory } from '../../incident/facts';

/** The category of a status, by its id. */
export type CategoryOf = (statusId: string) => StatusCategory;

/** In which sets a status is, by the sets' numbers. */
export type SetsWith = (statusId: string) => readonly boolean[];

/** The sets of statuses a policy names. */
export interface StatusSets {
  /** The number of a set: the same for two with the same members. */
  numberOf(match: StatusMatch): number;
  /** Sees in which sets statuses are, each status once however often it is asked for. */
  reader(categoryOf: CategoryOf): SetsWith;
}

export function statusSets(): StatusSets {
  const numbers = new Map<string, number>();
  const has: ((status: string, category: StatusCategory) => boolean)[] = [];
  return {
    numberOf({ ids, categories }) {
      const named = new Set(ids.map(({ id }) => id));
      const key = JSON.stringify([...named, categories]);
      const number = numbers.get(key) ?? has.push((status, category) => named.has(status) || categories.includes(category)) - 1;
      numbers.set(key, number);
      return number;
    },
    reader(categoryOf) {
      const known = new Map<string, readonly boolean[]>();
      return (status) => {
        const there = known.get(status);
        if (there) return there;
        const category = categoryOf(status);
        const sets = has.map((one) => one(status, category));
        known.set(status, sets);
        return sets;
      };
    },
  };
}
