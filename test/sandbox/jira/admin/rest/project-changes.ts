import * as v from 'valibot';
import { deleteIssue } from '../../issues/service';
import { getIssue, issuesWhere } from '../../issues/store';
import type { Jira } from '../../jira';
import type { Project } from '../../model';
import { demand, projectNotFound } from '../../permissions';
import { badRequest, fieldErrors } from '../../rest/errors';
import { accountOf, created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { projectBean, selfUrl } from '../beans';
import { emitAdmin } from '../emit';
import { createProject, type ProjectTemplate } from '../project-templates';
import { adminOnly, define, projectFor, readBody, SCOPES } from './define';
import { projectDetails } from './projects';

const KEY = /^[A-Z][A-Z0-9_]{1,9}$/;

const CREATE = v.looseObject({
  key: v.string(),
  name: v.string(),
  description: v.optional(v.string(), ''),
  leadAccountId: v.optional(v.string()),
  projectTypeKey: v.optional(v.picklist(['software', 'service_desk', 'business'])),
  projectTemplateKey: v.optional(v.string()),
});

/** Which of the modelled templates a template key means. */
function templateOf(key: string | undefined, type: string | undefined): ProjectTemplate | undefined {
  if (key === undefined) return type === 'service_desk' ? 'service' : type === 'business' ? 'business' : 'software';
  if (/gh-simplified-agility-(kanban|scrum)$/.test(key)) return 'team-managed';
  if (/gh-simplified-(basic|kanban-classic|scrum-classic)$/.test(key)) return 'software';
  if (/servicedesk:simplified-/.test(key)) return 'service';
  if (/jira-core-simplified-/.test(key)) return 'business';
  return undefined;
}

/** Refuses a key or name another project (also one in the trash) has. */
function demandFree(jira: Jira, project: { key?: string | undefined; name?: string | undefined }, except?: string): void {
  const errors: Record<string, string> = {};
  const others = jira.projects.list((other) => other.id !== except);
  const { key, name } = project;
  if (key !== undefined) {
    const taken = others.find((other) => other.key === key);
    if (taken) errors.projectKey = `Project '${taken.name}' uses this project key.`;
    else if (!KEY.test(key))
      errors.projectKey = 'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.';
  }
  if (name !== undefined) {
    if (name.trim() === '') errors.projectName = 'You must specify a valid project name.';
    else if (name.length > 80) errors.projectName = 'The project name must not exceed 80 characters in length.';
    else if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
      errors.projectName = 'A project with that name already exists.';
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
}

function create(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const body = readBody(request, CREATE);
  const template = templateOf(body.projectTemplateKey, body.projectTypeKey);
  if (!template) {
    jira.site.problems.report({ where: 'jira', what: `project template ${body.projectTemplateKey} is not modelled` });
    throw badRequest(`The project template '${body.projectTemplateKey}' is not modelled by the local Jira.`);
  }
  demandFree(jira, body);
  const lead = body.leadAccountId ?? accountOf(caller) ?? '';
  if (!jira.people.get(lead)) throw fieldErrors({ projectLead: 'You must specify a valid project lead.' });
  const known = new Set(['key', 'name', 'description', 'leadAccountId', 'projectTypeKey', 'projectTemplateKey', 'assigneeType']);
  const others = Object.keys(body).filter((name) => !known.has(name));
  if (others.length > 0) jira.site.problems.report({ where: 'jira', what: `POST /rest/api/3/project ignores ${others.join(', ')}` });
  const project = createProject(jira, template, { key: body.key, name: body.name, description: body.description, lead });
  emitAdmin(jira, caller, 'avi:jira:created:project', { project: projectBean(jira, project) }, project.id);
  return created({ self: selfUrl(jira, `project/${project.id}`), id: Number(project.id), key: project.key });
}

const UPDATE = v.looseObject({
  key: v.optional(v.string()),
  name: v.optional(v.string()),
  description: v.optional(v.string()),
  leadAccountId: v.optional(v.string()),
  permissionScheme: v.optional(v.number()),
});

function update(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const project = projectFor(
    request,
    request.params.projectIdOrKey ?? '',
    'ADMINISTER_PROJECTS',
    'You cannot edit the configuration of this project.',
  );
  const body = readBody(request, UPDATE);
  const known = new Set(['name', 'description', 'leadAccountId', 'permissionScheme']);
  const others = Object.keys(body).filter((name) => !known.has(name));
  if (others.length > 0) {
    jira.site.problems.report({ where: 'jira', what: `PUT /rest/api/3/project cannot change ${others.join(', ')}` });
    throw badRequest(`The local Jira cannot change ${others.join(', ')} of a project.`);
  }
  demandFree(jira, { name: body.name }, project.id);
  if (body.leadAccountId !== undefined && !jira.people.get(body.leadAccountId))
    throw fieldErrors({ projectLead: 'You must specify a valid project lead.' });
  if (body.permissionScheme !== undefined && !jira.permissionSchemes.get(String(body.permissionScheme))) {
    throw fieldErrors({ permissionScheme: 'The permission scheme does not exist.' });
  }
  const changed = jira.projects.put({
    ...project,
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.description === undefined ? {} : { description: body.description }),
    ...(body.leadAccountId === undefined ? {} : { leadAccountId: body.leadAccountId }),
    ...(body.permissionScheme === undefined ? {} : { permissionSchemeId: String(body.permissionScheme) }),
  });
  emitAdmin(jira, caller, 'avi:jira:updated:project', { project: projectBean(jira, changed) }, project.id);
  return ok(projectDetails(request, changed));
}

/** Who did it and when, as archive and trash remember. */
const mark = (request: RestRequest): { at: string; by: string } => ({
  at: request.jira.site.clock.iso(),
  by: accountOf(request.caller) ?? '',
});

function remove(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const project = projectFor(request, request.params.projectIdOrKey ?? '');
  demand(jira, caller, 'ADMINISTER');
  if (request.query.get('enableUndo') === 'false') {
    eraseProject(jira, project, accountOf(caller) ?? '');
    emitAdmin(jira, caller, 'avi:jira:deleted:project', { project: projectBean(jira, project) }, project.id);
  } else {
    jira.projects.put({ ...project, deleted: mark(request) });
    emitAdmin(jira, caller, 'avi:jira:softdeleted:project', { project: projectBean(jira, project) }, project.id);
  }
  return noContent();
}

/** Deletes a project for good with its issues (no event for each, as on the platform) and what only it used. */
function eraseProject(jira: Jira, project: Project, by: string): void {
  // Sub-tasks go with their parents, so an issue of the list may be gone already.
  for (const issue of issuesWhere(jira, { projectId: project.id, archivedToo: true })) {
    if (getIssue(jira, issue.id)) deleteIssue(jira, issue.id, { accountId: by, silent: true });
  }
  for (const desk of jira.serviceDesks.list((candidate) => candidate.projectId === project.id)) {
    for (const type of jira.requestTypes.list((candidate) => candidate.serviceDeskId === desk.id)) jira.requestTypes.delete(type.id);
    jira.serviceDesks.delete(desk.id);
  }
  for (const context of jira.fieldContexts.list((candidate) => candidate.projectIds.includes(project.id))) {
    const projectIds = context.projectIds.filter((id) => id !== project.id);
    // A context left without projects would become global; Jira removes it instead.
    if (projectIds.length === 0) jira.fieldContexts.delete(context.id);
    else jira.fieldContexts.put({ ...context, projectIds });
  }
  const scoped = [jira.roles, jira.issueTypes, jira.statuses, jira.workflows, jira.screens, jira.fields, jira.issueTypeSchemes];
  const schemes = [jira.issueTypeScreenSchemes, jira.screenSchemes, jira.workflowSchemes, jira.permissionSchemes];
  for (const collection of [...scoped, ...schemes]) {
    for (const doc of collection.list()) if (doc.scopeProjectId === project.id) collection.delete(doc.id);
  }
  jira.projects.delete(project.id);
}

function archive(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  const project = projectFor(request, request.params.projectIdOrKey ?? '');
  demand(jira, caller, 'ADMINISTER');
  if (project.archived) throw badRequest('The project is already archived.');
  jira.projects.put({ ...project, archived: true, archivedBy: mark(request) });
  emitAdmin(jira, caller, 'avi:jira:archived:project', { project: projectBean(jira, project) }, project.id);
  return noContent();
}

function restore(request: RestRequest): RestAnswer {
  const { jira, caller, params } = request;
  const ref = params.projectIdOrKey ?? '';
  const project = jira.projects.get(ref) ?? jira.projects.find((candidate) => candidate.key === ref);
  if (!project) throw projectNotFound(ref);
  if (!project.deleted && !project.archived) throw badRequest('The project is neither archived nor in the trash.');
  const { deleted, archivedBy, ...rest } = project;
  const back = jira.projects.put({ ...rest, archived: false });
  const event = deleted ? 'avi:jira:restored:project' : archivedBy ? 'avi:jira:unarchived:project' : 'avi:jira:restored:project';
  emitAdmin(jira, caller, event, { project: projectBean(jira, back) }, back.id);
  return ok(projectDetails(request, back));
}

/** Making, changing, archiving, trashing and restoring projects. */
export const projectChangeOperations: Operation[] = [
  define('createProject', 'POST', '/project', SCOPES.config, adminOnly(create), { anonymous: true }),
  define('updateProject', 'PUT', '/project/{projectIdOrKey}', SCOPES.project, update, { anonymous: true }),
  define('deleteProject', 'DELETE', '/project/{projectIdOrKey}', SCOPES.config, remove, { anonymous: true }),
  define('archiveProject', 'POST', '/project/{projectIdOrKey}/archive', SCOPES.project, archive, { anonymous: true }),
  define('restore', 'POST', '/project/{projectIdOrKey}/restore', SCOPES.config, adminOnly(restore), { anonymous: true }),
];
