import type { FieldName, IncidentsFor, Policy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { priorityOf } from '../priority/matrix';

type Criticality = Policy['services'][number]['criticality'];

/** What an incident is, as far as rules of a policy ask: ids of that policy, of groups and of the project. */
export interface Subject {
  priority?: string;
  /** The subcategory, where there is one, then its category. */
  categories: readonly string[];
  impact?: string;
  urgency?: string;
  services: readonly string[];
  criticalities: readonly Criticality[];
  channel?: string;
  /** Those of the groups rules name in which the reporter was when the app first asked. */
  reporterGroups: readonly string[];
  project: string;
  major: boolean;
}

const meets = <T>(wanted: readonly T[] | undefined, ...had: readonly (T | undefined)[]): boolean =>
  wanted === undefined || had.some((one) => one !== undefined && wanted.includes(one));

/** Whether a rule is for an incident: each part it has fits. */
export function fits(rule: IncidentsFor, incident: Subject): boolean {
  return (
    meets(rule.priorities, incident.priority) &&
    meets(rule.categories, ...incident.categories) &&
    meets(rule.impacts, incident.impact) &&
    meets(rule.urgencies, incident.urgency) &&
    meets(rule.services, ...incident.services) &&
    meets(rule.criticalities, ...incident.criticalities) &&
    meets(rule.channels, incident.channel) &&
    (rule.reporterGroups === undefined || rule.reporterGroups.some(({ id }) => incident.reporterGroups.includes(id))) &&
    (rule.projects === undefined || rule.projects.some(({ id }) => id === incident.project)) &&
    (rule.major === undefined || rule.major === incident.major)
  );
}

type Options = ReadonlyMap<string, string>;
const known = new WeakMap<Settings, Map<FieldName, Options>>();

/** Option of Jira's → id of an entry of the policy. */
function entriesBehind(settings: Settings, field: FieldName): Options {
  const all = known.get(settings) ?? new Map<FieldName, Options>();
  known.set(settings, all);
  const there = all.get(field);
  if (there) return there;
  const made = new Map(Object.entries(settings.fields[field]?.options ?? {}).map(([id, option]) => [option, id]));
  all.set(field, made);
  return made;
}

/** The category and subcategory of the policy that an incident has. A subcategory is its category's, whatever else the field says. */
function categoriesOf(ids: readonly string[], { categories }: Policy): string[] {
  for (const category of categories) {
    const sub = category.subcategories.find(({ id }) => ids.includes(id));
    if (sub) return [sub.id, category.id];
  }
  const category = categories.find(({ id }) => ids.includes(id));
  return category ? [category.id] : [];
}

/** The priority of the policy that one of Jira's is: that of the matrix's cell, if it leads there; else the most urgent that does. */
function priorityIn(document: Policy, jiraPriorityId: string | undefined, impact: string | undefined, urgency: string | undefined) {
  const cell = impact !== undefined && urgency !== undefined ? priorityOf(document, impact, urgency) : undefined;
  if (cell && cell.jiraPriorityId === jiraPriorityId) return cell.id;
  return document.priorities.find((one) => one.jiraPriorityId === jiraPriorityId)?.id;
}

/**
 * What the rules of a policy see of an incident.
 * @param jiraPriorityId id of the site's priority it has, or is about to have.
 */
export function subjectOf(
  { values, reporter, projectId }: Pick<IssueFacts, 'values' | 'reporter' | 'projectId'>,
  acts: readonly Act[],
  document: Policy,
  settings: Settings,
  jiraPriorityId: string | undefined,
): Subject {
  const idsIn = (field: FieldName): string[] => {
    const options = values[field];
    return options && options.length > 0 ? options.flatMap((option) => entriesBehind(settings, field).get(option) ?? []) : [];
  };
  const impact = idsIn('impact').find((id) => document.impacts.some((one) => one.id === id));
  const urgency = idsIn('urgency').find((id) => document.urgencies.some((one) => one.id === id));
  const channel = idsIn('channel').find((id) => document.channels.some((one) => one.id === id));
  const priority = priorityIn(document, jiraPriorityId, impact, urgency);
  const affected = idsIn('services');
  const services = affected.length === 0 ? [] : document.services.filter(({ id }) => affected.includes(id));
  return {
    ...(priority === undefined ? {} : { priority }),
    categories: categoriesOf(idsIn('category'), document),
    ...(impact === undefined ? {} : { impact }),
    ...(urgency === undefined ? {} : { urgency }),
    services: services.map(({ id }) => id),
    criticalities: services.map(({ criticality }) => criticality),
    ...(channel === undefined ? {} : { channel }),
    reporterGroups:
      reporter === undefined ? [] : acts.flatMap((act) => (act.kind === 'reporterGroups' && act.by === reporter ? act.groupIds : [])),
    project: projectId,
    // Nothing makes an incident a major one yet.
    major: false,
  };
}
