import type { CalendarDefinition } from '../../contract/types';
import type { ClockGoal, ClockState, PastCycle, StateCalendar } from './clock-state';
import { PAST_MAX } from './clock-state';

// Reading clocks and calendars that anybody who may edit the issue may have written. Without a schema library: screens read them too. What
// passes is within the bounds of what the app writes, so that a calendar made of it answers, and answers soon.

const CLOCKS_MAX = 20;
const CALENDARS_MAX = 50;
const DAYS_MAX = 1_000;
const HOURS_MAX = 24;
/** More than the time between the first and the last year of instants. */
const MS_MAX = Date.UTC(2300, 0, 1);

const ID = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const ZONE = /^[A-Za-z][A-Za-z0-9_+/-]{0,99}$/;
const DATE = /^(?:19|2[012])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const MONTH_DAY = /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const END = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const INSTANT = /^(?:19[7-9]|20\d|21\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Shape = Record<string, unknown>;

const isRecord = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value);
const isLike =
  (pattern: RegExp) =>
  (value: unknown): value is string =>
    typeof value === 'string' && value.length <= 100 && pattern.test(value);
const isId = isLike(ID);
const isDate = isLike(DATE);
const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= 100;
const isInstant = (value: unknown): value is string => isLike(INSTANT)(value) && !Number.isNaN(Date.parse(value));
const isWhole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
const isMs = (value: unknown): value is number => isWhole(value, 0, MS_MAX);
const isKind = (value: unknown): value is ClockState['kind'] => value === 'sla' || value === 'ola' || value === 'uc';
const isState = (value: unknown): value is ClockState['state'] =>
  value === 'idle' || value === 'running' || value === 'held' || value === 'stopped' || value === 'cancelled';
const isHow = (value: unknown): value is PastCycle['how'] =>
  value === 'stopped' || value === 'cancelled' || value === 'reset' || value === 'goalChanged';
/** Absent, or as it should be. */
const isMaybe = <T>(value: unknown, is: (value: unknown) => value is T): value is T | undefined => value === undefined || is(value);

/** Every one as it should be; undefined when one is not, or there are too many. */
function eachOf<T>(value: unknown, max: number, read: (one: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value) || value.length > max) return undefined;
  const all: T[] = [];
  for (const one of value) {
    const made = read(one);
    if (made === undefined) return undefined;
    all.push(made);
  }
  return all;
}

function readGoal(value: unknown): ClockGoal | undefined {
  if (!isRecord(value)) return undefined;
  const { rule, ms, calendar, atRisk } = value;
  const warnings = eachOf(value.warnings, 10, (one) => (isWhole(one, 1, 99) ? one : undefined));
  if (!isId(rule) || !isWhole(ms, 1, MS_MAX) || !isId(calendar) || !isWhole(atRisk, 1, 99) || !warnings) return undefined;
  return { rule, ms, calendar, warnings, atRisk };
}

function readPast(value: unknown): PastCycle | undefined {
  if (!isRecord(value)) return undefined;
  const { cycle, how, at, elapsedMs, goalMs, breachedAt } = value;
  if (!isWhole(cycle, 1, MS_MAX) || !isHow(how) || !isInstant(at) || !isMs(elapsedMs)) return undefined;
  if (!isMaybe(goalMs, isMs) || !isMaybe(breachedAt, isInstant)) return undefined;
  return { cycle, how, at, elapsedMs, ...(goalMs === undefined ? {} : { goalMs }), ...(breachedAt === undefined ? {} : { breachedAt }) };
}

function readReason(value: unknown): { id: string; name: string } | undefined {
  return isRecord(value) && isId(value.id) && isName(value.name) ? { id: value.id, name: value.name } : undefined;
}

