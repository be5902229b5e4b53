import ICAL from 'ical.js';
import { CALENDAR_DAYS_MAX, NAME_MAX } from '../../contract/limits';
import type { CalendarDefinition } from '../../contract/types';
import { dateAfter, dateText, daysOf, type EventDays, type LocalDay, timeIn } from './event-days';
import { CalendarFileFault, LeftOut } from './fault';
import { contentLines, demandNesting, eventLines, locateFault } from './locate';
import { type Budget, newBudget, occurrences, rulesOf, type Window } from './occurrences';
import { yearlyRules } from './yearly';

/** Characters of a file that is read; a calendar of a country's holidays for ten years has about 100,000. */
const FILE_MAX = 2_000_000;

/** Events of a file that is read. */
const EVENTS_MAX = 5_000;

type Holiday = CalendarDefinition['holidays'][number];

/** What an iCalendar file says of holidays. */
export interface HolidayFile {
  /** As a calendar takes them. */
  holidays: Holiday[];
  /** Events that give none, each with the line of the file on which it begins and why. */
  leftOut: { line: number; name: string; why: string }[];
}

export interface ReadOptions {
  /** IANA zone in which events from midnight to midnight are days, as some programs write them. */
  zone?: string;
  /** Years for which recurrences are written out that no yearly rule can say. */
  years: Window;
}

/** An event of the file, and the line on which it begins. */
interface Entry {
  event: ICAL.Component;
  line: number;
}

/**
 * Reads the holidays of an iCalendar file (RFC 5545) by ical.js, Mozilla's library: whole-day events by their days, those of every year as
 * yearly rules, which then hold for all years, other recurrences written out. Cancelled events and those with times of day are left out.
 * @throws CalendarFileFault when the file is broken or too large, with the line.
 */
export function readHolidays(text: string, options: ReadOptions): HolidayFile {
  const entries = entriesOf(text);
  const file: HolidayFile = { holidays: [], leftOut: [] };
  const known = { moved: movedDays(entries), budget: newBudget() };
  for (const { event, line } of entries) {
    const name = nameOf(event);
    try {
      file.holidays.push(...holidaysOf(event, name, known, options));
    } catch (error) {
      if (!(error instanceof LeftOut)) throw broken(line, name, error);
      file.leftOut.push({ line, name: name ?? '', why: error.message });
    }
  }
  const seen = new Map(file.holidays.map((holiday) => [JSON.stringify(holiday), holiday]));
  file.holidays = [...seen.values()];
  if (file.holidays.length > CALENDAR_DAYS_MAX)
    throw tooMuch(`The file gives ${file.holidays.length} holidays; a calendar takes ${CALENDAR_DAYS_MAX}.`);
  return file;
}

const tooMuch = (what: string): CalendarFileFault => new CalendarFileFault(undefined, what, 'Export holidays alone, and fewer years.');

const broken = (line: number, name: string | undefined, error: unknown): CalendarFileFault =>
  new CalendarFileFault(
    line,
    `The event ${name ? `"${name}" ` : ''}that begins here is broken: ${error instanceof Error ? error.message : String(error)}.`,
    'Mend it or take it out.',
  );

function entriesOf(text: string): Entry[] {
  if (text.length > FILE_MAX) throw tooMuch(`The file has ${text.length} characters; ${FILE_MAX} are read.`);
  const lines = contentLines(text);
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text);
  } catch (error) {
    demandNesting(lines);
    throw locateFault(lines, error instanceof Error ? error.message : String(error));
  }
  const roots = Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : Array.isArray(parsed) ? parsed : [];
  if (roots.length === 0 || roots.some((root) => !Array.isArray(root) || root[0] !== 'vcalendar'))
    throw new CalendarFileFault(1, 'The file does not begin with BEGIN:VCALENDAR.', 'Export the calendar as iCalendar (.ics).');
  const events = roots.flatMap((root: unknown[]) => new ICAL.Component(root).getAllSubcomponents('vevent'));
  if (events.length > EVENTS_MAX) throw tooMuch(`The file has ${events.length} events; ${EVENTS_MAX} are read.`);
  demandNesting(lines);
  const begin = eventLines(lines);
  return events.map((event, i) => ({ event, line: begin[i] ?? 1 }));
}

/** What an event is called, on one line and as long as a calendar takes. */
function nameOf(event: ICAL.Component): string | undefined {
  const summary = event.getFirstPropertyValue('summary');
  const name = typeof summary === 'string' ? summary.replace(/\s+/g, ' ').trim().slice(0, NAME_MAX).trim() : '';
  return name === '' ? undefined : name;
}

const textOf = (event: ICAL.Component, property: string): string => String(event.getFirstPropertyValue(property) ?? '');

/** By UID, the occurrences that events of their own stand for (RECURRENCE-ID); those are no holidays by the rule. */
function movedDays(entries: readonly Entry[]): Map<string, Set<string>> {
  const moved = new Map<string, Set<string>>();
  for (const { event, line } of entries) {
    try {
      const instead = timeIn(event, 'recurrence-id');
      if (!instead) continue;
      const uid = textOf(event, 'uid');
      moved.set(uid, (moved.get(uid) ?? new Set()).add(dateText(instead)));
    } catch (error) {
      throw broken(line, nameOf(event), error);
    }
  }
  return moved;
}

/** What is known of a file while its events are read. */
interface Known {
  moved: Map<string, Set<string>>;
  budget: Budget;
}

function holidaysOf(event: ICAL.Component, name: string | undefined, { moved, budget }: Known, options: ReadOptions): Holiday[] {
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') throw new LeftOut('it is cancelled');
  const days = daysOf(event, options.zone);
  const named = name === undefined ? {} : { name };
  const rules = rulesOf(event);
  const recurs = (rules.length > 0 || event.hasProperty('rdate')) && !event.hasProperty('recurrence-id');
  if (!recurs) return [{ ...named, ...spanOf(days.first, days) }];

  const elsewhere = moved.get(textOf(event, 'uid'));
  const plain = !elsewhere && !event.hasProperty('exdate') && !event.hasProperty('rdate') && !event.hasProperty('exrule');
  const yearly = rules[0] && rules.length === 1 && plain ? yearlyRules(rules[0], days) : undefined;
  if (yearly) return yearly.map((rule) => ({ ...named, yearly: rule }));
  return occurrences(event, options.years, budget)
    .filter((date) => !elsewhere?.has(date))
    .map((date) => ({ ...named, ...spanOf(partsOf(date), days) }));
}

function partsOf(date: string): LocalDay {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

function spanOf(first: LocalDay, { count }: EventDays): { date: string } | { from: string; to: string } {
  return count === 1 ? { date: dateText(first) } : { from: dateText(first), to: dateAfter(first, count - 1) };
}
