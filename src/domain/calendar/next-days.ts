import type { CalendarDefinition } from '../../contract/types';
import { DAY, dayOf, weekdayOf } from './days';
import { rulesOf } from './rules';
import { calendarOf } from './working-calendar';
import { instantOf, zoneOf } from './zone';

/** One day of a calendar as it comes out: with summer time, holidays and the rest of the night before. */
export interface DayAhead {
  /** YYYY-MM-DD, local. */
  date: string;
  /** Openings within the day: instants in ms, and the times of day that clocks show; 1440 is the end of the day. */
  openings: { from: number; to: number; fromMinute: number; toMinute: number }[];
  /** Working time in ms. */
  totalMs: number;
  /** It is a holiday, by name ("" when it has none), or has hours of its own. */
  holiday?: string;
  special?: string;
}

/** Local midnight of a day number. */
function midnight(timeZone: string, day: number): number {
  const year = new Date(day * DAY).getUTCFullYear();
  const start = dayOf(year, 1, 1) * DAY;
  return start + instantOf(day * DAY - start, zoneOf(timeZone)(year));
}

const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The day number that clocks of a zone show at an instant, and the minute of the day. */
export function localDay(timeZone: string, at: number): { day: number; minute: number } {
  let day = Math.floor(at / DAY) - 2;
  while (midnight(timeZone, day + 1) <= at) day++;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }).format(at);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return { day, minute: hour * 60 + minute };
}

/**
 * The next days of a calendar, the first being the one that holds `now`.
 * @throws CalendarFault never-opens; RangeError when the runtime does not know the time zone.
 */
export function nextDays(definition: CalendarDefinition, now: number, count: number): DayAhead[] {
  const { timeZone } = definition;
  const calendar = calendarOf(definition);
  const { day: first } = localDay(timeZone, now);
  return Array.from({ length: count }, (_, at) => {
    const day = first + at;
    const [begins, ends] = [midnight(timeZone, day), midnight(timeZone, day + 1)];
    const openings = calendar.openings(begins, ends).map(({ from, to }) => ({
      from,
      to,
      fromMinute: localDay(timeZone, from).minute,
      toMinute: to === ends ? 1_440 : localDay(timeZone, to).minute,
    }));
    const totalMs = openings.reduce((sum, { from, to }) => sum + to - from, 0);
    return { date: dateOf(day), openings, totalMs, ...whyOf(definition, day) };
  });
}

function whyOf(definition: CalendarDefinition, day: number): Pick<DayAhead, 'holiday' | 'special'> {
  const special = definition.openings.find(({ date }) => date === dateOf(day));
  if (special) return { special: special.name ?? '' };
  const holiday = definition.holidays.find((one) =>
    datesIn(one, new Date(day * DAY).getUTCFullYear()).some(([a, b]) => a <= day && day <= b),
  );
  if (holiday === undefined) return {};
  return { holiday: typeof holiday === 'string' ? '' : (holiday.name ?? '') };
}

type Holiday = CalendarDefinition['holidays'][number];

/** First and last day of a holiday, as day numbers; of a yearly one in that year, if it has one there. */
function datesIn(holiday: Holiday, year: number): [number, number][] {
  const { closed, yearly } = rulesOf({ timeZone: 'UTC', weekly: {}, holidays: [holiday], openings: [] });
  const days = yearly.map((day) => day(year)).filter((day) => !Number.isNaN(day));
  return [...closed, ...days.map((day): [number, number] => [day, day])];
}

/**
 * The next time a holiday is, first and last day as YYYY-MM-DD; undefined when it is over. @param today YYYY-MM-DD. Yearly days that only
 * some years have are looked for eight years ahead.
 */
export function nextHoliday(holiday: Holiday, today: string): { from: string; to: string; weekday: number } | undefined {
  const now = Date.parse(today) / DAY;
  const first = Number(today.slice(0, 4));
  for (let year = first; year <= first + 8; year++)
    for (const [from, to] of datesIn(holiday, year)) if (to >= now) return { from: dateOf(from), to: dateOf(to), weekday: weekdayOf(from) };
  return undefined;
}
