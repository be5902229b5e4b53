import type { Jira } from '../jira';
import type { ChangeGroup, ChangeItem, Issue } from '../model';
import { type By, instantOf } from './by';
import { rememberBefore } from './search-lag';
import { putChange, putIssue } from './store';

/** Writes an issue and, when there are items, a line of its history. `before` is undefined for a new issue. */
export function saveIssue(jira: Jira, before: Issue | undefined, after: Issue, items: ChangeItem[], by: By): ChangeGroup | undefined {
  if (!by.silent) rememberBefore(jira, after.id, before);
  putIssue(jira, after);
  return items.length > 0 ? recordChange(jira, after.id, items, by) : undefined;
}

/** Adds to an issue's history. */
export function recordChange(jira: Jira, issueId: string, items: ChangeItem[], by: By): ChangeGroup {
  const change: ChangeGroup = {
    id: String(jira.site.ids.next('changegroup', 10000)),
    issueId,
    authorId: by.accountId,
    created: instantOf(jira, by),
    items,
  };
  putChange(jira, change);
  return change;
}

/** A line of history about something that is not a field's value. */
export function plainItem(
  field: string,
  from: [string | null, string | null],
  to: [string | null, string | null],
  fieldId?: string,
): ChangeItem {
  return { field, fieldtype: 'jira', ...(fieldId ? { fieldId } : {}), from: from[0], fromString: from[1], to: to[0], toString: to[1] };
}
