import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';
import { assignedIn, assigneeToSet, assignmentToRecord } from './assign';
import { changedSince } from './assignee-history';
import { placementGround } from './ground';
import type { Placement } from './placement';
import { placementState } from './placement-state';
import { placedIn, placesToRecord } from './places';
import type { Around, SurroundingsWanted } from './surroundings';

/** What follows for who has an incident. */
export interface DecidedPlacement {
  /** To be recorded. */
  acts: Act[];
  placement?: Placement;
  /** Account id Jira's field has to say; null empties it; absent: it is left alone. */
  assignee?: string | null;
  /** Jira did not take whom the app chose last. */
  refused?: true;
  /** Has to be known first; the rest of the answer holds until then. */
  wanted?: SurroundingsWanted;
}

/**
 * Which group and which person has an incident, and why.
 * @param policy in force. @param now ms since 1970.
 */
export function decidePlacement(
  facts: IssueFacts,
  acts: readonly Act[],
  policy: PublishedPolicy,
  settings: Settings,
  surroundings: Around,
  now: number,
): DecidedPlacement {
  const ground = placementGround(facts, acts, policy, settings, now);
  const places = placesToRecord(ground, acts);
  const withPlaces = places.length === 0 ? acts : [...acts, ...places];
  const place = placedIn(withPlaces).at(-1);
  if (!place) return { acts: places };
  const chosen = surroundings === 'left out' ? undefined : assignmentToRecord(ground, withPlaces, surroundings);
  const more: Act[] = chosen && 'act' in chosen ? [chosen.act] : [];
  const all = more.length === 0 ? withPlaces : [...withPlaces, ...more];
  const assigned = assignedIn(all);
  const assignee = assigneeToSet(ground, assigned);
  return {
    acts: [...places, ...more],
    placement: placementState(ground, all, place, assigned, settings, assignee !== undefined),
    ...(assignee === undefined ? {} : { assignee }),
    ...(assigned?.refused && !changedSince(facts, instantMs(assigned.at)) ? { refused: true } : {}),
    ...(chosen && 'wanted' in chosen ? { wanted: chosen.wanted } : {}),
  };
}
