import type { Policy, SupportGroup } from '../../contract/types';
import type { PlacedWhy } from '../acts/placement';
import { defaultGroupOf } from '../policy/edit/default-group';
import { fits, type Subject } from '../policy/fits';

/** Where an incident goes, and why. */
export interface Route {
  group: SupportGroup;
  why: PlacedWhy;
}

export const groupOf = ({ supportGroups }: Policy, id: string | undefined): SupportGroup | undefined =>
  supportGroups.find((group) => group.id === id);

/** The group of the incident's own (sub)category, if it has one. */
function ofCategory(document: Policy, { categories }: Subject): Route | undefined {
  const [own, parent] = categories;
  const { group: id, why } = defaultGroupOf(document, own);
  const group = why === 'fallback' ? undefined : groupOf(document, id);
  const category = why === 'own' ? own : parent;
  return group && category !== undefined ? { group, why: { by: 'category', category } } : undefined;
}

/** The groups to which routing rules that fit lead, in the order of the rules. */
const byRules = (document: Policy, subject: Subject): Route[] =>
  document.routing.rules.flatMap((rule): Route[] => {
    const group = groupOf(document, rule.to);
    return group && fits(rule.for, subject) ? [{ group, why: { by: 'rule', rule: rule.id } }] : [];
  });

/** The first rule that fits, else the (sub)category's own group, else the fallback: never nobody. */
export function routeOf(document: Policy, subject: Subject): Route | undefined {
  const found = byRules(document, subject)[0] ?? ofCategory(document, subject);
  if (found) return found;
  const group = groupOf(document, document.routing.fallback) ?? document.supportGroups[0];
  return group && { group, why: { by: 'fallback' } };
}

/** The group of a tier to which routing would lead: by its rules, by the category, else the first; undefined when the tier has none. */
export function groupOfTier(document: Policy, subject: Subject, tier: string): SupportGroup | undefined {
  const routes = [...byRules(document, subject), ...[ofCategory(document, subject)].filter((route) => route !== undefined)];
  return routes.find(({ group }) => group.tier === tier)?.group ?? document.supportGroups.find((group) => group.tier === tier);
}

/** The tier after one; undefined for the last. */
export function tierAfter({ tiers }: Policy, tier: string): string | undefined {
  const at = tiers.findIndex(({ id }) => id === tier);
  return at < 0 ? undefined : tiers[at + 1]?.id;
}
