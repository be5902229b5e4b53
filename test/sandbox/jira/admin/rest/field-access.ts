import type { Jira } from '../../jira';
import type { FieldContext, FieldDef, FieldOption } from '../../model';
import { badRequest, notFound } from '../../rest/errors';
import type { RestRequest } from '../../rest/operation';

/** A custom field by id; 404 when there is none (or it is in the trash, unless asked for). */
export function customField(jira: Jira, id: string | undefined, options: { trashed?: boolean } = {}): FieldDef {
  const field = jira.fields.get(id ?? '');
  if (!field?.custom || (field.trashed && !options.trashed)) throw notFound('The custom field was not found.');
  return field;
}

/** Refuses changes of a field that Jira or an app keeps locked. */
export function demandUnlocked(field: FieldDef): void {
  if (field.app) throw badRequest(`The custom field '${field.name}' is locked: it belongs to an app.`);
  if (field.locked) throw badRequest(`The custom field '${field.name}' is locked.`);
}

/** A context of a field by the ids in the path. */
export function contextFor({ jira, params }: RestRequest, field: FieldDef): FieldContext {
  const context = jira.fieldContexts.get(params.contextId ?? '');
  if (context?.fieldId !== field.id) throw notFound('The custom field context was not found.');
  return context;
}

export const contextsOf = (jira: Jira, fieldId: string): FieldContext[] =>
  jira.fieldContexts.list((context) => context.fieldId === fieldId);

/** Options of a context in order; children follow their parents, in their own order. */
export function optionsOf(jira: Jira, contextId: string): FieldOption[] {
  const all = jira.fieldOptions.list((option) => option.contextId === contextId).sort((a, b) => a.order - b.order);
  return all
    .filter((option) => option.parentId === undefined)
    .flatMap((parent) => [parent, ...all.filter((child) => child.parentId === parent.id)]);
}

/** Whether a field kind has options. */
export const hasOptions = (field: FieldDef): boolean => ['option', 'multi-option', 'cascading'].includes(field.kind);
