/** When an incident has to be looked at though nothing happens to it. One for each incident at most. */
export interface WakeUp {
  issueId: string;
  /** Instant at which something follows from time alone, ms since 1970. */
  due: number;
  /** When the sweep has to see to it, ms since 1970: `due`, until a look is in the queue for it; then some time after. */
  next: number;
  /** Looks that were queued for `due`. */
  tries: number;
}

export interface WakeUpStore {
  read(issueId: string): Promise<WakeUp | undefined>;
  /** Those to see to until an instant (ms since 1970), soonest first; `all` is false when there are more than one read gives. */
  until(instant: number): Promise<{ wakeUps: WakeUp[]; all: boolean }>;
  /** Those of some incidents, by their ids; at most a hundred. */
  readMany(issueIds: readonly string[]): Promise<ReadonlyMap<string, WakeUp>>;
  /** Whatever is there is replaced. */
  save(wakeUps: readonly WakeUp[]): Promise<void>;
  /**
   * Replaces or removes an incident's wake-up, provided that it is for the same instant as when it was read. CONFLICT when it is not: somebody
   * asked for a look meanwhile.
   */
  settle(issueId: string, known: WakeUp | undefined, wakeUp: WakeUp | undefined): Promise<void>;
}
