import type { Db } from '../../kernel/db';
import type { Jira } from '../jira';

/** Things that carry entity properties. */
export type PropertyOwner = 'issue' | 'project' | 'user' | 'comment' | 'issuetype';

const ready = new WeakSet<Db>();

/** Makes the table of properties. */
export function openProperties(jira: Jira): void {
  propertyDb(jira);
}

function propertyDb(jira: Jira): Db {
  const { db } = jira.site;
  if (!ready.has(db)) {
    db.define(`CREATE TABLE IF NOT EXISTS entity_property (owner TEXT NOT NULL, owner_id TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (owner, owner_id, key)); CREATE INDEX IF NOT EXISTS property_key ON entity_property (owner, key);`);
    ready.add(db);
  }
  return db;
}

/** Value of an entity property; undefined when it is not set (a set property may hold null). */
export function getProperty(jira: Jira, owner: PropertyOwner, ownerId: string, key: string): unknown {
  const row = propertyDb(jira).get<{ value: string }>(
    'SELECT value FROM entity_property WHERE owner = ? AND owner_id = ? AND key = ?',
    owner,
    ownerId,
    key,
  );
  return row ? (JSON.parse(row.value) as unknown) : undefined;
}

/** Sets an entity property and says whether it is new. Limits and events are the operation's business. */
export function setProperty(jira: Jira, owner: PropertyOwner, ownerId: string, key: string, value: unknown): 'created' | 'updated' {
  const db = propertyDb(jira);
  const text = JSON.stringify(value ?? null);
  const { changes } = db.run(
    'UPDATE entity_property SET value = ? WHERE owner = ? AND owner_id = ? AND key = ?',
    text,
    owner,
    ownerId,
    key,
  );
  if (changes > 0) return 'updated';
  db.run('INSERT INTO entity_property (owner, owner_id, key, value) VALUES (?, ?, ?, ?)', owner, ownerId, key, text);
  return 'created';
}

/** Removes an entity property; false when there was none. */
export function deleteProperty(jira: Jira, owner: PropertyOwner, ownerId: string, key: string): boolean {
  return propertyDb(jira).run('DELETE FROM entity_property WHERE owner = ? AND owner_id = ? AND key = ?', owner, ownerId, key).changes > 0;
}

/** Keys of the properties set on a thing, in order. */
export function propertyKeys(jira: Jira, owner: PropertyOwner, ownerId: string): string[] {
  return propertyDb(jira)
    .all<{ key: string }>('SELECT key FROM entity_property WHERE owner = ? AND owner_id = ? ORDER BY key', owner, ownerId)
    .map((row) => row.key);
}

/** Removes all properties of a thing that is gone. */
export function dropProperties(jira: Jira, owner: PropertyOwner, ownerId: string): void {
  propertyDb(jira).run('DELETE FROM entity_property WHERE owner = ? AND owner_id = ?', owner, ownerId);
}
