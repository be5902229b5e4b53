import type { Db } from '../../kernel/db';

export type QueueState = 'waiting' | 'running' | 'held' | 'done' | 'failed' | 'cancelled';

/** One pushed event. Times in sandbox ms. */
export interface QueueEvent {
  id: string;
  queue: string;
  job: string;
  /** JSON text of the event's body. */
  body: string;
  delay_s: number | null;
  state: QueueState;
  pushed: number;
  due: number;
  /** Runs so far. */
  attempts: number;
  concurrency_key: string | null;
  concurrency_limit: number | null;
  /** JSON text of {retryReason, retryData}, once it is tried again. */
  retry: string | null;
  /** Invocation this descends from. */
  root: string;
  /** Order of pushing. */
  seq: number;
}

/** Finished events kept for the lab. */
const KEPT = 2_000;

/** Queued events, durable. */
export class QueueStore {
  constructor(private readonly db: Db) {
    db.define(`
      CREATE TABLE IF NOT EXISTS forge_queue (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, queue TEXT NOT NULL, job TEXT NOT NULL, body TEXT NOT NULL, delay_s REAL,
        state TEXT NOT NULL, pushed REAL NOT NULL, due REAL NOT NULL, attempts INTEGER NOT NULL,
        concurrency_key TEXT, concurrency_limit INTEGER, retry TEXT, root TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS forge_queue_job ON forge_queue (job);
      CREATE INDEX IF NOT EXISTS forge_queue_state ON forge_queue (state, concurrency_key);
      CREATE INDEX IF NOT EXISTS forge_queue_pushed ON forge_queue (pushed);
      CREATE TABLE IF NOT EXISTS forge_queue_root (root TEXT PRIMARY KEY, pushes INTEGER NOT NULL);
    `);
    // What ran when the process ended runs again: its agenda job is still there.
    db.run("UPDATE forge_queue SET state = 'waiting' WHERE state = 'running'");
  }

  add(event: Omit<QueueEvent, 'seq'>): void {
    this.db.run(
      `INSERT INTO forge_queue (id, queue, job, body, delay_s, state, pushed, due, attempts, concurrency_key, concurrency_limit, retry, root)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[event.id, event.queue, event.job, event.body, event.delay_s, event.state, event.pushed, event.due, event.attempts],
      ...[event.concurrency_key, event.concurrency_limit, event.retry, event.root],
    );
  }

  get(id: string): QueueEvent | undefined {
    return this.db.get<QueueEvent>('SELECT * FROM forge_queue WHERE id = ?', id);
  }

  ofJob(queue: string, job: string): QueueEvent[] {
    return this.db.all<QueueEvent>('SELECT * FROM forge_queue WHERE job = ? AND queue = ?', job, queue);
  }

  setState(id: string, state: QueueState): void {
    this.db.run('UPDATE forge_queue SET state = ? WHERE id = ?', state, id);
  }

  start(id: string): void {
    this.db.run("UPDATE forge_queue SET state = 'running', attempts = attempts + 1 WHERE id = ?", id);
  }

  again(id: string, due: number, retry: string): void {
    this.db.run("UPDATE forge_queue SET state = 'waiting', due = ?, retry = ? WHERE id = ?", due, retry, id);
  }

  running(concurrencyKey: string): number {
    return (
      this.db.get<{ n: number }>("SELECT count(*) AS n FROM forge_queue WHERE state = 'running' AND concurrency_key = ?", concurrencyKey)
        ?.n ?? 0
    );
  }

  /** The longest waiting event held back by a concurrency key. */
  nextHeld(concurrencyKey: string): QueueEvent | undefined {
    return this.db.get<QueueEvent>(
      "SELECT * FROM forge_queue WHERE state = 'held' AND concurrency_key = ? ORDER BY due, seq LIMIT 1",
      concurrencyKey,
    );
  }

  held(): QueueEvent[] {
    return this.db.all<QueueEvent>("SELECT * FROM forge_queue WHERE state = 'held' ORDER BY due, seq");
  }

  pushedSince(instant: number): number {
    return this.db.get<{ n: number }>('SELECT count(*) AS n FROM forge_queue WHERE pushed > ?', instant)?.n ?? 0;
  }

  /** Counts a push descending from a root invocation; returns how many there are now. */
  countRoot(root: string): number {
    return (
      this.db.get<{ pushes: number }>(
        'INSERT INTO forge_queue_root (root, pushes) VALUES (?, 1) ON CONFLICT (root) DO UPDATE SET pushes = pushes + 1 RETURNING pushes',
        root,
      )?.pushes ?? 0
    );
  }

  list(limit: number): QueueEvent[] {
    return this.db.all<QueueEvent>('SELECT * FROM forge_queue ORDER BY seq DESC LIMIT ?', limit);
  }

  counts(): { queue: string; state: QueueState; n: number }[] {
    return this.db.all('SELECT queue, state, count(*) AS n FROM forge_queue GROUP BY queue, state');
  }

  /** Forgets what ended long ago. */
  trim(): void {
    this.db.run(
      `DELETE FROM forge_queue WHERE state IN ('done', 'cancelled')
         AND seq < (SELECT max(seq) FROM forge_queue) - ${KEPT}`,
    );
  }

  clear(): void {
    this.db.run('DELETE FROM forge_queue');
    this.db.run('DELETE FROM forge_queue_root');
  }
}
