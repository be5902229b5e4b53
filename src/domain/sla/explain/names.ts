import type { Policy } from '../../../contract/types';
import type { Ground } from '../ground';
import type { GoalPart } from '../rules/goals';

/** What things of the policy are called. */
export interface Names {
  reason(id: string): string;
  tier(id: string): string;
  waitsFor(reasonId: string): 'user' | 'vendor' | 'other';
  /** A value a part of a rule names, or an incident has there. */
  of(part: GoalPart, id: string): string;
  /** Parts rules can have, in the order in which they are tried. */
  parts: readonly GoalPart[];
}

const nameIn = (entries: readonly { id: string; name: string }[], id: string): string => entries.find((one) => one.id === id)?.name ?? id;

const PARTS = [
  'priorities',
  'categories',
  'impacts',
  'urgencies',
  'reporterGroups',
  'services',
  'projects',
] as const satisfies readonly GoalPart[];

/** Groups and projects of Jira's that goals name. */
function jirasIn({ metrics }: Policy, part: 'reporterGroups' | 'projects'): { id: string; name: string }[] {
  return metrics.flatMap(({ goals }) => goals.flatMap((goal) => goal.for[part] ?? []));
}

/** Names in the policy an incident's clocks run under. */
export function namesOf({ facts, rules }: Pick<Ground, 'facts' | 'rules'>): Names {
  const { document } = rules.policy;
  const own = { id: facts.projectId, name: facts.key.replace(/-\d+$/, '') };
  const lists: Record<GoalPart, readonly { id: string; name: string }[]> = {
    priorities: document.priorities,
    categories: document.categories.flatMap((category) => [category, ...category.subcategories]),
    impacts: document.impacts,
    urgencies: document.urgencies,
    reporterGroups: jirasIn(document, 'reporterGroups'),
    services: document.services,
    projects: [...jirasIn(document, 'projects'), own],
  };
  return {
    reason: (id) => nameIn(document.holdReasons, id),
    tier: (id) => nameIn(document.tiers, id),
    waitsFor: (reasonId) => document.holdReasons.find(({ id }) => id === reasonId)?.waitsFor ?? 'other',
    of: (part, id) => nameIn(lists[part], id),
    parts: PARTS,
  };
}
