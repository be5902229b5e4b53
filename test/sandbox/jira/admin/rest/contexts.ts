import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { FieldContext, FieldDef } from '../../model';
import { badRequest, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { emitAdmin } from '../emit';
import { adminOnly, define, many, pageOf, readBody, SCOPES, text } from './define';
import { contextFor, contextsOf, customField } from './field-access';

const PATH = '/field/{fieldId}/context';

const isGlobal = (context: FieldContext): boolean => context.projectIds.length === 0;
const isAnyType = (context: FieldContext): boolean => context.issueTypeIds.length === 0;

/** Contexts of the field in the path, those asked for by contextId. */
function asked(request: RestRequest): FieldContext[] {
  const field = customField(request.jira, request.params.fieldId);
  const ids = many(request, 'contextId');
  return contextsOf(request.jira, field.id).filter((context) => !ids || ids.has(context.id));
}

function list(request: RestRequest): RestAnswer {
  const { query } = request;
  const flag = (name: string): boolean | undefined => (query.has(name) ? query.get(name) === 'true' : undefined);
  const [anyType, global] = [flag('isAnyIssueType'), flag('isGlobalContext')];
  const found = asked(request).filter(
    (context) => (anyType === undefined || anyType === isAnyType(context)) && (global === undefined || global === isGlobal(context)),
  );
  return ok(
    pageOf(request, found, (context) => ({
      id: context.id,
      name: context.name,
      description: context.description,
      isGlobalContext: isGlobal(context),
      isAnyIssueType: isAnyType(context),
    })),
  );
}

function demandProjects(jira: Jira, ids: readonly string[]): void {
  const missing = ids.filter((id) => !jira.projects.get(id));
  if (missing.length > 0) throw notFound(`These projects were not found: ${missing.join(', ')}.`);
}

function demandTypes(jira: Jira, ids: readonly string[]): void {
  const missing = ids.filter((id) => !jira.issueTypes.get(id));
  if (missing.length > 0) throw notFound(`These issue types were not found: ${missing.join(', ')}.`);
}

/** Jira: a project is in at most one context of a field, and there is at most one global context. */
function demandFreeProjects(jira: Jira, field: FieldDef, projectIds: readonly string[], except?: string): void {
  const others = contextsOf(jira, field.id).filter((context) => context.id !== except);
  const taken = projectIds.filter((id) => others.some((context) => context.projectIds.includes(id)));
  if (taken.length > 0) throw badRequest(`These projects are already associated with a context of the field: ${taken.join(', ')}.`);
}

const CREATE = v.object({
  id: v.optional(v.string()),
  name: text(),
  description: v.optional(v.string(), ''),
  projectIds: v.optional(v.array(v.string()), []),
  issueTypeIds: v.optional(v.array(v.string()), []),
});

function eventBody(field: FieldDef, context: FieldContext): Record<string, unknown> {
  return {
    id: context.id,
    fieldId: field.id,
    fieldKey: field.id,
    name: context.name,
    description: context.description,
    projectIds: context.projectIds.map(Number),
    issueTypeIds: context.issueTypeIds,
  };
}

function create(request: RestRequest): RestAnswer {
  const { jira, caller, params } = request;
  const field = customField(jira, params.fieldId);
  const body = readBody(request, CREATE);
  demandProjects(jira, body.projectIds);
  demandTypes(jira, body.issueTypeIds);
  if (body.projectIds.length === 0 && contextsOf(jira, field.id).some(isGlobal)) {
    throw badRequest('The custom field has a global context already. Only one context may be global.');
  }
  demandFreeProjects(jira, field, body.projectIds);
  const context = jira.fieldContexts.put({
    id: String(jira.site.ids.next('fieldcontext', 10100)),
    fieldId: field.id,
    name: body.name,
    description: body.description,
    projectIds: [...new Set(body.projectIds)],
    issueTypeIds: [...new Set(body.issueTypeIds)],
  });
  emitAdmin(jira, caller, 'avi:jira:created:field:context', eventBody(field, context));
  const { id, name, description, projectIds, issueTypeIds } = context;
  return created({ id, name, description, projectIds, issueTypeIds });
}

/** Changes the context in the path by `change`, and says so. */
const changing =
  (change: (request: RestRequest, field: FieldDef, context: FieldContext) => FieldContext) =>
  (request: RestRequest): RestAnswer => {
    const field = customField(request.jira, request.params.fieldId);
    const context = request.jira.fieldContexts.put(change(request, field, contextFor(request, field)));
    emitAdmin(request.jira, request.caller, 'avi:jira:updated:field:context', eventBody(field, context));
    return noContent();
  };

const TYPES = v.object({ issueTypeIds: v.pipe(v.array(v.string()), v.nonEmpty('At least one issue type is needed.')) });
const PROJECTS = v.object({ projectIds: v.pipe(v.array(v.string()), v.nonEmpty('At least one project is needed.')) });

const update = changing((request, _field, context) => {
  const body = readBody(request, v.object({ name: v.optional(text()), description: v.optional(v.string()) }));
  return {
    ...context,
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.description === undefined ? {} : { description: body.description }),
  };
});

const addTypes = changing((request, _field, context) => {
  const { issueTypeIds } = readBody(request, TYPES);
  demandTypes(request.jira, issueTypeIds);
  const there = issueTypeIds.filter((id) => context.issueTypeIds.includes(id));
  if (there.length > 0) throw badRequest(`These issue types are already in the context: ${there.join(', ')}.`);
  return { ...context, issueTypeIds: [...context.issueTypeIds, ...issueTypeIds] };
});

