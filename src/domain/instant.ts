const DAY = 86_400_000;

const EARLIEST = 0;
/** The end of the last year in which clocks are measured; ms since 1970. */
export const LATEST = Date.UTC(2200, 0, 1) - 1;

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;

/** Whether a text is spelt 2026-11-25T09:23:48.000 and a zone of five characters or Z: digits where digits belong. */
function isPlain(text: string): boolean {
  const { length } = text;
  if (length !== 24 && length !== 28) return false;
  for (let at = 0; at < 23; at++) {
    const expected = at === 4 || at === 7 ? 45 : at === 10 ? 84 : at === 13 || at === 16 ? 58 : at === 19 ? 46 : 0;
    if (expected === 0 ? !isDigit(text, at) : text.charCodeAt(at) !== expected) return false;
  }
  if (length === 24) return text.charCodeAt(23) === 90;
  const sign = text.charCodeAt(23);
  return (sign === 43 || sign === 45) && isDigit(text, 24) && isDigit(text, 25) && isDigit(text, 26) && isDigit(text, 27);
}

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
  if (!isPlain(text)) return Date.parse(text);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) return Date.parse(text);
  const days = daysOf(two(text, 0) * 100 + two(text, 2), month, day);
  const ms = two(text, 20) * 10 + text.charCodeAt(22) - 48;
  const offset = text.length === 24 ? 0 : (text.charCodeAt(23) === 45 ? -1 : 1) * (two(text, 24) * 60 + two(text, 26));
  return days * DAY + hour * 3_600_000 + (minute - offset) * 60_000 + second * 1_000 + ms;
}

/** An instant moved into the years 1970 to 2199, in which calendars answer quickly and dates can be spelt. */
export const sober = (at: number): number => (at >= EARLIEST ? Math.min(at, LATEST) : EARLIEST);
