import ICAL from 'ical.js';
import { dateText, timeIn } from './event-days';
import { LeftOut } from './fault';

/** Years whose occurrences are taken, both included. */
export interface Window {
  from: number;
  to: number;
}

/** What may still be spent on writing recurrences out: a file cannot keep us busy for ever. */
export interface Budget {
  events: number;
  /** Occurrences that are looked at. */
  steps: number;
}

/** Enough for a hundred events, and for fifty years of every day. */
export const newBudget = (): Budget => ({ events: 100, steps: 18_300 });

/** Parts of a rule that are followed: with others, ical.js may look for a day that never comes. */
const PARTS: Partial<Record<ICAL.Recur['freq'], readonly string[]>> = {
  DAILY: [],
  WEEKLY: ['BYDAY'],
  MONTHLY: ['BYDAY', 'BYMONTHDAY', 'BYSETPOS'],
  YEARLY: ['BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS'],
};

const INTERVAL_MAX = 400;

function isFollowed({ freq, interval, parts }: ICAL.Recur): boolean {
  const allowed = PARTS[freq];
  if (!allowed || interval > INTERVAL_MAX || (parts.BYDAY && parts.BYMONTHDAY)) return false;
  return Object.keys(parts).every((part) => allowed.includes(part));
}

/** The recurrence rules of an event. */
export const rulesOf = (event: ICAL.Component): ICAL.Recur[] =>
  event.getAllProperties('rrule').map((property) => {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) throw new Error('RRULE is no recurrence rule');
    return rule;
  });

/**
 * First days (YYYY-MM-DD) of the occurrences of a recurring event within a window, without those its file takes back (EXDATE).
 * @throws LeftOut when it recurs in a way that cannot be followed, or the budget is spent.
 */
export function occurrences(event: ICAL.Component, window: Window, budget: Budget): string[] {
  const start = timeIn(event, 'dtstart');
  if (!start) return [];
  if (!rulesOf(event).every(isFollowed)) throw new LeftOut('it recurs by a rule that is not understood: write its days as single events');
  if (--budget.events < 0) throw new LeftOut('the file has too many events that recur');
  const found: string[] = [];
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart: start });
  for (;;) {
    if (--budget.steps < 0) throw new LeftOut('it recurs too often, or began too long ago');
    const next: ICAL.Time | null | undefined = expansion.next();
    if (!next || next.year > window.to) break;
    if (next.year >= window.from) found.push(dateText(next));
  }
  // ical.js leaves the event's own day out when days are added to it without a rule.
  const first = dateText(start);
  const own = !event.hasProperty('rrule') && start.year >= window.from && start.year <= window.to && !takenBack(event).includes(first);
  return own ? [...new Set([first, ...found])].sort() : found;
}

const takenBack = (event: ICAL.Component): string[] =>
  event.getAllProperties('exdate').flatMap((property) => property.getValues().map((value: unknown) => String(value).slice(0, 10)));
