import type { Clock } from './clock';
import type { Db } from './db';
import type { Problems } from './problems';

/** Something to be done at or after `due` (sandbox ms): an event to deliver, a queued event, a schedule's next run. */
export interface Job {
  id: number;
  due: number;
  kind: string;
  /** Jobs with the same name replace one another (a schedule's next run); others have none. */
  name: string | null;
  body: unknown;
}

type Handler = (body: unknown, job: Job) => Promise<void>;

interface JobRow {
  id: number;
  due: number;
  kind: string;
  name: string | null;
  body: string;
}

/** How many jobs run at once while the clock runs by itself. Under `advance` they run one by one, in order. */
const PARALLEL = 8;
/** Longest sleep of the real timer, ms; bounded so that a moved clock is noticed. */
const LONGEST_SLEEP = 1_000;

/**
 * What is to happen later, durable and in order. A job is removed when its handler has returned, so a killed process does it again:
 * at-least-once, as on the platform.
 */
export class Agenda {
  readonly #handlers = new Map<string, Handler>();
  readonly #busy = new Map<number, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #live = false;
  #advancing = false;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly problems: Problems,
  ) {
    db.define(`
      CREATE TABLE IF NOT EXISTS agenda (id INTEGER PRIMARY KEY AUTOINCREMENT, due REAL NOT NULL, kind TEXT NOT NULL, name TEXT UNIQUE, body TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS agenda_due ON agenda (due, id);
    `);
    clock.onChange(() => this.#wake());
  }

  /** Names the one handler of a kind of job. */
  on(kind: string, handler: Handler): void {
    if (this.#handlers.has(kind)) throw new Error(`sandbox agenda: ${kind} has a handler already`);
    this.#handlers.set(kind, handler);
  }

  /** Adds a job; with a `name`, replaces the job of that name. Returns its id. */
  add(job: { due: number; kind: string; name?: string; body: unknown }): number {
    if (job.name !== undefined) this.db.run('DELETE FROM agenda WHERE name = ?', job.name);
    const { lastId } = this.db.run(
      'INSERT INTO agenda (due, kind, name, body) VALUES (?, ?, ?, ?)',
      job.due,
      job.kind,
      job.name ?? null,
      JSON.stringify(job.body ?? null),
    );
    this.db.afterCommit(() => this.#wake());
    return lastId;
  }

  remove(id: number): boolean {
    return this.db.run('DELETE FROM agenda WHERE id = ?', id).changes > 0;
  }

  /** Jobs waiting (or running), next due first. */
  list(kind?: string): Job[] {
    const rows = kind
      ? this.db.all<JobRow>('SELECT * FROM agenda WHERE kind = ? ORDER BY due, id', kind)
      : this.db.all<JobRow>('SELECT * FROM agenda ORDER BY due, id');
    return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as unknown }));
  }

  /** Runs jobs by real time from now on. */
  live(): void {
    this.#live = true;
    this.#wake();
  }

  async pause(): Promise<void> {
    this.#live = false;
    clearTimeout(this.#timer);
    await Promise.allSettled(this.#busy.values());
  }

  /**
   * Moves the clock to `to` (sandbox ms), doing everything that falls due on the way, in order, each to its end.
   * Returns how many jobs ran. Throws after `limit` jobs: something feeds itself.
   */
  async advance(to: number, limit = 100_000): Promise<number> {
    if (this.#advancing) throw new Error('sandbox agenda: already advancing');
    this.#advancing = true;
    clearTimeout(this.#timer);
    try {
      await Promise.allSettled(this.#busy.values());
      for (let done = 0; ; done++) {
        const row = this.db.get<JobRow>('SELECT * FROM agenda WHERE due <= ? ORDER BY due, id LIMIT 1', Math.max(to, this.clock.now()));
        if (!row) {
          if (to > this.clock.now()) this.clock.set(to);
          return done;
        }
        if (done >= limit) throw new Error(`sandbox agenda: more than ${limit} jobs on the way; the last is ${row.kind} ${row.name ?? ''}`);
        if (row.due > this.clock.now()) this.clock.set(row.due);
        await this.#run(row);
      }
    } finally {
      this.#advancing = false;
      this.#wake();
    }
  }

  /** Does all that is due now, and what that makes due now. */
  settle(limit?: number): Promise<number> {
    return this.advance(this.clock.now(), limit);
  }

  #wake(): void {
    if (!this.#live || this.#advancing) return;
    clearTimeout(this.#timer);
    const now = this.clock.now();
    while (this.#busy.size < PARALLEL) {
      const running = [...this.#busy.keys()];
      const row = this.db.get<JobRow>(
        `SELECT * FROM agenda WHERE due <= ? AND id NOT IN (${running.map(() => '?').join(',')}) ORDER BY due, id LIMIT 1`,
        now,
        ...running,
      );
      if (!row) break;
      // Begun only after it is known to be busy: what it adds before it first waits wakes us, and we would begin it again.
      const work = Promise.resolve()
        .then(() => this.#run(row))
        .finally(() => {
          this.#busy.delete(row.id);
          this.#wake();
        });
      this.#busy.set(row.id, work);
    }
    const next = this.clock.running
      ? this.db.get<{ due: number }>('SELECT due FROM agenda WHERE due > ? ORDER BY due LIMIT 1', now)
      : undefined;
    const sleep = Math.min(next ? Math.max(next.due - now, 1) : LONGEST_SLEEP, LONGEST_SLEEP);
    this.#timer = setTimeout(() => this.#wake(), sleep);
    this.#timer.unref();
  }

  async #run(row: JobRow): Promise<void> {
    const handler = this.#handlers.get(row.kind);
    try {
      if (!handler) throw new Error(`no handler for agenda jobs of kind ${row.kind}`);
      await handler(JSON.parse(row.body) as unknown, { ...row, body: JSON.parse(row.body) as unknown });
    } catch (error) {
      this.problems.report({ where: `agenda ${row.kind}`, what: error instanceof Error ? error.message : String(error), error });
    } finally {
      this.remove(row.id);
    }
  }
}
