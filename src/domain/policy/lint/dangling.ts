import type { Policy } from '../../../contract/types';
import type { PolicyPath } from '../change';
import { entriesOf, referencesIn } from '../references';
import { asEntries, isRecord } from '../same';
import { anyIncident, exampleFor } from './example';
import type { Check, ExampleIncident, Finding } from './finding';
import { nearest } from './nearest';

/** Everything that is named is there; else what was probably meant is proposed. */
export const dangling: Check = (policy, { priorities }) => {
  const lists = entriesOf(policy);
  const found: Finding[] = [];
  for (const { path, list, id } of referencesIn(policy))
    if (!lists[list].has(id))
      found.push({
        code: 'dangling',
        severity: 'error',
        path,
        values: { list, id, mend: nearest(id, lists[list]) ?? '' },
        example: exampleAt(path, policy),
      });
  if (priorities)
    for (const { id, name, jiraPriorityId } of policy.priorities)
      if (!priorities.some((one) => one.id === jiraPriorityId))
        found.push({
          code: 'dangling',
          severity: 'error',
          path: ['priorities', id, 'jiraPriorityId'],
          values: { list: 'sitePriorities', id: jiraPriorityId, mend: '' },
          example: { ...exampleFor({ priorities: [id] }, policy), priority: name },
        });
  return found;
};

/** An incident to which the part of the policy at a path applies: that of the innermost rule around it. */
function exampleAt(path: PolicyPath, policy: Policy): ExampleIncident {
  if (path[0] === 'matrix') return { impact: nameOf(policy.impacts, path[1]), urgency: nameOf(policy.urgencies, path[2]) };
  let at: unknown = policy;
  let example = anyIncident(policy);
  for (const step of path) {
    const list = asEntries(at);
    at = list ? list.find(({ id }) => id === step) : isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
    if (isRecord(at) && isRecord(at.for) && typeof at.name === 'string') example = exampleFor(namedOnly(at.for), policy);
  }
  return example;
}

const nameOf = (all: readonly { id: string; name: string }[], id: unknown): string =>
  all.find((one) => one.id === id)?.name ?? String(id ?? '');

const PARTS = ['priorities', 'categories', 'impacts', 'urgencies', 'services'] as const;

/** The parts of a filter that name the policy's own entries. */
function namedOnly(filter: Record<string, unknown>): Partial<Record<(typeof PARTS)[number], string[]>> {
  const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
  return Object.fromEntries(PARTS.flatMap((part) => (ids(filter[part]).length > 0 ? [[part, ids(filter[part])]] : [])));
}
