import { issueTypeBean, projectBean } from '../../admin/beans';
import { listed, pageOf } from '../../admin/rest/define';
import type { Jira } from '../../jira';
import type { IssueType, Project } from '../../model';
import { can } from '../../permissions';
import { badRequest, notFound } from '../../rest/errors';
import { type Caller, type Operation, ok, type RestRequest } from '../../rest/operation';
import { editMeta } from '../bean';
import { fieldMeta, fieldsMeta } from '../bean/meta';
import { settableFields } from '../screens';
import { overrides } from './issue';
import { listParameter } from './read';
import { issueOfPath } from './visible';

const typesOf = (jira: Jira, project: Project): IssueType[] =>
  jira.issueTypeSchemes.need(project.issueTypeSchemeId).issueTypeIds.map((id) => jira.issueTypes.need(id));

const creatable = (jira: Jira, caller: Caller, project: Project): boolean =>
  !project.archived && !project.deleted && can(jira, caller, 'CREATE_ISSUES', { projectId: project.id });

/** The project of the path where the caller may create; Jira answers 400 for any other. */
function projectOfPath({ jira, caller, params }: RestRequest): Project {
  const wanted = params.projectIdOrKey ?? '';
  const project = jira.projects.find((candidate) => candidate.id === wanted || candidate.key === wanted.toUpperCase());
  if (!project || !creatable(jira, caller, project)) throw badRequest('No project could be found, or you may not create issues in it.');
  return project;
}

const createFields = (jira: Jira, caller: Caller, project: Project, type: IssueType): ReturnType<typeof settableFields> =>
  settableFields(jira, caller, { use: 'create', place: { projectId: project.id, typeId: type.id } });

/** A page under a name of its own, as the two newer createmeta resources have it. */
function namedPage(request: RestRequest, name: string, all: readonly unknown[]): Record<string, unknown> {
  const { startAt, maxResults, total, values } = pageOf(request, all, (item) => item, 50, 200);
  return { startAt, maxResults, total, [name]: values };
}

const read = (id: string, path: string, handle: Operation['handle']): Operation => ({
  id,
  method: 'GET',
  path: `/rest/api/3/issue/${path}`,
  scopes: ['read:jira-work'],
  spec: 'platform',
  anonymous: true,
  handle,
});

/** What may be set when creating and editing. */
export const metaOperations: Operation[] = [
  read('getEditIssueMeta', '{issueIdOrKey}/editmeta', (request) => {
    overrides(request, 'overrideEditableFlag');
    overrides(request, 'overrideScreenSecurity');
    const issue = issueOfPath(request);
    const may = can(request.jira, request.caller, 'EDIT_ISSUES', { issue });
    return ok({ fields: may ? editMeta(request.jira, request.caller, issue) : {} });
  }),
  read('getCreateIssueMeta', 'createmeta', (request) => {
    const { jira, caller } = request;
    const [ids, keys, typeIds, typeNames] = ['projectIds', 'projectKeys', 'issuetypeIds', 'issuetypeNames'].map((name) =>
      listParameter(request, name),
    );
    const withFields = listed(request, 'expand').includes('projects.issuetypes.fields');
    const wanted = jira.projects.list(
      (project) =>
        creatable(jira, caller, project) &&
        ((ids?.length ?? 0) + (keys?.length ?? 0) === 0 || ids?.includes(project.id) || keys?.includes(project.key) || false),
    );
    const projects = wanted.map((project) => {
      const { self, id, key, name, avatarUrls } = projectBean(jira, project);
      const types = typesOf(jira, project).filter(
        (type) => (typeIds?.length ?? 0) + (typeNames?.length ?? 0) === 0 || typeIds?.includes(type.id) || typeNames?.includes(type.name),
      );
      const issuetypes = types.map((type) => ({
        ...issueTypeBean(jira, type),
        ...(withFields
          ? {
              expand: 'fields',
              fields: fieldsMeta(jira, createFields(jira, caller, project, type), { projectId: project.id, typeId: type.id }),
            }
          : {}),
      }));
      return { self, id, key, name, avatarUrls, issuetypes };
    });
    return ok({ expand: 'projects', projects });
  }),
  read('getCreateIssueMetaIssueTypes', 'createmeta/{projectIdOrKey}/issuetypes', (request) => {
    const project = projectOfPath(request);
    return ok(
      namedPage(
        request,
        'issueTypes',
        typesOf(request.jira, project).map((type) => issueTypeBean(request.jira, type)),
      ),
    );
  }),
  read('getCreateIssueMetaIssueTypeId', 'createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}', (request) => {
    const { jira, caller } = request;
    const project = projectOfPath(request);
    const type = typesOf(jira, project).find((candidate) => candidate.id === request.params.issueTypeId);
    if (!type) throw notFound('The issue type was not found in this project.');
    const place = { projectId: project.id, typeId: type.id };
    const fields = createFields(jira, caller, project, type).map((field) => ({ ...fieldMeta(jira, field, place), fieldId: field.id }));
    return ok(namedPage(request, 'fields', fields));
  }),
];
