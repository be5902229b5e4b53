import { issueTypeBean, linkTypeBean, projectBean, selfUrl } from '../../admin/beans';
import { fieldSchema } from '../../admin/field-schema';
import { codecOf, contextOf, type Place, renderValue, required, spotOf } from '../../fields/index';
import type { Jira } from '../../jira';
import type { FieldDef } from '../../model';

/** Where choices of people and labels are looked up instead of being listed. */
function lookUp(jira: Jira, field: FieldDef, place: Place): string | undefined {
  const key = jira.projects.need(place.projectId).key;
  if (field.id === 'assignee') return selfUrl(jira, `user/assignable/search?project=${key}&query=`);
  if (field.kind === 'user' || field.kind === 'multi-user') return selfUrl(jira, 'user/search?query=');
  if (field.kind === 'labels') return `${jira.site.baseUrl}/rest/api/1.0/labels/suggest?query=`;
  return undefined;
}

function allowed(jira: Jira, field: FieldDef, place: Place): unknown[] | undefined {
  if (field.kind === 'project') return [projectBean(jira, jira.projects.need(place.projectId))];
  if (field.kind === 'issuetype') return [issueTypeBean(jira, jira.issueTypes.need(place.typeId))];
  if (field.kind === 'issuelinks') return jira.linkTypes.list().map((type) => linkTypeBean(jira, type));
  return codecOf(field)?.allowed?.(spotOf(jira, field, place));
}

/** Verbs of fields that are no values of their own. */
const VERBS: Readonly<Record<string, string[]>> = {
  comment: ['add', 'edit', 'remove'],
  issuelinks: ['add', 'copy'],
  worklog: ['add'],
  attachment: ['set', 'copy'],
};

/** A field of edit, create or transition metadata (schema FieldMetadata). */
export function fieldMeta(jira: Jira, field: FieldDef, place: Place): Record<string, unknown> {
  const url = lookUp(jira, field, place);
  const choices = allowed(jira, field, place);
  const usual = field.custom ? contextOf(jira, field, place)?.defaultValue : undefined;
  const priority = field.id === 'priority' ? jira.priorities.find((candidate) => candidate.isDefault)?.id : undefined;
  const isRequired = required(field) || (field.id === 'parent' && jira.issueTypes.need(place.typeId).hierarchyLevel < 0);
  return {
    required: isRequired,
    schema: fieldSchema(field),
    name: field.name,
    key: field.id,
    ...(url ? { autoCompleteUrl: url } : {}),
    hasDefaultValue: (usual !== undefined && usual !== null) || priority !== undefined,
    operations: VERBS[field.kind] ?? codecOf(field)?.verbs ?? ['set'],
    ...(choices ? { allowedValues: choices } : {}),
    ...(usual !== undefined && usual !== null ? { defaultValue: usual } : {}),
    ...(priority === undefined ? {} : { defaultValue: renderValue(jira, field, place, priority) }),
  };
}

/** Metadata of fields by id. */
export const fieldsMeta = (jira: Jira, fields: readonly FieldDef[], place: Place): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.id, fieldMeta(jira, field, place)]));
