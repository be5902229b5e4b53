import * as v from 'valibot';
import { issuesWhere } from '../../issues/store';
import type { Jira } from '../../jira';
import type { Workflow, WorkflowScheme } from '../../model';
import { uuidOf } from '../../people';
import { badRequest, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { issueTypeBean, selfUrl } from '../beans';
import { adminOnly, define, many, pageOf, readBody, SCOPES, text } from './define';
import { classicProject } from './issue-type-schemes';
import { scopeOf } from './statuses';

function schemeFor(jira: Jira, id: string | undefined): WorkflowScheme {
  const scheme = jira.workflowSchemes.get(id ?? '');
  if (!scheme || scheme.scopeProjectId) throw notFound('The workflow scheme was not found.');
  return scheme;
}

/** Schema WorkflowScheme: workflows by name. */
function bean(jira: Jira, scheme: WorkflowScheme, full = true): Record<string, unknown> {
  const name = (id: string): string => jira.workflows.need(id).name;
  return {
    id: Number(scheme.id),
    name: scheme.name,
    description: scheme.description,
    defaultWorkflow: name(scheme.defaultWorkflowId),
    issueTypeMappings: Object.fromEntries(Object.entries(scheme.mappings).map(([typeId, id]) => [typeId, name(id)])),
    ...(full
      ? {
          draft: false,
          issueTypes: Object.fromEntries(Object.keys(scheme.mappings).map((id) => [id, issueTypeBean(jira, jira.issueTypes.need(id))])),
        }
      : {}),
    self: selfUrl(jira, `workflowscheme/${scheme.id}`),
  };
}

const metadata = (workflow: Workflow): Record<string, unknown> => ({
  id: workflow.id,
  name: workflow.name,
  description: workflow.description,
  version: workflow.version,
});

/** Schema WorkflowSchemeReadResponse: workflows with their versions, types grouped by workflow. */
function readBean(jira: Jira, scheme: WorkflowScheme): Record<string, unknown> {
  const byWorkflow = new Map<string, string[]>();
  for (const [typeId, id] of Object.entries(scheme.mappings)) byWorkflow.set(id, [...(byWorkflow.get(id) ?? []), typeId]);
  return {
    id: scheme.id,
    name: scheme.name,
    description: scheme.description,
    scope: scopeOf(scheme.scopeProjectId),
    version: { id: uuidOf(`workflowscheme ${scheme.id} ${JSON.stringify(scheme.mappings)}`), versionNumber: 1 },
    defaultWorkflow: metadata(jira.workflows.need(scheme.defaultWorkflowId)),
    workflowsForIssueTypes: [...byWorkflow].map(([id, issueTypeIds]) => ({ workflow: metadata(jira.workflows.need(id)), issueTypeIds })),
  };
}

const CREATE = v.object({
  name: text(),
  description: v.optional(v.string(), ''),
  defaultWorkflow: v.optional(v.string(), 'classic default workflow'),
  issueTypeMappings: v.optional(v.record(v.string(), v.string()), {}),
});

function create(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, CREATE);
  const idOf = (name: string): string => {
    const workflow = jira.workflows.find((candidate) => candidate.name === name && !candidate.scopeProjectId);
    if (!workflow) throw badRequest(`The workflow '${name}' was not found.`);
    return workflow.id;
  };
  const missing = Object.keys(body.issueTypeMappings).filter((id) => !jira.issueTypes.get(id));
  if (missing.length > 0) throw badRequest(`These issue types were not found: ${missing.join(', ')}.`);
  if (jira.workflowSchemes.find((scheme) => scheme.name === body.name)) throw badRequest('The workflow scheme name is in use.');
  const scheme = jira.workflowSchemes.put({
    id: String(jira.site.ids.next('workflowscheme')),
    name: body.name,
    description: body.description,
    defaultWorkflowId: idOf(body.defaultWorkflow),
    mappings: Object.fromEntries(Object.entries(body.issueTypeMappings).map(([typeId, name]) => [typeId, idOf(name)])),
  });
  return created(bean(jira, scheme));
}

const READ = v.object({ workflowSchemeIds: v.optional(v.array(v.string()), []), projectIds: v.optional(v.array(v.string()), []) });

/** Jira: this resource serves only projects without issues; others need the switch with mappings. */
function assign(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, v.object({ workflowSchemeId: v.optional(v.string()), projectId: v.string() }));
  const project = classicProject(jira, body.projectId);
  const scheme = schemeFor(jira, body.workflowSchemeId ?? '10000');
  if (issuesWhere(jira, { projectId: project.id }).length > 0)
    throw badRequest('The project has issues. Workflow schemes can only be assigned to projects without issues.');
  jira.projects.put({ ...project, workflowSchemeId: scheme.id });
  return noContent();
}

/** Workflow schemes: which workflow each work type of a company-managed project follows. */
export const workflowSchemeOperations: Operation[] = [
  define(
    'getAllWorkflowSchemes',
    'GET',
    '/workflowscheme',
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const schemes = jira.workflowSchemes.list((scheme) => !scheme.scopeProjectId);
      return ok(pageOf(request, schemes, (scheme) => bean(jira, scheme, false)));
    }),
  ),
  define('createWorkflowScheme', 'POST', '/workflowscheme', SCOPES.config, adminOnly(create)),
  define(
    'getWorkflowSchemeProjectAssociations',
    'GET',
    '/workflowscheme/project',
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const ids = many(request, 'projectId') ?? new Set();
      const projects = jira.projects.list((project) => ids.has(project.id) && project.style === 'classic');
      const schemes = [...new Set(projects.map((project) => project.workflowSchemeId))];
      return ok({
        values: schemes.map((id) => ({
          projectIds: projects.filter((project) => project.workflowSchemeId === id).map((project) => project.id),
          workflowScheme: bean(jira, jira.workflowSchemes.need(id), false),
        })),
      });
    }),
  ),
  define('assignSchemeToProject', 'PUT', '/workflowscheme/project', SCOPES.config, adminOnly(assign)),
  define(
    'readWorkflowSchemes',
    'POST',
    '/workflowscheme/read',
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const { workflowSchemeIds, projectIds } = readBody(request, READ);
      const byProject = projectIds.flatMap((id) => jira.projects.get(id)?.workflowSchemeId ?? []);
      const wanted = new Set([...workflowSchemeIds, ...byProject]);
      return ok(jira.workflowSchemes.list((scheme) => wanted.has(scheme.id)).map((scheme) => readBean(jira, scheme)));
    }),
  ),
  define(
    'getWorkflowScheme',
    'GET',
    '/workflowscheme/{id}',
    SCOPES.config,
    adminOnly(({ jira, params }) => ok(bean(jira, schemeFor(jira, params.id)))),
  ),
];
