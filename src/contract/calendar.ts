import * as v from 'valibot';
import { CALENDAR_DAYS_MAX, NAME_MAX } from './limits';
import { written } from './written';

/** Days of the week as calendars name them, Monday first (ISO 8601). */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Intervals one day may have. */
const HOURS_MAX = 24;

/** Days before and after Easter that a rule may name: Septuagesima is 63 before, Sacred Heart 68 after. */
const EASTER_MAX = 75;

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (month: number, leapYear: boolean): number =>
  month === 2 ? (leapYear ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (!year || !month || !day || month > 12) return false;
  return day <= daysIn(month, leap(year));
}

function isMonthDay(text: string): boolean {
  const [, month, day] = (/^(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  return !!month && !!day && month <= 12 && day <= daysIn(month, true);
}

/** Zones that were found: asking Intl takes as long as laying a year out. */
const zones = new Set<string>();

/** Whether the runtime knows a zone by that name. An offset like +01:00 is no zone: it has no rules for summer time. */
export function isZone(name: string): boolean {
  if (zones.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    zones.add(name);
    return true;
  } catch {
    return false;
  }
}

const name = v.optional(v.pipe(written, v.maxLength(NAME_MAX, `must have at most ${NAME_MAX} characters`)));

/** A day of the calendar by its local date, YYYY-MM-DD in the years 0001 to 9999. */
const localDate = v.pipe(v.string(), v.check(isDate, 'must be a day that exists, as YYYY-MM-DD'));

/** One IANA zone, such as Europe/Berlin. */
export const timeZone = v.pipe(
  v.string(),
  v.maxLength(100, 'must be an IANA time zone such as "Europe/Berlin"'),
  v.check(isZone, 'must be an IANA time zone such as "Europe/Berlin"'),
);

/** From and to as local HH:MM. An end that is not after the start is on the next day. */
const interval = v.pipe(
  v.strictTuple([
    v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59, as HH:MM')),
    v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day from 00:00 to 24:00, as HH:MM')),
  ]),
  v.check(([from, to]) => from !== to, 'must not end when it starts: for a whole day write ["00:00","24:00"]'),
);

const hours = v.pipe(v.array(interval), v.maxLength(HOURS_MAX, `must have at most ${HOURS_MAX} intervals`));

const day = v.optional(hours);
const weekly = v.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });

const easterDays = v.pipe(
  v.number(),
  v.integer('must be whole days'),
  v.minValue(-EASTER_MAX, `must be at least -${EASTER_MAX}`),
  v.maxValue(EASTER_MAX, `must be at most ${EASTER_MAX}`),
);

const nthWeekday = v.strictObject({
  month: v.pipe(v.number(), v.integer('must be 1 to 12'), v.minValue(1, 'must be 1 to 12'), v.maxValue(12, 'must be 1 to 12')),
  weekday: v.picklist(WEEKDAYS),
  /** 1 to 5, or -1 for the last. A fifth that a month does not have is left out that year. */
  nth: v.picklist([1, 2, 3, 4, 5, -1]),
});

const monthDay = v.pipe(v.string(), v.check(isMonthDay, 'must be a day of the year, as MM-DD'));

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;

/** A day of every year: MM-DD (02-29 in leap years only), the nth weekday of a month, or days from Easter. */
const yearly = v.lazy((value: unknown) => {
  if (typeof value === 'string') return monthDay;
  if (has(value, 'easter')) return v.strictObject({ easter: easterDays });
  if (has(value, 'orthodoxEaster')) return v.strictObject({ orthodoxEaster: easterDays });
  return nthWeekday;
});

const holidayRange = v.pipe(
  v.strictObject({ name, from: localDate, to: localDate }),
  v.check(({ from, to }) => from <= to, 'must not end before it begins: `to` is the last day'),
);

/** Local dates on which nothing is open: one, a range with its last day, or a rule for every year. */
const holiday = v.lazy((value: unknown) => {
  if (typeof value === 'string') return localDate;
  if (has(value, 'yearly')) return v.strictObject({ name, yearly });
  if (has(value, 'from') || has(value, 'to')) return holidayRange;
  return v.strictObject({ name, date: localDate });
});

/** A day with hours of its own, whatever weekly hours and holidays say. The rest of the night shift before is cut off by it. */
const opening = v.strictObject({ name, date: localDate, hours });

const sameDayTwice = (openings: readonly { date: string }[]): boolean => new Set(openings.map(({ date }) => date)).size < openings.length;

/**
 * When somebody works: weekly hours in a time zone, less holidays, and days with hours of their own. What the parts mean to the second is
 * docs/decisions/009-working-time.md.
 */
export const calendarDefinition = v.strictObject({
  timeZone,
  /** A day not named is closed. Intervals may overlap; what they share counts once. */
  weekly,
  holidays: v.optional(v.pipe(v.array(holiday), v.maxLength(CALENDAR_DAYS_MAX, `must have at most ${CALENDAR_DAYS_MAX}`)), []),
  openings: v.optional(
    v.pipe(
      v.array(opening),
      v.maxLength(CALENDAR_DAYS_MAX, `must have at most ${CALENDAR_DAYS_MAX}`),
      v.check((all) => !sameDayTwice(all), 'must not name a date twice: put its hours together'),
    ),
    [],
  ),
});
