import * as v from 'valibot';
import type { SiteProject, SiteType, TypeScheme } from '../../../domain/set-up/site';
import { ask, type Caller, send } from '../request';
import { listAll, pageOf } from './paging';

/** Project ids of one search (Jira's limit). */
const IDS = 50;

const typeSchema = v.object({
  id: v.string(),
  name: v.string(),
  subtask: v.optional(v.boolean(), false),
  scope: v.optional(v.object({ type: v.optional(v.string()) })),
});

const projectSchema = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  style: v.optional(v.string()),
  projectTypeKey: v.optional(v.string()),
  issueTypes: v.optional(v.array(typeSchema), []),
});

/** A project as lists of schemes name it. */
export const userSchema = v.object({ id: v.string(), name: v.optional(v.string(), '') });
const usersSchema = v.optional(v.object({ values: v.optional(v.array(userSchema), []) }), {});

const schemeSchema = v.object({ id: v.string(), name: v.optional(v.string(), ''), projects: usersSchema });

export const countProjects = async (by: Caller): Promise<number> =>
  (await ask('searchProjects', by, { query: { maxResults: '1' } }, v.object({ total: v.number() }))).total;

/** Projects that are there, with their issue types. */
export async function readProjects(by: Caller, ids: readonly string[]): Promise<SiteProject[]> {
  const found: SiteProject[] = [];
  for (let at = 0; at < ids.length; at += IDS) {
    const query = { id: ids.slice(at, at + IDS), expand: 'issueTypes', maxResults: String(IDS) };
    const { values } = await ask('searchProjects', by, { query }, pageOf(projectSchema));
    found.push(
      ...values.map(({ id, key, name, style, projectTypeKey, issueTypes }) => ({
        id,
        key,
        name,
        teamManaged: style === 'next-gen',
        serviceProject: projectTypeKey === 'service_desk',
        types: issueTypes.map((type) => ({ id: type.id, name: type.name, subtask: type.subtask })),
      })),
    );
  }
  return found;
}

export const readTypes = async (by: Caller): Promise<SiteType[]> =>
  (await ask('getIssueAllTypes', by, {}, v.array(typeSchema))).map(({ id, name, subtask, scope }) => ({
    id,
    name,
    subtask,
    scoped: scope !== undefined,
  }));

export async function readTypeSchemes(by: Caller): Promise<TypeScheme[]> {
  const schemes = await listAll((page) =>
    ask('getAllIssueTypeSchemes', by, { query: { ...page, expand: 'projects' } }, pageOf(schemeSchema)),
  );
  return schemes.map(({ id, name, projects }) => ({ id, name, projects: projects.values }));
}

export async function createType(name: string, description: string): Promise<void> {
  await send('createIssueType', 'person', { body: { name, description, hierarchyLevel: 0 } });
}

export async function addTypeToScheme(schemeId: string, typeId: string): Promise<void> {
  await send('addIssueTypesToIssueTypeScheme', 'person', { path: { issueTypeSchemeId: schemeId }, body: { issueTypeIds: [typeId] } });
}
