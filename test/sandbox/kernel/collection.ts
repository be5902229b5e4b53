import type { Db } from './db';

interface DocRow {
  id: string;
  body: string;
}

/**
 * A small set of documents of one kind (issue types, screens, people …), kept as JSON in the database and wholly in memory for reading.
 * For what grows without bound (issues, history, app storage) use tables.
 */
export class Collection<T extends { id: string }> {
  #cache: Map<string, T> | undefined;

  constructor(
    private readonly db: Db,
    readonly kind: string,
  ) {
    db.define(
      'CREATE TABLE IF NOT EXISTS doc (kind TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER, body TEXT NOT NULL, PRIMARY KEY (kind, id))',
    );
    db.onRollback(() => {
      this.#cache = undefined;
    });
  }

  #all(): Map<string, T> {
    this.#cache ??= new Map(
      this.db
        .all<DocRow>('SELECT id, body FROM doc WHERE kind = ? ORDER BY seq, rowid', this.kind)
        .map((row) => [row.id, JSON.parse(row.body) as T]),
    );
    return this.#cache;
  }

  /** The document, frozen by convention: change it with `put` only. */
  get(id: string): T | undefined {
    return this.#all().get(id);
  }

  /** The document; throws when there is none (a broken reference inside the sandbox, never a user's mistake). */
  need(id: string): T {
    const found = this.get(id);
    if (!found) throw new Error(`sandbox: no ${this.kind} with id ${id}`);
    return found;
  }

  list(where?: (doc: T) => boolean): T[] {
    const all = [...this.#all().values()];
    return where ? all.filter(where) : all;
  }

  find(where: (doc: T) => boolean): T | undefined {
    for (const doc of this.#all().values()) if (where(doc)) return doc;
    return undefined;
  }

  put(doc: T): T {
    const all = this.#all();
    this.db.run(
      'INSERT INTO doc (kind, id, seq, body) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
      this.kind,
      doc.id,
      all.size,
      JSON.stringify(doc),
    );
    all.set(doc.id, doc);
    return doc;
  }

  /** Replaces the document by what `change` makes of it. */
  update(id: string, change: (doc: T) => T): T {
    return this.put(change(this.need(id)));
  }

  delete(id: string): boolean {
    this.#all().delete(id);
    return this.db.run('DELETE FROM doc WHERE kind = ? AND id = ?', this.kind, id).changes > 0;
  }

  get size(): number {
    return this.#all().size;
  }
}
