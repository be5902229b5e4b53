import { DAY, dayOf, weekdayOf } from './days';
import { CalendarFault } from './fault';
import { kept } from './kept';
import type { Rules } from './rules';
import { layOut, type YearTable } from './year-table';
import { EDGE, FIRST, LAST } from './zone';

/** The years calendars know, both included. */
export const FIRST_YEAR = 1;
export const LAST_YEAR = 9999;

/** Years in one ms, on average over the 400 years after which the Gregorian calendar begins anew. */
export const YEARS = 1 / (365.2425 * DAY);

/** When a year begins in UTC, in ms since 1970. */
export const startOf = (year: number): number => dayOf(year, 1, 1) * DAY;

/** The year (UTC) of an instant in ms. Throws CalendarFault outside of the years 1 to 9999. */
export function yearOf(at: number): number {
  if (!(at >= startOf(FIRST_YEAR) && at < startOf(LAST_YEAR + 1)))
    throw new CalendarFault('out-of-range', `${at} ms since 1970 is no instant of the years 1 to 9999`);
  return new Date(at).getUTCFullYear();
}

/** Working time of a whole year, in ms. */
export const totalOf = ({ before }: YearTable): number => before[before.length - 1] ?? 0;

/**
 * How a calendar lays years out. Beyond the years in which zones' rules change, years that begin alike and have the same Easter share one
 * table; so do years that are one holiday.
 */
export function layouts(rules: Rules): (year: number) => YearTable {
  const shared = new Map<string, YearTable>();
  return (year) => {
    const first = dayOf(year, 1, 1);
    const next = dayOf(year + 1, 1, 1);
    const start = first - EDGE;
    const end = next + EDGE;
    const touching = rules.closed.filter(([from, to]) => from < end && to >= start);
    const shut = touching.length > 0;
    const alike = touching.every(([from, to]) => from <= start && to >= end) && (shut || year < FIRST || year > LAST);
    const lay = (): YearTable => layOut(rules, year);
    return alike
      ? kept(
          shared,
          [shut, year < FIRST, weekdayOf(first), next - first, ...[...rules.feasts].map((feast) => feast(year) - first)].join(),
          lay,
        )
      : lay();
  };
}

/** The first and the last year that may have openings. */
export interface Reach {
  first: number;
  last: number;
}

/**
 * The years in which a calendar can open. Each weekday comes 52 times a year and a yearly rule closes one day of it: with fewer rules than
 * that every year opens which no date closes. Otherwise the years are looked through; it takes a few that differ.
 * @throws CalendarFault for a calendar that never opens.
 */
export function reachOf({ weekly, special, closed, yearly }: Rules, layout: (year: number) => YearTable): Reach {
  const reach = { first: FIRST_YEAR, last: LAST_YEAR };
  if (weekly.some((hours) => hours.length > 0)) {
    const free = (year: number): boolean => closed.every(([from, to]) => to * DAY < startOf(year) || from * DAY >= startOf(year + 1));
    if (yearly.length < 52 && (free(LAST_YEAR) || free(FIRST_YEAR))) return reach;
  } else {
    const years = [...special.keys()].map((day) => new Date(day * DAY).getUTCFullYear());
    reach.first = Math.max(FIRST_YEAR, Math.min(...years) - 1);
    reach.last = Math.min(LAST_YEAR, Math.max(...years) + 1);
  }
  for (let year = reach.last; year >= reach.first; year--) if (totalOf(layout(year)) > 0) return reach;
  throw new CalendarFault('never-opens', 'never opens: give it weekly hours that its holidays leave open, or an opening day');
}
