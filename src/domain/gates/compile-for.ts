import type { FieldName, IncidentsFor, Policy, Settings } from '../../contract/types';
import type { JiraFor } from './rule';

interface Site {
  document: Policy;
  settings: Settings;
}

const KINDS = { category: 'cascade', services: 'many' } as const;

/**
 * Which incidents a rule of the policy is for, in ids of the site. Undefined when there can be none: it names only what has no option in
 * Jira, or major incidents, which nothing makes yet.
 */
export function compileFor(rule: IncidentsFor, site: Site): JiraFor | undefined {
  if (rule.major === true) return undefined;
  const { document, settings } = site;
  const options: (JiraFor['options'][number] | undefined)[] = [];
  const of = (field: FieldName, ids: readonly string[] | undefined): void => {
    if (ids) options.push(optionsOf(settings, field, ids));
  };
  of('category', rule.categories && withSubcategories(document, rule.categories));
  of('impact', rule.impacts);
  of('urgency', rule.urgencies);
  of('services', rule.services);
  const critical = rule.criticalities;
  of('services', critical && document.services.filter(({ criticality }) => critical.includes(criticality)).map(({ id }) => id));
  of('channel', rule.channels);
  const priorities = rule.priorities && prioritiesOf(document, rule.priorities);
  if (priorities?.length === 0 || options.includes(undefined)) return undefined;
  return {
    ...(priorities ? { priorities } : {}),
    ...(rule.projects ? { projects: rule.projects.map(({ id }) => Number(id)) } : {}),
    ...(rule.reporterGroups ? { groups: rule.reporterGroups.map(({ id }) => id) } : {}),
    options: options.filter((one) => one !== undefined),
  };
}

/** A category has its subcategories' options too. */
const withSubcategories = ({ categories }: Policy, ids: readonly string[]): string[] => [
  ...ids,
  ...categories.filter(({ id }) => ids.includes(id)).flatMap(({ subcategories }) => subcategories.map(({ id }) => id)),
];

const prioritiesOf = ({ priorities }: Policy, ids: readonly string[]): number[] => [
  ...new Set(priorities.filter(({ id }) => ids.includes(id)).map(({ jiraPriorityId }) => Number(jiraPriorityId))),
];

/** Undefined when no entry has an option. */
function optionsOf({ fields }: Settings, field: FieldName, ids: readonly string[]): JiraFor['options'][number] | undefined {
  const bound = fields[field];
  if (!bound) return undefined;
  const any = ids.flatMap((id) => (Object.hasOwn(bound.options, id) ? Number(bound.options[id]) : []));
  const kind = field === 'category' || field === 'services' ? KINDS[field] : 'one';
  return any.length === 0 ? undefined : { field: bound.fieldId, kind, any: [...new Set(any)] };
}
