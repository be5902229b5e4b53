import type { Named } from '../routing/placement';
import type { WatchedClock } from './clocks';

/** An incident as those on watch see it: Jira's own facts, and what its property says. */
export interface WatchedIncident {
  key: string;
  /** Jira counts its status as done. */
  over: boolean;
  /** Account id. */
  assignee?: string;
  /** Place of its priority among the policy's, 0 the most urgent. */
  rank?: number;
  place: Place;
  clocks: readonly WatchedClock[];
}

/** With whom an incident is; a part that is not known is absent. */
export interface Place {
  group?: Named;
  tier?: Named;
}

const TEXT_MAX = 100;

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

function readNamed(value: unknown): Named | undefined {
  const [id, name] = [memberOf(value, 'id'), memberOf(value, 'name')];
  if (typeof id !== 'string' || typeof name !== 'string' || id.length > TEXT_MAX || name.length > TEXT_MAX) return undefined;
  return id === '' || name === '' ? undefined : { id, name };
}

/** Group and tier out of an incident's property, which anybody who may edit the issue may have written. */
export function readPlace(property: unknown): Place {
  const placement = memberOf(property, 'placement');
  const [group, tier] = [readNamed(memberOf(placement, 'group')), readNamed(memberOf(placement, 'tier'))];
  return { ...(group ? { group } : {}), ...(tier ? { tier } : {}) };
}

/** What the viewer wants to see; a part that is absent leaves everything in. */
export interface Filter {
  /** Id of a support group. */
  group?: string;
  /** Id of a tier. */
  tier?: string;
  /** Account id: only theirs. */
  assignee?: string;
}

export const passes = ({ place, assignee }: Pick<WatchedIncident, 'place' | 'assignee'>, filter: Filter): boolean =>
  (filter.group === undefined || place.group?.id === filter.group) &&
  (filter.tier === undefined || place.tier?.id === filter.tier) &&
  (filter.assignee === undefined || assignee === filter.assignee);
