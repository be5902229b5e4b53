import type { FieldContext, SiteWrite } from './site';

/** A project a field has to apply to. */
export interface Place {
  projectId: string;
  /** Its incident types, as far as they have ids. */
  typeIds: readonly string[];
}

/** The context that applies to a project: its own before the global one. Without a project: the global one. */
export const contextFor = (contexts: readonly FieldContext[], projectId: string | undefined): FieldContext | undefined =>
  contexts.find(({ projectIds }) => projectId !== undefined && projectIds?.includes(projectId)) ??
  contexts.find(({ projectIds }) => projectIds === undefined);

/** The context a project is to have: the one that applies, else the first, to which it is added. */
export const contextMeantFor = (contexts: readonly FieldContext[], projectId: string | undefined): FieldContext | undefined =>
  contextFor(contexts, projectId) ?? contexts[0];

/** What makes a field apply to all places, and the projects that are not covered yet. A context for any type or project stays so. */
export function extension(
  fieldId: string,
  contexts: readonly FieldContext[],
  places: readonly Place[],
  targetId: string,
): { writes: SiteWrite[]; projectIds: string[] } {
  const projects = new Map<string, string[]>();
  const types = new Map<string, string[]>();
  const uncovered = new Set<string>();
  for (const { projectId, typeIds } of places) {
    const applies = contextFor(contexts, projectId);
    const context = applies ?? contextMeantFor(contexts, targetId);
    if (!context) continue;
    if (!applies) add(projects, context.id, projectId);
    const lacking = context.typeIds === undefined ? [] : typeIds.filter((id) => !context.typeIds?.includes(id));
    for (const id of lacking) add(types, context.id, id);
    if (!applies || lacking.length > 0) uncovered.add(projectId);
  }
  return {
    writes: [
      ...[...projects].map(([contextId, projectIds]): SiteWrite => ({ do: 'assignContext', fieldId, contextId, projectIds })),
      ...[...types].map(([contextId, typeIds]): SiteWrite => ({ do: 'addContextTypes', fieldId, contextId, typeIds })),
    ],
    projectIds: [...uncovered],
  };
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key) ?? [];
  if (!list.includes(value)) lists.set(key, [...list, value]);
}
