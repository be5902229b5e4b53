import { calendarOf, type WorkingCalendar } from '../calendar/working-calendar';
import type { ClockState, StateCalendar } from './clock-state';

/**
 * The calendar by which a clock of the incident's property runs; undefined when it has none, or one the runtime cannot work with.
 * @param calendars of the same property.
 */
export function calendarFor({ goal }: ClockState, calendars: Readonly<Record<string, StateCalendar>>): WorkingCalendar | undefined {
  const found = goal && Object.hasOwn(calendars, goal.calendar) ? calendars[goal.calendar] : undefined;
  if (!found) return undefined;
  try {
    return calendarOf(found.definition);
  } catch {
    return undefined;
  }
}
