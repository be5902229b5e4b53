import { DAY, dayOf, weekdayOf } from './days';
import { kept } from './kept';

/**
 * The offsets of a zone during one year and a few days around it, in ms from the beginning of the year in UTC: each (local less UTC, in ms)
 * applies until the next one's `from`. The first is from -Infinity.
 */
export type Offsets = { from: number; offset: number }[];

/** What a zone's offsets in a year are, read from the runtime's Intl data and kept. */
export type Zone = (year: number) => Offsets;

/** Days beyond each end of a year in which its night shifts and zones reach. */
export const EDGE = 4;

/** No zone has a rule before 1844 (the runtime's data, read whole): earlier years are like this one. */
export const FIRST = 1800;

/** From 2087 on each rule names a weekday of a month, so that years which begin alike are alike; these 28 have one of each kind. */
export const LAST = 2128;

/** ms between two looks. The shortest time after which an offset came back is a week (Recife 2000, Gaza 2040). */
const STEP = 4 * DAY;

/** The year whose zone data stand for a year's: itself as long as rules change. */
export function yearLike(year: number): number {
  if (year <= LAST) return Math.max(year, FIRST);
  const first = dayOf(year, 1, 1);
  const days = dayOf(year + 1, 1, 1) - first;
  let like = LAST - 27;
  while (weekdayOf(dayOf(like, 1, 1)) !== weekdayOf(first) || dayOf(like + 1, 1, 1) - dayOf(like, 1, 1) !== days) like++;
  return like;
}

const zones = new Map<string, Zone>();

/** Offsets of an IANA zone. Throws RangeError when the runtime does not know it. */
export const zoneOf = (timeZone: string): Zone => kept(zones, timeZone, () => readZone(timeZone));

function readZone(timeZone: string): Zone {
  const number = 'numeric';
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
  });
  const offsetAt = (at: number): number => {
    const [month = 0, day, year = 0, hour, minute, second] = format.format(at).split(/\D+/).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) - at;
  };
  const known = new Map<number, Offsets>();
  return (asked) => {
    const year = yearLike(asked);
    return kept(known, year, () => readYear(year, offsetAt));
  };
}

function readYear(year: number, offsetAt: (at: number) => number): Offsets {
  const start = dayOf(year, 1, 1) * DAY;
  const end = (dayOf(year + 1, 1, 1) + EDGE) * DAY;
  let at = start - EDGE * DAY;
  let offset = offsetAt(at);
  const offsets = [{ from: -Infinity, offset }];
  /** Keeps the changes between two instants with these offsets. Rules begin at whole seconds. */
  const keepChanges = (low: number, before: number, high: number, after: number): void => {
    if (before === after) return;
    if (high - low <= 1_000) offsets.push({ from: high - start, offset: after });
    else {
      const middle = low + Math.floor((high - low) / 2_000) * 1_000;
      const there = offsetAt(middle);
      keepChanges(low, before, middle, there);
      keepChanges(middle, there, high, after);
    }
  };
  while (at < end) {
    const next = offsetAt(at + STEP);
    keepChanges(at, offset, at + STEP, next);
    at += STEP;
    offset = next;
  }
  return offsets;
}

/**
 * The instant of a local time, both in ms as `offsets` count them. As Temporal's `compatible` has it: a time that comes twice is the first,
 * one that is skipped is later by the gap, which is to reckon it by the offset before.
 */
export function instantOf(local: number, offsets: Offsets): number {
  let at = local;
  for (const { from, offset } of offsets) if (at >= from && local - offset >= from) at = local - offset;
  return at;
}
