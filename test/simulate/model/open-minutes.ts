import type { CalendarDefinition } from '../../../src/contract/types';

// The model's own working time: whether a calendar is open in a minute, asked minute by minute. It shares no code with the app.

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
const WEEK = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Minutes a zone is ahead of UTC in an hour (counted from 1970), as the runtime spells the local time. */
function offsetOf(zone: string, hour: number): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const there = known.get(hour);
  if (there !== undefined) return there;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(hour * 3_600_000).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day ?? 1, parts.hour ?? 0, parts.minute ?? 0);
  const offset = local / MINUTE - hour * 60;
  known.set(hour, offset);
  return offset;
}

const minuteOfDay = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** Whether a calendar is open in a minute, counted from 1970. Of the kind the simulation draws: no night shifts, holidays as dates. */
export function openMinutes({ timeZone, weekly, holidays }: CalendarDefinition): (minute: number) => boolean {
  const days = new Map<number, { from: number; to: number }[]>();
  const closed = new Set(holidays.map((one) => (typeof one === 'string' ? one : '')));
  const hoursOf = (day: number): { from: number; to: number }[] => {
    if (closed.has(new Date(day * DAY_MINUTES * MINUTE).toISOString().slice(0, 10))) return [];
    const name = WEEK[day % 7] ?? 'thu';
    return (weekly[name] ?? []).map(([from, to]) => ({ from: minuteOfDay(from), to: minuteOfDay(to) }));
  };
  let hour = -1;
  let offset = 0;
  let today = -1;
  let hours: { from: number; to: number }[] = [];
  return (minute) => {
    const inHour = Math.floor(minute / 60);
    if (inHour !== hour) {
      hour = inHour;
      offset = offsetOf(timeZone, hour);
    }
    const local = minute + offset;
    const day = Math.floor(local / DAY_MINUTES);
    if (day !== today) {
      today = day;
      hours = days.get(day) ?? hoursOf(day);
      days.set(day, hours);
    }
    const now = local - day * DAY_MINUTES;
    for (const { from, to } of hours) if (now >= from && now < to) return true;
    return false;
  };
}
