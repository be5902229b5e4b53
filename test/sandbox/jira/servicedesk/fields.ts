import { adfOf, adfText } from '../adf/adf';
import { fieldValue, renderedValue } from '../issues/bean/fields';
import { fieldMeta } from '../issues/bean/meta';
import type { Jira } from '../jira';
import type { FieldDef, Issue, RequestType, ServiceDesk } from '../model';
import { badRequest, fieldErrors } from '../rest/errors';
import type { Caller } from '../rest/operation';
import { isObject } from './define';

type TypeField = RequestType['fields'][number];

const defOf = (jira: Jira, { fieldId }: TypeField): FieldDef | undefined => {
  const def = jira.fields.get(fieldId);
  return def && !def.trashed ? def : undefined;
};

/** The fields of a request type's form as the portal draws them (CustomerRequestCreateMetaDTO). */
export function typeFieldBeans(jira: Jira, desk: ServiceDesk, type: RequestType, hidden: boolean): Record<string, unknown>[] {
  const place = { projectId: desk.projectId, typeId: type.issueTypeId };
  return type.fields.flatMap((field) => {
    const def = defOf(jira, field);
    if (!def || (!field.visible && !hidden)) return [];
    const meta = fieldMeta(jira, def, place);
    const choices = Array.isArray(meta.allowedValues) ? (meta.allowedValues as unknown[]) : [];
    return [
      {
        fieldId: def.id,
        name: field.label ?? def.name,
        ...(field.description ? { description: field.description } : {}),
        required: field.required,
        defaultValues: [],
        validValues: choices.map(choice),
        ...(field.presetValue === undefined ? {} : { presetValues: [JSON.stringify(field.presetValue)] }),
        jiraSchema: meta.schema,
        visible: field.visible,
      },
    ];
  });
}

function choice(value: unknown): Record<string, unknown> {
  const from = isObject(value) ? value : {};
  const children = Array.isArray(from.children) ? (from.children as unknown[]) : [];
  return { value: String(from.id ?? ''), label: String(from.value ?? from.name ?? ''), children: children.map(choice) };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Values for a new request as issue-create takes them: only fields of the request type, required ones filled, hidden ones as preset. Rich
 * text comes as plain text unless `isAdf`. Throws 400.
 */
export function requestFields(jira: Jira, type: RequestType, values: unknown, isAdf: boolean): Record<string, unknown> {
  if (values !== undefined && !isObject(values)) throw badRequest('requestFieldValues must be a map of field IDs and values.');
  const given: Record<string, unknown> = values ?? {};
  const errors: Record<string, string> = {};
  const fields: Record<string, unknown> = {};
  for (const id of Object.keys(given)) {
    if (!type.fields.some((field) => field.fieldId === id && field.visible))
      errors[id] = `Field '${id}' cannot be set. It is not part of the request type '${type.name}'.`;
  }
  for (const field of type.fields) {
    const def = defOf(jira, field);
    if (!def) continue;
    const value = field.visible ? (given[field.fieldId] ?? field.presetValue) : field.presetValue;
    if (isEmpty(value)) {
      if (field.required && field.visible) errors[field.fieldId] = `${field.label ?? def.name} is required.`;
      continue;
    }
    fields[field.fieldId] = def.kind === 'textarea' && typeof value === 'string' && !isAdf ? adfOf(value) : value;
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  return fields;
}

/** Values a request has in the fields of its form. */
export function requestFieldValues(jira: Jira, caller: Caller, issue: Issue, type: RequestType): Record<string, unknown>[] {
  return type.fields.flatMap((field) => {
    const def = defOf(jira, field);
    const stored = issue.fields[field.fieldId];
    if (!def || !field.visible || isEmpty(stored)) return [];
    const label = field.label ?? def.name;
    if (def.kind === 'textarea')
      return [{ fieldId: def.id, label, value: adfText(stored), renderedValue: { html: renderedValue(jira, caller, issue, def) } }];
    return [{ fieldId: def.id, label, value: fieldValue(jira, caller, issue, def) }];
  });
}
