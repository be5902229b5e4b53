const DAY = 86_400_000;

const EARLIEST = 0;
/** The end of the last year in which clocks are measured; ms since 1970. */
export const LATEST = Date.UTC(2200, 0, 1) - 1;

/** The digit at a place; something above 9 when there is none. */
const digit = (text: string, at: number): number => (text.charCodeAt(at) - 48) >>> 0;

/** Two digits as a number; NaN when one is none. */
function two(text: string, at: number): number {
  const tens = digit(text, at);
  const ones = digit(text, at + 1);
  return tens > 9 || ones > 9 ? Number.NaN : tens * 10 + ones;
}

/** Minutes ahead of UTC that a text ends with: Z, or +0100 from the 24th character on. NaN when it ends otherwise. */
function offsetOf(text: string): number {
  const sign = text.charCodeAt(23);
  if (text.length === 24) return sign === 90 ? 0 : Number.NaN;
  if (text.length !== 28 || (sign !== 43 && sign !== 45)) return Number.NaN;
  const hours = two(text, 24);
  const minutes = two(text, 26);
  return hours <= 23 && minutes <= 59 ? (44 - sign) * (hours * 60 + minutes) : Number.NaN;
}

/** Whether hyphens, colons, T and point stand where they do in 2026-11-25T09:23:48.000. */
const hasMarks = (text: string): boolean =>
  text.charCodeAt(4) === 45 &&
  text.charCodeAt(7) === 45 &&
  text.charCodeAt(10) === 84 &&
  text.charCodeAt(13) === 58 &&
  text.charCodeAt(16) === 58 &&
  text.charCodeAt(19) === 46;

/** Days from 1970 to a date of the Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil). */
function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/**
 * An ISO instant, as Jira or the app spells it, in ms since 1970; NaN when it is none. Several times as fast as Date.parse on the spellings
 * that occur, since a decision reads every instant of a history.
 */
export function instantMs(text: string): number {
  if (!hasMarks(text)) return Date.parse(text);
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const hundredths = two(text, 20);
  const thousandths = digit(text, 22);
  // What is not certain to be a plain instant (a 29th to 31st, too) is left to Date.parse.
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour <= 23 && minute <= 59 && second <= 59 && thousandths <= 9))
    return Date.parse(text);
  const ms =
    daysOf(year, month, day) * DAY + hour * 3_600_000 + (minute - offsetOf(text)) * 60_000 + second * 1_000 + hundredths * 10 + thousandths;
  return Number.isNaN(ms) ? Date.parse(text) : ms;
}

/** An instant moved into the years 1970 to 2199, in which calendars answer quickly and dates can be spelt. */
export const sober = (at: number): number => (at >= EARLIEST ? Math.min(at, LATEST) : EARLIEST);
