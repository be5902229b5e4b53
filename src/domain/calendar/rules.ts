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
  /** First and last day of each holiday with a date. */
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

function dayIn(rule: Yearly): (year: number) => number {
  if (typeof rule === 'string') {
    const [month = 0, day = 0] = rule.split('-').map(Number);
    return (year) => dayWithin(year, month, dayOf(year, month, day));
  }
  if ('easter' in rule) return (year) => easter(year) + rule.easter;
  if ('orthodoxEaster' in rule) return (year) => orthodoxEaster(year) + rule.orthodoxEaster;
  const { month, nth } = rule;
  const weekday = WEEKDAYS.indexOf(rule.weekday);
  return (year) =>
    nth < 0
      ? onOrAfter(dayOf(year, month + 1, -6), weekday)
      : dayWithin(year, month, onOrAfter(dayOf(year, month, 1), weekday) + 7 * (nth - 1));
}

const feastOf = (rule: Yearly): typeof easter | undefined =>
  typeof rule === 'string' ? undefined : 'easter' in rule ? easter : 'orthodoxEaster' in rule ? orthodoxEaster : undefined;

/** A day, unless it lies beyond its month: 02-29, a fifth Monday. */
const dayWithin = (year: number, month: number, day: number): number => (day < dayOf(year, month + 1, 1) ? day : Number.NaN);

/** @throws RangeError when the runtime does not know the zone. */
export function rulesOf({ timeZone, weekly, holidays, openings }: CalendarDefinition): Rules {
  const rules: Rules = {
    zone: zoneOf(timeZone),
    weekly: WEEKDAYS.map((day) => hoursOf(weekly[day])),
    closed: [],
    special: new Map(openings.map(({ date, hours }) => [dayOfDate(date), hoursOf(hours)])),
    yearly: [],
    feasts: new Set(),
  };
  for (const holiday of holidays) {
    if (typeof holiday !== 'string' && 'yearly' in holiday) {
      rules.yearly.push(dayIn(holiday.yearly));
      const feast = feastOf(holiday.yearly);
      if (feast) rules.feasts.add(feast);
    } else {
      const [from, to] =
        typeof holiday === 'string' ? [holiday, holiday] : 'date' in holiday ? [holiday.date, holiday.date] : [holiday.from, holiday.to];
      rules.closed.push([dayOfDate(from), dayOfDate(to)]);
    }
  }
  return rules;
}
