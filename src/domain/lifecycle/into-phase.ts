import type { Policy } from '../../contract/types';
import type { TransitionEffect } from '../effects/effect';
import type { PhaseKind } from './state';

/**
 * Statuses by which an incident enters the phases of a kind: those named for it, then any of its categories that no other phase names.
 * Undefined when the policy has no such phase, or only one that no status leads to.
 */
export function intoPhase({ lifecycle }: Policy, kind: PhaseKind, also: readonly string[] = []): TransitionEffect['into'] | undefined {
  const phases = lifecycle.phases.filter((phase) => phase.kind === kind);
  const ids = [...also, ...phases.flatMap(({ statuses }) => statuses.ids.map(({ id }) => id))];
  const categories = phases.flatMap(({ statuses }) => statuses.categories);
  if (ids.length + categories.length === 0) return undefined;
  const not = lifecycle.phases.filter((phase) => phase.kind !== kind).flatMap(({ statuses }) => statuses.ids.map(({ id }) => id));
  return { ids: [...new Set(ids)], categories: [...new Set(categories)], not: [...new Set(not)] };
}
