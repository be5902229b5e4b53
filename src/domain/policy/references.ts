import type { Policy } from '../../contract/types';
import type { PolicyPath } from './change';
import { asEntries, isRecord, membersOf } from './same';

/** Lists of a policy whose entries other parts name by id. */
export const LISTS = [
  'impacts',
  'urgencies',
  'priorities',
  'categories',
  'services',
  'channels',
  'tiers',
  'supportGroups',
  'calendars',
  'holdReasons',
  'metrics',
  'closureCodes',
  'resolutionKinds',
  'phases',
  'templates',
  'roles',
  'questions',
] as const;
export type ListName = (typeof LISTS)[number];

/** Somewhere an entry of a list is named. */
export interface Reference {
  /** Where it stands; the last step is the member, or the place in its list. */
  path: PolicyPath;
  list: ListName;
  id: string;
}

/** Id → name of the entries of each list; subcategories stand among the categories. */
export function entriesOf(policy: Policy): Record<ListName, Map<string, string>> {
  const named = (all: readonly { id: string; name: string }[]) => new Map(all.map(({ id, name }) => [id, name]));
  return {
    impacts: named(policy.impacts),
    urgencies: named(policy.urgencies),
    priorities: named(policy.priorities),
    categories: named(policy.categories.flatMap((one) => [one, ...one.subcategories])),
    services: named(policy.services),
    channels: named(policy.channels),
    tiers: named(policy.tiers),
    supportGroups: named(policy.supportGroups),
    calendars: named(policy.calendars),
    holdReasons: named(policy.holdReasons),
    metrics: named(policy.metrics),
    closureCodes: named(policy.closureCodes),
    resolutionKinds: named(policy.resolutionKinds),
    phases: named(policy.lifecycle.phases),
    templates: named(policy.communication.templates),
    roles: named(policy.major.roles),
    questions: new Map(policy.survey.questions.map(({ id, text }) => [id, text['en-US'] ?? text['fr-FR'] ?? id])),
  };
}

/** Member → the list whose entries it names, wherever it stands. */
const NAMED_BY: Record<string, ListName> = {
  priority: 'priorities',
  priorities: 'priorities',
  category: 'categories',
  categories: 'categories',
  impacts: 'impacts',
  urgencies: 'urgencies',
  services: 'services',
  dependsOn: 'services',
  channels: 'channels',
  tier: 'tiers',
  group: 'supportGroups',
  groups: 'supportGroups',
  defaultGroup: 'supportGroups',
  fallback: 'supportGroups',
  calendar: 'calendars',
  metric: 'metrics',
  template: 'templates',
  phase: 'phases',
  next: 'phases',
  holds: 'holdReasons',
  reasons: 'holdReasons',
  reason: 'holdReasons',
  closureCode: 'closureCodes',
  problemFor: 'resolutionKinds',
  role: 'roles',
  overall: 'questions',
};

/** The list a member's ids are of; undefined: it names none. */
export function listNamedBy(member: string, holder: Record<string, unknown>, section: string): ListName | undefined {
  // Statuses are of categories too: Jira's three.
  if (member === 'categories' && 'ids' in holder) return undefined;
  if (member !== 'to') return Object.hasOwn(NAMED_BY, member) ? NAMED_BY[member] : undefined;
  if (section === 'routing') return 'supportGroups';
  if (holder.on === 'tier') return 'tiers';
  return holder.on === 'priorityRaised' ? 'priorities' : undefined;
}

/** Everywhere an entry is named, in the order of the document. The matrix names its axes by its form and is not among them; its cells are. */
export function referencesIn(policy: Policy): Reference[] {
  const found: Reference[] = [];
  for (const [impact, row] of Object.entries(policy.matrix))
    for (const [urgency, id] of Object.entries(row)) found.push({ path: ['matrix', impact, urgency], list: 'priorities', id });
  for (const id of Object.keys(policy.routing.weights)) found.push({ path: ['routing', 'weights', id], list: 'priorities', id });
  for (const [section, part] of Object.entries(policy)) if (section !== 'matrix') walk(part, [section], found);
  return found;
}

function walk(value: unknown, path: PolicyPath, found: Reference[]): void {
  const keyed = asEntries(value);
  if (keyed) for (const one of keyed) walk(one, [...path, one.id], found);
  else if (Array.isArray(value)) for (const [at, one] of value.entries()) walk(one, [...path, at], found);
  else if (isRecord(value))
    for (const member of membersOf(value)) {
      const inner = [...path, member];
      const list = listNamedBy(member, value, String(path[0]));
      const part = value[member];
      if (list === undefined) walk(part, inner, found);
      else if (typeof part === 'string') found.push({ path: inner, list, id: part });
      else if (Array.isArray(part) && part.every((one) => typeof one === 'string'))
        for (const [at, id] of part.entries()) found.push({ path: [...inner, at], list, id });
      else walk(part, inner, found);
    }
}
