import { DAY, dayOf, weekdayOf } from './days';
import type { Rules } from './rules';
import { EDGE, instantOf } from './zone';

/**
 * The openings of one year (UTC), disjoint and ascending, in ms from its beginning. Behind the last stands one at Infinity, so that a
 * search ends without counting.
 */
export interface YearTable {
  from: Float64Array;
  to: Float64Array;
  /** Working time before each opening; the last is the year's total. */
  before: Float64Array;
  /** For each day the first opening that ends after it began. */
  byDay: Uint16Array;
  /** For each of equal shares of the year's working time the first opening that reaches it. */
  byShare: Uint16Array;
  /** Shares in one ms of working time. */
  shares: number;
}

/** Lays the openings of a year out. */
export function layOut(rules: Rules, year: number): YearTable {
  const first = dayOf(year, 1, 1);
  const days = dayOf(year + 1, 1, 1) - first;
  const openings = openingsIn(rules, year, first, days).sort(([a], [b]) => a - b);
  const from: number[] = [];
  const to: number[] = [];
  for (const [start, end] of openings) {
    const last = to.length - 1;
    const opens = Math.max(start, 0);
    const closes = Math.min(end, days * DAY);
    if (closes <= opens) continue;
    if (opens <= (to[last] ?? -1)) to[last] = Math.max(closes, to[last] ?? 0);
    else {
      from.push(opens);
      to.push(closes);
    }
  }
  return index(from, to, days);
}

function index(from: number[], to: number[], days: number): YearTable {
  const count = from.length;
  const before = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) before[i + 1] = (before[i] ?? 0) + (to[i] ?? 0) - (from[i] ?? 0);
  const total = before[count] ?? 0;
  const shares = total > 0 ? count / total : 0;
  const byDay = new Uint16Array(days);
  for (let day = 0, i = 0; day < days; day++) {
    while (i < count && (to[i] ?? 0) <= day * DAY) i++;
    byDay[day] = i;
  }
  const byShare = new Uint16Array(count + 1);
  for (let share = 0, i = 0; share <= count; share++) {
    while (i < count - 1 && (before[i + 1] ?? 0) * shares < share) i++;
    byShare[share] = i;
  }
  return { from: Float64Array.of(...from, Infinity), to: Float64Array.of(...to, Infinity), before, byDay, byShare, shares };
}

type Opening = [from: number, to: number];

/** Openings of every day that can reach into the year, overlapping and in any order. */
function openingsIn(rules: Rules, year: number, first: number, days: number): Opening[] {
  const offsets = rules.zone(year);
  const blocked = blockedDays(rules, year, first, days);
  const openings: Opening[] = [];

  /** Keeps an opening of a day less what lies on other days that are closed or have hours of their own. `x` is the first to look at. */
  const keep = (start: number, to: number, day: number, x: number): void => {
    let from = start;
    for (; x <= day + 2; x++) {
      if (x === day || !blocked[x + EDGE]) continue;
      for (let i = 0; i < offsets.from.length; i++) {
        const offset = offsets.offset[i] ?? 0;
        const begins = Math.max(offsets.from[i] ?? 0, x * DAY - offset);
        const ends = Math.min(offsets.from[i + 1] ?? Infinity, (x + 1) * DAY - offset);
        if (begins >= ends || begins >= to || ends <= from) continue;
        keep(from, begins, day, x + 1);
        from = ends;
      }
    }
    if (from < to) openings.push([from, to]);
  };

  const monday = weekdayOf(first);
  for (let day = -2; day < days + 2; day++) {
    const special = rules.special.get(first + day);
    const hours = special ?? (blocked[day + EDGE] ? [] : (rules.weekly[(monday + day + 7) % 7] ?? []));
    for (let i = 0; i < hours.length; i += 2)
      keep(instantOf(day * DAY + (hours[i] ?? 0), offsets), instantOf(day * DAY + (hours[i + 1] ?? 0), offsets), day, day - 1);
  }
  return openings;
}

/** 1 for each day of a year and its edges on which other days' hours end: holidays and days with hours of their own. */
function blockedDays({ closed, special, yearly }: Rules, year: number, first: number, days: number): Uint8Array {
  const blocked = new Uint8Array(days + 2 * EDGE);
  const start = first - EDGE;
  const end = start + blocked.length - 1;
  for (const [from, to] of closed) if (from <= end && to >= start) blocked.fill(1, Math.max(from - start, 0), to - start + 1);
  for (const day of special.keys()) blocked[day - start] = 1;
  for (const rule of yearly) for (let near = year - 1; near <= year + 1; near++) blocked[rule(near) - start] = 1;
  return blocked;
}
