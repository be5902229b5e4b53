// What the ids in an explanation are called. An id the policy no longer has stands for itself.

/** Words for ids, by what they are ids of. */
export interface Names {
  reasons: Readonly<Record<string, string>>;
  calendars: Readonly<Record<string, string>>;
  tiers: Readonly<Record<string, string>>;
  /** Levels, priorities, categories, services, groups and projects. */
  entries: Readonly<Record<string, string>>;
}

export const nameIn = (names: Readonly<Record<string, string>>, id: string): string => names[id] ?? id;
