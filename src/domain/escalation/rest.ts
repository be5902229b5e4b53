import { STALE } from '../effects/reminders';
import type { Stretch } from './past';

/** Stretches that overlap or touch made one, in their order. */
export function united(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (!last || (last.to !== undefined && last.to < from)) found.push({ from, to });
    else if (last.to !== undefined && (to === undefined || to > last.to)) last.to = to;
  }
  return found;
}

/**
 * Whether what was due at an instant and is not done is no news any more: it could have been done for a day. Then it is passed over, so that
 * an incident that was there before the app or its ladder makes no flood.
 * @param rests when nothing escalates; united.
 */
export function isStale(due: number, now: number, rests: () => readonly Stretch[]): boolean {
  let open = now - due;
  if (open <= STALE) return false;
  for (const { from, to = now } of rests()) open -= Math.max(0, Math.min(to, now) - Math.max(from, due));
  return open > STALE;
}
