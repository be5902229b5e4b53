import { issueTypeBean, jiraDate, linkTypeBean, projectBean, statusBean } from '../admin/beans';
import type { Jira } from '../jira';
import type { ChangeGroup, Comment, Issue, IssueLink } from '../model';
import { userBean } from '../people';
import { type By, instantOf } from './by';
import { getIssue } from './store';

/**
 * Product events about issues, in the form of developer.atlassian.com "Jira events" (Oct 2025). The issue carries these ten fields only;
 * people are named by account id.
 */
function eventIssue(jira: Jira, issue: Issue): Record<string, unknown> {
  const person = (id: unknown): { accountId: string } | null => (typeof id === 'string' ? { accountId: id } : null);
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.fields.summary ?? null,
      issuetype: issueTypeBean(jira, jira.issueTypes.need(issue.typeId)),
      creator: person(issue.fields.creator),
      created: jiraDate(issue.created),
      project: projectBean(jira, jira.projects.need(issue.projectId)),
      reporter: person(issue.fields.reporter),
      assignee: person(issue.fields.assignee),
      updated: jiraDate(issue.updated),
      status: statusBean(jira, jira.statuses.need(issue.statusId)),
    },
  };
}

function emit(
  jira: Jira,
  eventType: string,
  by: By,
  issue: Issue | undefined,
  about: Record<string, unknown>,
  associated: unknown[] = [],
): void {
  if (by.silent) return;
  const users = [...new Set(associated.filter((id): id is string => typeof id === 'string'))];
  jira.emit({
    eventType,
    body: {
      ...(issue ? { issue: eventIssue(jira, issue) } : {}),
      atlassianId: by.accountId,
      ...(users.length > 0 ? { associatedUsers: users.map((accountId) => ({ accountId })) } : {}),
      ...about,
      timestamp: Date.parse(instantOf(jira, by)),
    },
    actor: by.accountId,
    ...(by.causedByApp ? { causedByApp: by.causedByApp } : {}),
    ...(issue ? { issueId: issue.id, projectId: issue.projectId } : {}),
  });
}

const peopleOf = (issue: Issue): unknown[] => [issue.fields.creator, issue.fields.reporter, issue.fields.assignee];

export function emitCreated(jira: Jira, issue: Issue, by: By): void {
  emit(jira, 'avi:jira:created:issue', by, issue, {}, peopleOf(issue));
}

export function emitDeleted(jira: Jira, issue: Issue, by: By): void {
  emit(jira, 'avi:jira:deleted:issue', by, issue, {}, peopleOf(issue));
}

/** An issue was seen in its page. */
export function emitViewed(jira: Jira, issue: Issue, by: By): void {
  emit(jira, 'avi:jira:viewed:issue', by, issue, {}, peopleOf(issue));
}

/** A change of fields, status or assignee; an assignment is told twice, as `updated` and as `assigned`. */
export function emitUpdated(jira: Jira, issue: Issue, change: ChangeGroup, by: By): void {
  // Type of field and JSON's other members stay behind: the platform tells these only.
  const items = change.items.map(({ fieldtype: _type, ...item }) => item);
  const assigned = change.items.find((item) => item.fieldId === 'assignee');
  const moved = change.items.find((item) => item.fieldId === 'status');
  const statuses = moved
    ? [moved.from, moved.to].flatMap((id) => {
        const status = id === null ? undefined : jira.statuses.get(id);
        return status ? [statusBean(jira, status)] : [];
      })
    : [];
  const people = [...peopleOf(issue), assigned?.from];
  const kind = assigned ? 'issue_assigned' : moved ? 'issue_generic' : 'issue_updated';
  const about = {
    changelog: { id: change.id, items },
    jiraEventTypeName: kind,
    ...(statuses.length > 0 ? { associatedStatuses: statuses } : {}),
  };
  emit(jira, 'avi:jira:updated:issue', by, issue, about, people);
  if (assigned)
    emit(
      jira,
      'avi:jira:assigned:issue',
      by,
      issue,
      { changelog: { id: change.id, items: items.filter((item) => item.fieldId === 'assignee') } },
      people,
    );
}

/** The comment as the platform tells of it. */
function eventComment(jira: Jira, comment: Comment): Record<string, unknown> {
  return {
    id: comment.id,
    author: userBean(jira, comment.authorId),
    updateAuthor: userBean(jira, comment.updateAuthorId),
    body: comment.body,
    created: jiraDate(comment.created),
    updated: jiraDate(comment.updated),
    jsdPublic: comment.jsdPublic,
    ...(comment.visibility ? { visibility: comment.visibility } : {}),
  };
}

export function emitCommented(jira: Jira, issue: Issue, comment: Comment, by: By): void {
  emit(jira, 'avi:jira:commented:issue', by, issue, { comment: eventComment(jira, comment) }, [comment.authorId, ...peopleOf(issue)]);
}

export function emitCommentDeleted(jira: Jira, issue: Issue, comment: Comment, by: By): void {
  emit(jira, 'avi:jira:deleted:comment', by, issue, { comment: eventComment(jira, comment) }, [comment.authorId]);
}

export function emitMentioned(jira: Jira, issue: Issue, mentioned: string[], by: By, comment?: Comment): void {
  if (mentioned.length === 0) return;
  const about = { mentionedAccountIds: mentioned, ...(comment ? { comment: eventComment(jira, comment) } : {}) };
  emit(jira, comment ? 'avi:jira:mentioned:comment' : 'avi:jira:mentioned:issue', by, issue, about, mentioned);
}

/** Links are told flat, without an issue around them. */
export function emitLink(jira: Jira, what: 'created' | 'deleted', link: IssueLink, by: By): void {
  const source = getIssue(jira, link.sourceId);
  const destination = getIssue(jira, link.destinationId);
  const type = jira.linkTypes.get(link.typeId);
  emit(jira, `avi:jira:${what}:issuelink`, by, undefined, {
    id: Number(link.id),
    sourceIssueId: Number(link.sourceId),
    destinationIssueId: Number(link.destinationId),
    ...(source ? { sourceProjectId: Number(source.projectId) } : {}),
    ...(destination ? { destinationProjectId: Number(destination.projectId) } : {}),
    ...(type
      ? {
          issueLinkType: {
            ...linkTypeBean(jira, type),
            id: Number(type.id),
            outwardName: type.outward,
            inwardName: type.inward,
            isSubTaskLinkType: false,
            isSystemLinkType: false,
          },
        }
      : {}),
  });
}

/** In the manifest's list of events, in no page of Atlassian's: its body is a guess, and whether it comes at all is unproven. */
export function emitProperty(jira: Jira, what: 'set' | 'deleted', issue: Issue, key: string, by: By): void {
  emit(jira, `avi:jira:${what}:issue-property`, by, issue, { property: { key } });
}

export function emitWorklog(
  jira: Jira,
  what: 'created' | 'updated' | 'deleted',
  issue: Issue,
  worklog: Record<string, unknown>,
  by: By,
): void {
  emit(jira, `avi:jira:${what}:worklog`, by, issue, { worklog });
}