function readClock(value: unknown): ClockState | undefined {
  if (!isRecord(value)) return undefined;
  const { metric, name, kind, state, cycle, elapsedMs, since, dueAt, breachedAt } = value;
  if (!isId(metric) || !isName(name) || !isKind(kind) || !isState(state) || !isWhole(cycle, 0, MS_MAX) || !isMs(elapsedMs))
    return undefined;
  if (!isMaybe(since, isInstant) || !isMaybe(dueAt, isInstant) || !isMaybe(breachedAt, isInstant)) return undefined;
  const [goal, reason] = [readGoal(value.goal), readReason(value.reason)];
  const past = value.past === undefined ? [] : eachOf(value.past, PAST_MAX, readPast);
  if ((value.goal !== undefined && !goal) || (value.reason !== undefined && !reason) || !past) return undefined;
  if (state !== 'idle' && since === undefined) return undefined;
  return {
    metric,
    name,
    kind,
    state,
    cycle,
    ...(goal ? { goal } : {}),
    elapsedMs,
    ...(since === undefined ? {} : { since }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(breachedAt === undefined ? {} : { breachedAt }),
    ...(reason ? { reason } : {}),
    ...(past.length > 0 ? { past } : {}),
  };
}

/** Reads clocks. Undefined when one of them is damaged: then the app has to look again. */
export const readClocks = (value: unknown): ClockState[] | undefined => eachOf(value, CLOCKS_MAX, readClock);

type Interval = [string, string];
type Weekly = CalendarDefinition['weekly'];
type Holiday = CalendarDefinition['holidays'][number];
type Yearly = Extract<Holiday, { yearly: unknown }>['yearly'];

function readInterval(value: unknown): Interval | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [from, to]: unknown[] = value;
  return isLike(TIME)(from) && isLike(END)(to) && from !== to ? [from, to] : undefined;
}

const readHours = (value: unknown): Interval[] | undefined => eachOf(value, HOURS_MAX, readInterval);

function readWeekly(value: unknown): Weekly | undefined {
  if (!isRecord(value)) return undefined;
  const weekly: Weekly = {};
  for (const day of DAYS) {
    if (value[day] === undefined) continue;
    const hours = readHours(value[day]);
    if (!hours) return undefined;
    weekly[day] = hours;
  }
  return weekly;
}

function readNth(value: unknown): 1 | 2 | 3 | 4 | 5 | -1 | undefined {
  return value === 1 || value === 2 || value === 3 || value === 4 || value === 5 || value === -1 ? value : undefined;
}

function readYearly(value: unknown): Yearly | undefined {
  if (isLike(MONTH_DAY)(value)) return value;
  if (!isRecord(value)) return undefined;
  const { easter, orthodoxEaster, month } = value;
  if (isWhole(easter, -75, 75)) return { easter };
  if (isWhole(orthodoxEaster, -75, 75)) return { orthodoxEaster };
  const weekday = DAYS.find((day) => day === value.weekday);
  const nth = readNth(value.nth);
  return isWhole(month, 1, 12) && weekday && nth ? { month, weekday, nth } : undefined;
}

function readHoliday(value: unknown): Holiday | undefined {
  if (isDate(value)) return value;
  if (!isRecord(value)) return undefined;
  const { from, to } = value;
  if (isDate(from) && isDate(to) && from <= to) return { from, to };
  const yearly = readYearly(value.yearly);
  return yearly === undefined ? undefined : { yearly };
}

function readOpening(value: unknown): CalendarDefinition['openings'][number] | undefined {
  if (!isRecord(value) || !isDate(value.date)) return undefined;
  const hours = readHours(value.hours);
  return hours ? { date: value.date, hours } : undefined;
}

function readCalendar(value: unknown): StateCalendar | undefined {
  if (!isRecord(value) || !isName(value.name) || !isRecord(value.definition)) return undefined;
  const { timeZone } = value.definition;
  const weekly = readWeekly(value.definition.weekly);
  const holidays = eachOf(value.definition.holidays, DAYS_MAX, readHoliday);
  const openings = eachOf(value.definition.openings, DAYS_MAX, readOpening);
  if (!isLike(ZONE)(timeZone) || !weekly || !holidays || !openings) return undefined;
  return { name: value.name, definition: { timeZone, weekly, holidays, openings } };
}

/** Reads the calendars that pass; the others are left out. */
export function readCalendars(value: unknown): Record<string, StateCalendar> {
  const calendars: Record<string, StateCalendar> = {};
  if (!isRecord(value)) return calendars;
  for (const id of Object.keys(value).slice(0, CALENDARS_MAX)) {
    const calendar = isId(id) ? readCalendar(value[id]) : undefined;
    if (calendar) calendars[id] = calendar;
  }
  return calendars;
}
