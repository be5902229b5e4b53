import type { Db } from './db';

interface ClockState {
  /** Sandbox time minus real time, ms. */
  offset: number;
  /** Sandbox time at which it stands still, ms since epoch; undefined while running. */
  stoppedAt?: number;
}

/** ms by which a running clock may have gone on between somebody's look at it and what they do: the process may have been held up. */
const PAUSE = 2_000;

/**
 * The time of the local site, in ms since epoch. Runs with real time plus an offset, or stands still; moved only forward.
 * App code, Jira and browser frames all read it. `Site.advance` moves it (it runs what falls due on the way); nothing else calls `set`.
 */
export class Clock {
  #state: ClockState;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly db: Db) {
    db.define('CREATE TABLE IF NOT EXISTS clock (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL)');
    const row = db.get<{ state: string }>('SELECT state FROM clock');
    this.#state = row ? (JSON.parse(row.state) as ClockState) : { offset: 0 };
  }

  now(): number {
    return this.#state.stoppedAt ?? Date.now() + this.#state.offset;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  get running(): boolean {
    return this.#state.stoppedAt === undefined;
  }

  stop(): void {
    if (this.running) this.#change({ offset: this.#state.offset, stoppedAt: this.now() });
  }

  start(): void {
    if (!this.running) this.#change({ offset: this.now() - Date.now() });
  }

  /** Moves to an instant (ms since epoch), not before now; keeps running or standing still. */
  set(to: number): void {
    const now = this.now();
    if (to < now - (this.running ? PAUSE : 1))
      throw new Error(`sandbox clock: cannot go back from ${this.iso()} to ${new Date(to).toISOString()}`);
    if (to <= now) return;
    this.#change(this.running ? { offset: to - Date.now() } : { offset: this.#state.offset, stoppedAt: to });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(state: ClockState): void {
    this.#state = state;
    this.db.run(
      'INSERT INTO clock (one, state) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET state = excluded.state',
      JSON.stringify(state),
    );
    for (const listener of this.#listeners) listener();
  }
}
