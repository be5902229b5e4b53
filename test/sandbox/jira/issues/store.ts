import type { Db } from '../../kernel/db';
import type { Jira } from '../jira';
import type { ChangeGroup, ChangeItem, Comment, Issue, IssueLink, Notification } from '../model';

/** Tables of issues and of what hangs on them. What is small and bounded lives in collections (state.ts). */
const TABLES = `
  CREATE TABLE IF NOT EXISTS issue (id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, project_id TEXT NOT NULL, type_id TEXT NOT NULL,
    status_id TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL, parent_id TEXT, fields TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS issue_project ON issue (project_id, updated);
  CREATE INDEX IF NOT EXISTS issue_type ON issue (type_id);
  CREATE INDEX IF NOT EXISTS issue_status ON issue (status_id);
  CREATE INDEX IF NOT EXISTS issue_updated ON issue (updated);
  CREATE INDEX IF NOT EXISTS issue_parent ON issue (parent_id);
  CREATE TABLE IF NOT EXISTS issue_alias (key TEXT PRIMARY KEY, issue_id TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS change_group (id INTEGER PRIMARY KEY, issue_id TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, items TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS change_issue ON change_group (issue_id, created, id);
  CREATE TABLE IF NOT EXISTS comment (id INTEGER PRIMARY KEY, issue_id TEXT NOT NULL, created TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS comment_issue ON comment (issue_id, created, id);
  CREATE TABLE IF NOT EXISTS issue_link (id TEXT PRIMARY KEY, type_id TEXT NOT NULL, source_id TEXT NOT NULL, destination_id TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS link_source ON issue_link (source_id);
  CREATE INDEX IF NOT EXISTS link_destination ON issue_link (destination_id);
  CREATE TABLE IF NOT EXISTS watcher (issue_id TEXT NOT NULL, account_id TEXT NOT NULL, PRIMARY KEY (issue_id, account_id));
  CREATE TABLE IF NOT EXISTS vote (issue_id TEXT NOT NULL, account_id TEXT NOT NULL, PRIMARY KEY (issue_id, account_id));
  CREATE TABLE IF NOT EXISTS notification (id INTEGER PRIMARY KEY, at TEXT NOT NULL, recipient TEXT NOT NULL, issue_id TEXT, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS attached (kind TEXT NOT NULL, id TEXT NOT NULL, issue_id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id));
  CREATE TABLE IF NOT EXISTS issue_archived (issue_id TEXT PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS attached_issue ON attached (kind, issue_id);
`;

const ready = new WeakSet<Db>();

/** The site's database with these tables in it. */
export function issueDb(jira: Jira): Db {
  const { db } = jira.site;
  if (!ready.has(db)) {
    db.define(TABLES);
    ready.add(db);
  }
  return db;
}

interface IssueRow {
  id: string;
  key: string;
  project_id: string;
  type_id: string;
  status_id: string;
  created: string;
  updated: string;
  fields: string;
}

function toIssue(row: IssueRow): Issue {
  return {
    id: row.id,
    key: row.key,
    projectId: row.project_id,
    typeId: row.type_id,
    statusId: row.status_id,
    created: row.created,
    updated: row.updated,
    fields: JSON.parse(row.fields) as Record<string, unknown>,
  };
}

/** An issue by id, by key in any case, or by a key it had before it was moved. */
export function getIssue(jira: Jira, idOrKey: string): Issue | undefined {
  const db = issueDb(jira);
  if (/^\d+$/.test(idOrKey)) {
    const row = db.get<IssueRow>('SELECT * FROM issue WHERE id = ?', idOrKey);
    return row && toIssue(row);
  }
  const key = idOrKey.toUpperCase();
  const row =
    db.get<IssueRow>('SELECT * FROM issue WHERE key = ?', key) ??
    db.get<IssueRow>('SELECT issue.* FROM issue_alias JOIN issue ON issue.id = issue_alias.issue_id WHERE issue_alias.key = ?', key);
  return row && toIssue(row);
}

/** Which issues to read; all conditions must hold. */
export interface IssueFilter {
  projectId?: string | string[];
  typeId?: string | string[];
  statusId?: string | string[];
  /** Sub-tasks and children of this issue. */
  parentId?: string;
  ids?: string[];
  /** ISO instant, included. */
  updatedSince?: string;
  /** Archived issues too, which no search finds. */
  archivedToo?: true;
}

