import type { Scope } from './scope';
import { instantAt, type WallTime, wallTime } from './zone';

const MINUTE = 60_000;
const UNIT: Readonly<Record<string, number>> = { w: 7 * 24 * 60 * MINUTE, d: 24 * 60 * MINUTE, h: 60 * MINUTE, m: MINUTE };

/**
 * The instant (ms since epoch) a date in JQL means: "yyyy-MM-dd" or "yyyy/MM/dd" with or without " HH:mm", read in the caller's time zone (to
 * the minute: JQL has no seconds); a period from now ("-30m", "4w 2d"); or milliseconds since epoch. Undefined: no date.
 */
export function parseDate(text: string, scope: Pick<Scope, 'now' | 'timeZone'>): number | undefined {
  const trimmed = text.trim();
  const date = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(trimmed);
  if (date) {
    const [, year, , month, day, hour, minute] = date.map(Number) as [number, number, number, number, number, number, number];
    const wall = { year, month, day, hour: hour || 0, minute: minute || 0 };
    return isOnCalendar(wall) ? instantAt(wall, scope.timeZone) : undefined;
  }
  if (/^\d{5,}$/.test(trimmed)) return Number(trimmed);
  const period = parsePeriod(trimmed);
  return period === undefined ? undefined : scope.now + period;
}

function isOnCalendar({ year, month, day, hour, minute }: Omit<WallTime, 'second'>): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hour < 24 && minute < 60;
}

/** A period like "-30m", "1h", "4w 2d" in ms; the sign goes for the whole. */
export function parsePeriod(text: string): number | undefined {
  const found = /^([+-]?)((?:\d+[wdhm]\s*)+)$/i.exec(text.trim());
  if (!found?.[2]) return undefined;
  let total = 0;
  for (const [, count, unit] of found[2].matchAll(/(\d+)([wdhm])/gi)) total += Number(count) * (UNIT[unit?.toLowerCase() ?? ''] ?? 0);
  return found[1] === '-' ? -total : total;
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'year';
const NATURAL: Readonly<Record<CalendarUnit, string>> = { day: 'd', week: 'w', month: 'M', year: 'y' };

/** Locales whose week begins on Sunday (CLDR), of those Jira offers; in the others it begins on Monday. */
const SUNDAY = /^(en_US|en_CA|ja|ko|pt_BR|zh_TW|he|es_MX)/;

/**
 * The start or end of a day, week, month or year in the caller's time zone, shifted by an increment: "-1" (of the unit itself), "+2d", "-1M"
 * (units y, M, w, d, h, m: Atlassian, "JQL functions"). Undefined when the increment is none, or leaves the calendar.
 */
export function calendarEdge(edge: 'start' | 'end', unit: CalendarUnit, increment: string | undefined, scope: Scope): number | undefined {
  const shift = /^([+-]?\d{1,5})([yMwdhm]?)$/.exec(increment?.trim() ?? '0');
  if (!shift) return undefined;
  const wall = wallTime(scope.now, scope.timeZone);
  const day = { year: wall.year, month: wall.month, day: wall.day };
  if (unit === 'week') {
    const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
    day.day -= SUNDAY.test(scope.locale) ? weekday : (weekday + 6) % 7;
  }
  if (unit === 'month' || unit === 'year') day.day = 1;
  if (unit === 'year') day.month = 1;
  if (edge === 'end') add(day, 1, NATURAL[unit]);
  const count = Number(shift[1]);
  const by = shift[2] || NATURAL[unit];
  if (by !== 'h' && by !== 'm') add(day, count, by);
  const instant = instantAt(normal(day), scope.timeZone) - (edge === 'end' ? 1 : 0);
  return by === 'h' || by === 'm' ? instant + count * (UNIT[by] ?? 0) : instant;
}

type Day = Pick<WallTime, 'year' | 'month' | 'day'>;

function add(day: Day, count: number, unit: string): void {
  if (unit === 'y') day.year += count;
  else if (unit === 'M') day.month += count;
  else day.day += count * (unit === 'w' ? 7 : 1);
}

/** Days and months beyond their range, carried over. */
function normal(day: Day): Day {
  const made = new Date(Date.UTC(day.year, day.month - 1, day.day));
  return { year: made.getUTCFullYear(), month: made.getUTCMonth() + 1, day: made.getUTCDate() };
}

/** The calendar day of an instant, "yyyy-MM-dd". */
export function dayOf(instant: number, timeZone: string): string {
  const { year, month, day } = wallTime(instant, timeZone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
