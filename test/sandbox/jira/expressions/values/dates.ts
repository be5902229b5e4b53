import { dayOf } from '../../jql/meaning/dates';
import { instantAt, type WallTime, wallTime } from '../../jql/meaning/zone';
import { ExpressionError } from '../language/errors';
import { type Methods, number } from './arguments';
import { CalendarDateValue, DateValue, toJson, typeOf, type Value } from './value';

const UNITS = ['Years', 'Months', 'Weeks', 'Days', 'Hours', 'Minutes', 'Seconds'] as const;
type Unit = (typeof UNITS)[number];
const FIXED: Partial<Record<Unit, number>> = { Hours: 3_600_000, Minutes: 60_000, Seconds: 1000 };

/** `new Date()`, `new Date(text)`, `new Date(ms)`. */
export function makeDate(given: Value[], now: number, timeZone: string): DateValue {
  const [value] = given;
  if (value === undefined) return new DateValue(now, timeZone);
  if (value instanceof DateValue) return value;
  if (typeof value === 'number') return new DateValue(value, timeZone);
  const instant = typeof value === 'string' ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
  if (Number.isNaN(instant))
    throw new ExpressionError(`Date cannot be made of ${typeof value === 'string' ? `'${value}'` : typeOf(value)}.`, 'type');
  return new DateValue(instant, timeZone);
}

/** `new CalendarDate("2026-11-23")`. */
export function makeCalendarDate(given: Value[], now: number, timeZone: string): CalendarDateValue {
  const [value] = given;
  if (value === undefined) return new CalendarDateValue(dayOf(now, timeZone));
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) return new CalendarDateValue(value);
  throw new ExpressionError(`CalendarDate cannot be made of ${typeof value === 'string' ? `'${value}'` : typeOf(value)}.`, 'type');
}

const PARTS: Readonly<Record<string, (wall: WallTime) => number>> = {
  getFullYear: (wall) => wall.year,
  getMonth: (wall) => wall.month - 1,
  getDate: (wall) => wall.day,
  getDay: (wall) => new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay(),
  getHours: (wall) => wall.hour,
  getMinutes: (wall) => wall.minute,
  getSeconds: (wall) => wall.second,
};

/** Methods of Date. Days, weeks, months and years are those of the person's calendar. */
export function dateMethods(date: DateValue): Methods {
  const wall = wallTime(date.instant, date.timeZone);
  const shifted = (unit: Unit, count: number): DateValue => {
    const fixed = FIXED[unit];
    if (fixed !== undefined) return new DateValue(date.instant + count * fixed, date.timeZone);
    const day = shiftDay({ year: wall.year, month: wall.month, day: wall.day }, unit, count);
    return new DateValue(instantAt({ ...wall, ...day }, date.timeZone) + (((date.instant % 1000) + 1000) % 1000), date.timeZone);
  };
  return {
    ...Object.fromEntries(Object.entries(PARTS).map(([name, part]) => [name, () => part(wall)])),
    ...arithmetic(UNITS, shifted),
    getTime: () => date.instant,
    toString: () => String(toJson(date)),
    toCalendarDate: () => new CalendarDateValue(dayOf(date.instant, date.timeZone)),
    toCalendarDateUTC: () => new CalendarDateValue(dayOf(date.instant, 'UTC')),
  };
}

/** Methods of CalendarDate. */
export function calendarDateMethods({ day }: CalendarDateValue): Methods {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const wall = { year, month, day: date, hour: 0, minute: 0, second: 0 };
  return {
    ...Object.fromEntries(['getFullYear', 'getMonth', 'getDate', 'getDay'].map((name) => [name, () => PARTS[name]?.(wall) ?? null])),
    ...arithmetic(['Years', 'Months', 'Weeks', 'Days'], (unit, count) => {
      const made = shiftDay(wall, unit, count);
      return new CalendarDateValue(`${made.year}-${String(made.month).padStart(2, '0')}-${String(made.day).padStart(2, '0')}`);
    }),
    toString: () => day,
  };
}

function arithmetic(units: readonly Unit[], shifted: (unit: Unit, count: number) => Value): Methods {
  return Object.fromEntries(
    units.flatMap((unit) => [
      [`plus${unit}`, (given: Value[]) => shifted(unit, number(`plus${unit}`, given, 0))],
      [`minus${unit}`, (given: Value[]) => shifted(unit, -number(`minus${unit}`, given, 0))],
    ]),
  );
}

type Day = Pick<WallTime, 'year' | 'month' | 'day'>;

/** Months and years keep the day of the month, or its last day when it is shorter. */
function shiftDay(day: Day, unit: Unit, count: number): Day {
  const months = unit === 'Years' ? count * 12 : unit === 'Months' ? count : 0;
  const first = new Date(Date.UTC(day.year, day.month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const days = unit === 'Weeks' ? count * 7 : unit === 'Days' ? count : 0;
  const made = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day.day, last) + days));
  return { year: made.getUTCFullYear(), month: made.getUTCMonth() + 1, day: made.getUTCDate() };
}
