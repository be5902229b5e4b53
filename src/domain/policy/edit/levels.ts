import type { Policy } from '../../../contract/types';
import { entryIdFor } from './entry-id';

/** The two axes of the matrix. */
export type Axis = 'impacts' | 'urgencies';

type Matrix = Policy['matrix'];

/** Adds a level after the others; its cells begin as those of the level before it, so that the matrix stays whole. */
export function addLevel(policy: Policy, axis: Axis, name: string): { policy: Policy; id: string } {
  const levels = policy[axis];
  const id = entryIdFor(
    name,
    levels.map((level) => level.id),
  );
  const before = levels[levels.length - 1]?.id ?? '';
  const { matrix } = policy;
  const changed: Matrix =
    axis === 'impacts'
      ? { ...matrix, [id]: { ...matrix[before] } }
      : mapRows(matrix, (row) => {
          const cell = row[before];
          return cell === undefined ? row : { ...row, [id]: cell };
        });
  return { policy: { ...policy, [axis]: [...levels, { id, name, help: '' }], matrix: changed }, id };
}

/** Removes a level and its cells. */
export function removeLevel(policy: Policy, axis: Axis, id: string): Policy {
  const matrix = axis === 'impacts' ? without(policy.matrix, id) : mapRows(policy.matrix, (row) => without(row, id));
  return { ...policy, [axis]: policy[axis].filter((level) => level.id !== id), matrix };
}

/** The priority that takes a removed one's place in the matrix: the next less urgent, or the one before the last. */
export function heirOf(priorities: Policy['priorities'], id: string): Policy['priorities'][number] | undefined {
  const at = priorities.findIndex((one) => one.id === id);
  return priorities[at + 1] ?? priorities[at - 1];
}

/** Removes a priority; cells that gave it give its heir. */
export function removePriority(policy: Policy, id: string): Policy {
  const heir = heirOf(policy.priorities, id)?.id;
  const matrix =
    heir === undefined
      ? policy.matrix
      : mapRows(policy.matrix, (row) => Object.fromEntries(Object.entries(row).map(([level, cell]) => [level, cell === id ? heir : cell])));
  return { ...policy, priorities: policy.priorities.filter((one) => one.id !== id), matrix };
}

const mapRows = (matrix: Matrix, change: (row: Matrix[string]) => Matrix[string]): Matrix =>
  Object.fromEntries(Object.entries(matrix).map(([impact, row]) => [impact, change(row)]));

const without = <T>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
