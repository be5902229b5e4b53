import * as v from 'valibot';
import { issuesWhere } from '../../issues/store';
import type { Jira } from '../../jira';
import type { IssueType } from '../../model';
import { can } from '../../permissions';
import { badRequest, conflict, JiraError, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { issueTypeBean } from '../beans';
import { emitAdmin } from '../emit';
import { adminOnly, define, readBody, SCOPES } from './define';

/** Longest name of a work type (description of createIssueType). */
const NAME_LIMIT = 60;

const NOT_FOUND = 'The issue type was not found.';

function demandName(jira: Jira, name: string, except?: IssueType): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new JiraError(400, [], { name: 'You must specify a name for this new issue type.' });
  if (trimmed.length > NAME_LIMIT) throw new JiraError(400, [], { name: `The issue type name must not exceed ${NAME_LIMIT} characters.` });
  const taken = jira.issueTypes.find(
    (type) => type.id !== except?.id && type.scopeProjectId === except?.scopeProjectId && type.name.toLowerCase() === trimmed.toLowerCase(),
  );
  if (taken) throw new JiraError(409, [], { name: 'An issue type with this name already exists.' });
  return trimmed;
}

/** A work type the caller may see: site-wide ones for everybody signed in, a team-managed project's for those who browse it. */
function visible({ jira, caller }: RestRequest, type: IssueType): boolean {
  if (type.scopeProjectId !== undefined) return can(jira, caller, 'BROWSE_PROJECTS', { projectId: type.scopeProjectId });
  if (can(jira, caller, 'ADMINISTER')) return true;
  return jira.projects.list().some((project) => can(jira, caller, 'BROWSE_PROJECTS', { projectId: project.id }));
}

function typeFor(request: RestRequest, id = request.params.id ?? ''): IssueType {
  const type = request.jira.issueTypes.get(id);
  if (!type || !visible(request, type)) throw notFound(NOT_FOUND);
  return type;
}

const CREATE = v.object({
  name: v.string(),
  description: v.optional(v.string(), ''),
  hierarchyLevel: v.optional(v.number()),
  type: v.optional(v.picklist(['subtask', 'standard'])),
});

function create(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const body = readBody(request, CREATE);
  const hierarchyLevel = body.hierarchyLevel ?? (body.type === 'subtask' ? -1 : 0);
  if (hierarchyLevel !== 0 && hierarchyLevel !== -1) throw badRequest('The hierarchyLevel must be -1 (subtask) or 0 (standard).');
  const name = demandName(jira, body.name);
  const type = jira.issueTypes.put({
    id: String(jira.site.ids.next('issuetype', 10001)),
    name,
    description: body.description,
    hierarchyLevel,
    iconUrl: `/_sandbox/icon/issuetype/${hierarchyLevel < 0 ? 'subtask' : 'task'}.svg`,
  });
  // Jira: the default scheme is the list of global types; every new one is added to it.
  for (const scheme of jira.issueTypeSchemes.list((candidate) => candidate.isDefault)) {
    jira.issueTypeSchemes.put({ ...scheme, issueTypeIds: [...scheme.issueTypeIds, type.id] });
  }
  emitAdmin(jira, caller, 'avi:jira:created:issuetype', { issueType: issueTypeBean(jira, type) });
  return created(issueTypeBean(jira, type));
}

const UPDATE = v.object({ name: v.optional(v.string()), description: v.optional(v.string()), avatarId: v.optional(v.number()) });

function update(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const type = typeFor(request);
  const body = readBody(request, UPDATE);
  if (body.avatarId !== undefined) jira.site.problems.report({ where: 'jira', what: 'PUT /rest/api/3/issuetype does not change avatarId' });
  const changed = jira.issueTypes.put({
    ...type,
    ...(body.name === undefined ? {} : { name: demandName(jira, body.name, type) }),
    ...(body.description === undefined ? {} : { description: body.description }),
  });
  emitAdmin(jira, caller, 'avi:jira:updated:issuetype', { issueType: issueTypeBean(jira, changed) });
  return ok(issueTypeBean(jira, changed));
}

