import { CalendarFault } from '../calendar/fault';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { LATEST } from '../instant';

/**
 * When the working time since `start` reaches `duration` (ms, at least 0); undefined when the calendar does not open for that long before
 * the year 2200.
 */
export function reachedAt(calendar: WorkingCalendar, start: number, duration: number): number | undefined {
  try {
    const at = calendar.add(start, duration);
    return at <= LATEST ? at : undefined;
  } catch (error) {
    if (error instanceof CalendarFault) return undefined;
    throw error;
  }
}
