import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { IssueTypeScreenScheme } from '../../model';
import { badRequest, conflict, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { projectBean } from '../beans';
import { adminOnly, define, listed, many, ordered, pageOf, readBody, SCOPES, text } from './define';
import { classicProject } from './issue-type-schemes';
import { screenSchemeFor } from './screen-schemes';

const PATH = '/issuetypescreenscheme';
const ONE = `${PATH}/{issueTypeScreenSchemeId}`;

function schemeFor(jira: Jira, id: string | undefined): IssueTypeScreenScheme {
  const scheme = jira.issueTypeScreenSchemes.get(id ?? '');
  if (!scheme || scheme.scopeProjectId) throw notFound('The issue type screen scheme was not found.');
  return scheme;
}

const bean = (scheme: IssueTypeScreenScheme): Record<string, unknown> => ({
  id: scheme.id,
  name: scheme.name,
  description: scheme.description,
});

function list(request: RestRequest): RestAnswer {
  const { jira, query } = request;
  const [ids, words, expand] = [many(request, 'id'), (query.get('queryString') ?? '').toLowerCase(), listed(request, 'expand')];
  const found = jira.issueTypeScreenSchemes.list(
    (scheme) => !scheme.scopeProjectId && (!ids || ids.has(scheme.id)) && scheme.name.toLowerCase().includes(words),
  );
  const sorted = ordered(request, found, { id: (scheme) => Number(scheme.id), name: (scheme) => scheme.name }, 'id');
  const users = (id: string): Record<string, unknown> => {
    const values = jira.projects.list((project) => project.issueTypeScreenSchemeId === id).map((project) => projectBean(jira, project));
    return { maxResults: Math.max(values.length, 1), startAt: 0, total: values.length, isLast: true, values };
  };
  return ok(
    pageOf(request, sorted, (scheme) => ({ ...bean(scheme), ...(expand.includes('projects') ? { projects: users(scheme.id) } : {}) })),
  );
}

const MAPPINGS = v.pipe(
  v.array(v.object({ issueTypeId: v.string(), screenSchemeId: v.string() })),
  v.nonEmpty('At least one mapping is needed.'),
);

/** Mappings as kept; 404 for a type or screen scheme that is not there. */
function mappingsOf(jira: Jira, rows: v.InferOutput<typeof MAPPINGS>): Record<string, string> {
  for (const row of rows) {
    if (row.issueTypeId !== 'default' && !jira.issueTypes.get(row.issueTypeId))
      throw notFound(`The issue type with id ${row.issueTypeId} was not found.`);
    screenSchemeFor(jira, row.screenSchemeId);
  }
  if (new Set(rows.map((row) => row.issueTypeId)).size !== rows.length) throw badRequest('An issue type is mapped twice.');
  return Object.fromEntries(rows.map((row) => [row.issueTypeId, row.screenSchemeId]));
}

function demandName(jira: Jira, name: string, except?: string): void {
  if (jira.issueTypeScreenSchemes.find((scheme) => scheme.id !== except && scheme.name === name)) {
    throw conflict('The name is used by another issue type screen scheme.');
  }
}

function create(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, v.object({ name: text(), description: v.optional(v.string(), ''), issueTypeMappings: MAPPINGS }));
  demandName(jira, body.name);
  const mappings = mappingsOf(jira, body.issueTypeMappings);
  if (!mappings.default) throw badRequest('The issue type screen scheme needs a mapping for the default.');
  const id = String(jira.site.ids.next('issuetypescreenscheme', 10000));
  jira.issueTypeScreenSchemes.put({ id, name: body.name, description: body.description, mappings });
  return created({ id });
}

function append(request: RestRequest): RestAnswer {
  const { jira, params } = request;
  const scheme = schemeFor(jira, params.issueTypeScreenSchemeId);
  const added = mappingsOf(jira, readBody(request, v.object({ issueTypeMappings: MAPPINGS })).issueTypeMappings);
  const there = Object.keys(added).filter((id) => id in scheme.mappings);
  if (there.length > 0) throw badRequest(`These issue types are mapped already: ${there.join(', ')}.`);
  jira.issueTypeScreenSchemes.put({ ...scheme, mappings: { ...scheme.mappings, ...added } });
  return noContent();
}

function removeMappings(request: RestRequest): RestAnswer {
  const { jira, params } = request;
  const scheme = schemeFor(jira, params.issueTypeScreenSchemeId);
  const { issueTypeIds } = readBody(request, v.object({ issueTypeIds: v.array(v.string()) }));
  if (issueTypeIds.includes('default')) throw badRequest('The default mapping cannot be removed.');
  const missing = issueTypeIds.filter((id) => !(id in scheme.mappings));
  if (missing.length > 0) throw notFound(`These issue types are not mapped: ${missing.join(', ')}.`);
  const mappings = Object.fromEntries(Object.entries(scheme.mappings).filter(([id]) => !issueTypeIds.includes(id)));
  jira.issueTypeScreenSchemes.put({ ...scheme, mappings });
  return noContent();
}

