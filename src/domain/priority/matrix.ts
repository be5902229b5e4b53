import type { Policy } from '../../contract/types';

type MatrixParts = Pick<Policy, 'priorities' | 'matrix'>;
type PolicyPriority = Policy['priorities'][number];

/** The priority a pair of levels gives. Undefined when the matrix does not know one of them. Ids are the policy's. */
export function priorityOf({ priorities, matrix }: MatrixParts, impactId: string, urgencyId: string): PolicyPriority | undefined {
  // Own members only: "constructor" is no impact.
  const row = Object.hasOwn(matrix, impactId) ? matrix[impactId] : undefined;
  const cell = row && Object.hasOwn(row, urgencyId) ? row[urgencyId] : undefined;
  return priorities.find(({ id }) => id === cell);
}
