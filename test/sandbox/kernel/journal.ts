/** One line of the lab's event log. */
export interface Entry {
  id: number;
  /** Sandbox ISO instant. */
  at: string;
  kind: 'jira' | 'event' | 'invoke' | 'log' | 'queue' | 'kvs' | 'bridge' | 'clock' | 'fault' | 'problem';
  text: string;
  detail?: unknown;
}

const KEPT = 5_000;

/** What happened, newest last; bounded, in memory. */
export class Journal {
  #entries: Entry[] = [];
  #next = 1;
  readonly #listeners = new Set<(entry: Entry) => void>();

  constructor(private readonly now: () => string) {}

  note(kind: Entry['kind'], text: string, detail?: unknown): void {
    const entry: Entry = { id: this.#next++, at: this.now(), kind, text, ...(detail === undefined ? {} : { detail }) };
    this.#entries.push(entry);
    if (this.#entries.length > KEPT * 2) this.#entries = this.#entries.slice(-KEPT);
    for (const listener of this.#listeners) listener(entry);
  }

  list(after = 0, kind?: Entry['kind']): Entry[] {
    return this.#entries.filter((entry) => entry.id > after && (!kind || entry.kind === kind));
  }

  clear(): void {
    this.#entries = [];
  }

  onNote(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
