import * as v from 'valibot';
import { putIssue } from '../../issues/store';
import type { Jira } from '../../jira';
import type { Workflow, WorkflowRule, WorkflowTransition } from '../../model';
import { uuidOf } from '../../people';
import { can } from '../../permissions';
import { badRequest, conflict, JiraError } from '../../rest/errors';
import { type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { adminOnly, define, demandAdmin, listed, many, ordered, pageOf, readBody, SCOPES } from './define';
import { createStatus } from './statuses';
import { checkBody, checkUpdate, strandedIssues, type WorkflowProblem } from './workflow-checks';
import {
  type Body,
  CREATE,
  type CreateRequest,
  type RuleInput,
  type StatusInput,
  screenIdOf,
  statusesOf,
  type TransitionInput,
  UPDATE,
  type UpdateRequest,
  workflowBean,
} from './workflow-document';
import { forgeRules, SYSTEM_RULES } from './workflow-rules';

/** Most workflows of one create or update request. */
const LIMIT = 20;

const READ = v.object({
  workflowIds: v.optional(v.array(v.string()), []),
  workflowNames: v.optional(v.array(v.string()), []),
  projectAndIssueTypes: v.optional(v.array(v.object({ projectId: v.string(), issueTypeId: v.string() })), []),
});

function read(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, READ);
  const byPlace = body.projectAndIssueTypes.map(({ projectId, issueTypeId }) => {
    const project = jira.projects.get(projectId);
    if (!project) throw badRequest(`The project '${projectId}' was not found.`);
    const scheme = jira.workflowSchemes.need(project.workflowSchemeId);
    return scheme.mappings[issueTypeId] ?? scheme.defaultWorkflowId;
  });
  const wanted = new Set([...body.workflowIds, ...byPlace]);
  const found = jira.workflows.list((workflow) => wanted.has(workflow.id) || body.workflowNames.includes(workflow.name));
  for (const workflow of found) demandScope(request, workflow);
  return ok({ statuses: statusesOf(jira, found), workflows: found.map(workflowBean) });
}

/** Global workflows are for Jira admins; a team-managed project's for its administrators too. */
function demandScope(request: RestRequest, workflow: Pick<Workflow, 'scopeProjectId'>): void {
  const { jira, caller } = request;
  if (workflow.scopeProjectId && can(jira, caller, 'ADMINISTER_PROJECTS', { projectId: workflow.scopeProjectId })) return;
  demandAdmin(request);
}

const usedIn = (jira: Jira, workflow: Workflow): boolean => {
  const schemes = jira.workflowSchemes.list((scheme) =>
    [scheme.defaultWorkflowId, ...Object.values(scheme.mappings)].includes(workflow.id),
  );
  return jira.projects.list().some((project) => schemes.some((scheme) => scheme.id === project.workflowSchemeId));
};

function matching(request: RestRequest): Workflow[] {
  const { jira, query } = request;
  const [words, scope, active] = [(query.get('queryString') ?? '').toLowerCase(), query.get('scope'), query.get('isActive')];
  const names = many(request, 'workflowName');
  return jira.workflows.list(
    (workflow) =>
      workflow.name.toLowerCase().includes(words) &&
      (!names || names.has(workflow.name)) &&
      (scope === null || scope === (workflow.scopeProjectId ? 'PROJECT' : 'GLOBAL')) &&
      (active === null || usedIn(jira, workflow) === (active === 'true')),
  );
}

const KEYS = {
  name: (workflow: Workflow) => workflow.name,
  created: (workflow: Workflow) => workflow.created ?? '',
  updated: (workflow: Workflow) => workflow.updated ?? '',
};

function search(request: RestRequest): RestAnswer {
  const { jira } = request;
  const page = pageOf(request, ordered(request, matching(request), KEYS, 'name'), (workflow) => workflow, 50, 200);
  const values = v.parse(v.array(v.object({ id: v.string() })), page.values).map(({ id }) => jira.workflows.need(id));
  return ok({ ...page, values: values.map(workflowBean), statuses: statusesOf(jira, values) });
}

/** The older list (schema Workflow): a summary, with statuses and transitions when expanded. */
function oldSearch(request: RestRequest): RestAnswer {
  const { jira } = request;
  const expand = listed(request, 'expand');
  const found = matching(request).filter((workflow) => !workflow.scopeProjectId);
  return ok(
    pageOf(request, ordered(request, found, KEYS, 'name'), (workflow) => ({
      id: { name: workflow.name, entityId: workflow.id },
      description: workflow.description,
      ...(expand.includes('statuses')
        ? { statuses: workflow.statusIds.map((id) => ({ id, name: jira.statuses.need(id).name, properties: {} })) }
        : {}),
      ...(expand.includes('transitions')
        ? {
            transitions: workflow.transitions.map((transition) => ({
              id: transition.id,
              name: transition.name,
              description: transition.description,
              from: transition.fromStatusIds,
              to: transition.toStatusId,
              type: transition.type.toLowerCase(),
            })),
          }
        : {}),
    })),
  );
}

