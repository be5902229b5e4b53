import { DAY, dayOf, weekdayOf } from './days';
import type { Rules } from './rules';
import { EDGE, instantOf } from './zone';

/**
 * The openings of one year (UTC), disjoint and ascending, in ms from its beginning. One that is empty stands before the first, at -Infinity,
 * and one at Infinity behind the last, so that a search ends without counting.
 */
export interface YearTable {
  /** When each opens. */
  from: Float64Array;
  /** Working time before each; the next one's less its own is how long it is open, the last is the year's. */
  before: Float64Array;
  /** For each slot of time the last opening that begins before it does. */
  bySlot: Uint16Array;
  /** For each of equal shares of the year's working time the first opening that reaches it. */
  byShare: Uint16Array;
  /** Shares in one ms of working time. */
  shares: number;
}

/** ms of a slot, 4.7 hours: few begin within it. A power of two, so that which slot an instant is in comes out exactly. */
export const SLOT = 2 ** 24;

/** Lays the openings of a year out. */
export function layOut(rules: Rules, year: number): YearTable {
  const first = dayOf(year, 1, 1);
  const length = dayOf(year + 1, 1, 1) - first;
  const end = length * DAY;
  const from = [-Infinity];
  const before = [0, 0];
  let closed = -1;
  for (const [opens, closes] of openingsIn(rules, year, first, length).sort(([a], [b]) => a - b)) {
    const begins = Math.max(opens, closed, 0);
    const ends = Math.min(closes, end);
    if (begins >= ends) continue;
    const total = (before[before.length - 1] ?? 0) + ends - begins;
    if (begins === closed) before[before.length - 1] = total;
    else {
      from.push(begins);
      before.push(total);
    }
    closed = ends;
  }
  from.push(Infinity);
  return indexed(from, before, end);
}

function indexed(from: number[], before: number[], end: number): YearTable {
  const total = before[before.length - 1] ?? 0;
  const count = before.length;
  // Four for each opening, so that most begin and end in one.
  const shares = total > 0 ? (4 * count) / total : 0;
  const bySlot = numbers(end / SLOT, (k, slot) => (from[k + 1] ?? 0) <= slot * SLOT);
  const byShare = numbers(4 * count + 1, (k, share) => k < count - 2 && (before[k + 1] ?? 0) * shares < share);
  return { from: Float64Array.from(from), before: Float64Array.from(before), bySlot, byShare, shares };
}

/** For 0, 1, 2 … the number of an opening that only rises: while `isNext` says so. */
function numbers(length: number, isNext: (k: number, i: number) => boolean): Uint16Array {
  const found = new Uint16Array(Math.ceil(length));
  for (let i = 0, k = 0; i < found.length; i++) {
    while (isNext(k, i)) k++;
    found[i] = k;
  }
  return found;
}

type Opening = [from: number, to: number];

/** Openings of every day that can reach into the year, overlapping and in any order. */
function openingsIn(rules: Rules, year: number, first: number, length: number): Opening[] {
  const offsets = rules.zone(year);
  const blocked = blockedDays(rules, year, first, length);
  const openings: Opening[] = [];

  /** Keeps an opening of a day less what lies on other days that are closed or have hours of their own. `x` is the first to look at. */
  const keep = (opens: number, closes: number, day: number, x: number): void => {
    let from = opens;
    for (; x <= day + 2; x++) {
      if (x === day || !blocked[x + EDGE]) continue;
      // A day can be there twice, in pieces, where clocks go back over midnight.
      offsets.forEach(({ from: since, offset }, i) => {
        const begins = Math.max(since, x * DAY - offset);
        const ends = Math.min(offsets[i + 1]?.from ?? Infinity, (x + 1) * DAY - offset);
        if (begins >= ends || begins >= closes || ends <= from) return;
        keep(from, begins, day, x + 1);
        from = ends;
      });
    }
    if (from < closes) openings.push([from, closes]);
  };

  const weekday = weekdayOf(first);
  for (let day = -2; day < length + 2; day++) {
    const weekly = blocked[day + EDGE] ? undefined : rules.weekly[(weekday + day + 7) % 7];
    const hours = rules.special.get(first + day) ?? weekly ?? [];
    for (const [open, close] of hours) keep(instantOf(day * DAY + open, offsets), instantOf(day * DAY + close, offsets), day, day - 1);
  }
  return openings;
}

/** 1 for each day of a year and its edges on which other days' hours end: holidays and days with hours of their own. */
function blockedDays({ closed, yearly }: Rules, year: number, first: number, length: number): Uint8Array {
  const blocked = new Uint8Array(length + 2 * EDGE);
  const start = first - EDGE;
  for (const [from, to] of closed) if (to >= start) blocked.fill(1, Math.max(from - start, 0), to - start + 1);
  // What lies outside, or is NaN, is no element and changes nothing.
  for (const rule of yearly) for (let near = year - 1; near <= year + 1; near++) blocked[rule(near) - start] = 1;
  return blocked;
}
