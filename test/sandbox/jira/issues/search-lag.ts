import type { Db } from '../../kernel/db';
import type { Jira } from '../jira';
import type { Issue } from '../model';

/**
 * Jira's search is eventually consistent: it finds issues as they were a little while ago, unless asked to reconcile them
 * (developer.atlassian.com, "Search and reconcile"). Kept here: what an issue was before each change that search has not taken in yet.
 */

/** How far search is behind, ms of sandbox time. The real lag is not published; staff speak of "typically about a second". */
const LAG = 1_000;

const ready = new WeakSet<Db>();

/** Makes the table of what search has not taken in. */
export function openSearchLag(jira: Jira): void {
  lagDb(jira);
}

function lagDb(jira: Jira): Db {
  const { db } = jira.site;
  if (!ready.has(db)) {
    db.define(`CREATE TABLE IF NOT EXISTS issue_before (issue_id TEXT NOT NULL, at REAL NOT NULL, body TEXT);
      CREATE INDEX IF NOT EXISTS issue_before_issue ON issue_before (issue_id, at)`);
    ready.add(db);
  }
  return db;
}

/** Remembers what search still shows once an issue is written; `before` is undefined for a new one. */
export function rememberBefore(jira: Jira, issueId: string, before: Issue | undefined): void {
  const db = lagDb(jira);
  const now = jira.site.clock.now();
  db.run('DELETE FROM issue_before WHERE issue_id = ? AND at <= ?', issueId, now - LAG);
  db.run('INSERT INTO issue_before (issue_id, at, body) VALUES (?, ?, ?)', issueId, now, before ? JSON.stringify(before) : null);
}

/** How search sees issues now: as they were a lag ago (undefined: not there yet), those named in `reconcile` as they are. */
export function searchView(jira: Jira, reconcile: ReadonlySet<string>): (issue: Issue) => Issue | undefined {
  const since = jira.site.clock.now() - LAG;
  const behind = new Map<string, Issue | undefined>();
  const rows = lagDb(jira).all<{ issue_id: string; body: string | null }>(
    'SELECT issue_id, body FROM issue_before WHERE at > ? ORDER BY at DESC, rowid DESC',
    since,
  );
  for (const row of rows) behind.set(row.issue_id, row.body === null ? undefined : (JSON.parse(row.body) as Issue));
  return (issue) => (reconcile.has(issue.id) || !behind.has(issue.id) ? issue : behind.get(issue.id));
}
