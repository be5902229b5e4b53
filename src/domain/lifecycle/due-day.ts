import type { Policy } from '../../contract/types';
import { DAY } from '../calendar/days';
import { localDay } from '../calendar/next-days';
import { calendarOf } from '../calendar/working-calendar';
import { isoOf, LATEST } from '../instant';

/**
 * The day ("2026-11-27") on which something is due that many ms from an instant (ms since 1970), in the time a calendar is open and in its time
 * zone; without a calendar around the clock and in UTC. Undefined when it never is.
 */
export function dueDay(
  { calendars }: Pick<Policy, 'calendars'>,
  calendar: string | undefined,
  from: number,
  ms: number,
): string | undefined {
  const definition = calendars.find(({ id }) => id === calendar)?.definition;
  try {
    const at = definition ? calendarOf(definition).add(from, ms) : from + ms;
    if (!(at <= LATEST)) return undefined;
    return isoOf(definition ? localDay(definition.timeZone, at).day * DAY : at).slice(0, 10);
  } catch {
    // A calendar that never opens, or opens for less: nothing is due by it.
    return undefined;
  }
}
