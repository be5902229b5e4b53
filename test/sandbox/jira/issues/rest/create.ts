import { selfUrl } from '../../admin/beans';
import { isObject, textOf } from '../../fields/codec';
import type { Jira } from '../../jira';
import type { Issue, IssueType, Project } from '../../model';
import { can } from '../../permissions';
import { badRequest, fieldErrors, JiraError } from '../../rest/errors';
import { type Caller, created, type Operation } from '../../rest/operation';
import { byOf } from '../by';
import { createIssue } from '../create';
import { namedFields } from '../input';
import { demandSettable } from '../screens';
import { demandParts } from './parts';
import { demandProperty } from './properties';
import { type Details, detailsOf } from './read';

/** Most issues in one bulk request (description of createIssues). */
const BULK = 50;

/** The project a body names, where the caller may create issues. Jira tells no more than that it is not valid. */
function projectOf(jira: Jira, caller: Caller, named: unknown): Project {
  const id = textOf(named, 'id');
  const key = textOf(named, 'key');
  const project = jira.projects.find(
    (candidate) => !candidate.deleted && (id === undefined ? candidate.key === key?.toUpperCase() : candidate.id === id),
  );
  if (named === undefined) throw fieldErrors({ project: 'Specify a valid project ID or key' });
  if (!project || !can(jira, caller, 'BROWSE_PROJECTS', { projectId: project.id }))
    throw fieldErrors({ project: 'valid project is required' });
  if (!can(jira, caller, 'CREATE_ISSUES', { projectId: project.id })) {
    throw fieldErrors({ project: 'You do not have permission to create issues in this project.' });
  }
  return project;
}

function typeOf(jira: Jira, project: Project, named: unknown): IssueType {
  const id = textOf(named, 'id');
  const name = textOf(named, 'name');
  const { issueTypeIds } = jira.issueTypeSchemes.need(project.issueTypeSchemeId);
  const found = issueTypeIds
    .map((typeId) => jira.issueTypes.need(typeId))
    .find((type) => (id === undefined ? type.name.toLowerCase() === name?.toLowerCase() : type.id === id));
  if (!found)
    throw fieldErrors({ issuetype: id === undefined && name === undefined ? 'Specify an issue type' : 'Specify a valid issue type' });
  return found;
}

/** Makes one issue out of a body, as the caller may. Throws JiraError. */
function createFrom(jira: Jira, caller: Caller, details: Details): Issue {
  demandNoTransition(jira, details.transition);
  const fields = details.fields ?? {};
  const project = projectOf(jira, caller, fields.project);
  const type = typeOf(jira, project, fields.issuetype);
  demandParts(jira, caller, undefined, details);
  const use = { use: 'create' as const, place: { projectId: project.id, typeId: type.id } };
  demandSettable(jira, caller, use, namedFields(details));
  for (const { key, value } of details.properties) demandProperty(key, value);
  return createIssue(
    jira,
    {
      projectId: project.id,
      typeId: type.id,
      fields,
      update: details.update,
      properties: Object.fromEntries(details.properties.map(({ key, value }) => [key, value])),
    },
    byOf(caller),
  );
}

function demandNoTransition(jira: Jira, transition: unknown): void {
  if (transition === undefined || transition === null) return;
  jira.site.problems.report({ where: 'jira', what: 'transition while creating an issue is not modelled by the local Jira' });
  throw badRequest('A transition while creating an issue is not modelled by the local Jira.');
}

const createdBean = (jira: Jira, issue: Issue): Record<string, unknown> => ({
  id: issue.id,
  key: issue.key,
  self: selfUrl(jira, `issue/${issue.id}`),
});

/** Creating issues, one or up to fifty. */
export const createOperations: Operation[] = [
  {
    id: 'createIssue',
    method: 'POST',
    path: '/rest/api/3/issue',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: ({ jira, caller, body }) => created(createdBean(jira, createFrom(jira, caller, detailsOf(jira, body)))),
  },
  {
    id: 'createIssues',
    method: 'POST',
    path: '/rest/api/3/issue/bulk',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: ({ jira, caller, body }) => {
      const all = isObject(body) && Array.isArray(body.issueUpdates) ? (body.issueUpdates as unknown[]) : [];
      if (all.length === 0) throw badRequest('No issues were given.');
      if (all.length > BULK) throw badRequest(`The number of issues to create exceeds the limit of ${BULK}.`);
      const issues: unknown[] = [];
      const errors: unknown[] = [];
      for (const [index, entry] of all.entries()) {
        try {
          issues.push(createdBean(jira, createFrom(jira, caller, detailsOf(jira, entry))));
        } catch (error) {
          if (!(error instanceof JiraError)) throw error;
          errors.push({
            status: error.status,
            elementErrors: { errorMessages: error.errorMessages, errors: error.errors },
            failedElementNumber: index,
          });
        }
      }
      return { status: issues.length === 0 ? 400 : 201, body: { issues, errors } };
    },
  },
];