/** Issues by what is indexed, in order of their ids. */
export function issuesWhere(jira: Jira, filter: IssueFilter): Issue[] {
  const conditions: string[] = [];
  const values: string[] = [];
  const among = (column: string, wanted: string | string[] | undefined): void => {
    if (wanted === undefined) return;
    const list = Array.isArray(wanted) ? wanted : [wanted];
    conditions.push(`${column} IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(list));
  };
  among('project_id', filter.projectId);
  among('type_id', filter.typeId);
  among('status_id', filter.statusId);
  among('parent_id', filter.parentId);
  among('id', filter.ids);
  if (filter.updatedSince !== undefined) {
    conditions.push('updated >= ?');
    values.push(filter.updatedSince);
  }
  if (!filter.archivedToo) conditions.push('id NOT IN (SELECT issue_id FROM issue_archived)');
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return issueDb(jira)
    .all<IssueRow>(`SELECT * FROM issue ${where} ORDER BY CAST(id AS INTEGER)`, ...values)
    .map(toIssue);
}

export const allIssues = (jira: Jira): Issue[] => issuesWhere(jira, {});

export const subtasksOf = (jira: Jira, issueId: string): Issue[] => issuesWhere(jira, { parentId: issueId });

/** When and by whom an issue was archived; undefined when it is not. */
export function archivedOf(jira: Jira, issueId: string): { at: string; by: string } | undefined {
  return issueDb(jira).get<{ at: string; by: string }>('SELECT at, by FROM issue_archived WHERE issue_id = ?', issueId);
}

export function putArchived(jira: Jira, issueId: string, at: string, by: string): void {
  issueDb(jira).run('INSERT OR REPLACE INTO issue_archived (issue_id, at, by) VALUES (?, ?, ?)', issueId, at, by);
}

export function dropArchived(jira: Jira, issueId: string): void {
  issueDb(jira).run('DELETE FROM issue_archived WHERE issue_id = ?', issueId);
}

/** Writes an issue, new or changed. */
export function putIssue(jira: Jira, issue: Issue): void {
  const parent = issue.fields.parent;
  issueDb(jira).run(
    `INSERT INTO issue (id, key, project_id, type_id, status_id, created, updated, parent_id, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET key = excluded.key, project_id = excluded.project_id, type_id = excluded.type_id, status_id = excluded.status_id,
       created = excluded.created, updated = excluded.updated, parent_id = excluded.parent_id, fields = excluded.fields`,
    issue.id,
    issue.key,
    issue.projectId,
    issue.typeId,
    issue.statusId,
    issue.created,
    issue.updated,
    typeof parent === 'string' ? parent : null,
    JSON.stringify(issue.fields),
  );
}

/** Remembers a key an issue had. */
export function putAlias(jira: Jira, key: string, issueId: string): void {
  issueDb(jira).run('INSERT OR REPLACE INTO issue_alias (key, issue_id) VALUES (?, ?)', key, issueId);
}

/** Removes an issue with all that hangs on it; entity properties are the caller's. */
export function dropIssue(jira: Jira, issueId: string): void {
  const db = issueDb(jira);
  for (const table of ['change_group', 'comment', 'watcher', 'vote', 'issue_alias', 'attached', 'issue_archived'])
    db.run(`DELETE FROM ${table} WHERE issue_id = ?`, issueId);
  db.run('DELETE FROM issue_link WHERE source_id = ? OR destination_id = ?', issueId, issueId);
  db.run('DELETE FROM issue WHERE id = ?', issueId);
}

interface ChangeRow {
  id: number;
  issue_id: string;
  author: string;
  created: string;
  items: string;
}

/** History of an issue, oldest first. */
export function changesOf(jira: Jira, issueId: string): ChangeGroup[] {
  return issueDb(jira)
    .all<ChangeRow>('SELECT * FROM change_group WHERE issue_id = ? ORDER BY created, id', issueId)
    .map((row) => ({
      id: String(row.id),
      issueId: row.issue_id,
      authorId: row.author,
      created: row.created,
      items: JSON.parse(row.items) as ChangeItem[],
    }));
}

export function putChange(jira: Jira, change: ChangeGroup): void {
  issueDb(jira).run(
    'INSERT INTO change_group (id, issue_id, author, created, items) VALUES (?, ?, ?, ?, ?)',
    Number(change.id),
    change.issueId,
    change.authorId,
    change.created,
    JSON.stringify(change.items),
  );
}

interface BodyRow {
  body: string;
}

/** Comments of an issue, oldest first. */
export function commentsOf(jira: Jira, issueId: string): Comment[] {
  return issueDb(jira)
    .all<BodyRow>('SELECT body FROM comment WHERE issue_id = ? ORDER BY created, id', issueId)
    .map((row) => JSON.parse(row.body) as Comment);
}

export function getComment(jira: Jira, commentId: string): Comment | undefined {
  const row = issueDb(jira).get<BodyRow>('SELECT body FROM comment WHERE id = ?', Number(commentId));
  return row && (JSON.parse(row.body) as Comment);
}

export function putComment(jira: Jira, comment: Comment): void {
  issueDb(jira).run(
    'INSERT OR REPLACE INTO comment (id, issue_id, created, body) VALUES (?, ?, ?, ?)',
    Number(comment.id),
    comment.issueId,
    comment.created,
    JSON.stringify(comment),
  );
}

export function dropComment(jira: Jira, commentId: string): void {
  issueDb(jira).run('DELETE FROM comment WHERE id = ?', Number(commentId));
}

interface LinkRow {
  id: string;
  type_id: string;
  source_id: string;
  destination_id: string;
}

const toLink = (row: LinkRow): IssueLink => ({
  id: row.id,
  typeId: row.type_id,
  sourceId: row.source_id,
  destinationId: row.destination_id,
});

/** Links an issue has on either side, oldest first. */
export function linksOf(jira: Jira, issueId: string): IssueLink[] {
  return issueDb(jira)
    .all<LinkRow>('SELECT * FROM issue_link WHERE source_id = ? OR destination_id = ? ORDER BY CAST(id AS INTEGER)', issueId, issueId)
    .map(toLink);
}

export function getLink(jira: Jira, id: string): IssueLink | undefined {
  const row = issueDb(jira).get<LinkRow>('SELECT * FROM issue_link WHERE id = ?', id);
  return row && toLink(row);
}

export function putLink(jira: Jira, link: IssueLink): void {
  issueDb(jira).run(
    'INSERT INTO issue_link (id, type_id, source_id, destination_id) VALUES (?, ?, ?, ?)',
    link.id,
    link.typeId,
    link.sourceId,
    link.destinationId,
  );
}

export function dropLink(jira: Jira, id: string): void {
  issueDb(jira).run('DELETE FROM issue_link WHERE id = ?', id);
}

/** Accounts watching (or voting for) an issue, in order of their ids. */
export function followersOf(jira: Jira, table: 'watcher' | 'vote', issueId: string): string[] {
  return issueDb(jira)
    .all<{ account_id: string }>(`SELECT account_id FROM ${table} WHERE issue_id = ? ORDER BY account_id`, issueId)
    .map((row) => row.account_id);
}

export function follow(jira: Jira, table: 'watcher' | 'vote', issueId: string, accountId: string): void {
  issueDb(jira).run(`INSERT OR IGNORE INTO ${table} (issue_id, account_id) VALUES (?, ?)`, issueId, accountId);
}

export function unfollow(jira: Jira, table: 'watcher' | 'vote', issueId: string, accountId: string): void {
  issueDb(jira).run(`DELETE FROM ${table} WHERE issue_id = ? AND account_id = ?`, issueId, accountId);
}

/** Puts a message into the outbox. */
export function putNotification(jira: Jira, notification: Omit<Notification, 'id'>): void {
  const id = jira.site.ids.next('notification', 1);
  issueDb(jira).run(
    'INSERT INTO notification (id, at, recipient, issue_id, body) VALUES (?, ?, ?, ?, ?)',
    id,
    notification.at,
    notification.to,
    notification.issueId ?? null,
    JSON.stringify({ ...notification, id: String(id) }),
  );
}

/** The outbox, newest first. */
export function notifications(jira: Jira, filter: { to?: string; issueId?: string } = {}, limit = 200): Notification[] {
  return issueDb(jira)
    .all<BodyRow>(
      'SELECT body FROM notification WHERE (? IS NULL OR recipient = ?) AND (? IS NULL OR issue_id = ?) ORDER BY id DESC LIMIT ?',
      filter.to ?? null,
      filter.to ?? null,
      filter.issueId ?? null,
      filter.issueId ?? null,
      limit,
    )
    .map((row) => JSON.parse(row.body) as Notification);
}

/** Remote links, worklogs and the like: documents that belong to an issue. */
export function attachedTo<T>(jira: Jira, kind: string, issueId: string): T[] {
  return issueDb(jira)
    .all<BodyRow>('SELECT body FROM attached WHERE kind = ? AND issue_id = ? ORDER BY rowid', kind, issueId)
    .map((row) => JSON.parse(row.body) as T);
}

export function putAttached(jira: Jira, kind: string, issueId: string, doc: { id: string }): void {
  issueDb(jira).run(
    'INSERT OR REPLACE INTO attached (kind, id, issue_id, body) VALUES (?, ?, ?, ?)',
    kind,
    doc.id,
    issueId,
    JSON.stringify(doc),
  );
}

export function dropAttached(jira: Jira, kind: string, id: string): boolean {
  return issueDb(jira).run('DELETE FROM attached WHERE kind = ? AND id = ?', kind, id).changes > 0;
}
