import { isObject, textOf } from '../../fields/codec';
import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { fieldErrors, forbidden } from '../../rest/errors';
import type { Caller } from '../../rest/operation';
import type { IssueInput } from '../input';
import { getComment } from '../store';
import { mayChange } from './comment-bean';
import { visibleIssue } from './visible';

/** What a field or update block names besides values, asked about with the caller's eyes: other issues, and comments of other people. */
export function demandParts(jira: Jira, caller: Caller, issue: Issue | undefined, { fields, update }: IssueInput): void {
  for (const parent of [fields?.parent, ...valuesOf(update, 'parent', 'set')]) {
    if (parent === undefined || parent === null) continue;
    demandSeen(jira, caller, parent, 'parent');
  }
  for (const link of valuesOf(update, 'issuelinks', 'add')) {
    if (isObject(link)) demandSeen(jira, caller, link.outwardIssue ?? link.inwardIssue, 'issuelinks');
  }
  for (const verb of ['edit', 'remove'] as const) {
    for (const value of valuesOf(update, 'comment', verb)) {
      const comment = getComment(jira, textOf(value, 'id') ?? '0');
      if (!comment || !issue || comment.issueId !== issue.id) throw fieldErrors({ comment: 'Can not find a comment for the id.' });
      if (!mayChange(jira, caller, issue, comment, verb === 'edit' ? 'EDIT' : 'DELETE')) {
        throw forbidden('You do not have the permission to change this comment.');
      }
    }
  }
}

function valuesOf(update: Record<string, unknown> | undefined, field: string, verb: string): unknown[] {
  const operations = update?.[field];
  return Array.isArray(operations) ? operations.flatMap((entry: unknown) => (isObject(entry) && verb in entry ? [entry[verb]] : [])) : [];
}

function demandSeen(jira: Jira, caller: Caller, named: unknown, field: string): void {
  const wanted = textOf(named, 'id') ?? textOf(named, 'key');
  try {
    visibleIssue(jira, caller, wanted ?? '');
  } catch {
    throw fieldErrors({ [field]: 'Could not find issue by id or key.' });
  }
}
