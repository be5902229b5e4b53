import type { Preflight, Step } from '../../../../../../src/contract/types';
import { subjectOf } from './step-texts';

/** Steps that are read together: the site's, the fields', or one project's. */
export interface StepGroup {
  /** "site", "fields", the project's id, or "" for every project while none is chosen. */
  id: string;
  steps: Step[];
}

const SITE: readonly Step['kind'][] = ['projects', 'incidentType', 'appFields', 'linkType', 'priorities', 'policy'];
const FIELD: readonly Step['kind'][] = ['field', 'context', 'options'];

/** Which group a step belongs to. */
export const groupOf = (step: Step): string => (SITE.includes(step.kind) ? 'site' : FIELD.includes(step.kind) ? 'fields' : subjectOf(step));

/** The groups in the order in which they are read; what belongs to one field stands together. */
export function groupsOf(steps: readonly Step[]): StepGroup[] {
  const groups = new Map<string, Step[]>([
    ['site', []],
    ['fields', []],
  ]);
  for (const step of steps) groups.set(groupOf(step), [...(groups.get(groupOf(step)) ?? []), step]);
  const fields = [...new Set((groups.get('fields') ?? []).map(subjectOf))];
  const place = (step: Step): number => fields.indexOf(subjectOf(step));
  groups.get('fields')?.sort((a, b) => place(a) - place(b) || FIELD.indexOf(a.kind) - FIELD.indexOf(b.kind));
  return [...groups].filter(([, list]) => list.length > 0).map(([id, list]) => ({ id, steps: list }));
}

/** How many steps stand how. */
export function countsOf(steps: readonly Step[]): Record<Step['state'] | 'total' | 'missing', number> {
  const counts = { done: 0, todo: 0, failed: 0, blocked: 0, manual: 0, unknown: 0, total: steps.length, missing: 0 };
  for (const { state } of steps) counts[state]++;
  return { ...counts, missing: counts.total - counts.done - counts.unknown };
}

/** Whether a preflight was made for these projects. The server keeps the last one, and another admin may have asked about others. */
export function isFor({ steps }: Preflight, projectIds: readonly string[]): boolean {
  const found = steps.filter(({ kind }) => kind === 'projectType' || kind === 'teamManaged').map(subjectOf);
  return found.length === projectIds.length && found.every((id) => projectIds.includes(id));
}
