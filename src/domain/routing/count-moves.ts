import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { assigneeChanges } from './assignee-history';
import { isByPolicy, placedIn } from './places';

/**
 * How often an incident was passed on: from a group to another, but for what routing puts right while nobody has it; and from one person to
 * another by a person, also when nobody had it in between.
 */
export function countMoves(facts: Pick<IssueFacts, 'history'>, acts: readonly Act[], appAccountId: string): number {
  let moves = placedIn(acts).filter((place, at) => at > 0 && !isByPolicy(place)).length;
  let last: string | undefined;
  for (const { from, to, by } of assigneeChanges(facts)) {
    last = from ?? last;
    if (to === undefined) continue;
    if (last !== undefined && last !== to && by !== appAccountId) moves++;
    last = to;
  }
  return moves;
}