/** Statuses the request names: those with a known id stay (and may change), the others are made. Answers reference -> id. */
function settleStatuses(jira: Jira, statuses: readonly StatusInput[], scopeProjectId: string | undefined): Map<string, string> {
  const ids = new Map<string, string>();
  for (const entry of statuses) {
    const known = jira.statuses.get(entry.id ?? entry.statusReference);
    if (known) {
      jira.statuses.put({ ...known, name: entry.name, description: entry.description, category: entry.statusCategory });
      ids.set(entry.statusReference, known.id);
    } else {
      const { name, description, statusCategory } = entry;
      ids.set(entry.statusReference, createStatus(jira, { name, description, category: statusCategory }, scopeProjectId).id);
    }
  }
  return ids;
}

/** Statuses and transitions as kept. */
function settle(jira: Jira, body: Body, ids: ReadonlyMap<string, string>): Pick<Workflow, 'statusIds' | 'transitions' | 'statusDetails'> {
  const idOf = (reference: string): string => ids.get(reference) ?? reference;
  const ruleOf = (rule: RuleInput): WorkflowRule => ({
    id: rule.id ?? uuidOf(`workflow rule ${jira.site.ids.next('workflowrule', 1)}`),
    ruleKey: rule.ruleKey,
    parameters: rule.parameters,
  });
  const taken = new Set(body.transitions.map((transition) => transition.id));
  const nextId = (): string => {
    let number = 11;
    while (taken.has(String(number))) number += 10;
    taken.add(String(number));
    return String(number);
  };
  const transitionOf = (transition: TransitionInput): WorkflowTransition => {
    const screenId = screenIdOf(transition);
    return {
      id: transition.id ?? (transition.type === 'INITIAL' ? '1' : nextId()),
      name: transition.name,
      description: transition.description,
      type: transition.type,
      fromStatusIds: transition.links.flatMap((link) => (link.fromStatusReference === undefined ? [] : idOf(link.fromStatusReference))),
      toStatusId: idOf(transition.toStatusReference),
      ...(screenId ? { screenId } : {}),
      conditions: (transition.conditions?.conditions ?? []).map(ruleOf),
      validators: transition.validators.map(ruleOf),
      actions: transition.actions.map(ruleOf),
      properties: transition.properties,
    };
  };
  return {
    statusIds: body.statuses.map((status) => idOf(status.statusReference)),
    transitions: body.transitions.map(transitionOf),
    statusDetails: Object.fromEntries(
      body.statuses.map((status) => [
        idOf(status.statusReference),
        { properties: status.properties, ...(status.layout ? { layout: status.layout } : {}) },
      ]),
    ),
  };
}

function refuse(problems: WorkflowProblem[]): void {
  if (problems.length > 0)
    throw new JiraError(
      400,
      problems.map((found) => found.message),
    );
}

function checkCreate(jira: Jira, body: CreateRequest): WorkflowProblem[] {
  const names = body.workflows.map((workflow) => workflow.name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index || jira.workflows.find((workflow) => workflow.name === name));
  return [
    ...twice.map(
      (name): WorkflowProblem => ({
        code: 'NON_UNIQUE_WORKFLOW_NAME',
        level: 'ERROR',
        message: `The workflow name '${name}' is in use.`,
        type: 'WORKFLOW',
      }),
    ),
    ...body.workflows.flatMap((workflow) => checkBody(jira, workflow, body.statuses)),
  ];
}

const newVersion = (workflowId: string, versionNumber: number): Workflow['version'] => ({
  id: uuidOf(`workflow ${workflowId} version ${versionNumber}`),
  versionNumber,
});

function create(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, CREATE);
  const scopeProjectId = body.scope.type === 'PROJECT' ? body.scope.project?.id : undefined;
  demandScope(request, scopeProjectId ? { scopeProjectId } : {});
  if (body.workflows.length > LIMIT) throw badRequest(`At most ${LIMIT} workflows can be created per request.`);
  refuse(checkCreate(jira, body));
  const ids = settleStatuses(jira, body.statuses, scopeProjectId);
  const now = jira.site.clock.iso();
  const made = body.workflows.map((input) => {
    const id = uuidOf(`workflow made ${jira.site.ids.next('workflow', 1)}`);
    return jira.workflows.put({
      id,
      name: input.name,
      description: input.description,
      version: newVersion(id, 1),
      isEditable: true,
      ...(scopeProjectId ? { scopeProjectId } : {}),
      created: now,
      updated: now,
      ...settle(jira, input, ids),
    });
  });
  return ok({ statuses: statusesOf(jira, made), workflows: made.map(workflowBean) });
}

function update(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, UPDATE);
  if (body.workflows.length > LIMIT) throw badRequest(`At most ${LIMIT} workflows can be updated per request.`);
  for (const input of body.workflows) {
    const workflow = jira.workflows.get(input.id);
    if (workflow) demandScope(request, workflow);
    else demandAdmin(request);
  }
  for (const input of body.workflows) {
    const workflow = jira.workflows.get(input.id);
    if (!workflow) continue;
    const { name, version } = workflow;
    if (version.id !== input.version.id || version.versionNumber !== input.version.versionNumber) {
      throw conflict(`The workflow '${name}' has been changed since it was read: its version is ${version.versionNumber}.`);
    }
  }
  refuse(body.workflows.flatMap((input) => checkUpdate(jira, input, body.statuses)));
  const changed = body.workflows.map((input) => apply(jira, input, body));
  return ok({ statuses: statusesOf(jira, changed), workflows: changed.map(workflowBean) });
}

