import { DAY, dayOf, weekdayOf } from './days';
import { kept } from './kept';

/**
 * The offsets of a zone during one year, on a line of ms that begins with the year in UTC. `offset[i]` (local less UTC, in ms) applies from
 * `from[i]` until `from[i + 1]`; `from[0]` is -Infinity. Days at both edges belong to it.
 */
export interface Offsets {
  from: number[];
  offset: number[];
}

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
  let now = offsetAt(at);
  const offsets: Offsets = { from: [-Infinity], offset: [now] };
  while (at < end) {
    let next = Math.min(at + STEP, end);
    let then = offsetAt(next);
    if (then !== now) {
      // Rules begin at whole seconds.
      for (let low = at; next - low > 1_000; ) {
        const middle = low + Math.floor((next - low) / 2_000) * 1_000;
        const found = offsetAt(middle);
        if (found === now) low = middle;
        else {
          next = middle;
          then = found;
        }
      }
      now = then;
      offsets.from.push(next - start);
      offsets.offset.push(now);
    }
    at = next;
  }
  return offsets;
}

/** The instant of a local time, both on the line of `offsets`, as Temporal's `compatible` has it: later by the gap, else the first. */
export function instantOf(local: number, { from, offset }: Offsets): number {
  let i = 0;
  while (local >= (from[i + 1] ?? Infinity) + (offset[i] ?? 0)) i++;
  const at = local - (offset[i] ?? 0);
  return at < (from[i] ?? 0) ? local - (offset[i - 1] ?? 0) : at;
}
