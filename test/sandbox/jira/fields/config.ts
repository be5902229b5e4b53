import type { Jira } from '../jira';
import type { FieldContext, FieldDef, FieldOption, Issue, Screen } from '../model';

/** Which fields, options and screens a project and an issue type have: the configuration every read and write of a field asks. */

/** Where a value is about to be, or is. */
export interface Place {
  projectId: string;
  typeId: string;
}

export const placeOf = (issue: Issue): Place => ({ projectId: issue.projectId, typeId: issue.typeId });

/** A field by id, or undefined when there is none or it is in the trash. */
export function liveField(jira: Jira, id: string): FieldDef | undefined {
  const field = jira.fields.get(id);
  return field && !field.trashed ? field : undefined;
}

/** The context of a custom field that applies: one that names the project goes before the global one (Jira allows one per project). */
export function contextOf(jira: Jira, field: FieldDef, place: Place): FieldContext | undefined {
  const fits = (context: FieldContext): boolean =>
    context.fieldId === field.id &&
    (context.projectIds.length === 0 || context.projectIds.includes(place.projectId)) &&
    (context.issueTypeIds.length === 0 || context.issueTypeIds.includes(place.typeId));
  const found = jira.fieldContexts.list(fits);
  return found.find((context) => context.projectIds.length > 0) ?? found[0];
}

/** Whether a field exists for issues of a place at all. */
export function available(jira: Jira, field: FieldDef, place: Place): boolean {
  if (field.trashed) return false;
  if (field.scopeProjectId !== undefined && field.scopeProjectId !== place.projectId) return false;
  return !field.custom || contextOf(jira, field, place) !== undefined;
}

/** Options of a select field in a place, in order; disabled ones included. */
export function optionsOf(jira: Jira, field: FieldDef, place: Place, parentId?: string): FieldOption[] {
  const context = contextOf(jira, field, place);
  if (!context) return [];
  return jira.fieldOptions
    .list((option) => option.fieldId === field.id && option.contextId === context.id && option.parentId === parentId)
    .sort((a, b) => a.order - b.order);
}

export type ScreenUse = 'create' | 'edit' | 'view';

/** The screen Jira shows for an operation on issues of a type in a project. */
export function screenOf(jira: Jira, place: Place, use: ScreenUse): Screen {
  const project = jira.projects.need(place.projectId);
  const byType = jira.issueTypeScreenSchemes.need(project.issueTypeScreenSchemeId).mappings;
  const schemeId = byType[place.typeId] ?? byType.default;
  if (schemeId === undefined) throw new Error(`sandbox: issue type screen scheme ${project.issueTypeScreenSchemeId} has no default`);
  const { screens } = jira.screenSchemes.need(schemeId);
  return jira.screens.need(screens[use] ?? screens.default);
}

/** Ids of the fields on a screen, in order of tabs. */
export const fieldsOn = (screen: Screen): string[] => screen.tabs.flatMap((tab) => tab.fieldIds);

/** Whether a field may be left out when an issue is made. Jira's default field configuration requires the summary only. */
export function required(field: FieldDef): boolean {
  return field.id === 'summary' || field.id === 'issuetype' || field.id === 'project';
}
