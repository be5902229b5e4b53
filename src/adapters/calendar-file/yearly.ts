import type ICAL from 'ical.js';
import type { CalendarDefinition } from '../../contract/types';
import { dateAfter, type EventDays } from './event-days';

type Yearly = Extract<CalendarDefinition['holidays'][number], { yearly: unknown }>['yearly'];
type NthWeekday = Extract<Yearly, { month: number }>;

const WEEKDAYS = { MO: 'mon', TU: 'tue', WE: 'wed', TH: 'thu', FR: 'fri', SA: 'sat', SU: 'sun' } as const;
const isWeekday = (name: string): name is keyof typeof WEEKDAYS => Object.hasOwn(WEEKDAYS, name);
const NTH: readonly NthWeekday['nth'][] = [1, 2, 3, 4, 5, -1];

/**
 * A recurrence (RFC 5545, 3.3.10) as rules for every year. Undefined where a calendar has no such rule: it ends, skips years, or means other
 * days than one date or the nth weekday of a month.
 */
export function yearlyRules(rule: ICAL.Recur, days: EventDays): Yearly[] | undefined {
  if (rule.freq !== 'YEARLY' || rule.interval !== 1 || rule.count || rule.until) return undefined;
  const { BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS, ...others } = rule.parts;
  if (Object.keys(others).length > 0 || (BYMONTH && BYMONTH.length > 1)) return undefined;
  const month = BYMONTH?.[0];
  if (!BYDAY) return BYSETPOS ? undefined : dates(month, BYMONTHDAY, days);
  if (BYMONTHDAY || BYDAY.length > 1 || days.count > 1 || month === undefined) return undefined;
  const weekday = nthWeekday(month, BYDAY[0] ?? '', BYSETPOS);
  return weekday && [weekday];
}

function dates(month: number | undefined, monthDays: number[] | undefined, { first, count }: EventDays): string[] | undefined {
  // Without a month, BYMONTHDAY means that day of every month.
  if (monthDays && (month === undefined || monthDays.length > 1)) return undefined;
  const day = { month: month ?? first.month, day: monthDays?.[0] ?? first.day };
  if (day.day < 1) return undefined;
  // In a leap year and in one that is none, the same days: else 28 February and two days more would be two things.
  const inYear = (year: number): string[] =>
    Array.from({ length: Math.min(count, 366) }, (_, i) => dateAfter({ year, ...day }, i).slice(5));
  const leap = inYear(2028);
  if (count > 1 && leap.join() !== inYear(2027).join()) return undefined;
  return leap[0] === `${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}` ? leap : undefined;
}

function nthWeekday(month: number, byDay: string, positions: number[] | undefined): NthWeekday | undefined {
  const [, number, name = ''] = /^([+-]?\d+)?([A-Z]{2})$/.exec(byDay) ?? [];
  if (!isWeekday(name) || (number !== undefined && positions) || (positions && positions.length > 1)) return undefined;
  const wanted = Number(number ?? positions?.[0]);
  const nth = NTH.find((one) => one === wanted);
  return nth && { month, weekday: WEEKDAYS[name], nth };
}
