import { getAppContext } from '@forge/api';
import * as v from 'valibot';
import type { FieldContext, FieldOption, SiteField, SiteWrite } from '../../../domain/set-up/site';
import { ask, type Caller, send } from '../request';
import { listAll, pageOf } from './paging';

type Write<D extends SiteWrite['do']> = Extract<SiteWrite, { do: D }>;

const fieldsSchema = v.array(
  v.object({
    id: v.string(),
    key: v.optional(v.string(), ''),
    name: v.string(),
    schema: v.optional(v.object({ custom: v.optional(v.string()) })),
    scope: v.optional(v.object({ type: v.optional(v.string()) })),
  }),
);

const contextSchema = v.object({ id: v.string(), isGlobalContext: v.boolean(), isAnyIssueType: v.boolean() });
const projectRow = v.object({ contextId: v.string(), projectId: v.optional(v.string()) });
const typeRow = v.object({ contextId: v.string(), issueTypeId: v.optional(v.string()) });
const optionSchema = v.object({
  id: v.string(),
  value: v.string(),
  disabled: v.optional(v.boolean(), false),
  optionId: v.optional(v.string()),
});

export const readFields = async (by: Caller): Promise<SiteField[]> =>
  (await ask('getFields', by, {}, fieldsSchema)).map(({ id, key, name, schema, scope }) => {
    const module = moduleOf(key, schema?.custom);
    return { id, name, type: schema?.custom, scoped: scope !== undefined, ...(module === undefined ? {} : { module }) };
  });

/** Fields of one request; Jira counts a point for each it finds. */
const FIELDS = 50;

/** Which of some fields are there, by their ids; far cheaper than all fields of the site. */
export async function readFieldsThere(by: Caller, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  for (let at = 0; at < ids.length; at += FIELDS) {
    const query = { id: ids.slice(at, at + FIELDS), maxResults: String(FIELDS) };
    const { values } = await ask('getFieldsPaginated', by, { query }, pageOf(v.object({ id: v.string() })));
    for (const { id } of values) there.add(id);
  }
  return there;
}

/**
 * Key of the module by which this app, in this environment, brought a field; undefined for all others. Jira names the module in the type of
 * the field, and apps in its key ("<app>__<environment>__<module>") too. Another environment of the app may be installed on the same site.
 */
function moduleOf(key: string, type: string | undefined): string | undefined {
  const { appAri, environmentAri, environmentType } = getAppContext();
  const typed = `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/`;
  if (type?.startsWith(typed)) return type.slice(typed.length);
  const [app, environment, ...module] = key.split('__');
  const here = [environmentAri.environmentId, environmentType].map((name) => name.toLowerCase());
  return app === appAri.appId && environment !== undefined && here.includes(environment.toLowerCase()) ? module.join('__') : undefined;
}

/** A field's contexts. Which projects and types they are for is asked only when they are not for all. */
export async function readContexts(by: Caller, fieldId: string): Promise<Omit<FieldContext, 'options'>[]> {
  const path = { fieldId };
  const contexts = await listAll((query) => ask('getContextsForField', by, { path, query }, pageOf(contextSchema)));
  const [projects, types] = await Promise.all([
    contexts.every(({ isGlobalContext }) => isGlobalContext)
      ? []
      : listAll((query) => ask('getProjectContextMapping', by, { path, query }, pageOf(projectRow))),
    contexts.every(({ isAnyIssueType }) => isAnyIssueType)
      ? []
      : listAll((query) => ask('getIssueTypeMappingsForContexts', by, { path, query }, pageOf(typeRow))),
  ]);
  return contexts.map(({ id, isGlobalContext, isAnyIssueType }) => ({
    id,
    projectIds: isGlobalContext ? undefined : projects.flatMap((row) => (row.contextId === id && row.projectId ? [row.projectId] : [])),
    typeIds: isAnyIssueType ? undefined : types.flatMap((row) => (row.contextId === id && row.issueTypeId ? [row.issueTypeId] : [])),
  }));
}

/** Options of a context in their order; none for a field that has none. */
export async function readOptions(by: Caller, fieldId: string, contextId: string): Promise<FieldOption[]> {
  const options = await listAll((query) => ask('getOptionsForContext', by, { path: { fieldId, contextId }, query }, pageOf(optionSchema)));
  return options.map(({ id, value, disabled, optionId }) => ({ id, value, disabled, parentId: optionId }));
}

export async function createField({ name, description, type, searcher }: Write<'createField'>): Promise<void> {
  await send('createCustomField', 'person', { body: { name, description, type, searcherKey: searcher } });
}

export async function assignContext({ fieldId, contextId, projectIds }: Write<'assignContext'>): Promise<void> {
  await send('assignProjectsToCustomFieldContext', 'person', { path: { fieldId, contextId }, body: { projectIds } });
}

export async function addContextTypes({ fieldId, contextId, typeIds }: Write<'addContextTypes'>): Promise<void> {
  await send('addIssueTypesToContext', 'person', { path: { fieldId, contextId }, body: { issueTypeIds: typeIds } });
}

export async function createOptions({ fieldId, contextId, options }: Write<'createOptions'>): Promise<void> {
  const wanted = options.map(({ value, parentId }) => ({
    value,
    disabled: false,
    ...(parentId === undefined ? {} : { optionId: parentId }),
  }));
  await send('createCustomFieldOption', 'person', { path: { fieldId, contextId }, body: { options: wanted } });
}

export async function renameOptions({ fieldId, contextId, options }: Write<'renameOptions'>): Promise<void> {
  await send('updateCustomFieldOption', 'person', { path: { fieldId, contextId }, body: { options } });
}
