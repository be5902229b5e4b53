import { isObject } from '../../fields/codec';
import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { can } from '../../permissions';
import { badRequest, forbidden, JiraError } from '../../rest/errors';
import { accountOf, created, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { fieldMeta } from '../bean/meta';
import { settableFields } from '../screens';
import { getIssue } from '../store';
import { submitTask } from '../tasks/run';
import { stepsOf } from '../tasks/steps';
import { type Task, tasks } from '../tasks/store';
import { availableTransitions } from '../transition-rules';
import { listParameter } from './read';

/** Most issues in one bulk operation (description). */
const MOST = 1000;

/** Pages of the two "get" resources. */
const PAGE = 50;

/** Refuses who may not change in bulk, and too many issues; enters the task. */
function submit(request: RestRequest, kind: Task['kind']): string {
  const { jira, caller, body } = request;
  if (!can(jira, caller, 'BULK_CHANGE')) throw forbidden('You do not have permission to make bulk changes.');
  const count = stepsOf(kind, body).length;
  if (count === 0 || count > MOST) throw badRequest(`Between 1 and ${MOST} issues can be changed at once.`);
  return submitTask(jira, caller, kind, body);
}

/** Refusals of these resources have a shape of their own (schema BulkOperationErrorResponse). */
const inTheirWords =
  (handle: (request: RestRequest) => RestAnswer): Operation['handle'] =>
  (request) => {
    try {
      return handle(request);
    } catch (error) {
      if (!(error instanceof JiraError)) throw error;
      const messages = [...error.errorMessages, ...Object.values(error.errors)];
      return { status: error.status, body: { errors: messages.map((message) => ({ message })) } };
    }
  };

const bulk = (id: string, path: string, kind: Task['kind']): Operation => ({
  id,
  method: 'POST',
  path: `/rest/api/3/bulk/issues/${path}`,
  scopes: ['write:jira-work'],
  spec: 'platform',
  handle: inTheirWords((request) => created({ taskId: submit(request, kind) })),
});

/** The visible ones of the issues a query names. */
function namedIssues(request: RestRequest): Issue[] {
  const { jira, caller } = request;
  return listParameter(request, 'issueIdsOrKeys').flatMap((idOrKey) => {
    const issue = getIssue(jira, idOrKey);
    return issue && can(jira, caller, 'BROWSE_PROJECTS', { issue }) ? [issue] : [];
  });
}

/** A page by cursor: what comes after `startingAfter`. */
function cursorPage<T>(request: RestRequest, all: readonly T[]): { values: T[]; cursor: Record<string, string> } {
  const after = Number(request.query.get('startingAfter') ?? '0');
  if (!Number.isInteger(after) || after < 0) throw badRequest('startingAfter is not valid.');
  const values = all.slice(after, after + PAGE);
  const end = after + values.length;
  return { values, cursor: { ...(end < all.length ? { startingAfter: String(end) } : {}) } };
}

function editable(jira: Jira, request: RestRequest, issues: Issue[]): Record<string, unknown>[] {
  const [first, ...rest] = issues;
  if (!first) return [];
  const words = (request.query.get('searchText') ?? '').toLowerCase();
  const others = rest.map((issue) => new Set(settableFields(jira, request.caller, { use: 'edit', issue }).map((field) => field.id)));
  return settableFields(jira, request.caller, { use: 'edit', issue: first })
    .filter((field) => field.kind !== 'comment' && field.kind !== 'issuelinks' && field.kind !== 'attachment')
    .filter((field) => others.every((set) => set.has(field.id)) && field.name.toLowerCase().includes(words))
    .map((field) => {
      const meta = fieldMeta(jira, field, first);
      const list = ['labels', 'component-list', 'version-list'].includes(field.kind);
      return {
        id: field.id,
        name: field.name,
        type: field.custom ? (field.customType ?? field.kind) : field.id,
        isRequired: meta.required,
        ...(typeof meta.autoCompleteUrl === 'string' ? { searchUrl: meta.autoCompleteUrl } : {}),
        ...(Array.isArray(meta.allowedValues)
          ? { fieldOptions: (meta.allowedValues as unknown[]).map((choice) => optionOf(field.id, choice)) }
          : {}),
        ...(list ? { multiSelectFieldOptions: ['ADD', 'REMOVE', 'REPLACE', 'REMOVE_ALL'] } : {}),
      };
    });
}

/** A choice as bulk edit shows it: a priority by its name under "priority", anything else under "value". */
function optionOf(fieldId: string, choice: unknown): Record<string, unknown> {
  const { id, name, value, description } = isObject(choice) ? choice : {};
  return {
    id,
    ...(typeof description === 'string' ? { description } : {}),
    [fieldId === 'priority' ? 'priority' : 'value']: name ?? value,
  };
}

/** Issues by what they may do next: one entry for each set of transitions. */
function transitionsOf(request: RestRequest): Record<string, unknown>[] {
  const { jira, caller } = request;
  const groups = new Map<string, { issues: string[]; transitions: unknown[] }>();
  for (const issue of namedIssues(request)) {
    const transitions = availableTransitions(jira, caller, issue).map((transition) => ({
      transitionId: Number(transition.id),
      transitionName: transition.name,
      to: { statusId: Number(transition.toStatusId), statusName: jira.statuses.need(transition.toStatusId).name },
    }));
    const key = JSON.stringify(transitions);
    const group = groups.get(key) ?? { issues: [], transitions };
    group.issues.push(issue.key);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group, isTransitionsFiltered: false }));
}

