import type { CalendarDefinition, Policy } from '../../contract/types';
import type { ClockState, StateCalendar } from './clock-state';

const DAY = 86_400_000;

/** Whole years after the present one whose holidays are kept. */
const YEARS_AHEAD = 2;

type Trimmed = Map<string, StateCalendar>;
const known = new WeakMap<Policy, Trimmed>();

/**
 * The calendars that clocks name, for reading: dates only of the years in which this incident's clocks can be looked at, from its creation
 * to the end of the year after next; names of holidays are left out. So the property stays small and changes once a year.
 * @param from when the incident was made; `now`: both ms since 1970.
 */
export function calendarsFor(clocks: readonly ClockState[], policy: Policy, from: number, now: number): Record<string, StateCalendar> {
  // A day earlier and later: local dates.
  const first = new Date(from - DAY).getUTCFullYear();
  const last = new Date(now).getUTCFullYear() + YEARS_AHEAD;
  const calendars: Record<string, StateCalendar> = {};
  for (const { goal } of clocks) {
    if (!goal || Object.hasOwn(calendars, goal.calendar)) continue;
    const found = trimmed(policy, goal.calendar, first, last);
    if (found) calendars[goal.calendar] = found;
  }
  return calendars;
}

function trimmed(policy: Policy, id: string, first: number, last: number): StateCalendar | undefined {
  const all = known.get(policy) ?? new Map<string, StateCalendar>();
  known.set(policy, all);
  const key = `${id} ${first} ${last}`;
  const there = all.get(key);
  if (there) return there;
  const found = policy.calendars.find((one) => one.id === id);
  if (!found) return undefined;
  const made = { name: found.name, definition: trim(found.definition, first, last) };
  all.set(key, made);
  return made;
}

function trim({ timeZone, weekly, holidays, openings }: CalendarDefinition, first: number, last: number): CalendarDefinition {
  const within = (from: string, to: string): boolean => Number(to.slice(0, 4)) >= first && Number(from.slice(0, 4)) <= last;
  return {
    timeZone,
    weekly,
    holidays: holidays.flatMap((one): CalendarDefinition['holidays'] => {
      if (typeof one === 'string') return within(one, one) ? [one] : [];
      if ('yearly' in one) return [{ yearly: one.yearly }];
      if ('date' in one) return within(one.date, one.date) ? [one.date] : [];
      if (!within(one.from, one.to)) return [];
      const from = Number(one.from.slice(0, 4)) < first ? `${first}-01-01` : one.from;
      return [{ from, to: Number(one.to.slice(0, 4)) > last ? `${last}-12-31` : one.to }];
    }),
    openings: openings.flatMap(({ date, hours }) => (within(date, date) ? [{ date, hours }] : [])),
  };
}
