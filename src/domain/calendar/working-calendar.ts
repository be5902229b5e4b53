import type { CalendarDefinition } from '../../contract/types';
import { DAY } from './days';
import { CalendarFault } from './fault';
import { kept } from './kept';
import { rulesOf } from './rules';
import type { YearTable } from './year-table';
import { layouts, reachOf, startOf, totalOf, yearOf } from './years';

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

/**
 * Makes a calendar ready to answer. Years are laid out when first asked for and kept; then an answer costs the same however long the span.
 * @throws CalendarFault never-opens; RangeError when the runtime does not know the time zone.
 */
export function compileCalendar(definition: CalendarDefinition): WorkingCalendar {
  const rules = rulesOf(definition);
  const layout = layouts(rules);
  const reach = reachOf(rules, layout);

  /** Years laid out, from `first` on without a gap. `base[i]` is the working time before the year i, from any zero; one more than years. */
  const tables: YearTable[] = [];
  const base: number[] = [0];
  let first = 0;

  const append = (): void => {
    const table = layout(first + tables.length);
    base.push((base[tables.length] ?? 0) + totalOf(table));
    tables.push(table);
  };
  const prepend = (): void => {
    first--;
    const table = layout(first);
    base.unshift((base[0] ?? 0) - totalOf(table));
    tables.unshift(table);
  };

  /** The table of a year, laid out with all between it and those that are there. */
  const tableOf = (year: number): YearTable => {
    const there = tables[year - first];
    if (there) return there;
    if (tables.length === 0) first = year;
    while (year < first) prepend();
    while (year >= first + tables.length) append();
    return tableOf(year);
  };

  /** The first opening that ends after `x`, ms from the beginning of the table's year. */
  const openingAt = ({ byDay, to }: YearTable, x: number): number => {
    let k = byDay[(x / DAY) | 0] ?? 0;
    while ((to[k] ?? 0) <= x) k++;
    return k;
  };

  /** The working time before an instant, on the scale of `base`. */
  const positionOf = (at: number): number => {
    const year = yearOf(at);
    const table = tableOf(year);
    const x = at - startOf(year);
    const k = openingAt(table, x);
    const open = x - (table.from[k] ?? 0);
    return (base[year - first] ?? 0) + (table.before[k] ?? 0) + Math.max(open, 0);
  };

  const unreached = (at: number, duration: number, side: string): CalendarFault =>
    new CalendarFault('not-reached', `opens for less than ${duration} ms ${side} ${new Date(at).toISOString()}`);

  const demand = (duration: number): void => {
    if (!(duration >= 0)) throw new CalendarFault('out-of-range', `${duration} ms is no duration: it must be 0 or more`);
  };

  /** The last year whose base is below `position`, or at it when `orAt`. */
  const yearAt = (position: number, orAt: boolean): number => {
    let low = 0;
    let high = tables.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const there = base[middle] ?? 0;
      if (there < position || (orAt && there === position)) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    add(start, duration) {
      demand(duration);
      const position = positionOf(start) + duration;
      if (duration === 0) return start;
      while ((base[tables.length] ?? 0) < position) {
        if (first + tables.length > reach.last) throw unreached(start, duration, 'after');
        append();
      }
      const i = yearAt(position, false);
      const { before, byShare, shares, from } = tables[i] ?? tableOf(first);
      const p = position - (base[i] ?? 0);
      let k = byShare[(p * shares) | 0] ?? 0;
      while ((before[k + 1] ?? p) < p) k++;
      return startOf(first + i) + (from[k] ?? 0) + p - (before[k] ?? 0);
    },
    subtract(end, duration) {
      demand(duration);
      const position = positionOf(end) - duration;
      if (duration === 0) return end;
      while ((base[0] ?? 0) > position) {
        if (first <= reach.first) throw unreached(end, duration, 'before');
        prepend();
      }
      const i = yearAt(position, true);
      const { before, byShare, shares, from } = tables[i] ?? tableOf(first);
      const p = position - (base[i] ?? 0);
      let k = byShare[(p * shares) | 0] ?? 0;
      while ((before[k + 1] ?? Infinity) <= p) k++;
      return startOf(first + i) + (from[k] ?? 0) + p - (before[k] ?? 0);
    },
    between: (a, b) => positionOf(b) - positionOf(a),
    isOpen(at) {
      const year = yearOf(at);
      const table = tableOf(year);
      const x = at - startOf(year);
      return x >= (table.from[openingAt(table, x)] ?? 0);
    },
    openings(from, to) {
      const found: { from: number; to: number }[] = [];
      if (from >= to) return found;
      const end = yearOf(to - 1);
      for (let year = yearOf(from); year <= end; year++) {
        const table = tableOf(year);
        const start = startOf(year);
        for (let k = openingAt(table, Math.max(from - start, 0)); ; k++) {
          const opens = Math.max((table.from[k] ?? 0) + start, from);
          if (!(opens < to) || opens === Infinity) break;
          const closes = Math.min((table.to[k] ?? 0) + start, to);
          const last = found[found.length - 1];
          if (last?.to === opens) last.to = closes;
          else found.push({ from: opens, to: closes });
        }
      }
      return found;
    },
  };
}
