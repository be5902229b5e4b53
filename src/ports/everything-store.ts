/** Something in the app's storage. */
export interface StoredThing {
  /** "keys", or the name of an entity. */
  store: string;
  key: string;
  value: unknown;
}

export interface EverythingStore {
  /** A page of everything, from where the page before said. INVALID_INPUT for another cursor. */
  list(from?: string): Promise<{ things: StoredThing[]; next: string | null }>;
  /**
   * Removes what is not to be kept, until an instant (ms since 1970). `all`: everything was gone through. What was removed a moment ago may be
   * found, and counted, once more.
   */
  removeSome(keep: (thing: StoredThing) => boolean, end: number): Promise<{ removed: number; all: boolean }>;
}
