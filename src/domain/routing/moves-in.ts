import type { Act } from '../acts/act';
import type { PlacedAct } from '../acts/placement';
import type { Change, IssueFacts } from '../incident/facts';
import { assigneeChanges } from './assignee-history';
import { isByPolicy, placedIn } from './places';

/**
 * What passed an incident on: from a group to another, but for what routing puts right while nobody has it; and from one person to another by
 * a person, also when nobody had it in between. First what moved it between groups, then people's changes; each in its order.
 */
export function movesIn(facts: Pick<IssueFacts, 'history'>, acts: readonly Act[], appAccountId: string): (PlacedAct | Change)[] {
  const moves: (PlacedAct | Change)[] = placedIn(acts).filter((place, at) => at > 0 && !isByPolicy(place));
  let last: string | undefined;
  for (const change of assigneeChanges(facts)) {
    const { from, to, by } = change;
    last = from ?? last;
    if (to === undefined) continue;
    if (last !== undefined && last !== to && by !== appAccountId) moves.push(change);
    last = to;
  }
  return moves;
}
