import * as v from 'valibot';
import { issuesWhere } from '../../issues/store';
import type { Jira } from '../../jira';
import type { IssueTypeScheme, Project } from '../../model';
import { badRequest, conflict, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { issueTypeBean, projectBean } from '../beans';
import { adminOnly, define, listed, many, ordered, pageOf, readBody, SCOPES, text } from './define';
import { reorder } from './reorder';

/** A scheme of company-managed projects; a team-managed one has none that a scheme operation may see. */
function schemeFor(jira: Jira, id: string | undefined): IssueTypeScheme {
  const scheme = jira.issueTypeSchemes.get(id ?? '');
  if (!scheme || scheme.scopeProjectId) throw notFound('The issue type scheme was not found.');
  return scheme;
}

/** A company-managed project; team-managed ones have no schemes, which Jira refuses with 400. */
export function classicProject(jira: Jira, id: string): Project {
  const project = jira.projects.get(id);
  if (!project || project.deleted) throw notFound('The project was not found.');
  if (project.style === 'next-gen') throw badRequest('Only classic projects are supported. The project is team-managed.');
  return project;
}

const usedBy = (jira: Jira, schemeId: string): Project[] => jira.projects.list((project) => project.issueTypeSchemeId === schemeId);

function bean(scheme: IssueTypeScheme): Record<string, unknown> {
  return {
    id: scheme.id,
    name: scheme.name,
    description: scheme.description,
    ...(scheme.defaultIssueTypeId ? { defaultIssueTypeId: scheme.defaultIssueTypeId } : {}),
    isDefault: scheme.isDefault,
  };
}

const inlinePage = (values: Record<string, unknown>[]): Record<string, unknown> => ({
  maxResults: Math.max(values.length, 1),
  startAt: 0,
  total: values.length,
  isLast: true,
  values,
});

function list(request: RestRequest): RestAnswer {
  const { jira, query } = request;
  const [ids, words, expand] = [many(request, 'id'), (query.get('queryString') ?? '').toLowerCase(), listed(request, 'expand')];
  const all = jira.issueTypeSchemes.list(
    (scheme) => !scheme.scopeProjectId && (!ids || ids.has(scheme.id)) && scheme.name.toLowerCase().includes(words),
  );
  const sorted = ordered(request, all, { id: (scheme) => Number(scheme.id), name: (scheme) => scheme.name }, 'id');
  return ok(
    pageOf(request, sorted, (scheme) => ({
      ...bean(scheme),
      ...(expand.includes('projects')
        ? { projects: inlinePage(usedBy(jira, scheme.id).map((project) => projectBean(jira, project))) }
        : {}),
      ...(expand.includes('issueTypes')
        ? { issueTypes: inlinePage(scheme.issueTypeIds.map((id) => issueTypeBean(jira, jira.issueTypes.need(id)))) }
        : {}),
    })),
  );
}

function demandTypes(jira: Jira, ids: readonly string[]): void {
  const missing = ids.filter((id) => !jira.issueTypes.get(id) || jira.issueTypes.get(id)?.scopeProjectId);
  if (missing.length > 0) throw notFound(`Some issue types were not found: ${missing.join(', ')}.`);
}

function demandFreeName(jira: Jira, name: string, except?: string): void {
  const taken = jira.issueTypeSchemes.find((scheme) => scheme.id !== except && scheme.name.toLowerCase() === name.toLowerCase());
  if (taken) throw conflict('The scheme name is used by another scheme.');
}

const CREATE = v.object({
  name: text(),
  description: v.optional(v.string(), ''),
  defaultIssueTypeId: v.optional(v.string()),
  issueTypeIds: v.pipe(v.array(v.string()), v.nonEmpty('The issue type scheme needs at least one issue type.')),
});

function create(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, CREATE);
  demandFreeName(jira, body.name);
  demandTypes(jira, body.issueTypeIds);
  demandStandard(jira, body.issueTypeIds);
  if (body.defaultIssueTypeId && !body.issueTypeIds.includes(body.defaultIssueTypeId)) {
    throw badRequest('The default issue type must be one of the issue types of the scheme.');
  }
  const scheme = jira.issueTypeSchemes.put({
    id: String(jira.site.ids.next('issuetypescheme')),
    name: body.name,
    description: body.description,
    isDefault: false,
    ...(body.defaultIssueTypeId ? { defaultIssueTypeId: body.defaultIssueTypeId } : {}),
    issueTypeIds: [...new Set(body.issueTypeIds)],
  });
  return created({ issueTypeSchemeId: scheme.id });
}

