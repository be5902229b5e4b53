import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { FieldDef } from '../../model';
import { can } from '../../permissions';
import { badRequest, JiraError, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { scopeBean, selfUrl } from '../beans';
import { addCustomField, CUSTOM_TYPES } from '../default-fields';
import { emitAdmin } from '../emit';
import { fieldSchema } from '../field-schema';
import { adminOnly, define, many, ordered, pageOf, projectFor, readBody, SCOPES, text } from './define';
import { contextsOf, customField, demandUnlocked } from './field-access';

/** Schema FieldDetails. */
function fieldBean(field: FieldDef): Record<string, unknown> {
  return {
    id: field.id,
    key: field.id,
    name: field.name,
    custom: field.custom,
    orderable: field.orderable,
    navigable: field.navigable,
    searchable: field.searchable,
    clauseNames: field.clauseNames,
    ...scopeBean(field.scopeProjectId),
    schema: fieldSchema(field),
  };
}

/** What field events carry (events reference: custom field events). */
function eventBody(field: FieldDef): Record<string, unknown> {
  return {
    id: field.id,
    key: field.id,
    type: field.customType ?? '',
    typeName: field.customType ?? '',
    name: field.name,
    description: field.description,
  };
}

function screensWith(jira: Jira, fieldId: string): number {
  return jira.screens.list((screen) => screen.tabs.some((tab) => tab.fieldIds.includes(fieldId))).length;
}

function projectsWith(jira: Jira, fieldId: string): number {
  const contexts = contextsOf(jira, fieldId);
  if (contexts.some((context) => context.projectIds.length === 0)) return jira.projects.size;
  return new Set(contexts.flatMap((context) => context.projectIds)).size;
}

/** Schema Field, what `expand` asks for besides. */
function pageBean(jira: Jira, field: FieldDef, expand: readonly string[]): Record<string, unknown> {
  const shows = (name: string): boolean => expand.includes(name);
  return {
    id: field.id,
    name: field.name,
    schema: fieldSchema(field),
    description: field.description,
    ...(shows('key') ? { key: field.id } : {}),
    ...(shows('stableId') ? { stableId: field.custom ? field.id : `sfid:${field.id}` } : {}),
    ...(shows('isLocked') ? { isLocked: field.locked === true } : {}),
    ...(shows('searcherKey') && field.searcherKey ? { searcherKey: field.searcherKey } : {}),
    ...(shows('screensCount') ? { screensCount: screensWith(jira, field.id) } : {}),
    ...(shows('contextsCount') ? { contextsCount: contextsOf(jira, field.id).length } : {}),
    ...(shows('projectsCount') ? { projectsCount: projectsWith(jira, field.id) } : {}),
    ...(shows('lastUsed') ? { lastUsed: { type: 'NOT_TRACKED' } } : {}),
    ...(shows('isUnscreenable') ? { isUnscreenable: !field.orderable } : {}),
  };
}

function search(request: RestRequest, trashed: boolean): RestAnswer {
  const { jira, caller, query } = request;
  // Description: Administer Jira; with `projectIds` those who administer the projects may ask too.
  const projects = [...(many(request, 'projectIds') ?? [])].map((id) => projectFor(request, id, 'ADMINISTER_PROJECTS'));
  if (projects.length === 0 && !can(jira, caller, 'ADMINISTER'))
    throw new JiraError(403, ['Only Jira administrators can access this resource.']);
  const [types, ids, words] = [many(request, 'type'), many(request, 'id'), (query.get('query') ?? '').toLowerCase()];
  const found = jira.fields.list(
    (field) =>
      (field.trashed === true) === trashed &&
      (!types || types.has(field.custom ? 'custom' : 'system')) &&
      (!ids || ids.has(field.id)) &&
      (field.name.toLowerCase().includes(words) || field.description.toLowerCase().includes(words)) &&
      (projects.length === 0 || !field.custom || projects.some((project) => inProject(jira, field, project.id))),
  );
  const sorted = ordered(
    request,
    found,
    {
      name: (field) => field.name,
      screensCount: (field) => screensWith(jira, field.id),
      contextsCount: (field) => contextsOf(jira, field.id).length,
      projectsCount: (field) => projectsWith(jira, field.id),
    },
    'name',
  );
  const expand = query.getAll('expand').flatMap((part) => part.split(','));
  return ok(pageOf(request, sorted, (field) => pageBean(jira, field, expand)));
}

const inProject = (jira: Jira, field: FieldDef, projectId: string): boolean =>
  contextsOf(jira, field.id).some((context) => context.projectIds.length === 0 || context.projectIds.includes(projectId));

const CREATE = v.object({
  name: text(),
  type: v.string(),
  description: v.optional(v.string(), ''),
  searcherKey: v.optional(v.string()),
});

function create(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  // The description: lack of permission is a 400 here.
  if (!can(jira, caller, 'ADMINISTER')) throw badRequest('You do not have permission to create custom fields.');
  const body = readBody(request, CREATE);
  const type = CUSTOM_TYPES[body.type];
  if (!type) {
    if (body.type.startsWith('com.atlassian.'))
      jira.site.problems.report({ where: 'jira', what: `custom field type ${body.type} is not modelled` });
    throw new JiraError(400, [], { fieldType: `The field type '${body.type}' is not valid.` });
  }
  const field = addCustomField(jira, {
    name: body.name,
    description: body.description,
    customType: body.type,
    kind: type.kind,
    ...(body.searcherKey ? { searcherKey: body.searcherKey } : {}),
  });
  emitAdmin(jira, caller, 'avi:jira:created:field', eventBody(field));
  return created(fieldBean(field));
}

const UPDATE = v.object({ name: v.optional(text()), description: v.optional(v.string()), searcherKey: v.optional(v.string()) });

function update(request: RestRequest): RestAnswer {
  const { jira, caller, params } = request;
  const field = customField(jira, params.fieldId);
  demandUnlocked(field);
  const body = readBody(request, UPDATE);
  const changed = jira.fields.put({
    ...field,
    ...(body.name === undefined
      ? {}
      : { name: body.name, clauseNames: field.clauseNames.map((name) => (name === field.name ? (body.name ?? name) : name)) }),
    ...(body.description === undefined ? {} : { description: body.description }),
    ...(body.searcherKey === undefined ? {} : { searcherKey: body.searcherKey }),
  });
  emitAdmin(jira, caller, 'avi:jira:updated:field', eventBody(changed));
  return noContent();
}

/** Trash, restore: the field stays with its values, but nothing shows it. */
function trash(request: RestRequest): RestAnswer {
  const { jira, caller, params } = request;
  const field = customField(jira, params.id);
  demandUnlocked(field);
  jira.fields.put({ ...field, trashed: true });
  emitAdmin(jira, caller, 'avi:jira:trashed:field', eventBody(field));
  return ok({});
}

function restore(request: RestRequest): RestAnswer {
  const { jira, caller, params } = request;
  const { trashed, ...field } = customField(jira, params.id, { trashed: true });
  if (!trashed) throw badRequest('The custom field is not in the trash.');
  jira.fields.put(field);
  emitAdmin(jira, caller, 'avi:jira:restored:field', eventBody(field));
  return ok({});
}

/** Deletes for good; only out of the trash, as Jira does. Values in issues are left where nothing shows them. */
function remove(request: RestRequest): RestAnswer {
  const { jira, caller, params } = request;
  const field = customField(jira, params.id, { trashed: true });
  demandUnlocked(field);
  if (!field.trashed)
    throw badRequest(`The custom field '${field.name}' is not in the trash. Only a custom field in the trash can be deleted.`);
  for (const screen of jira.screens.list((candidate) => candidate.tabs.some((tab) => tab.fieldIds.includes(field.id)))) {
    jira.screens.put({ ...screen, tabs: screen.tabs.map((tab) => ({ ...tab, fieldIds: tab.fieldIds.filter((id) => id !== field.id) })) });
  }
  for (const context of contextsOf(jira, field.id)) {
    for (const option of jira.fieldOptions.list((candidate) => candidate.contextId === context.id)) jira.fieldOptions.delete(option.id);
    jira.fieldContexts.delete(context.id);
  }
  jira.fields.delete(field.id);
  emitAdmin(jira, caller, 'avi:jira:deleted:field', eventBody(field));
  return deletionTask(request, field);
}

/** Jira answers with the task that deletes; here it is done already. */
function deletionTask({ jira, caller }: RestRequest, field: FieldDef): RestAnswer {
  const id = String(jira.site.ids.next('task', 10000));
  const now = jira.site.clock.now();
  const body = {
    self: selfUrl(jira, `task/${id}`),
    id,
    description: `Deletion of the custom field ${field.name}`,
    status: 'COMPLETE',
    progress: 100,
    elapsedRuntime: 0,
    submitted: now,
    started: now,
    finished: now,
    lastUpdate: now,
    // The number Jira keeps for a person inside; it means nothing outside.
    submittedBy: caller.kind === 'nobody' ? 0 : 10_000,
  };
  return { status: 303, headers: { location: body.self }, body };
}

function screensOf(request: RestRequest): RestAnswer {
  const { jira, params } = request;
  const fieldId = params.fieldId ?? '';
  const tabs = jira.screens.list().flatMap((screen) =>
    screen.tabs
      .filter((tab) => tab.fieldIds.includes(fieldId))
      .map((tab) => ({
        id: Number(screen.id),
        name: screen.name,
        description: screen.description,
        ...scopeBean(screen.scopeProjectId),
        ...(request.query.get('expand') === 'tab' ? { tab: { id: Number(tab.id), name: tab.name } } : {}),
      })),
  );
  return ok(pageOf(request, tabs, (row) => row, 100, 100));
}

/** Fields of the site. */
export const fieldOperations: Operation[] = [
  define(
    'getFields',
    'GET',
    '/field',
    SCOPES.work,
    ({ jira, caller }) => {
      const seen = (field: FieldDef): boolean =>
        field.scopeProjectId === undefined || can(jira, caller, 'BROWSE_PROJECTS', { projectId: field.scopeProjectId });
      return ok(jira.fields.list((field) => !field.trashed && seen(field)).map((field) => fieldBean(field)));
    },
    { anonymous: true },
  ),
  define('createCustomField', 'POST', '/field', SCOPES.config, create, { anonymous: true }),
  define('getFieldsPaginated', 'GET', '/field/search', SCOPES.work, (request) => search(request, false)),
  define('getTrashedFieldsPaginated', 'GET', '/field/search/trashed', SCOPES.work, (request) => search(request, true)),
  define('updateCustomField', 'PUT', '/field/{fieldId}', SCOPES.config, adminOnly(update)),
  define('trashCustomField', 'POST', '/field/{id}/trash', SCOPES.config, adminOnly(trash)),
  define('restoreCustomField', 'POST', '/field/{id}/restore', SCOPES.config, adminOnly(restore)),
  define('deleteCustomField', 'DELETE', '/field/{id}', SCOPES.config, adminOnly(remove)),
  define('getScreensForField', 'GET', '/field/{fieldId}/screens', SCOPES.project, adminOnly(screensOf), { anonymous: true }),
  define(
    'getCustomFieldOption',
    'GET',
    '/customFieldOption/{id}',
    SCOPES.work,
    ({ jira, params }) => {
      const option = jira.fieldOptions.get(params.id ?? '');
      if (!option) throw notFound(`A custom field option with id '${params.id}' does not exist.`);
      return ok({ self: selfUrl(jira, `customFieldOption/${option.id}`), value: option.value });
    },
    { anonymous: true },
  ),
];
