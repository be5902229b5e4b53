/** Order of two ids of Jira's, which are numbers beyond what a number can hold; what is no number comes somewhere, always the same. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Placed {
  at: number;
  rank: number;
  id: string;
}

/** Order of what happened: by instant; at one instant creation, changes, comments, acts; then by id. */
export const compareMoments = (a: Placed, b: Placed): number => a.at - b.at || a.rank - b.rank || compareIds(a.id, b.id);