function demandStandard(jira: Jira, ids: readonly string[]): void {
  if (!ids.some((id) => jira.issueTypes.need(id).hierarchyLevel >= 0)) {
    throw badRequest('The issue type scheme must have at least one standard issue type.');
  }
}

const UPDATE = v.object({ name: v.optional(text()), description: v.optional(v.string()), defaultIssueTypeId: v.optional(v.string()) });

function update(request: RestRequest): RestAnswer {
  const { jira } = request;
  const scheme = schemeFor(jira, request.params.issueTypeSchemeId);
  const body = readBody(request, UPDATE);
  if (body.name !== undefined) demandFreeName(jira, body.name, scheme.id);
  if (body.defaultIssueTypeId !== undefined && !scheme.issueTypeIds.includes(body.defaultIssueTypeId)) {
    throw badRequest('The default issue type is not part of the issue type scheme.');
  }
  jira.issueTypeSchemes.put({
    ...scheme,
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.description === undefined ? {} : { description: body.description }),
    ...(body.defaultIssueTypeId === undefined ? {} : { defaultIssueTypeId: body.defaultIssueTypeId }),
  });
  return noContent();
}

/** Adds types at the end. Fails whole when one is in the scheme already, or is not there. */
function addTypes(request: RestRequest): RestAnswer {
  const { jira } = request;
  const scheme = schemeFor(jira, request.params.issueTypeSchemeId);
  const { issueTypeIds } = readBody(request, v.object({ issueTypeIds: v.array(v.string()) }));
  demandTypes(jira, issueTypeIds);
  const there = issueTypeIds.filter((id) => scheme.issueTypeIds.includes(id));
  if (there.length > 0) throw badRequest(`Some issue types are already associated with the issue type scheme: ${there.join(', ')}.`);
  if (issueTypeIds.length === 0 || new Set(issueTypeIds).size !== issueTypeIds.length) {
    throw badRequest('The list of issue types must not be empty or name one twice.');
  }
  jira.issueTypeSchemes.put({ ...scheme, issueTypeIds: [...scheme.issueTypeIds, ...issueTypeIds] });
  return noContent();
}

const MOVE = v.object({
  issueTypeIds: v.array(v.string()),
  after: v.optional(v.string()),
  position: v.optional(v.picklist(['First', 'Last'])),
});

function moveTypes(request: RestRequest): RestAnswer {
  const { jira } = request;
  const scheme = schemeFor(jira, request.params.issueTypeSchemeId);
  const { issueTypeIds, ...where } = readBody(request, MOVE);
  jira.issueTypeSchemes.put({ ...scheme, issueTypeIds: reorder(scheme.issueTypeIds, issueTypeIds, where, 'issue types') });
  return noContent();
}

function removeType(request: RestRequest): RestAnswer {
  const { jira, params } = request;
  const scheme = schemeFor(jira, params.issueTypeSchemeId);
  const id = params.issueTypeId ?? '';
  if (!scheme.issueTypeIds.includes(id)) throw notFound('The issue type is not in the issue type scheme.');
  if (scheme.isDefault) throw badRequest('The issue type cannot be removed from the default issue type scheme.');
  if (usedBy(jira, scheme.id).some((project) => issuesWhere(jira, { projectId: project.id, typeId: id }).length > 0)) {
    throw badRequest('The issue type cannot be removed: it is used by issues of a project with this scheme.');
  }
  const issueTypeIds = scheme.issueTypeIds.filter((typeId) => typeId !== id);
  demandStandard(jira, issueTypeIds);
  const { defaultIssueTypeId, ...rest } = scheme;
  jira.issueTypeSchemes.put({ ...rest, issueTypeIds, ...(defaultIssueTypeId && defaultIssueTypeId !== id ? { defaultIssueTypeId } : {}) });
  return noContent();
}

