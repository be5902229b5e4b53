import { adfMentions } from '../adf/adf';
import { available, contextOf, liveField, type Place, parseValue } from '../fields/index';
import type { Jira } from '../jira';
import type { Issue } from '../model';
import { badRequest } from '../rest/errors';
import { type By, instantOf } from './by';
import { addCommentOperations } from './comments';
import { needIssue, subjectOf } from './edit';
import { emitCreated, emitMentioned } from './events';
import { saveIssue } from './history';
import { applyInput, type IssueInput } from './input';
import { addLinkOperations } from './links';
import { audienceOf, serviceField, tell } from './outbox';
import { setProperty } from './properties';
import { demandAssignable, demandParent, demandRequired, demandType } from './rules';
import { follow } from './store';
import { initialStatusId } from './workflow';
import { addWorklogOperations } from './worklogs';

export interface NewIssue extends IssueInput {
  projectId: string;
  typeId: string;
  /** Default: where the workflow begins. */
  statusId?: string;
  properties?: Record<string, unknown>;
  /** Makes it a request of this type (service projects). */
  requestTypeId?: string;
}

/** Values new issues have when the input does not name the field: defaults of contexts, the site's usual priority. */
function defaults(jira: Jira, place: Place): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const usual = jira.priorities.find((priority) => priority.isDefault) ?? jira.priorities.list()[Math.floor(jira.priorities.size / 2)];
  if (usual) values.priority = usual.id;
  for (const field of jira.fields.list((candidate) => candidate.custom && !candidate.trashed)) {
    const context = contextOf(jira, field, place);
    if (context?.defaultValue === undefined || context.defaultValue === null || !available(jira, field, place)) continue;
    const value = parseValue(jira, field, place, context.defaultValue);
    if (value !== null) values[field.id] = value;
  }
  return values;
}

/**
 * Makes an issue: checks values by kind, gives defaults, a key and the workflow's first status, and tells of it. Throws 400 by field.
 * Does not ask about screens and rights. `project` and `issuetype` among the fields are left to the caller.
 */
export function createIssue(jira: Jira, input: NewIssue, by: By): Issue {
  const project = jira.projects.get(input.projectId);
  if (!project || project.deleted) throw badRequest('', { project: 'Specify a valid project ID or key' });
  demandType(jira, project, input.typeId);
  const place: Place = { projectId: project.id, typeId: input.typeId };
  const at = instantOf(jira, by);
  const applied = applyInput(jira, place, defaults(jira, place), input, { accountId: by.accountId }, ['project', 'issuetype']);
  const { fields } = applied;
  demandRequired(fields);
  demandParent(jira, { ...place, fields });
  demandAssignable(jira, place, fields.assignee);
  fields.creator = by.accountId;
  fields.reporter ??= by.accountId;
  fields.statuscategorychangedate = at;
  if (fields.resolution !== undefined) fields.resolutiondate = at;
  setRequestType(jira, fields, input.requestTypeId);
  const issue: Issue = {
    id: String(jira.site.ids.next('issue', 10000)),
    key: nextKey(jira, project.id, project.key),
    projectId: project.id,
    typeId: input.typeId,
    statusId: input.statusId ?? initialStatusId(jira, place),
    created: at,
    updated: at,
    fields,
  };
  saveIssue(jira, undefined, issue, [], by);
  for (const [key, value] of Object.entries(input.properties ?? {})) setProperty(jira, 'issue', issue.id, key, value);
  const creator = jira.people.get(by.accountId);
  if (creator?.accountType === 'atlassian') follow(jira, 'watcher', issue.id, by.accountId);
  emitCreated(jira, issue, by);
  announce(jira, issue, by);
  addCommentOperations(jira, issue.id, applied.comments, by);
  addLinkOperations(jira, issue.id, applied.links, by);
  addWorklogOperations(jira, issue.id, applied.worklogs, by);
  return needIssue(jira, issue.id);
}

function setRequestType(jira: Jira, fields: Record<string, unknown>, requestTypeId: string | undefined): void {
  if (requestTypeId === undefined) return;
  const field = serviceField(jira, 'request-type');
  if (field === undefined || !liveField(jira, field)) throw new Error('sandbox: the site has no Request Type field');
  fields[field] = requestTypeId;
}

/** Next number of a project; keys are never given twice. */
export function nextKey(jira: Jira, projectId: string, projectKey: string): string {
  return `${projectKey}-${jira.site.ids.next(`issue key of project ${projectId}`, 1)}`;
}

function announce(jira: Jira, issue: Issue, by: By): void {
  if (by.silent) return;
  const mentioned = adfMentions(issue.fields.description);
  emitMentioned(jira, issue, mentioned, by);
  const who = jira.people.get(by.accountId)?.displayName ?? 'Somebody';
  tell(jira, issue, mentioned, { kind: 'mention', subject: subjectOf(issue), text: `${who} mentioned you.` }, by);
  const rest = audienceOf(jira, issue).filter((id) => !mentioned.includes(id));
  tell(jira, issue, rest, { kind: 'created', subject: subjectOf(issue), text: `${who} created this work item.` }, by);
}
