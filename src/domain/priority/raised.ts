import type { Policy } from '../../contract/types';
import type { Act } from '../acts/act';
import { instantMs } from '../instant';

/** The priorities escalations raised an incident to since the last of them was taken back; ids of the site's. By when it was done. */
export function raisesIn(acts: readonly Act[]): string[] {
  let raises: string[] = [];
  if (!acts.some((act) => act.kind === 'escalated' && act.raisedTo !== undefined)) return raises;
  for (const act of [...acts].sort((a, b) => instantMs(a.at) - instantMs(b.at))) {
    if (act.kind === 'escalated' && act.raisedTo !== undefined) raises.push(act.raisedTo);
    if (act.kind === 'deEscalated') raises = [];
  }
  return raises;
}

/** The place of one of the site's priorities among a policy's, the most urgent 0; behind all for one the policy does not name. */
export function urgencyOf({ priorities }: Pick<Policy, 'priorities'>, jiraPriorityId: string | undefined): number {
  const place = priorities.findIndex((one) => one.jiraPriorityId === jiraPriorityId);
  return place < 0 ? priorities.length : place;
}

/** The most urgent of some of the site's priorities. */
export function mostUrgent(document: Pick<Policy, 'priorities'>, ids: readonly string[]): string | undefined {
  let most: string | undefined;
  for (const id of ids) if (most === undefined || urgencyOf(document, id) < urgencyOf(document, most)) most = id;
  return most;
}