/** A task of the caller's own; Jira admins see all. Any other is refused with `status`. */
export function ownTask({ jira, caller, params }: RestRequest, status = 404): Task {
  const task = tasks(jira).get(params.taskId ?? '');
  if (!task || (accountOf(task.caller) !== accountOf(caller) && !can(jira, caller, 'ADMINISTER')))
    throw new JiraError(status, ['The task was not found.']);
  return task;
}

export const percentOf = (task: Task): number =>
  task.status === 'COMPLETE'
    ? 100
    : Math.floor((100 * (task.processed.length + Object.keys(task.failed).length)) / Math.max(1, task.total));

/** Bulk changes: answered at once, done a moment later by the site's agenda. */
export const bulkOperations: Operation[] = [
  bulk('submitBulkDelete', 'delete', 'delete'),
  bulk('submitBulkEdit', 'fields', 'edit'),
  bulk('submitBulkMove', 'move', 'move'),
  bulk('submitBulkTransition', 'transition', 'transition'),
  bulk('submitBulkWatch', 'watch', 'watch'),
  bulk('submitBulkUnwatch', 'unwatch', 'unwatch'),
  {
    id: 'getBulkEditableFields',
    method: 'GET',
    path: '/rest/api/3/bulk/issues/fields',
    scopes: ['read:jira-work'],
    spec: 'platform',
    handle: inTheirWords((request) => {
      const { values, cursor } = cursorPage(request, editable(request.jira, request, namedIssues(request)));
      return ok({ fields: values, ...cursor });
    }),
  },
  {
    id: 'getAvailableTransitions',
    method: 'GET',
    path: '/rest/api/3/bulk/issues/transition',
    scopes: ['read:jira-work'],
    spec: 'platform',
    handle: inTheirWords((request) => {
      const { values, cursor } = cursorPage(request, transitionsOf(request));
      return ok({ availableTransitions: values, ...cursor });
    }),
  },
  {
    id: 'getBulkOperationProgress',
    method: 'GET',
    path: '/rest/api/3/bulk/queue/{taskId}',
    scopes: ['read:jira-work'],
    spec: 'platform',
    handle: inTheirWords((request) => {
      const owned = ownTask(request, 400);
      return ok({
        taskId: owned.id,
        status: owned.status,
        progressPercent: percentOf(owned),
        submittedBy: { accountId: accountOf(owned.caller) ?? '' },
        created: Date.parse(owned.created),
        ...(owned.started ? { started: Date.parse(owned.started) } : {}),
        updated: Date.parse(owned.updated),
        processedAccessibleIssues: owned.processed,
        failedAccessibleIssues: owned.failed,
        invalidOrInaccessibleIssueCount: owned.invalid,
        totalIssueCount: owned.total,
      });
    }),
  },
];