/** Types that may take over a type's issues: same level, in the same projects' schemes, with the same workflows and screens. */
function alternatives(jira: Jira, type: IssueType): IssueType[] {
  const projects = jira.projects.list(
    (project) => jira.issueTypeSchemes.need(project.issueTypeSchemeId).issueTypeIds.includes(type.id) && hasIssues(jira, type, project.id),
  );
  return jira.issueTypes.list(
    (other) =>
      other.id !== type.id &&
      other.hierarchyLevel === type.hierarchyLevel &&
      other.scopeProjectId === type.scopeProjectId &&
      projects.every((project) => {
        const workflows = jira.workflowSchemes.need(project.workflowSchemeId);
        const screens = jira.issueTypeScreenSchemes.need(project.issueTypeScreenSchemeId).mappings;
        const workflowOf = (id: string): string => workflows.mappings[id] ?? workflows.defaultWorkflowId;
        return (
          jira.issueTypeSchemes.need(project.issueTypeSchemeId).issueTypeIds.includes(other.id) &&
          workflowOf(type.id) === workflowOf(other.id) &&
          (screens[type.id] ?? screens.default) === (screens[other.id] ?? screens.default)
        );
      }),
  );
}

const hasIssues = (jira: Jira, type: IssueType, projectId?: string): boolean =>
  issuesWhere(jira, { typeId: type.id, ...(projectId ? { projectId } : {}) }).length > 0;

function remove(request: RestRequest): RestAnswer {
  const { jira, caller, query } = request;
  const type = typeFor(request);
  if (hasIssues(jira, type)) {
    const alternative = query.get('alternativeIssueTypeId');
    if (alternative === null) throw notFound('The issue type is in use and an alternative issue type was not specified.');
    if (alternative === type.id) throw conflict('The issue type is also specified as the alternative issue type.');
    typeFor(request, alternative);
    if (!alternatives(jira, type).some((other) => other.id === alternative)) throw badRequest('The alternative issue type is not valid.');
    jira.site.problems.report({ where: 'jira', what: 'DELETE /rest/api/3/issuetype/{id} does not move issues to the alternative type' });
    throw badRequest('The local Jira does not move issues to another type when one is deleted. Move them first.');
  }
  forgetType(jira, type.id);
  jira.issueTypes.delete(type.id);
  emitAdmin(jira, caller, 'avi:jira:deleted:issuetype', { issueType: issueTypeBean(jira, type) });
  return noContent();
}

/** Takes a type out of every scheme and context that names it. */
function forgetType(jira: Jira, id: string): void {
  const without = (mappings: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(mappings).filter(([typeId]) => typeId !== id));
  for (const scheme of jira.issueTypeSchemes.list((candidate) => candidate.issueTypeIds.includes(id))) {
    const { defaultIssueTypeId, ...rest } = scheme;
    jira.issueTypeSchemes.put({
      ...rest,
      ...(defaultIssueTypeId !== undefined && defaultIssueTypeId !== id ? { defaultIssueTypeId } : {}),
      issueTypeIds: scheme.issueTypeIds.filter((typeId) => typeId !== id),
    });
  }
  for (const scheme of jira.workflowSchemes.list((candidate) => id in candidate.mappings)) {
    jira.workflowSchemes.put({ ...scheme, mappings: without(scheme.mappings) });
  }
  for (const scheme of jira.issueTypeScreenSchemes.list((candidate) => id in candidate.mappings)) {
    jira.issueTypeScreenSchemes.put({ ...scheme, mappings: without(scheme.mappings) });
  }
  for (const context of jira.fieldContexts.list((candidate) => candidate.issueTypeIds.includes(id))) {
    const issueTypeIds = context.issueTypeIds.filter((typeId) => typeId !== id);
    // A context left without types would apply to any type; Jira removes it instead.
    if (issueTypeIds.length === 0) jira.fieldContexts.delete(context.id);
    else jira.fieldContexts.put({ ...context, issueTypeIds });
  }
}

const ANYONE = { anonymous: true } as const;

/** Work types (issue types). */
export const issueTypeOperations: Operation[] = [
  define(
    'getIssueAllTypes',
    'GET',
    '/issuetype',
    SCOPES.work,
    (request) => ok(request.jira.issueTypes.list((type) => visible(request, type)).map((type) => issueTypeBean(request.jira, type))),
    ANYONE,
  ),
  define('createIssueType', 'POST', '/issuetype', SCOPES.config, adminOnly(create), ANYONE),
  define('getIssueType', 'GET', '/issuetype/{id}', SCOPES.work, (request) => ok(issueTypeBean(request.jira, typeFor(request))), ANYONE),
  define('updateIssueType', 'PUT', '/issuetype/{id}', SCOPES.config, adminOnly(update), ANYONE),
  define('deleteIssueType', 'DELETE', '/issuetype/{id}', SCOPES.config, adminOnly(remove), ANYONE),
  define(
    'getAlternativeIssueTypes',
    'GET',
    '/issuetype/{id}/alternatives',
    SCOPES.work,
    (request) => ok(alternatives(request.jira, typeFor(request)).map((type) => issueTypeBean(request.jira, type))),
    ANYONE,
  ),
];
