import type { CalendarDefinition, Ladder } from '../../../src/contract/types';
import { openMinutes } from './open-minutes';

// Instants of ladders, walked minute by minute. Instants and durations in ms; ms since 1970.

export type Open = (minute: number) => boolean;

const MINUTE = 60_000;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Minutes after which nobody waits for a calendar to open any more. */
const FOREVER = 120 * 1_440;

/** So long after an instant, of time in which a calendar is open; undefined: it does not open for so long. */
export function after(from: number, ms: number, open: Open | undefined): number | undefined {
  if (!open) return from + ms;
  let [at, left] = [from, ms];
  for (let walked = 0; walked < FOREVER; walked++) {
    const minute = Math.floor(at / MINUTE);
    const end = (minute + 1) * MINUTE;
    if (open(minute)) {
      if (left <= end - at) return at + left;
      left -= end - at;
    }
    at = end;
  }
  return undefined;
}

/** The first instant from one on at which everything is open. */
export function firstOpen(from: number, ...all: (Open | undefined)[]): number | undefined {
  let at = from;
  for (let walked = 0; walked < FOREVER; walked++) {
    const minute = Math.floor(at / MINUTE);
    if (all.every((open) => open === undefined || open(minute))) return at;
    at = (minute + 1) * MINUTE;
  }
  return undefined;
}

/** When people may be disturbed. */
export function loud({ quietHours }: Ladder): Open | undefined {
  if (!quietHours) return undefined;
  const { from, to, timeZone } = quietHours;
  const hours: [string, string][] = [[to, from]];
  const weekly: CalendarDefinition['weekly'] = Object.fromEntries(DAYS.map((day) => [day, hours]));
  return openMinutes({ timeZone, weekly, holidays: [], openings: [] });
}

/** Keeps what a function of numbers answered. */
export function remembered(walk: (a: number, b: number) => number | undefined): (a: number, b: number) => number | undefined {
  const known = new Map<string, number | undefined>();
  return (a, b) => {
    const key = `${a} ${b}`;
    if (!known.has(key)) known.set(key, walk(a, b));
    return known.get(key);
  };
}