/** Issue type screen schemes: which screen scheme each work type of a company-managed project uses. */
export const issueTypeScreenSchemeOperations: Operation[] = [
  define('getIssueTypeScreenSchemes', 'GET', PATH, SCOPES.config, adminOnly(list)),
  define('createIssueTypeScreenScheme', 'POST', PATH, SCOPES.config, adminOnly(create)),
  define(
    'getIssueTypeScreenSchemeMappings',
    'GET',
    `${PATH}/mapping`,
    SCOPES.config,
    adminOnly((request) => {
      const ids = many(request, 'issueTypeScreenSchemeId');
      const rows = request.jira.issueTypeScreenSchemes
        .list((scheme) => !scheme.scopeProjectId && (!ids || ids.has(scheme.id)))
        .flatMap((scheme) =>
          Object.entries(scheme.mappings).map(([issueTypeId, screenSchemeId]) => ({
            issueTypeScreenSchemeId: scheme.id,
            issueTypeId,
            screenSchemeId,
          })),
        );
      return ok(pageOf(request, rows, (row) => row));
    }),
  ),
  define(
    'getIssueTypeScreenSchemeProjectAssociations',
    'GET',
    `${PATH}/project`,
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const ids = many(request, 'projectId') ?? new Set();
      const projects = jira.projects.list((project) => ids.has(project.id) && project.style === 'classic');
      return ok(
        pageOf(request, [...new Set(projects.map((project) => project.issueTypeScreenSchemeId))], (id) => ({
          issueTypeScreenScheme: bean(jira.issueTypeScreenSchemes.need(id)),
          projectIds: projects.filter((project) => project.issueTypeScreenSchemeId === id).map((project) => project.id),
        })),
      );
    }),
  ),
  define(
    'assignIssueTypeScreenSchemeToProject',
    'PUT',
    `${PATH}/project`,
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const body = readBody(request, v.object({ issueTypeScreenSchemeId: v.string(), projectId: v.string() }));
      const scheme = schemeFor(jira, body.issueTypeScreenSchemeId);
      jira.projects.put({ ...classicProject(jira, body.projectId), issueTypeScreenSchemeId: scheme.id });
      return noContent();
    }),
  ),
  define(
    'updateIssueTypeScreenScheme',
    'PUT',
    ONE,
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const scheme = schemeFor(jira, request.params.issueTypeScreenSchemeId);
      const body = readBody(request, v.object({ name: v.optional(text()), description: v.optional(v.string()) }));
      if (body.name !== undefined) demandName(jira, body.name, scheme.id);
      jira.issueTypeScreenSchemes.put({
        ...scheme,
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.description === undefined ? {} : { description: body.description }),
      });
      return noContent();
    }),
  ),
  define(
    'deleteIssueTypeScreenScheme',
    'DELETE',
    ONE,
    SCOPES.config,
    adminOnly(({ jira, params }) => {
      const scheme = schemeFor(jira, params.issueTypeScreenSchemeId);
      if (jira.projects.find((project) => project.issueTypeScreenSchemeId === scheme.id)) {
        throw badRequest('The issue type screen scheme is used by a project and cannot be deleted.');
      }
      jira.issueTypeScreenSchemes.delete(scheme.id);
      return noContent();
    }),
  ),
  define('appendMappingsForIssueTypeScreenScheme', 'PUT', `${ONE}/mapping`, SCOPES.config, adminOnly(append)),
  define(
    'updateDefaultScreenScheme',
    'PUT',
    `${ONE}/mapping/default`,
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const scheme = schemeFor(jira, request.params.issueTypeScreenSchemeId);
      const { screenSchemeId } = readBody(request, v.object({ screenSchemeId: v.string() }));
      screenSchemeFor(jira, screenSchemeId);
      jira.issueTypeScreenSchemes.put({ ...scheme, mappings: { ...scheme.mappings, default: screenSchemeId } });
      return noContent();
    }),
  ),
  define('removeMappingsFromIssueTypeScreenScheme', 'POST', `${ONE}/mapping/remove`, SCOPES.config, adminOnly(removeMappings)),
  define(
    'getProjectsForIssueTypeScreenScheme',
    'GET',
    `${ONE}/project`,
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const scheme = schemeFor(jira, request.params.issueTypeScreenSchemeId);
      const projects = jira.projects.list((project) => project.issueTypeScreenSchemeId === scheme.id);
      return ok(pageOf(request, projects, (project) => projectBean(jira, project)));
    }),
  ),
];
