import type { Policy } from '../../contract/types';
import { DAY, weekdayOf } from '../calendar/days';
import { kept } from '../calendar/kept';
import { localDay } from '../calendar/next-days';
import { calendarOf } from '../calendar/working-calendar';
import { LATEST } from '../instant';

const MINUTE = 60_000;
const SATURDAY = 5;
/** Calendar days in which somebody's working days are looked for: a year of them may be asked for, with every holiday there is. */
const SPAN = 3 * 366;

/**
 * The instant so many working days after another, at the same time of day: days on which the calendar that says what a working day is opens
 * at all; without one, or with one the runtime cannot work with, Monday to Friday in UTC. Undefined when there are not so many.
 * @param from ms since 1970. @param days at least 1.
 */
export function workingDaysAfter(
  { calendars, resolution }: Pick<Policy, 'calendars' | 'resolution'>,
  from: number,
  days: number,
): number | undefined {
  const definition = calendars.find(({ id }) => id === resolution.calendar)?.definition;
  if (!definition) return weekdaysAfter(from, days);
  const here = kept(known, definition, () => new Map<string, number | undefined>());
  const question = `${from}/${days}`;
  if (!here.has(question)) {
    if (here.size >= MOST) here.clear();
    here.set(question, answer(definition, from, days));
  }
  return here.get(question);
}

type Definition = Policy['calendars'][number]['definition'];

/** What was asked before: every look asks the same again. */
const known = new WeakMap<Definition, Map<string, number | undefined>>();
const MOST = 1_000;

function answer(definition: Definition, from: number, days: number): number | undefined {
  try {
    return openDaysAfter(definition, from, days);
  } catch {
    return weekdaysAfter(from, days);
  }
}

function weekdaysAfter(from: number, days: number): number | undefined {
  let at = from;
  for (let left = days; left > 0; ) {
    at += DAY;
    const weekday = weekdayOf(Math.floor(at / DAY));
    if (weekday < SATURDAY) left--;
  }
  return at <= LATEST ? at : undefined;
}

function openDaysAfter(definition: Definition, from: number, days: number): number | undefined {
  const { timeZone } = definition;
  const calendar = calendarOf(definition);
  const { day: first, minute } = localDay(timeZone, from);
  let left = days;
  let last = first;
  // Month by month: most often a week is enough.
  for (let begin = from; begin < from + SPAN * DAY && begin < LATEST; begin += 31 * DAY)
    for (const { from: opens } of calendar.openings(begin, Math.min(begin + 31 * DAY, LATEST))) {
      const { day } = localDay(timeZone, opens);
      if (day <= last) continue;
      last = day;
      if (--left > 0) continue;
      const near = from + (day - first) * DAY;
      // Clocks may have been put forward or back in between.
      const at = near + (minute - localDay(timeZone, near).minute) * MINUTE;
      return at <= LATEST ? at : undefined;
    }
  return undefined;
}
