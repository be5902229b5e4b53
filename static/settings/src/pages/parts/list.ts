// What is done to a list of entries: each gives a new list.

interface WithId {
  id: string;
}

export const put = <T extends WithId>(all: readonly T[], changed: T): T[] => all.map((one) => (one.id === changed.id ? changed : one));

export const without = <T extends WithId>(all: readonly T[], id: string): T[] => all.filter((one) => one.id !== id);

/** @param by -1 for one place up, 1 for one down; at an end it stays. */
export function movedBy<T>(all: readonly T[], at: number, by: number): T[] {
  const to = at + by;
  if (to < 0 || to >= all.length) return [...all];
  const moved = [...all];
  moved.splice(to, 0, ...moved.splice(at, 1));
  return moved;
}

export const replacedAt = <T>(all: readonly T[], at: number, value: T): T[] => all.map((one, place) => (place === at ? value : one));

export const leftOut = <T>(all: readonly T[], at: number): T[] => all.filter((_, place) => place !== at);

/** With members whose value is undefined left out, as JSON has it. */
export function dropped<T extends object, K extends keyof T>(from: T, member: K): Omit<T, K> {
  const { [member]: _, ...rest } = from;
  return rest;
}
