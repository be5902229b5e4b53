import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import type { Placement } from './placement';
import type { Surroundings, SurroundingsWanted } from './surroundings';

/** What follows for who has an incident. */
export interface DecidedPlacement {
  /** To be recorded. */
  acts: Act[];
  placement?: Placement;
  /** Account id Jira's field has to say; null empties it; absent: it is left alone. */
  assignee?: string | null;
  /** Has to be known first; the rest of the answer holds until then. */
  wanted?: SurroundingsWanted;
}

/**
 * Which group and which person has an incident, and why.
 * @param policy in force. @param now ms since 1970.
 */
export function decidePlacement(
  _facts: IssueFacts,
  _acts: readonly Act[],
  _policy: PublishedPolicy,
  _settings: Settings,
  _surroundings: readonly Surroundings[],
  _now: number,
): DecidedPlacement {
  return { acts: [] };
}