function assign(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, v.object({ issueTypeSchemeId: v.string(), projectId: v.string() }));
  const scheme = schemeFor(jira, body.issueTypeSchemeId);
  const project = classicProject(jira, body.projectId);
  const used = new Set(issuesWhere(jira, { projectId: project.id }).map((issue) => issue.typeId));
  const homeless = [...used].filter((id) => !scheme.issueTypeIds.includes(id));
  if (homeless.length > 0) throw badRequest(`Issues of the project use issue types that are not in the scheme: ${homeless.join(', ')}.`);
  jira.projects.put({ ...project, issueTypeSchemeId: scheme.id });
  return noContent();
}

/** Issue type schemes: which work types a company-managed project has. */
export const issueTypeSchemeOperations: Operation[] = [
  define('getAllIssueTypeSchemes', 'GET', '/issuetypescheme', SCOPES.config, adminOnly(list)),
  define('createIssueTypeScheme', 'POST', '/issuetypescheme', SCOPES.config, adminOnly(create)),
  define(
    'getIssueTypeSchemesMapping',
    'GET',
    '/issuetypescheme/mapping',
    SCOPES.config,
    adminOnly((request) => {
      const ids = many(request, 'issueTypeSchemeId');
      const schemes = request.jira.issueTypeSchemes.list((scheme) => !scheme.scopeProjectId && (!ids || ids.has(scheme.id)));
      const rows = schemes.flatMap((scheme) => scheme.issueTypeIds.map((issueTypeId) => ({ issueTypeSchemeId: scheme.id, issueTypeId })));
      return ok(pageOf(request, rows, (row) => row));
    }),
  ),
  define(
    'getIssueTypeSchemeForProjects',
    'GET',
    '/issuetypescheme/project',
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const ids = many(request, 'projectId') ?? new Set();
      const projects = jira.projects.list((project) => ids.has(project.id) && project.style === 'classic');
      const schemes = [...new Set(projects.map((project) => project.issueTypeSchemeId))];
      return ok(
        pageOf(request, schemes, (id) => ({
          issueTypeScheme: bean(jira.issueTypeSchemes.need(id)),
          projectIds: projects.filter((project) => project.issueTypeSchemeId === id).map((project) => project.id),
        })),
      );
    }),
  ),
  define('assignIssueTypeSchemeToProject', 'PUT', '/issuetypescheme/project', SCOPES.config, adminOnly(assign)),
  define('updateIssueTypeScheme', 'PUT', '/issuetypescheme/{issueTypeSchemeId}', SCOPES.config, adminOnly(update)),
  define(
    'deleteIssueTypeScheme',
    'DELETE',
    '/issuetypescheme/{issueTypeSchemeId}',
    SCOPES.config,
    adminOnly(({ jira, params }) => {
      const scheme = schemeFor(jira, params.issueTypeSchemeId);
      if (scheme.isDefault) throw badRequest('The default issue type scheme cannot be deleted.');
      // Jira: projects of a deleted scheme get the default one.
      for (const project of usedBy(jira, scheme.id)) {
        jira.projects.put({ ...project, issueTypeSchemeId: jira.issueTypeSchemes.find((other) => other.isDefault)?.id ?? scheme.id });
      }
      jira.issueTypeSchemes.delete(scheme.id);
      return noContent();
    }),
  ),
  define('addIssueTypesToIssueTypeScheme', 'PUT', '/issuetypescheme/{issueTypeSchemeId}/issuetype', SCOPES.config, adminOnly(addTypes)),
  define(
    'reorderIssueTypesInIssueTypeScheme',
    'PUT',
    '/issuetypescheme/{issueTypeSchemeId}/issuetype/move',
    SCOPES.config,
    adminOnly(moveTypes),
  ),
  define(
    'removeIssueTypeFromIssueTypeScheme',
    'DELETE',
    '/issuetypescheme/{issueTypeSchemeId}/issuetype/{issueTypeId}',
    SCOPES.config,
    adminOnly(removeType),
  ),
];
