import type { Cell, Db } from '../../kernel/db';

/** Where a value lives: plain values, secrets, or one entity ("entity:name"). */
export type StoreName = 'kv' | 'secret' | `entity:${string}`;

/** One stored version of a value. */
export interface Row {
  id: number;
  store: string;
  key: string;
  /** JSON text. */
  value: string;
  created: number;
  updated: number;
  /** Sandbox ms at which it expires; null for never. */
  expires: number | null;
  shown_from: number;
  shown_until: number;
}

/** One place in an index: partition as JSON text, range as stored by SQLite (numbers before texts, texts by bytes). */
export interface IndexPlace {
  index: string;
  partition: string;
  range: Cell;
}

/**
 * Values in versions: a read by key sees the newest, a query the one that was newest `lag` ms ago, as the platform's indexes do.
 * Index places are rows of their own, so a query reads only what it returns however many entities there are.
 */
export class KvsStore {
  constructor(
    private readonly db: Db,
    private readonly now: () => number,
    private readonly settings: { kvsQueryLagMs: number; ttlRemovalMs: number },
  ) {
    db.define(`
      CREATE TABLE IF NOT EXISTS forge_value (
        id INTEGER PRIMARY KEY AUTOINCREMENT, store TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
        created REAL NOT NULL, updated REAL NOT NULL, expires REAL, shown_from REAL NOT NULL, shown_until REAL NOT NULL);
      CREATE UNIQUE INDEX IF NOT EXISTS forge_value_newest ON forge_value (store, key) WHERE shown_until = 9e15;
      CREATE INDEX IF NOT EXISTS forge_value_key ON forge_value (store, key);
      CREATE INDEX IF NOT EXISTS forge_value_old ON forge_value (shown_until) WHERE shown_until < 9e15;
      CREATE INDEX IF NOT EXISTS forge_value_expires ON forge_value (expires) WHERE expires IS NOT NULL;
      CREATE TABLE IF NOT EXISTS forge_place (
        idx TEXT NOT NULL, part TEXT NOT NULL, rng NOT NULL, key TEXT NOT NULL, value_id INTEGER NOT NULL,
        PRIMARY KEY (idx, part, rng, key, value_id)) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS forge_place_value ON forge_place (value_id);
    `);
  }

  /** The newest version, unless it has expired and been removed. */
  get(store: StoreName, key: string): Row | undefined {
    const row = this.db.get<Row>('SELECT * FROM forge_value WHERE store = ? AND key = ? AND shown_until = 9e15', store, key);
    return row && !this.#removed(row) ? row : undefined;
  }

  /** Writes a value; `places` are its places in indexes. Returns the version before, if any, and the new one. */
  set(
    store: StoreName,
    key: string,
    value: string,
    ttlMs: number | undefined,
    places: IndexPlace[],
  ): { before: Row | undefined; after: Row } {
    return this.db.tx(() => {
      this.#sweep();
      const before = this.get(store, key);
      const now = this.now();
      this.#retire(store, key);
      const from = now + this.settings.kvsQueryLagMs;
      const { lastId } = this.db.run(
        'INSERT INTO forge_value (store, key, value, created, updated, expires, shown_from, shown_until) VALUES (?, ?, ?, ?, ?, ?, ?, 9e15)',
        ...[store, key, value, before?.created ?? now, now, ttlMs === undefined ? null : now + ttlMs, from],
      );
      for (const place of places)
        this.db.run(
          'INSERT INTO forge_place (idx, part, rng, key, value_id) VALUES (?, ?, ?, ?, ?)',
          ...[`${store}/${place.index}`, place.partition, place.range, key, lastId],
        );
      const after = this.get(store, key);
      if (!after) throw new Error('sandbox: a value just written is not there');
      return { before, after };
    });
  }

  /** Removes a value; false when there was none. */
  delete(store: StoreName, key: string): boolean {
    return this.db.tx(() => {
      this.#sweep();
      const there = this.get(store, key) !== undefined;
      this.#retire(store, key);
      return there;
    });
  }

  /** Plain keys from `prefix` on, after `after`, in order, as queries see them. */
  scan(store: StoreName, prefix: string, after: string | undefined, limit: number): Row[] {
    const now = this.now();
    return this.db.all<Row>(
      `SELECT * FROM forge_value WHERE store = ? AND key >= ? AND key < ? AND key > ?
         AND shown_from <= ? AND shown_until > ? AND (expires IS NULL OR expires > ?) ORDER BY key LIMIT ?`,
      ...[store, prefix, `${prefix}\u{10FFFF}`, after ?? '', now, now, now - this.settings.ttlRemovalMs, limit],
    );
  }

  /** Values of one index partition within SQL bounds on `rng`, as queries see them. `where` may use p.rng and p.key. */
  search(
    store: StoreName,
    search: { index: string; partition: string; where: string; values: Cell[]; descending: boolean; limit: number },
  ): (Row & { rng: Cell })[] {
    const now = this.now();
    const order = search.descending ? 'DESC' : 'ASC';
    return this.db.all<Row & { rng: Cell }>(
      `SELECT v.*, p.rng FROM forge_place p JOIN forge_value v ON v.id = p.value_id
        WHERE p.idx = ? AND p.part = ?${search.where === '' ? '' : ` AND ${search.where}`}
          AND v.shown_from <= ? AND v.shown_until > ? AND (v.expires IS NULL OR v.expires > ?)
        ORDER BY p.rng ${order}, p.key ${order} LIMIT ?`,
      ...[`${store}/${search.index}`, search.partition, ...search.values, now, now, now - this.settings.ttlRemovalMs, search.limit],
    );
  }

  /** All newest versions, for the lab. */
  browse(filter: { store?: string; prefix: string; after: string; limit: number }): Row[] {
    return this.db.all<Row>(
      `SELECT * FROM forge_value WHERE shown_until = 9e15 AND (? = '' OR store = ?) AND key LIKE ? ESCAPE '\\' AND store || char(1) || key > ?
        ORDER BY store || char(1) || key LIMIT ?`,
      ...[filter.store ?? '', filter.store ?? '', `${filter.prefix.replace(/[\\%_]/g, '\\$&')}%`, filter.after, filter.limit],
    );
  }

  /** Forgets everything (uninstallation). */
  clear(): void {
    this.db.run('DELETE FROM forge_place');
    this.db.run('DELETE FROM forge_value');
  }

  #removed(row: Row): boolean {
    return row.expires !== null && this.now() >= row.expires + this.settings.ttlRemovalMs;
  }

  /** The newest version stops being so; queries see it until the lag is over. */
  #retire(store: StoreName, key: string): void {
    const until = this.now() + this.settings.kvsQueryLagMs;
    this.db.run('UPDATE forge_value SET shown_until = ? WHERE store = ? AND key = ? AND shown_until = 9e15', until, store, key);
  }

  /** Removes versions no query can see any more, and what expired long enough ago. */
  #sweep(): void {
    const now = this.now();
    this.#drop('shown_until < 9e15 AND shown_until <= ?', now);
    this.#drop('expires IS NOT NULL AND expires <= ?', now - this.settings.ttlRemovalMs);
  }

  #drop(where: string, value: number): void {
    if (!this.db.get(`SELECT 1 AS one FROM forge_value WHERE ${where} LIMIT 1`, value)) return;
    this.db.run(`DELETE FROM forge_place WHERE value_id IN (SELECT id FROM forge_value WHERE ${where})`, value);
    this.db.run(`DELETE FROM forge_value WHERE ${where}`, value);
  }
}
