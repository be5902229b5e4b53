import { adfHtml } from '../../adf/adf';
import { issueTypeBean, jiraDate, projectBean, selfUrl, statusBean, statusCategoryBean } from '../../admin/beans';
import { formatted } from '../../fields/app-rules';
import { available, placeOf, renderValue } from '../../fields/index';
import type { Jira } from '../../jira';
import type { Comment, FieldDef, Issue } from '../../model';
import { accountOf, type Caller } from '../../rest/operation';
import { commentBean, visibleComments } from '../rest/comment-bean';
import { followersOf } from '../store';
import { worklogsOf } from '../worklogs';
import { linksField, parentField, subtasksField } from './others';
import { worklogBean } from './worklog-bean';

type Show = (jira: Jira, caller: Caller, issue: Issue) => unknown;

/** Comments an issue shows at once: the newest hundred, the oldest of them first; `total` says how many there are. */
const COMMENTS = 100;

function commentsField(
  jira: Jira,
  issue: Issue,
  comments: readonly Comment[],
  show: (comment: Comment) => Record<string, unknown>,
): unknown {
  const shown = comments.slice(-COMMENTS);
  return {
    comments: shown.map(show),
    self: selfUrl(jira, `issue/${issue.id}/comment`),
    maxResults: shown.length,
    total: comments.length,
    startAt: comments.length - shown.length,
  };
}

/** Worklogs an issue shows at once (Jira: the first 20). */
const WORKLOGS = 20;

const spent: Show = (jira, _caller, issue) => worklogsOf(jira, issue.id).reduce((sum, log) => sum + log.timeSpentSeconds, 0) || null;
const nothing: Show = () => null;

/** Fields whose value is made of something else than the issue's own `fields`. */
const MADE: Readonly<Record<string, Show>> = {
  issuetype: (jira, _caller, issue) => issueTypeBean(jira, jira.issueTypes.need(issue.typeId)),
  project: (jira, _caller, issue) => projectBean(jira, jira.projects.need(issue.projectId)),
  status: (jira, _caller, issue) => statusBean(jira, jira.statuses.need(issue.statusId)),
  statusCategory: (jira, _caller, issue) => statusCategoryBean(jira, jira.statuses.need(issue.statusId).category),
  created: (_jira, _caller, issue) => jiraDate(issue.created),
  updated: (_jira, _caller, issue) => jiraDate(issue.updated),
  parent: (jira, _caller, issue) => parentField(jira, issue),
  subtasks: subtasksField,
  issuelinks: linksField,
  comment: (jira, caller, issue) =>
    commentsField(jira, issue, visibleComments(jira, caller, issue), (comment) => commentBean(jira, comment, caller)),
  watches: (jira, caller, issue) => {
    const watchers = followersOf(jira, 'watcher', issue.id);
    return {
      self: selfUrl(jira, `issue/${issue.key}/watchers`),
      watchCount: watchers.length,
      isWatching: watchers.includes(accountOf(caller) ?? ''),
    };
  },
  votes: (jira, caller, issue) => {
    const voters = followersOf(jira, 'vote', issue.id);
    return { self: selfUrl(jira, `issue/${issue.key}/votes`), votes: voters.length, hasVoted: voters.includes(accountOf(caller) ?? '') };
  },
  attachment: () => [],
  worklog: (jira, caller, issue) => {
    const all = worklogsOf(jira, issue.id);
    const shown = all.slice(0, WORKLOGS).map((worklog) => worklogBean(jira, worklog, accountOf(caller)));
    return { startAt: 0, maxResults: WORKLOGS, total: all.length, worklogs: shown };
  },
  lastViewed: nothing,
  workratio: () => -1,
  timespent: spent,
  aggregatetimespent: spent,
  timeestimate: nothing,
  aggregatetimeestimate: nothing,
  timeoriginalestimate: nothing,
  aggregatetimeoriginalestimate: nothing,
};

/** One field of an issue as REST shows it; undefined when Jira leaves the member out (a parent there is not). */
export function fieldValue(jira: Jira, caller: Caller, issue: Issue, field: FieldDef): unknown {
  const made = MADE[field.id];
  return made ? made(jira, caller, issue) : renderValue(jira, field, placeOf(issue), issue.fields[field.id], accountOf(caller));
}

/** One field as HTML or words (expand=renderedFields); null where Jira renders nothing. */
export function renderedValue(jira: Jira, caller: Caller, issue: Issue, field: FieldDef): unknown {
  if (field.id === 'comment') {
    return commentsField(jira, issue, visibleComments(jira, caller, issue), (comment) => ({
      ...commentBean(jira, comment, caller),
      body: adfHtml(comment.body),
    }));
  }
  const stored = issue.fields[field.id];
  if (field.app) {
    const viewer = accountOf(caller);
    const on = { issueId: issue.id, projectId: issue.projectId, ...(viewer === undefined ? {} : { accountId: viewer }) };
    return formatted(jira, field, fieldValue(jira, caller, issue, field), on) ?? null;
  }
  if (field.kind === 'textarea') return stored === undefined ? '' : adfHtml(stored);
  if (field.kind === 'date' || field.kind === 'datetime') return fieldValue(jira, caller, issue, field);
  return null;
}

/** Wide fields that only `*all` or their own name asks for. */
const NOT_NAVIGABLE = new Set(['comment', 'attachment', 'worklog']);

/** Which fields a list such as ["*all", "-comment"] or ["summary", "status"] asks for, of those the issue has. */
export function chosenFields(jira: Jira, issue: Issue, asked: readonly string[]): FieldDef[] {
  const all = asked.includes('*all');
  const navigable = asked.includes('*navigable') || (!all && asked.every((name) => name.startsWith('-')));
  const out = new Set(asked.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const named = new Set(asked);
  return jira.fields.list((field) => {
    if (field.trashed || out.has(field.id) || !available(jira, field, issue)) return false;
    return all || named.has(field.id) || (navigable && field.navigable && !NOT_NAVIGABLE.has(field.id));
  });
}
