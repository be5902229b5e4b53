import type { Db } from '../../kernel/db';
import type { Jira } from '../jira';
import { JiraError } from '../rest/errors';
import { archivedOf } from './store';

/** Jira's bounds on writes to one issue: so many within so many ms (rate-limiting page). Property writes count too. */
const BOUNDS = [
  { writes: 20, within: 2_000 },
  { writes: 100, within: 30_000 },
] as const;

const recent = new WeakMap<Db, Map<string, number[]>>();

/** Throws 400 for an archived issue, which nothing may change. */
export function demandOpen(jira: Jira, issueId: string): void {
  if (archivedOf(jira, issueId)) throw new JiraError(400, ['The issue is archived and read-only.']);
}

/** Counts a write to an issue; throws 429 as Jira does when one bound is passed (by the site's pace), 400 for an archived issue. */
export function spendWrite(jira: Jira, issueId: string): void {
  if (archivedOf(jira, issueId)) throw new JiraError(400, ['The issue is archived and read-only.']);
  const { db, pace } = jira.site;
  const site = recent.get(db) ?? new Map<string, number[]>();
  recent.set(db, site);
  const now = pace.now();
  const times = (site.get(issueId) ?? []).filter((at) => at > now - 30_000);
  for (const { writes, within } of BOUNDS) {
    const counted = times.filter((at) => at > now - within);
    const first = counted[0];
    if (counted.length < writes || first === undefined) continue;
    const wait = Math.max(1, Math.ceil((first + within - now) / 1000));
    throw new JiraError(429, ['Rate limit exceeded.'], {}, { 'retry-after': String(wait), 'ratelimit-reason': 'jira-per-issue-on-write' });
  }
  times.push(now);
  site.set(issueId, times);
  if (site.size > 10_000) for (const [id, at] of site) if ((at.at(-1) ?? 0) <= now - 30_000) site.delete(id);
}
