/** An object with members, not a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!same(a[at], b[at])) return false;
  return true;
}

function sameRecord(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  let more = 0;
  for (const key in a) {
    if (!same(a[key], b[key])) return false;
    if (a[key] !== undefined) more++;
  }
  // All of a is in b: it is the same if b has no more.
  for (const key in b) if (b[key] !== undefined) more--;
  return more === 0;
}

/**
 * Whether two things are the same once they are JSON: what is undefined is not there. Goes no deeper than both do, so that beside something
 * of ours a thing of any depth is compared without running out of stack.
 */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && sameList(a, b);
  return isRecord(a) && isRecord(b) && sameRecord(a, b);
}
