import ICAL from 'ical.js';
import { LeftOut } from './fault';

/** A day without zone or time of day; months are 1 to 12. */
export interface LocalDay {
  year: number;
  month: number;
  day: number;
}

/** The days an event covers: the first, and how many. */
export interface EventDays {
  first: LocalDay;
  count: number;
}

/** Days one event may cover: ten years and a bit. */
const LENGTH_MAX = 3_660;

const DAY = 86_400_000;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** YYYY-MM-DD. */
export const dateText = ({ year, month, day }: LocalDay): string => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

const numberOf = (day: LocalDay): number => Date.parse(dateText(day)) / DAY;

/** The date some days after another, YYYY-MM-DD. */
export const dateAfter = (day: LocalDay, days: number): string => new Date((numberOf(day) + days) * DAY).toISOString().slice(0, 10);

/** A property that is a time, or undefined. Throws when it names a day that does not exist, which ical.js takes for a later one. */
export function timeIn(event: ICAL.Component, name: string): ICAL.Time | undefined {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return undefined;
  const written = String(property.jCal[3]);
  if (!written.startsWith(dateText(value)) || value.year < 1) throw new Error(`${name.toUpperCase()} ${written} does not exist`);
  return value;
}

/**
 * The whole days of an event. Its end is exclusive (RFC 5545, 3.6.1); a date without end or duration is one day.
 * @param zone when given, events from midnight to midnight are days too, and this is where times in UTC are read.
 * @throws LeftOut when it is no whole day, and plain errors of ical.js about what is broken in it.
 */
export function daysOf(event: ICAL.Component, zone: string | undefined): EventDays {
  const start = timeIn(event, 'dtstart');
  if (!start) throw new Error('DTSTART is missing');
  const end = timeIn(event, 'dtend') ?? endAfter(start, event);
  if (start.isDate) {
    if (!end.isDate) throw new LeftOut('it begins with a date and ends with a time of day');
    return span(start, end);
  }
  if (zone === undefined) throw new LeftOut('it has times of day (--zone takes events from midnight to midnight as days)');
  const [from, to] = [clockAt(start, zone), clockAt(end, zone)];
  if (from.seconds > 0 || to.seconds > 0 || numberOf(to) <= numberOf(from))
    throw new LeftOut(`it is not from midnight to midnight in ${zone}`);
  return span(from, to);
}

function endAfter(start: ICAL.Time, event: ICAL.Component): ICAL.Time {
  const end = start.clone();
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) end.addDuration(duration);
  else if (start.isDate) end.day++;
  return end;
}

function span({ year, month, day }: LocalDay, end: LocalDay): EventDays {
  const first = { year, month, day };
  // Some programs write the same day as its end.
  const count = Math.max(1, numberOf(end) - numberOf(first));
  if (count > LENGTH_MAX) throw new LeftOut('it lasts longer than ten years');
  return { first, count };
}

const number = 'numeric';
const CLOCK = { hourCycle: 'h23', year: number, month: number, day: number, hour: number, minute: number, second: number } as const;

/** What a clock showed: of a zone for a time in UTC, else the event's own. Seconds are since midnight. */
function clockAt(time: ICAL.Time, timeZone: string): LocalDay & { seconds: number } {
  let { year, month, day, hour, minute, second } = time;
  if (time.zone === ICAL.Timezone.utcTimezone) {
    const format = new Intl.DateTimeFormat('en-US', { ...CLOCK, timeZone });
    [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = format
      .format(time.toUnixTime() * 1_000)
      .split(/\D+/)
      .map(Number);
  }
  return { year, month, day, seconds: (hour * 60 + minute) * 60 + second };
}
