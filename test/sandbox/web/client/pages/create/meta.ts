import { rest } from '../../api';
import type { NamedMeta } from '../../fields/form';
import type { FieldMeta, PageOf, ProjectRef, TypeRef } from '../../types';

/** Projects the person may create in. */
export async function creatableProjects(): Promise<ProjectRef[]> {
  const page = await rest<PageOf<ProjectRef>>('GET', '/rest/api/3/project/search?action=create&maxResults=100&orderBy=name');
  return page.values;
}

export async function creatableTypes(projectId: string): Promise<TypeRef[]> {
  const page = await rest<{ issueTypes?: TypeRef[]; values?: TypeRef[] }>(
    'GET',
    `/rest/api/3/issue/createmeta/${projectId}/issuetypes?maxResults=100`,
  );
  return page.issueTypes ?? page.values ?? [];
}

/** Fields of the create screen, in its order. */
export async function createFields(projectId: string, typeId: string): Promise<NamedMeta[]> {
  const page = await rest<{ fields?: FieldMeta[]; values?: FieldMeta[] }>(
    'GET',
    `/rest/api/3/issue/createmeta/${projectId}/issuetypes/${typeId}?maxResults=200`,
  );
  return (page.fields ?? page.values ?? []).map((meta) => ({ ...meta, fieldId: meta.fieldId ?? meta.key }));
}
