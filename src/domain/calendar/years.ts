import { DAY, dayOf, easter, orthodoxEaster, weekdayOf } from './days';
import { CalendarFault } from './fault';
import { kept } from './kept';
import type { Rules } from './rules';
import { layOut, type YearTable } from './year-table';
import { EDGE, FIRST, LAST, yearLike } from './zone';

/** The years calendars know, both included. */
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/** ms of a year of the Gregorian calendar, on average over 400 years. */
const MEAN_YEAR = 365.2425 * DAY;

/** When a year begins in UTC, in ms since 1970. The years before it, by Gregorian rule; 719,162 days are those of the years 1 to 1969. */
export function startOf(year: number): number {
  const past = year - 1;
  return (past * 365 + ((past / 4) | 0) - ((past / 100) | 0) + ((past / 400) | 0) - 719_162) * DAY;
}

const BEGIN = startOf(FIRST_YEAR);
const END = startOf(LAST_YEAR + 1);

/** The year (UTC) of an instant in ms. Throws CalendarFault outside of the years 1 to 9999. */
export function yearOf(at: number): number {
  if (!(at >= BEGIN && at < END)) throw new CalendarFault('out-of-range', `${at} ms is no instant of the years 1 to 9999`);
  const year = Math.floor(at / MEAN_YEAR) + 1970;
  if (at < startOf(year)) return year - 1;
  return at < startOf(year + 1) ? year : year + 1;
}

export const totalOf = ({ before }: YearTable): number => before[before.length - 1] ?? 0;

/** Which layout a year has. Beyond the years in which zones' rules change, years that begin alike and have the same Easter share one. */
export function layouts(rules: Rules): (year: number) => YearTable {
  const shared = new Map<string, YearTable>();
  const dated = [...rules.closed, ...[...rules.special.keys()].map((day): [number, number] => [day, day])];
  return (year) => {
    if (year >= FIRST && year <= LAST) return layOut(rules, year);
    const first = dayOf(year, 1, 1);
    const next = dayOf(year + 1, 1, 1);
    if (dated.some(([from, to]) => from < next + EDGE && to >= first - EDGE)) return layOut(rules, year);
    const moved = rules.movable ? [easter(year) - first, orthodoxEaster(year) - first] : [];
    const kind = [yearLike(year), weekdayOf(first), next - first, ...moved].join();
    return kept(shared, kind, () => layOut(rules, year));
  };
}

/** Years from and to which something may open, and whether it surely does. */
export interface Reach {
  first: number;
  last: number;
}

const yearOfDay = (day: number): number => yearOf(Math.min(Math.max(day * DAY, BEGIN), END - 1));

/**
 * The years in which a calendar opens at all. Each weekday comes 52 times a year, and a yearly rule closes one day of it: with fewer rules
 * every year has an opening that no date closes.
 * @throws CalendarFault for a calendar that never opens.
 */
export function reachOf({ weekly, special, closed, yearly }: Rules, layout: (year: number) => YearTable): Reach {
  const opens = (year: number): boolean => totalOf(layout(year)) > 0;
  const every = weekly.some((hours) => hours.length > 0);
  const days = [...special.keys()];
  const years = days.map(yearOfDay);
  const reach = every ? { first: FIRST_YEAR, last: LAST_YEAR } : { first: Math.min(...years) - 1, last: Math.max(...years) + 1 };
  if (every && yearly.length < 52) {
    const free = (year: number): boolean => closed.every(([from, to]) => yearOfDay(from) > year || yearOfDay(to) < year);
    if (free(LAST_YEAR) || free(FIRST_YEAR)) return reach;
  }
  for (let year = Math.min(reach.last, LAST_YEAR); year >= Math.max(reach.first, FIRST_YEAR); year--) if (opens(year)) return reach;
  throw new CalendarFault('never-opens', 'never opens: give it weekly hours that holidays leave open, or an opening day');
}
