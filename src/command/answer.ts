import * as v from 'valibot';
import { calendarDefinition } from '../contract/calendar';
import { faultsIn } from '../contract/parse';
import { CalendarFault } from '../domain/calendar/fault';
import { compileCalendar, type WorkingCalendar } from '../domain/calendar/working-calendar';
import { foldClock } from '../domain/sla/clock-fold';
import { instant } from './instant';

const duration = v.pipe(
  v.number(),
  v.safeInteger('must be a whole number of milliseconds'),
  v.minValue(0, 'must be 0 or more milliseconds'),
);

const event = v.object({ at: instant, do: v.picklist(['start', 'hold', 'resume', 'stop', 'reset']) });

/** The calendar is read apart from the rest: most lines repeat it. */
const request = v.variant('op', [
  v.object({ op: v.literal('add'), calendar: v.unknown(), start: instant, ms: duration }),
  v.object({ op: v.literal('between'), calendar: v.unknown(), start: instant, end: instant }),
  v.object({ op: v.literal('clock'), calendar: v.unknown(), goalMs: duration, events: v.array(event), now: instant }),
]);

const withCalendar = v.object({ calendar: calendarDefinition });

/** What keeps a line from being answered, in words for whoever wrote it. */
class Unanswerable extends Error {}

function parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw new Unanswerable(faultsIn(parsed.issues).slice(0, 10).join('; '));
}

/** Calendars that are kept ready, by their text. */
const KEPT_MAX = 500;
const calendars = new Map<string, WorkingCalendar>();

function calendarOf(value: unknown): WorkingCalendar {
  const text = JSON.stringify(value) ?? '';
  const known = calendars.get(text);
  if (known) return known;
  const made = compileCalendar(parse(withCalendar, { calendar: value }).calendar);
  if (calendars.size >= KEPT_MAX) calendars.clear();
  calendars.set(text, made);
  return made;
}

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function answerTo(value: unknown): Record<string, unknown> {
  const asked = parse(request, value);
  const calendar = calendarOf(asked.calendar);
  if (asked.op === 'add') return { at: isoOf(calendar.add(asked.start, asked.ms)) };
  if (asked.op === 'between') return { ms: calendar.between(asked.start, asked.end) };
  const { dueAt, breachedAt, ...rest } = foldClock(calendar, asked.goalMs, asked.events, asked.now);
  return { ...rest, dueAt: isoOf(dueAt), breachedAt: isoOf(breachedAt) };
}

const WHERE = { 'never-opens': 'calendar ', 'not-reached': 'calendar ', 'out-of-range': '' };

/** Why a question had no answer. What was not foreseen is one too: the lines after it are answered all the same. */
function reasonOf(error: unknown): string {
  if (error instanceof Unanswerable) return error.message;
  if (error instanceof CalendarFault) return `${WHERE[error.reason]}${error.message}`;
  if (error instanceof RangeError) return 'the question is nested too deeply: leave out what it does not need';
  console.error(error);
  return `this could not be answered (${String(error)}): please report it`;
}

/** An id as it can be written again. */
function flat(id: unknown): unknown {
  JSON.stringify(id);
  return id;
}

const refused = (id: unknown, error: string): string => JSON.stringify({ id, error });

/** The answer to one line, a line too: what was asked, or why that cannot be said. Undefined is a line that was too long to read. */
export function answer(line: string | undefined): string {
  if (line === undefined) return refused(null, 'the line is too long: write each question on a line of its own');
  let value: unknown;
  try {
    // Windows begins what it pipes with a mark of the byte order.
    value = JSON.parse(line.startsWith('\uFEFF') ? line.slice(1) : line);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refused(null, `the line is not JSON (${why}): write one question in braces on each line`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused(null, 'the line must be a question in braces, as {"id":1,"op":"add","calendar":{…},"start":"…","ms":0}');
  let id: unknown = null;
  try {
    id = 'id' in value ? flat(value.id) : null;
    return JSON.stringify({ id, ...answerTo(value) });
  } catch (error) {
    return refused(id, reasonOf(error));
  }
}
