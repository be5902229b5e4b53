import * as v from 'valibot';
import type { FieldContext, FieldDef } from '../../model';
import { badRequest, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { adminOnly, define, many, pageOf, readBody, SCOPES } from './define';
import { contextsOf, customField, optionsOf } from './field-access';

/**
 * Defaults of a context, written in the shapes of this resource (CustomFieldContextDefaultValue…) and kept in the REST input shape of the
 * field, which is what issue creation reads.
 */
interface Codec {
  /** What `type` says for this kind of field. */
  type: string;
  /** To the REST input shape; undefined clears the default. */
  read: (entry: Record<string, unknown>) => unknown;
  /** From the REST input shape to this resource's. */
  show: (value: unknown) => Record<string, unknown>;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
const part = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
const idsIn = (value: unknown, key: string): string[] => (Array.isArray(value) ? value.map((item) => textOf(part(item, key))) : []);

const plainText = (type: string, key: string): Codec => ({
  type,
  read: (entry) => (typeof entry[key] === 'string' ? entry[key] : undefined),
  show: (value) => ({ [key]: textOf(value) }),
});

function codecOf(field: FieldDef): Codec | undefined {
  const forge = field.app !== undefined;
  switch (field.kind) {
    case 'string':
      return plainText(forge ? 'forge.string' : 'textfield', 'text');
    case 'textarea':
      return { ...plainText('textarea', 'text'), read: (entry) => adf(textOf(entry.text)), show: (value) => ({ text: adfText(value) }) };
    case 'url':
      return plainText('url', 'url');
    case 'date':
      return plainText('datepicker', 'date');
    case 'datetime':
      return plainText(forge ? 'forge.datetime' : 'datetimepicker', 'dateTime');
    case 'number':
      return {
        type: forge ? 'forge.number' : 'float',
        read: (entry) => entry.number,
        show: (value) => ({ number: typeof value === 'number' ? value : 0 }),
      };
    case 'labels':
      return { type: 'labels', read: (entry) => strings(entry.labels), show: (value) => ({ labels: strings(value) }) };
    case 'option':
      return {
        type: 'option.single',
        read: (entry) => ({ id: textOf(entry.optionId) }),
        show: (value) => ({ optionId: textOf(part(value, 'id')) }),
      };
    case 'multi-option':
      return {
        type: 'option.multiple',
        read: (entry) => strings(entry.optionIds).map((id) => ({ id })),
        show: (value) => ({ optionIds: idsIn(value, 'id') }),
      };
    case 'cascading':
      return {
        type: 'option.cascading',
        read: (entry) => ({
          id: textOf(entry.optionId),
          ...(entry.cascadingOptionId ? { child: { id: textOf(entry.cascadingOptionId) } } : {}),
        }),
        show: (value) => ({
          optionId: textOf(part(value, 'id')),
          ...(part(value, 'child') ? { cascadingOptionId: textOf(part(part(value, 'child'), 'id')) } : {}),
        }),
      };
    case 'user':
      return {
        type: forge ? 'forge.user' : 'single.user.select',
        read: (entry) => ({ accountId: textOf(entry.accountId) }),
        show: (value) => ({ accountId: textOf(part(value, 'accountId')), userFilter: { enabled: false } }),
      };
    case 'multi-user':
      return {
        type: forge ? 'forge.user.list' : 'multi.user.select',
        read: (entry) => strings(entry.accountIds).map((accountId) => ({ accountId })),
        show: (value) => ({ accountIds: idsIn(value, 'accountId') }),
      };
    default:
      return undefined;
  }
}

const adf = (text: string): unknown => ({
  type: 'doc',
  version: 1,
  content: text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

function adfText(value: unknown): string {
  const own = textOf(part(value, 'text'));
  const content = part(value, 'content');
  return own + (Array.isArray(content) ? content.map(adfText).join('') : '');
}

function codecFor(request: RestRequest, field: FieldDef): Codec {
  const codec = codecOf(field);
  if (codec) return codec;
  request.jira.site.problems.report({ where: 'jira', what: `default values of fields of kind ${field.kind} are not modelled` });
  throw badRequest(`Default values of the custom field '${field.name}' are not modelled by the local Jira.`);
}

function list(request: RestRequest): RestAnswer {
  const field = customField(request.jira, request.params.fieldId);
  const ids = many(request, 'contextId');
  const found = contextsOf(request.jira, field.id).filter((context) => context.defaultValue !== undefined && (!ids || ids.has(context.id)));
  const codec = found.length > 0 ? codecFor(request, field) : undefined;
  return ok(pageOf(request, found, (context) => ({ type: codec?.type, contextId: context.id, ...codec?.show(context.defaultValue) })));
}

const SET = v.object({ defaultValues: v.optional(v.array(v.looseObject({ type: v.string(), contextId: v.optional(v.string()) })), []) });

/** Refuses option ids that are not in the context. */
function demandOptions(request: RestRequest, context: FieldContext, entry: Record<string, unknown>): void {
  const options = optionsOf(request.jira, context.id);
  const named = [entry.optionId, entry.cascadingOptionId].filter((id) => typeof id === 'string');
  const missing = [...named, ...strings(entry.optionIds)].filter((id) => !options.some((option) => option.id === id));
  if (missing.length > 0) throw notFound(`These options were not found: ${missing.join(', ')}.`);
}

function set(request: RestRequest): RestAnswer {
  const { jira } = request;
  const field = customField(jira, request.params.fieldId);
  const codec = codecFor(request, field);
  for (const entry of readBody(request, SET).defaultValues) {
    if (entry.type !== codec.type)
      throw badRequest(`The default value type '${entry.type}' does not fit the custom field; it takes '${codec.type}'.`);
    const context = jira.fieldContexts.get(entry.contextId ?? '');
    if (context?.fieldId !== field.id) throw notFound('The custom field context was not found.');
    if (entry.useCurrent === true) jira.site.problems.report({ where: 'jira', what: 'default value useCurrent is not modelled' });
    demandOptions(request, context, entry);
    const { defaultValue: _gone, ...rest } = context;
    const value = codec.read(entry);
    jira.fieldContexts.put(value === undefined ? rest : { ...rest, defaultValue: value });
  }
  return noContent();
}

/** Default values of custom fields, by context. */
export const defaultValueOperations: Operation[] = [
  define('getDefaultValues', 'GET', '/field/{fieldId}/context/defaultValue', SCOPES.config, adminOnly(list)),
  define('setDefaultValues', 'PUT', '/field/{fieldId}/context/defaultValue', SCOPES.config, adminOnly(set)),
];
