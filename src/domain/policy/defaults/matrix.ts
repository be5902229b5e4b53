import type { Policy } from '../../../contract/types';

/**
 * Rank of a cell (impact + urgency, each counted from the gravest = 0) → priority, counted from the most urgent. It is the matrix of ITIL
 * in the form ServiceNow ships it for three levels (1, 2, 3, 4, 4), continued for a fourth level with the least urgent priority; held
 * against the 890 real incidents by a test.
 */
const PRIORITY_OF_RANK = [0, 1, 2, 3, 3];

/** The default matrix for any number of levels and priorities: total, and never more urgent when impact or urgency fall. */
export function defaultMatrix(
  impacts: readonly { id: string }[],
  urgencies: readonly { id: string }[],
  priorities: readonly { id: string }[],
): Policy['matrix'] {
  const priorityAt = (rank: number): string => {
    const place = Math.min(PRIORITY_OF_RANK[rank] ?? PRIORITY_OF_RANK.length - 1, priorities.length - 1);
    return priorities[place]?.id ?? '';
  };
  return Object.fromEntries(
    impacts.map((impact, i) => [impact.id, Object.fromEntries(urgencies.map((urgency, u) => [urgency.id, priorityAt(i + u)]))]),
  );
}
