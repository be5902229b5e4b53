/** Whether a value is an object with members, as JSON has them. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that are there: one that is undefined is not. */
export const membersOf = (record: Record<string, unknown>): string[] => Object.keys(record).filter((name) => record[name] !== undefined);

/** Whether two JSON values say the same; the order of members, and members that are undefined, do not count. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = membersOf(a);
  return names.length === membersOf(b).length && names.every((name) => b[name] !== undefined && same(a[name], b[name]));
}

/** An entry of a list: it has an id of its own. */
export type Entry = Record<string, unknown> & { id: string };

/** A list as entries with distinct ids, or undefined when it is a list of something else. */
export function asEntries(value: unknown): Entry[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const all: Entry[] = [];
  for (const one of value) {
    if (!isRecord(one) || typeof one.id !== 'string') return undefined;
    all.push({ ...one, id: one.id });
  }
  return new Set(all.map(({ id }) => id)).size === all.length ? all : undefined;
}
