import { adfMentions } from '../adf/adf';
import { changeItems, liveField, type Place, placeOf } from '../fields/index';
import type { Jira } from '../jira';
import type { ChangeGroup, ChangeItem, Issue } from '../model';
import { JiraError } from '../rest/errors';
import { type By, instantOf } from './by';
import { addCommentOperations } from './comments';
import { emitMentioned, emitUpdated } from './events';
import { saveIssue } from './history';
import { applyInput, type IssueInput } from './input';
import { addLinkOperations } from './links';
import { audienceOf, tell } from './outbox';
import { demandAssignable, demandParent, demandRequired } from './rules';
import { getIssue } from './store';
import { addWorklogOperations } from './worklogs';

/** The issue; throws 404 when there is none. */
export function needIssue(jira: Jira, issueId: string): Issue {
  const issue = getIssue(jira, issueId);
  if (!issue) throw new JiraError(404, ['Issue does not exist or you do not have permission to see it.']);
  return issue;
}

/** History of the fields that differ, in the order of the site's fields. */
export function fieldChanges(jira: Jira, place: Place, before: Record<string, unknown>, after: Record<string, unknown>): ChangeItem[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].sort().flatMap((id) => {
    const field = liveField(jira, id);
    return field && field.id !== 'resolutiondate' && field.id !== 'statuscategorychangedate'
      ? changeItems(jira, field, place, before[id], after[id])
      : [];
  });
}

/** When a resolution is set or cleared, the day of it follows. */
export function followResolution(before: Record<string, unknown>, after: Record<string, unknown>, at: string): void {
  if (before.resolution === after.resolution) return;
  if (after.resolution === undefined) delete after.resolutiondate;
  else after.resolutiondate = at;
}

/**
 * Changes fields of an issue, keeps history, and tells the platform and the people. Returns the history entry, or undefined when nothing
 * changed. Throws 400 by field. Does not ask about screens and rights.
 */
export function editIssue(jira: Jira, issueId: string, input: IssueInput & { notifyUsers?: boolean }, by: By): ChangeGroup | undefined {
  const before = needIssue(jira, issueId);
  const applied = applyInput(jira, placeOf(before), before.fields, input, { issueId, accountId: by.accountId });
  if (applied.named.includes('summary')) demandRequired(applied.fields);
  if (applied.named.includes('parent')) demandParent(jira, { ...before, fields: applied.fields });
  if (applied.fields.assignee !== before.fields.assignee) demandAssignable(jira, before, applied.fields.assignee, before);
  if (before.fields.reporter !== undefined && applied.fields.reporter === undefined)
    throw new JiraError(400, [], { reporter: 'Reporter is required.' });
  const change = writeFields(jira, before, applied.fields, by, input.notifyUsers ?? true);
  addCommentOperations(jira, issueId, applied.comments, by);
  addLinkOperations(jira, issueId, applied.links, by);
  addWorklogOperations(jira, issueId, applied.worklogs, by);
  return change;
}

/** Keeps changed fields with history, events and notifications. */
export function writeFields(jira: Jira, before: Issue, fields: Record<string, unknown>, by: By, notify = true): ChangeGroup | undefined {
  const items = fieldChanges(jira, placeOf(before), before.fields, fields);
  if (items.length === 0) return undefined;
  const at = instantOf(jira, by);
  followResolution(before.fields, fields, at);
  const after: Issue = { ...before, fields, updated: at };
  const change = saveIssue(jira, before, after, items, by);
  if (change) announceChange(jira, before, after, change, by, notify);
  return change;
}

/** Tells of a change of an issue: events, those newly mentioned, mail. */
export function announceChange(jira: Jira, before: Issue, after: Issue, change: ChangeGroup, by: By, notify = true): void {
  if (by.silent) return;
  emitUpdated(jira, after, change, by);
  const known = new Set(adfMentions(before.fields.description));
  const mentioned = adfMentions(after.fields.description).filter((id) => !known.has(id));
  emitMentioned(jira, after, mentioned, by);
  if (!notify) return;
  const who = jira.people.get(by.accountId)?.displayName ?? 'Somebody';
  const assigned = change.items.find((item) => item.fieldId === 'assignee');
  if (assigned?.to) {
    tell(jira, after, [assigned.to], { kind: 'assigned', subject: subjectOf(after), text: `${who} assigned this work item to you.` }, by);
  }
  const said = new Set([...mentioned, ...(assigned?.to ? [assigned.to] : [])]);
  tell(jira, after, mentioned, { kind: 'mention', subject: subjectOf(after), text: `${who} mentioned you.` }, by);
  const lines = change.items.map((item) => `${item.field}: ${item.fromString ?? '–'} → ${item.toString ?? '–'}`);
  const rest = audienceOf(jira, after).filter((id) => !said.has(id));
  tell(jira, after, rest, { kind: 'updated', subject: subjectOf(after), text: `${who} made changes.\n${lines.join('\n')}` }, by);
}

/** Subject of Jira's mail about an issue. */
export const subjectOf = (issue: Issue): string =>
  `[JIRA] (${issue.key}) ${typeof issue.fields.summary === 'string' ? issue.fields.summary : ''}`;

/** Assigns an issue, or unassigns it with null. */
export function assign(jira: Jira, issueId: string, accountId: string | null, by: By): ChangeGroup | undefined {
  return editIssue(jira, issueId, { fields: { assignee: accountId === null ? null : { accountId } } }, by);
}
