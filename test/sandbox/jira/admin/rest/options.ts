import * as v from 'valibot';
import { issuesWhere } from '../../issues/store';
import type { FieldContext, FieldDef, FieldOption } from '../../model';
import { badRequest, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { adminOnly, define, pageOf, readBody, SCOPES } from './define';
import { contextFor, customField, hasOptions, optionsOf } from './field-access';
import { reorder } from './reorder';

const PATH = '/field/{fieldId}/context/{contextId}/option';

/** Most options of one request (description of createCustomFieldOption). */
const LIMIT = 1000;

function place(request: RestRequest): { field: FieldDef; context: FieldContext; options: FieldOption[] } {
  const field = customField(request.jira, request.params.fieldId);
  const context = contextFor(request, field);
  if (!hasOptions(field)) throw badRequest('The custom field does not support options.');
  return { field, context, options: optionsOf(request.jira, context.id) };
}

/** Schema CustomFieldContextOption; `optionId` is the parent of a cascading option. */
const bean = (option: FieldOption): Record<string, unknown> => ({
  id: option.id,
  value: option.value,
  ...(option.parentId ? { optionId: option.parentId } : {}),
  disabled: option.disabled,
});

const CREATE = v.object({
  options: v.optional(
    v.pipe(
      v.array(
        v.object({
          value: v.pipe(v.string(), v.maxLength(255)),
          optionId: v.optional(v.string()),
          disabled: v.optional(v.boolean(), false),
        }),
      ),
      v.maxLength(LIMIT, `At most ${LIMIT} options can be created per request.`),
    ),
    [],
  ),
});

/** Refuses a value that is blank or that a sibling has. */
function demandValue(options: readonly FieldOption[], value: string, parentId: string | undefined, except?: string): void {
  if (value.trim() === '') throw badRequest('The option value must not be empty.');
  if (
    options.some((option) => option.id !== except && option.parentId === parentId && option.value.toLowerCase() === value.toLowerCase())
  ) {
    throw badRequest(`The option value '${value}' is used by another option of the context.`);
  }
}

function create(request: RestRequest): RestAnswer {
  const { jira } = request;
  const { field, context } = place(request);
  const body = readBody(request, CREATE);
  const made = body.options.map((entry) => {
    const options = optionsOf(jira, context.id);
    if (entry.optionId !== undefined) {
      if (field.kind !== 'cascading') throw badRequest('Only cascading select fields have options below options.');
      const parent = options.find((option) => option.id === entry.optionId);
      if (!parent) throw notFound('The parent option was not found.');
      if (parent.parentId !== undefined) throw badRequest('A cascading option cannot have options below it.');
    }
    demandValue(options, entry.value, entry.optionId);
    return jira.fieldOptions.put({
      id: String(jira.site.ids.next('fieldoption', 10000)),
      fieldId: field.id,
      contextId: context.id,
      value: entry.value,
      disabled: entry.disabled,
      ...(entry.optionId === undefined ? {} : { parentId: entry.optionId }),
      order: options.reduce((last, option) => Math.max(last, option.order + 1), 0),
    });
  });
  return ok({ options: made.map(bean) });
}

const UPDATE = v.object({
  options: v.optional(v.array(v.object({ id: v.string(), value: v.optional(v.string()), disabled: v.optional(v.boolean()) })), []),
});

function update(request: RestRequest): RestAnswer {
  const { jira } = request;
  const { context } = place(request);
  const body = readBody(request, UPDATE);
  for (const entry of body.options) {
    const options = optionsOf(jira, context.id);
    const option = options.find((candidate) => candidate.id === entry.id);
    if (!option) throw notFound(`The custom field option '${entry.id}' was not found.`);
    if (entry.value !== undefined) demandValue(options, entry.value, option.parentId, option.id);
    jira.fieldOptions.put({
      ...option,
      ...(entry.value === undefined ? {} : { value: entry.value }),
      ...(entry.disabled === undefined ? {} : { disabled: entry.disabled }),
    });
  }
  return ok({
    options: body.options.map(({ id }) => {
      const { value, disabled } = jira.fieldOptions.need(id);
      return { id, value, disabled };
    }),
  });
}

const MOVE = v.object({
  customFieldOptionIds: v.array(v.string()),
  after: v.optional(v.string()),
  position: v.optional(v.picklist(['First', 'Last'])),
});

function move(request: RestRequest): RestAnswer {
  const { jira } = request;
  const { options } = place(request);
  const { customFieldOptionIds: ids, ...where } = readBody(request, MOVE);
  const parents = new Set(ids.map((id) => options.find((option) => option.id === id)?.parentId));
  if (parents.size > 1) throw badRequest('The options must all be on the same level and below the same option.');
  const [parentId] = parents;
  const siblings = options.filter((option) => option.parentId === parentId);
  const order = reorder(
    siblings.map((option) => option.id),
    ids,
    where,
    'custom field options',
  );
  for (const [index, id] of order.entries()) jira.fieldOptions.update(id, (option) => ({ ...option, order: index }));
  return noContent();
}

/** Whether an issue holds the option, in the storage forms of the option kinds. */
function inUse(request: RestRequest, field: FieldDef, optionId: string): boolean {
  return issuesWhere(request.jira, {}).some((issue) => {
    const value = issue.fields[field.id];
    if (value === optionId) return true;
    if (Array.isArray(value)) return value.includes(optionId);
    return typeof value === 'object' && value !== null && Object.values(value).includes(optionId);
  });
}

function remove(request: RestRequest): RestAnswer {
  const { jira, params } = request;
  const { field, options } = place(request);
  const option = options.find((candidate) => candidate.id === params.optionId);
  if (!option) throw notFound('The custom field option was not found.');
  const children = options.filter((candidate) => candidate.parentId === option.id);
  if ([option, ...children].some((candidate) => inUse(request, field, candidate.id))) {
    throw badRequest('The option cannot be deleted: it is used in issues.');
  }
  for (const gone of [option, ...children]) jira.fieldOptions.delete(gone.id);
  return noContent();
}

/** Options of select lists, by context. */
export const optionOperations: Operation[] = [
  define(
    'getOptionsForContext',
    'GET',
    PATH,
    SCOPES.config,
    adminOnly((request) => {
      const { options } = place(request);
      const { query } = request;
      const found = options.filter(
        (option) =>
          (!query.has('optionId') || option.id === query.get('optionId') || option.parentId === query.get('optionId')) &&
          (query.get('onlyOptions') !== 'true' || option.parentId === undefined),
      );
      return ok(pageOf(request, found, bean, 100));
    }),
  ),
  define('createCustomFieldOption', 'POST', PATH, SCOPES.config, adminOnly(create)),
  define('updateCustomFieldOption', 'PUT', PATH, SCOPES.config, adminOnly(update)),
  define('reorderCustomFieldOptions', 'PUT', `${PATH}/move`, SCOPES.config, adminOnly(move)),
  define('deleteCustomFieldOption', 'DELETE', `${PATH}/{optionId}`, SCOPES.config, adminOnly(remove)),
];
