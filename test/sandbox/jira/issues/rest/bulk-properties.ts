import { selfUrl } from '../../admin/beans';
import { isObject } from '../../fields/codec';
import { badRequest } from '../../rest/errors';
import { type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { getProperty } from '../properties';
import { getIssue } from '../store';
import { submitTask } from '../tasks/run';
import type { Task } from '../tasks/store';
import { ownTask, percentOf } from './bulk';
import { demandProperty } from './properties';

/** Bounds of the bulk property resources (description). */
const MOST_ISSUES = 10_000;
const MOST_MULTI = 100;
const MOST_PROPERTIES = 10;

function accepted(request: RestRequest, kind: Task['kind'], payload: unknown): RestAnswer {
  const id = submitTask(request.jira, request.caller, kind, payload);
  return { status: 303, headers: { location: selfUrl(request.jira, `task/${id}`) } };
}

const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function properties(value: unknown): Record<string, unknown> {
  if (!isObject(value)) throw badRequest('No properties were given.');
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.length > MOST_PROPERTIES)
    throw badRequest(`Between 1 and ${MOST_PROPERTIES} properties can be set at once.`);
  for (const [key, one] of entries) demandProperty(key, one);
  return value;
}

function several(count: number, most: number): void {
  if (count === 0 || count > most) throw badRequest(`Between 1 and ${most} issues can be named.`);
}

/** Properties of many issues, set or deleted as a task. */
export const bulkPropertyOperations: Operation[] = [
  {
    id: 'bulkSetIssuesPropertiesList',
    method: 'POST',
    path: '/rest/api/3/issue/properties',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const given = isObject(request.body) ? request.body : {};
      const issues = ids(given.entitiesIds);
      several(issues.length, MOST_ISSUES);
      const set = properties(given.properties);
      return accepted(
        request,
        'set-properties',
        issues.map((issue) => ({ issue, properties: set })),
      );
    },
  },
  {
    id: 'bulkSetIssuePropertiesByIssue',
    method: 'POST',
    path: '/rest/api/3/issue/properties/multi',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issues =
        isObject(request.body) && Array.isArray(request.body.issues) ? (request.body.issues as unknown[]).filter(isObject) : [];
      several(issues.length, MOST_MULTI);
      return accepted(
        request,
        'set-properties',
        issues.map((entry) => ({ issue: String(entry.issueID), properties: properties(entry.properties) })),
      );
    },
  },
  {
    id: 'bulkSetIssueProperty',
    method: 'PUT',
    path: '/rest/api/3/issue/properties/{propertyKey}',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira, params } = request;
      const given = isObject(request.body) ? request.body : {};
      const filter = isObject(given.filter) ? given.filter : {};
      if (given.expression !== undefined) {
        jira.site.problems.report({ where: 'jira', what: 'bulkSetIssueProperty with an expression is not modelled by the local Jira' });
        throw badRequest('Setting a property by expression is not modelled by the local Jira.');
      }
      const key = params.propertyKey ?? '';
      demandProperty(key, given.value);
      // Without entity ids Jira takes every issue of the site the caller may edit.
      if (!Array.isArray(filter.entityIds)) throw badRequest('The local Jira needs entityIds in the filter.');
      const wanted = ids(filter.entityIds).filter((id) => {
        const value = getProperty(jira, 'issue', getIssue(jira, id)?.id ?? id, key);
        if (filter.hasProperty !== undefined && (value !== undefined) !== filter.hasProperty) return false;
        return filter.currentValue === undefined || JSON.stringify(value) === JSON.stringify(filter.currentValue);
      });
      return accepted(
        request,
        'set-properties',
        wanted.map((issue) => ({ issue, properties: { [key]: given.value } })),
      );
    },
  },
  {
    id: 'bulkDeleteIssueProperty',
    method: 'DELETE',
    path: '/rest/api/3/issue/properties/{propertyKey}',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const given = isObject(request.body) ? request.body : {};
      if (!Array.isArray(given.entityIds)) throw badRequest('The local Jira needs entityIds.');
      return accepted(request, 'delete-property', {
        issues: ids(given.entityIds),
        key: request.params.propertyKey ?? '',
        ...(given.currentValue === undefined ? {} : { currentValue: given.currentValue }),
      });
    },
  },
  {
    id: 'getTask',
    method: 'GET',
    path: '/rest/api/3/task/{taskId}',
    scopes: ['read:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const task = ownTask(request);
      const at = (iso: string): number => Date.parse(iso);
      return ok({
        self: selfUrl(request.jira, `task/${task.id}`),
        id: task.id,
        description: task.kind,
        status: task.status,
        progress: percentOf(task),
        submitted: at(task.created),
        // A number of Jira's own; people are named by account id elsewhere.
        submittedBy: 10000,
        ...(task.started ? { started: at(task.started) } : {}),
        ...(task.status === 'COMPLETE' ? { finished: at(task.updated) } : {}),
        lastUpdate: at(task.updated),
        elapsedRuntime: task.started ? at(task.updated) - at(task.started) : 0,
        result: JSON.stringify({ processed: task.processed.length, failed: Object.keys(task.failed).length, invalid: task.invalid }),
      });
    },
  },
];
