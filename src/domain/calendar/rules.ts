import type { CalendarDefinition } from '../../contract/types';
import { DAY, dayOf, dayOfDate, easter, onOrAfter, orthodoxEaster } from './days';
import { type Zone, zoneOf } from './zone';

type Yearly = Extract<CalendarDefinition['holidays'][number], { yearly: unknown }>['yearly'];

/** Intervals of a day in ms from its midnight. An end beyond 24 hours is on the next day. */
export type Hours = readonly (readonly [open: number, close: number])[];

/** A calendar's definition, ready to be laid out year by year. Days are day numbers. */
export interface Rules {
  zone: Zone;
  /** Monday first. */
  weekly: Hours[];
  /** Days on which the hours of others end, first and last: holidays with a date, and days with hours of their own. */
  closed: [from: number, to: number][];
  /** Days with hours of their own. */
  special: Map<number, Hours>;
  /** Day of a yearly rule in a year; NaN where it has none. */
  yearly: ((year: number) => number)[];
  /** The feasts that rules follow: where they are does not follow from how the year begins. */
  feasts: Set<(year: number) => number>;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies (keyof CalendarDefinition['weekly'])[];

const msOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;

function hoursOf(intervals: readonly (readonly [string, string])[] = []): Hours {
  return intervals.map(([open, close]) => [msOf(open), close > open ? msOf(close) : msOf(close) + DAY]);
}

/** The day of a rule in a year; NaN where it would lie beyond its month, as 02-29 and a fifth Monday may. */
function dayOfRule(rule: Yearly, feasts: Rules['feasts']): (year: number) => number {
  if (typeof rule !== 'string' && !('month' in rule)) {
    const [feast, days] = 'easter' in rule ? [easter, rule.easter] : [orthodoxEaster, rule.orthodoxEaster];
    feasts.add(feast);
    return (year) => feast(year) + days;
  }
  const { month, nth } = typeof rule === 'string' ? { month: Number(rule.slice(0, 2)), nth: 0 } : rule;
  const inYear = (year: number): number =>
    typeof rule === 'string'
      ? dayOf(year, month, Number(rule.slice(3)))
      : onOrAfter(nth < 0 ? dayOf(year, month + 1, -6) : dayOf(year, month, 7 * nth - 6), WEEKDAYS.indexOf(rule.weekday));
  return (year) => (inYear(year) < dayOf(year, month + 1, 1) ? inYear(year) : Number.NaN);
}

/** @throws RangeError when the runtime does not know the zone. */
export function rulesOf({ timeZone, weekly, holidays, openings }: CalendarDefinition): Rules {
  const special: Rules['special'] = new Map();
  const closed: Rules['closed'] = [];
  const yearly: Rules['yearly'] = [];
  const feasts: Rules['feasts'] = new Set();
  for (const { date, hours } of openings) {
    special.set(dayOfDate(date), hoursOf(hours));
    closed.push([dayOfDate(date), dayOfDate(date)]);
  }
  for (const holiday of holidays) {
    if (typeof holiday === 'string') closed.push([dayOfDate(holiday), dayOfDate(holiday)]);
    else if ('yearly' in holiday) yearly.push(dayOfRule(holiday.yearly, feasts));
    else if ('date' in holiday) closed.push([dayOfDate(holiday.date), dayOfDate(holiday.date)]);
    else closed.push([dayOfDate(holiday.from), dayOfDate(holiday.to)]);
  }
  return { zone: zoneOf(timeZone), weekly: WEEKDAYS.map((day) => hoursOf(weekly[day])), closed, special, yearly, feasts };
}
