import * as v from 'valibot';
import { calendarDefinition } from '../../../src/contract/calendar';

const DAY = 86_400_000;
export const MINUTE = 60_000;

/** Spans that are measured, in ms. */
export const SPANS = { '1 hour': 3_600_000, '3 days': 3 * DAY, '90 days': 90 * DAY, '2 years': 731 * DAY };
export type Span = keyof typeof SPANS;
export const SPAN_NAMES = ['1 hour', '3 days', '90 days', '2 years'] as const satisfies readonly Span[];

/** Thirty days off on weekdays, from 2026 to 2028. */
export const HOLIDAYS = Array.from({ length: 30 }, (_, i) => new Date(Date.UTC(2026, 0, 6 + i * 35 + (i % 3))).toISOString().slice(0, 10));

const shift: [string, string][] = [['09:00', '17:00']];

/** The calendar of the task, made anew: one that nobody has seen. */
export const newDefinition = () =>
  v.parse(calendarDefinition, {
    timeZone: 'Europe/Berlin',
    weekly: { mon: shift, tue: shift, wed: shift, thu: shift, fri: shift },
    holidays: HOLIDAYS,
  });

/** Instants of 2026 on whole minutes, the same in each run (a linear congruence: Numerical Recipes, 7.1). */
export function starts(count: number): Float64Array {
  let state = 42;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Date.UTC(2026, 0, 1) + Math.floor((state / 2 ** 32) * 365 * 1_440) * MINUTE;
  });
}
