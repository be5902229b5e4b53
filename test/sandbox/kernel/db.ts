import Database from 'libsql';

/** What SQLite stores in a cell. */
export type Cell = string | number | null;

/** Largest number of prepared statements kept; beyond it the oldest is dropped. */
const STATEMENT_CACHE = 500;

/**
 * The embedded database of one local site (SQLite through libsql: native, prebuilt, no install script).
 * Write-ahead logging with synchronous=NORMAL: consistent after a kill at any point (a transaction is there whole or not at all).
 * Synchronous on purpose: a Jira request runs start to end without another one seeing its half-done work.
 */
export class Db {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement<unknown[]>>();
  #depth = 0;
  #afterCommit: (() => void)[] = [];

  /** @param file path of the database file, or ":memory:". */
  constructor(readonly file: string) {
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = NORMAL');
    this.#db.pragma('foreign_keys = OFF');
  }

  /** Runs statements that return nothing (schema definitions). */
  define(sql: string): void {
    this.#db.exec(sql);
  }

  #prepare(sql: string): Database.Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#db.prepare(sql) as Database.Statement<unknown[]>;
    if (this.#statements.size >= STATEMENT_CACHE) {
      const oldest = this.#statements.keys().next().value;
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(sql, made);
    return made;
  }

  /** Inserts, updates or deletes. */
  run(sql: string, ...values: Cell[]): { changes: number; lastId: number } {
    const done = this.#prepare(sql).run(...values);
    return { changes: done.changes, lastId: Number(done.lastInsertRowid) };
  }

  /** Rows of a query. The row type is the caller's word for what its own table definition says. */
  all<Row extends object>(sql: string, ...values: Cell[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** First row of a query, if any. */
  get<Row extends object>(sql: string, ...values: Cell[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0];
  }

  /** Runs `work` wholly or not at all. Nested calls join the outermost transaction. `work` must not be async. */
  tx<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#db.exec('BEGIN IMMEDIATE');
    this.#depth = 1;
    try {
      const result = work();
      this.#db.exec('COMMIT');
      this.#depth = 0;
      const later = this.#afterCommit;
      this.#afterCommit = [];
      for (const step of later) step();
      return result;
    } catch (error) {
      this.#depth = 0;
      this.#afterCommit = [];
      this.#db.exec('ROLLBACK');
      for (const undo of this.#onRollback) undo();
      throw error;
    }
  }

  readonly #onRollback: (() => void)[] = [];

  /** Registers what must be forgotten when a transaction is rolled back (caches over the database). */
  onRollback(undo: () => void): void {
    this.#onRollback.push(undo);
  }

  /** Runs `step` once the current transaction is committed (at once when there is none). */
  afterCommit(step: () => void): void {
    if (this.#depth > 0) this.#afterCommit.push(step);
    else step();
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }
}
