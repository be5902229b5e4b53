import type { CalendarDefinition } from '../../contract/types';
import { CalendarFault } from './fault';
import { kept } from './kept';
import { rulesOf } from './rules';
import { SLOT, type YearTable } from './year-table';
import { layouts, reachOf, startOf, totalOf, YEARS, yearOf } from './years';

/**
 * Answers about the working time of one calendar. Instants are ms since 1970, durations ms of real time while open; both whole numbers.
 * Every answer may throw CalendarFault: out-of-range for an instant outside of the years 1 to 9999.
 */
export interface WorkingCalendar {
  /**
   * The earliest instant not before `start` at which the working time since then has reached `duration`.
   * @throws CalendarFault not-reached when it never is; out-of-range for a duration below 0.
   */
  add(start: number, duration: number): number;
  /**
   * The latest instant not after `end` from which to `end` the working time is `duration`.
   * @throws CalendarFault as `add` does.
   */
  subtract(end: number, duration: number): number;
  /** The working time from `a` to `b`; negative when `b` is before `a`. */
  between(a: number, b: number): number;
  /** Whether it is open then. The opening instant is, the closing instant is not. */
  isOpen(at: number): boolean;
  /** When it is open from `from` on and before `to`, in order; openings that touch are one. */
  openings(from: number, to: number): { from: number; to: number }[];
}

const known = new WeakMap<CalendarDefinition, WorkingCalendar>();

/** `compileCalendar`, kept as long as the definition is. */
export const calendarOf = (definition: CalendarDefinition): WorkingCalendar => kept(known, definition, () => compileCalendar(definition));

/** A year of one calendar: its table, and where it stands among the others. */
interface Year {
  /** ms since 1970 (UTC). */
  start: number;
  end: number;
  /** The working time before it, from any zero that all years share. */
  base: number;
  total: number;
  table: YearTable;
}

/**
 * Makes a calendar ready to answer. Years are laid out when first asked for and kept; then an answer costs the same however long the span.
 * @throws CalendarFault never-opens; RangeError when the runtime does not know the time zone.
 */
export function compileCalendar(definition: CalendarDefinition): WorkingCalendar {
  const rules = rulesOf(definition);
  const layout = layouts(rules);
  const reach = reachOf(rules, layout);

  /** Without a gap from the year `first` on. */
  const years: Year[] = [];
  let first = 0;

  /** Lays out the year after the last, or before the first. */
  const grow = (step: 1 | -1): void => {
    const last = years[years.length - 1];
    if (step < 0) first--;
    const year = step > 0 ? first + years.length : first;
    const table = layout(year);
    const total = totalOf(table);
    const base = step > 0 ? (last ? last.base + last.total : 0) : (years[0]?.base ?? 0) - total;
    years[step > 0 ? 'push' : 'unshift']({ start: startOf(year), end: startOf(year + 1), base, total, table });
  };

  /** The year of an instant, laid out with all between it and those that are there. */
  const layOutYearAt = (at: number): Year => {
    const year = yearOf(at);
    if (years.length === 0) first = year;
    while (year < first) grow(-1);
    while (year >= first + years.length) grow(1);
    return years[year - first] ?? layOutYearAt(at);
  };

  /** Which of the years an instant is in, or the one before: by their mean length, from which none begins two days off. */
  const numberNear = (at: number): number => ((at * YEARS + 1969.99) | 0) - first;

  /** The year of an instant. */
  const yearAt = (at: number): Year => {
    const i = numberNear(at);
    if (i < 0 || i >= years.length) return layOutYearAt(at);
    const near = years[i];
    const year = near && at >= near.end ? years[i + 1] : near;
    return year && at >= year.start && at < year.end ? year : layOutYearAt(at);
  };

  /** The last opening of a year that begins at or before `x`, ms from the beginning of the year. */
  const openingAt = ({ bySlot, from }: YearTable, x: number): number => {
    let k = bySlot[(x / SLOT) | 0] ?? 0;
    while ((from[k + 1] ?? Infinity) <= x) k++;
    return k;
  };

  /** The working time before an instant, on the scale of `base`. */
  const positionOf = (at: number): number => {
    const { start, base, table } = yearAt(at);
    const k = openingAt(table, at - start);
    return base + Math.min((table.before[k] ?? 0) + at - start - (table.from[k] ?? 0), table.before[k + 1] ?? 0);
  };

  /**
   * The first instant at which the working time has come to `position`, which lies within the years laid out and not at their beginning.
   * @param low number of a year not after it, the nearer the better.
   */
  const instantAt = (position: number, low: number): number => {
    let step = 1;
    for (let up = true; step > 0; ) {
      const i = low + step;
      if (i < years.length && (years[i]?.base ?? 0) < position) low = i;
      else up = false;
      step = up ? step * 2 : step >> 1;
    }
    const { start, base, table } = years[low] ?? layOutYearAt(0);
    const { from, before, byShare, shares } = table;
    const share = position - base;
    let k = byShare[(share * shares) | 0] ?? 0;
    while ((before[k + 1] ?? Infinity) < share) k++;
    return start + share - (before[k] ?? 0) + (from[k] ?? 0);
  };

  const demand = (duration: number): void => {
    if (!(duration >= 0)) throw new CalendarFault('out-of-range', `${duration} ms is no duration: it must be 0 or more`);
  };
  const unreached = (at: number, duration: number, side: string): CalendarFault =>
    new CalendarFault('not-reached', `is open for less than ${duration} ms ${side} ${new Date(at).toISOString()}`);

  return {
    add(start, duration) {
      demand(duration);
      const position = positionOf(start) + duration;
      for (;;) {
        const last = years[years.length - 1];
        if (last && last.base + last.total >= position) return duration > 0 ? instantAt(position, numberNear(start)) : start;
        if (first + years.length > reach.last) throw unreached(start, duration, 'after');
        grow(1);
      }
    },
    subtract(end, duration) {
      demand(duration);
      const position = positionOf(end) - duration;
      while ((years[0]?.base ?? 0) > position) {
        if (first <= reach.first) throw unreached(end, duration, 'before');
        grow(-1);
      }
      // One ms more is reached in the opening in which the last such instant lies, one ms after it.
      return duration > 0 ? instantAt(position + 1, 0) - 1 : end;
    },
    between: (a, b) => positionOf(b) - positionOf(a),
    isOpen(at) {
      const { start, table } = yearAt(at);
      const k = openingAt(table, at - start);
      return at - start - (table.from[k] ?? 0) < (table.before[k + 1] ?? 0) - (table.before[k] ?? 0);
    },
    openings(from, to) {
      const found: { from: number; to: number }[] = [];
      for (let at = from; at < to; ) {
        const { start, end, table } = yearAt(at);
        for (let k = openingAt(table, at - start); ; k++) {
          const began = start + (table.from[k] ?? Infinity);
          if (!(began < to && began < end)) break;
          const opens = Math.max(began, from);
          const closes = Math.min(began + (table.before[k + 1] ?? 0) - (table.before[k] ?? 0), to);
          const last = found[found.length - 1];
          if (last && last.to === opens) last.to = closes;
          else if (opens < closes) found.push({ from: opens, to: closes });
        }
        at = end;
      }
      return found;
    },
  };
}