const removeTypes = changing((request, _field, context) => {
  const { issueTypeIds } = readBody(request, TYPES);
  const absent = issueTypeIds.filter((id) => !context.issueTypeIds.includes(id));
  if (absent.length > 0) throw badRequest(`These issue types are not in the context: ${absent.join(', ')}.`);
  return { ...context, issueTypeIds: context.issueTypeIds.filter((id) => !issueTypeIds.includes(id)) };
});

const addProjects = changing((request, field, context) => {
  const { projectIds } = readBody(request, PROJECTS);
  demandProjects(request.jira, projectIds);
  demandFreeProjects(request.jira, field, projectIds, context.id);
  return { ...context, projectIds: [...new Set([...context.projectIds, ...projectIds])] };
});

const removeProjects = changing((request, field, context) => {
  const { projectIds } = readBody(request, PROJECTS);
  const absent = projectIds.filter((id) => !context.projectIds.includes(id));
  if (absent.length > 0) throw badRequest(`These projects are not in the context: ${absent.join(', ')}.`);
  const left = context.projectIds.filter((id) => !projectIds.includes(id));
  // Description: a context left without projects becomes global; there may be only one.
  if (left.length === 0 && contextsOf(request.jira, field.id).some((other) => other.id !== context.id && isGlobal(other))) {
    throw badRequest('The context would become global, and the custom field has a global context already.');
  }
  return { ...context, projectIds: left };
});

function remove(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const field = customField(jira, request.params.fieldId);
  const context = contextFor(request, field);
  for (const option of jira.fieldOptions.list((candidate) => candidate.contextId === context.id)) jira.fieldOptions.delete(option.id);
  jira.fieldContexts.delete(context.id);
  emitAdmin(jira, caller, 'avi:jira:deleted:field:context', eventBody(field, context));
  return noContent();
}

/** The context that applies to a project and type: the project's own before the global one; none when the type is not in it. */
export function applicableContext(jira: Jira, fieldId: string, projectId: string, issueTypeId: string): FieldContext | undefined {
  const all = contextsOf(jira, fieldId);
  const context = all.find((candidate) => candidate.projectIds.includes(projectId)) ?? all.find(isGlobal);
  return context && (isAnyType(context) || context.issueTypeIds.includes(issueTypeId)) ? context : undefined;
}

const MAPPINGS = v.object({ mappings: v.array(v.object({ projectId: v.string(), issueTypeId: v.string() })) });

/** Contexts of custom fields: in which projects and types they apply. */
export const contextOperations: Operation[] = [
  define('getContextsForField', 'GET', PATH, SCOPES.config, adminOnly(list)),
  define('createCustomFieldContext', 'POST', PATH, SCOPES.config, adminOnly(create)),
  define(
    'getIssueTypeMappingsForContexts',
    'GET',
    `${PATH}/issuetypemapping`,
    SCOPES.config,
    adminOnly((request) => {
      const rows = asked(request).flatMap((context): Record<string, unknown>[] =>
        isAnyType(context)
          ? [{ contextId: context.id, isAnyIssueType: true }]
          : context.issueTypeIds.map((issueTypeId) => ({ contextId: context.id, issueTypeId })),
      );
      return ok(pageOf(request, rows, (row) => row));
    }),
  ),
  define(
    'getProjectContextMapping',
    'GET',
    `${PATH}/projectmapping`,
    SCOPES.config,
    adminOnly((request) => {
      const rows = asked(request).flatMap((context): Record<string, unknown>[] =>
        isGlobal(context)
          ? [{ contextId: context.id, isGlobalContext: true }]
          : context.projectIds.map((projectId) => ({ contextId: context.id, projectId })),
      );
      return ok(pageOf(request, rows, (row) => row));
    }),
  ),
  define(
    'getCustomFieldContextsForProjectsAndIssueTypes',
    'POST',
    `${PATH}/mapping`,
    SCOPES.config,
    adminOnly((request) => {
      const field = customField(request.jira, request.params.fieldId);
      const { mappings } = readBody(request, MAPPINGS);
      demandProjects(
        request.jira,
        mappings.map((mapping) => mapping.projectId),
      );
      demandTypes(
        request.jira,
        mappings.map((mapping) => mapping.issueTypeId),
      );
      const rows = mappings.map(({ projectId, issueTypeId }) => ({
        projectId,
        issueTypeId,
        contextId: applicableContext(request.jira, field.id, projectId, issueTypeId)?.id ?? null,
      }));
      return ok(pageOf(request, rows, (row) => row));
    }),
  ),
  define('updateCustomFieldContext', 'PUT', `${PATH}/{contextId}`, SCOPES.config, adminOnly(update)),
  define('deleteCustomFieldContext', 'DELETE', `${PATH}/{contextId}`, SCOPES.config, adminOnly(remove)),
  define('addIssueTypesToContext', 'PUT', `${PATH}/{contextId}/issuetype`, SCOPES.config, adminOnly(addTypes)),
  define('removeIssueTypesFromContext', 'POST', `${PATH}/{contextId}/issuetype/remove`, SCOPES.config, adminOnly(removeTypes)),
  define('assignProjectsToCustomFieldContext', 'PUT', `${PATH}/{contextId}/project`, SCOPES.config, adminOnly(addProjects)),
  define('removeCustomFieldContextFromProjects', 'POST', `${PATH}/{contextId}/project/remove`, SCOPES.config, adminOnly(removeProjects)),
];
