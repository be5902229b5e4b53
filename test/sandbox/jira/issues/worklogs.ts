import { adfProblem } from '../adf/adf';
import { isObject } from '../fields/codec';
import type { Jira } from '../jira';
import type { AccountId } from '../model';
import { badRequest, fieldErrors } from '../rest/errors';
import { type By, instantOf } from './by';
import { touch } from './comments';
import { emitWorklog } from './events';
import type { Operation } from './input';
import { attachedTo, dropAttached, getIssue, putAttached } from './store';

/** Work someone logged on an issue. */
export interface Worklog {
  id: string;
  issueId: string;
  authorId: AccountId;
  updateAuthorId: AccountId;
  /** Atlassian Document Format, or undefined. */
  comment?: unknown;
  /** ISO instants. */
  started: string;
  created: string;
  updated: string;
  timeSpentSeconds: number;
}

export const worklogsOf = (jira: Jira, issueId: string): Worklog[] => attachedTo<Worklog>(jira, 'worklog', issueId);

const UNITS: Readonly<Record<string, number>> = { w: 5 * 8 * 3600, d: 8 * 3600, h: 3600, m: 60 };

/** "3h 20m" in seconds, by Jira's default working week of five days of eight hours; undefined when it is no duration. */
function durationSeconds(text: string): number | undefined {
  const parts = text.trim().split(/\s+/);
  let total = 0;
  for (const part of parts) {
    const found = /^(\d+(?:\.\d+)?)([wdhm])$/.exec(part);
    if (!found) return undefined;
    total += Number(found[1]) * (UNITS[found[2] ?? ''] ?? 0);
  }
  return total > 0 ? Math.round(total) : undefined;
}

/** Seconds as Jira words them: "1d 2h 30m". */
export function durationText(seconds: number): string {
  const parts: string[] = [];
  let left = seconds;
  for (const [unit, size] of Object.entries(UNITS)) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count}${unit}`);
    left -= count * size;
  }
  return parts.join(' ') || '0m';
}

function spentOf(input: Record<string, unknown>): number {
  if (typeof input.timeSpentSeconds === 'number' && input.timeSpentSeconds >= 60) return input.timeSpentSeconds;
  const spent = typeof input.timeSpent === 'string' ? durationSeconds(input.timeSpent) : undefined;
  if (spent === undefined) throw fieldErrors({ timeLogged: 'You must indicate the time spent working.' });
  return spent;
}

function startedOf(input: Record<string, unknown>, usual: string): string {
  if (input.started === undefined) return usual;
  const at = typeof input.started === 'string' ? new Date(input.started.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime())) throw fieldErrors({ started: 'You must specify a date on which the work was done.' });
  return at.toISOString();
}

/** Logs work (or, with `known`, changes what was logged). Throws 400 by field. */
export function logWork(jira: Jira, issueId: string, input: Record<string, unknown>, by: By, known?: Worklog): Worklog {
  const issue = getIssue(jira, issueId);
  if (!issue) throw badRequest('The issue no longer exists.');
  const at = instantOf(jira, by);
  if (input.comment !== undefined && adfProblem(input.comment)) throw badRequest('Comment body is not valid!');
  const comment = input.comment ?? known?.comment;
  const worklog: Worklog = {
    id: known?.id ?? String(jira.site.ids.next('worklog', 10000)),
    issueId,
    authorId: known?.authorId ?? by.accountId,
    updateAuthorId: by.accountId,
    ...(comment === undefined ? {} : { comment }),
    started: startedOf(input, known?.started ?? at),
    created: known?.created ?? at,
    updated: at,
    timeSpentSeconds:
      known && input.timeSpent === undefined && input.timeSpentSeconds === undefined ? known.timeSpentSeconds : spentOf(input),
  };
  putAttached(jira, 'worklog', issueId, worklog);
  emitWorklog(jira, known ? 'updated' : 'created', touch(jira, issue, by), { id: worklog.id, issueId }, by);
  return worklog;
}

export function deleteWork(jira: Jira, worklog: Worklog, by: By): void {
  dropAttached(jira, 'worklog', worklog.id);
  const issue = getIssue(jira, worklog.issueId);
  if (issue) emitWorklog(jira, 'deleted', touch(jira, issue, by), { id: worklog.id, issueId: issue.id }, by);
}

/** `worklog` operations of an issue's update block. */
export function addWorklogOperations(jira: Jira, issueId: string, operations: Operation[], by: By): void {
  for (const { verb, value } of operations) {
    if (verb !== 'add' || !isObject(value)) throw fieldErrors({ worklog: `Field 'worklog' does not support operation '${verb}'` });
    logWork(jira, issueId, value, by);
  }
}
