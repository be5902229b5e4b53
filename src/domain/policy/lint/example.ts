import type { IncidentsFor, Policy } from '../../../contract/types';
import type { ExampleIncident } from './finding';

/** An incident a filter fits: the first of each part it names, and levels that give its priority. */
export function exampleFor(filter: Partial<IncidentsFor>, policy: Policy): ExampleIncident {
  const first = (list: List, ids: readonly string[] | undefined): string | undefined =>
    ids?.[0] === undefined ? undefined : nameIn(policy, list, ids[0]);
  const cell = cellFor(filter, policy);
  const service = filter.services?.[0] ?? policy.services.find(({ criticality }) => filter.criticalities?.includes(criticality))?.id;
  return present({
    impact: first('impacts', cell ? [cell.impact] : (filter.impacts ?? policy.impacts.slice(0, 1).map(({ id }) => id))),
    urgency: first('urgencies', cell ? [cell.urgency] : (filter.urgencies ?? policy.urgencies.slice(0, 1).map(({ id }) => id))),
    priority: first('priorities', filter.priorities ?? (cell ? [cell.priority] : undefined)),
    category: first('categories', filter.categories ?? policy.categories.slice(0, 1).map(({ id }) => id)),
    service: first('services', service === undefined ? undefined : [service]),
    channel: first('channels', filter.channels),
    reporterGroup: filter.reporterGroups?.[0]?.name,
    project: filter.projects?.[0]?.name,
  });
}

type List = 'impacts' | 'urgencies' | 'priorities' | 'categories' | 'services' | 'channels';

/** Name of an entry, or its id when it is not there. */
function nameIn(policy: Policy, list: List, id: string): string {
  const all: readonly { id: string; name: string }[] = policy[list];
  const found = all.find((one) => one.id === id);
  if (found || list !== 'categories') return found?.name ?? id;
  for (const { subcategories } of policy.categories) for (const sub of subcategories) if (sub.id === id) return sub.name;
  return id;
}

/** Impact and urgency that fit a filter and give one of its priorities. */
function cellFor({ impacts, urgencies, priorities }: Partial<IncidentsFor>, policy: Policy) {
  for (const { id: impact } of policy.impacts)
    for (const { id: urgency } of policy.urgencies) {
      const priority = policy.matrix[impact]?.[urgency];
      if (priority === undefined || (impacts && !impacts.includes(impact)) || (urgencies && !urgencies.includes(urgency))) continue;
      if (!priorities || priorities.includes(priority)) return { impact, urgency, priority };
    }
  return undefined;
}

/** Without the parts that are undefined. */
export function present(example: { [Part in keyof ExampleIncident]: ExampleIncident[Part] | undefined }): ExampleIncident {
  return Object.fromEntries(Object.entries(example).filter(([, value]) => value !== undefined));
}

/** Whatever incident comes first to mind: for findings every incident shows. */
export const anyIncident = (policy: Policy): ExampleIncident => exampleFor({}, policy);
