import type { CalendarDefinition } from '../../../../../src/contract/types';

/** From and to as typed: HH:MM when they are right. */
export type Interval = [from: string, to: string];
export type Day = keyof CalendarDefinition['weekly'];

/** Monday first, as ISO 8601 counts. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies Day[];

/** Minutes of a day. */
export const DAY_MINUTES = 1_440;

const FROM = /^([01]\d|2[0-3]):[0-5]\d$/;
const TO = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Minute of the day of a time that is right. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A time as people type it ("9", "9.30", "930", "17h") in the one form a policy has; else as it is. */
export function tidied(typed: string): string {
  const text = typed.trim();
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.h ]?(\d\d))?h?$/i.exec(text) ?? /^(\d)(\d\d)$/.exec(text) ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minute}`;
}

/** What is wrong with an interval. */
export type IntervalFault = 'from' | 'to' | 'empty' | undefined;

export function intervalFault([from, to]: Interval): IntervalFault {
  if (!FROM.test(from)) return 'from';
  if (!TO.test(to)) return 'to';
  return from === to ? 'empty' : undefined;
}

/** Whether an interval ends on the next day. */
export const overMidnight = (interval: Interval): boolean => intervalFault(interval) === undefined && interval[1] <= interval[0];

/** A stretch of a day in minutes, for drawing. */
export interface Stretch {
  from: number;
  to: number;
  /** Place of its interval in its day; undefined: the rest of the night before. */
  at?: number;
}

/** What a day shows: its own intervals up to midnight, and the rest of those of the day before. */
export function stretchesOf(own: readonly Interval[], before: readonly Interval[]): Stretch[] {
  const sound = (all: readonly Interval[]) => all.map((one, at) => ({ one, at })).filter(({ one }) => intervalFault(one) === undefined);
  return [
    ...sound(before).flatMap(({ one }) => (overMidnight(one) && one[1] !== '00:00' ? [{ from: 0, to: minuteOf(one[1]) }] : [])),
    ...sound(own).map(({ one, at }) => ({ from: minuteOf(one[0]), to: overMidnight(one) ? DAY_MINUTES : minuteOf(one[1]), at })),
  ];
}

/** Minutes to which a mouse is held. */
const STEP = 15;

/** The interval that a mouse drew between two places of a day's bar, each a share from 0 to 1. Undefined: too short to be meant. */
export function drawn(a: number, b: number): Interval | undefined {
  const held = (share: number): number => Math.round((Math.min(1, Math.max(0, share)) * DAY_MINUTES) / STEP) * STEP;
  const [from, to] = [held(Math.min(a, b)), held(Math.max(a, b))];
  return to - from < STEP ? undefined : [timeOf(from), timeOf(to)];
}

/** An interval one of whose ends was pulled to another place of the bar. */
export function pulled([from, to]: Interval, end: 'from' | 'to', share: number): Interval {
  const at = Math.round((Math.min(1, Math.max(0, share)) * DAY_MINUTES) / STEP) * STEP;
  if (end === 'from') return [timeOf(Math.min(at, Math.max(0, minuteOf(to) - STEP))), to];
  return [from, timeOf(Math.max(at, minuteOf(from) + STEP))];
}

/** A further interval of a day: an hour after the last one, or office hours. */
export function nextInterval(intervals: readonly Interval[]): Interval {
  const last = intervals[intervals.length - 1];
  if (!last) return ['09:00', '17:00'];
  const from = intervalFault(last) === undefined && !overMidnight(last) ? minuteOf(last[1]) + 60 : DAY_MINUTES;
  return from >= DAY_MINUTES - 60 ? ['', ''] : [timeOf(from), timeOf(Math.min(from + 120, DAY_MINUTES - 1))];
}

/** Days in the language's own words. */
export function dayNames(locale: string, style: 'long' | 'short'): Record<Day, string> {
  const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
  // 2024-01-01 is a Monday.
  const name = (at: number): string => format.format(Date.UTC(2024, 0, 1 + at));
  const [mon, tue, wed, thu, fri, sat, sun] = [name(0), name(1), name(2), name(3), name(4), name(5), name(6)];
  return { mon, tue, wed, thu, fri, sat, sun };
}