function apply(jira: Jira, input: UpdateRequest['workflows'][number], body: UpdateRequest): Workflow {
  const workflow = jira.workflows.need(input.id);
  const stranded = strandedIssues(jira, workflow, input);
  const ids = settleStatuses(jira, body.statuses, workflow.scopeProjectId);
  // Jira moves such issues as part of the update, without history or events.
  for (const { issue, to } of stranded) {
    if (to !== undefined) putIssue(jira, { ...issue, statusId: ids.get(to) ?? to });
  }
  return jira.workflows.put({
    ...workflow,
    description: input.description,
    version: newVersion(workflow.id, workflow.version.versionNumber + 1),
    updated: jira.site.clock.iso(),
    ...settle(jira, input, ids),
  });
}

/** Projects whose scheme has the workflow, in the order of their ids; a page goes on where its token says. */
function projectUsages(request: RestRequest): RestAnswer {
  const { jira, query, params } = request;
  const workflow = jira.workflows.get(params.workflowId ?? '');
  if (!workflow) throw new JiraError(404, ['The workflow was not found.']);
  const size = Number(query.get('maxResults') ?? 50);
  if (!Number.isInteger(size) || size < 1 || size > 200) throw badRequest('maxResults must be between 1 and 200.');
  const schemes = jira.workflowSchemes.list((scheme) =>
    [scheme.defaultWorkflowId, ...Object.values(scheme.mappings)].includes(workflow.id),
  );
  const ids = jira.projects
    .list((project) => schemes.some((scheme) => scheme.id === project.workflowSchemeId))
    .map(({ id }) => id)
    .sort((a, b) => Number(a) - Number(b));
  const start = Number(query.get('nextPageToken') ?? 0);
  const next = start + size;
  const values = ids.slice(start, next).map((id) => ({ id }));
  return ok({ workflowId: workflow.id, projects: { values, ...(next < ids.length ? { nextPageToken: String(next) } : {}) } });
}

const LEVELS = v.optional(v.object({ levels: v.optional(v.array(v.picklist(['WARNING', 'ERROR']))) }), {});

function capabilities(request: RestRequest): RestAnswer {
  const { jira, query } = request;
  const workflow = jira.workflows.get(query.get('workflowId') ?? '');
  const projectId = query.get('projectId') ?? workflow?.scopeProjectId;
  const project = projectId === undefined ? undefined : jira.projects.get(projectId);
  if (!workflow && !project) throw badRequest('Either workflowId or projectId and issueTypeId must be given.');
  demandScope(request, workflow ?? (project?.style === 'next-gen' ? { scopeProjectId: project.id } : {}));
  const scoped = workflow?.scopeProjectId !== undefined || project?.style === 'next-gen';
  return ok({
    editorScope: scoped ? 'PROJECT' : 'GLOBAL',
    projectTypes: project ? [project.projectTypeKey] : ['software', 'service_desk', 'business'],
    connectRules: [],
    forgeRules: forgeRules(jira),
    systemRules: SYSTEM_RULES.map(({ initial, ...rule }) => ({
      ...rule,
      incompatibleRuleKeys: [],
      isAvailableForInitialTransition: initial,
      isVisible: true,
    })),
    triggerRules: [],
  });
}

/** Workflows: reading, making, changing, and what rules there are. */
export const workflowOperations: Operation[] = [
  define('readWorkflows', 'POST', '/workflows', SCOPES.config, read),
  define('searchWorkflows', 'GET', '/workflows/search', SCOPES.config, adminOnly(search)),
  define('getWorkflowsPaginated', 'GET', '/workflow/search', SCOPES.project, adminOnly(oldSearch)),
  define('getProjectUsagesForWorkflow', 'GET', '/workflow/{workflowId}/projectUsages', SCOPES.config, adminOnly(projectUsages)),
  define('createWorkflows', 'POST', '/workflows/create', SCOPES.config, create),
  define(
    'validateCreateWorkflows',
    'POST',
    '/workflows/create/validation',
    SCOPES.config,
    adminOnly((request) => {
      const { payload } = readBody(request, v.object({ payload: CREATE, validationOptions: LEVELS }));
      return ok({ errors: checkCreate(request.jira, payload) });
    }),
  ),
  define('updateWorkflows', 'POST', '/workflows/update', SCOPES.config, update),
  define(
    'validateUpdateWorkflows',
    'POST',
    '/workflows/update/validation',
    SCOPES.config,
    adminOnly((request) => {
      const { payload } = readBody(request, v.object({ payload: UPDATE, validationOptions: LEVELS }));
      return ok({ errors: payload.workflows.flatMap((input) => checkUpdate(request.jira, input, payload.statuses)) });
    }),
  ),
  define('workflowCapabilities', 'GET', '/workflows/capabilities', SCOPES.config, capabilities),
];
