import type { Placement } from '../routing/placement';
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
  /** With whom it is; absent: not routed yet. */
  placement?: Pick<Placement, 'group' | 'tier'>;
  clocks: readonly WatchedClock[];
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

export const passes = ({ placement, assignee }: Pick<WatchedIncident, 'placement' | 'assignee'>, filter: Filter): boolean =>
  (filter.group === undefined || placement?.group.id === filter.group) &&
  (filter.tier === undefined || placement?.tier.id === filter.tier) &&
  (filter.assignee === undefined || assignee === filter.assignee);
