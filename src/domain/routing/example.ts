import type { Policy } from '../../contract/types';
import type { Subject } from '../policy/fits';
import { type FilterPart, missedPart } from '../policy/misses';

type Rule = Policy['routing']['rules'][number];

/** Why a routing rule sends an incident to its group or does not. */
export interface RoutingTrial {
  rule: Rule;
  /** The first part of the rule that does not fit, or `to` when its group is no longer there; absent: it fits. */
  misses?: FilterPart | 'to';
}

/** The routing rules as they are tried for an incident, in order, up to the one that fits. */
export function routingTrials({ routing, supportGroups }: Pick<Policy, 'routing' | 'supportGroups'>, incident: Subject): RoutingTrial[] {
  const trials: RoutingTrial[] = [];
  for (const rule of routing.rules) {
    const misses = missedPart(rule.for, incident) ?? (supportGroups.some(({ id }) => id === rule.to) ? undefined : 'to');
    trials.push({ rule, ...(misses === undefined ? {} : { misses }) });
    if (misses === undefined) break;
  }
  return trials;
}
