const DAY = 86_400_000;

const EARLIEST = 0;
/** The end of the last year in which clocks are measured; ms since 1970. */
export const LATEST = Date.UTC(2200, 0, 1) - 1;

/** More than any part of an instant can be: there are no two digits. */
const NONE = 1_000;

/** Two digits as a number. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NONE;
}

/** Minutes ahead of UTC that a text ends with: Z, or +0100 from the 24th character on. NONE when it ends otherwise. */
function offsetOf(text: string): number {
  const sign = text.charCodeAt(23);
  if (text.length === 24) return sign === 90 ? 0 : NONE * 10;
  if (text.length !== 28 || (sign !== 43 && sign !== 45)) return NONE * 10;
  const hours = two(text, 24);
  const minutes = two(text, 26);
  return hours <= 23 && minutes <= 59 ? (44 - sign) * (hours * 60 + minutes) : NONE * 10;
}

/** Whether hyphens, colons, T and point stand where they do in 2026-11-25T09:23:48.000. */
const hasMarks = (text: string): boolean =>
  text.charCodeAt(4) === 45 &&
  text.charCodeAt(7) === 45 &&
  text.charCodeAt(10) === 84 &&
  text.charCodeAt(13) === 58 &&
  text.charCodeAt(16) === 58 &&
  text.charCodeAt(19) === 46;

/**
 * Days from 1970 to a date of the Gregorian calendar, in years from 1 on (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
 * days_from_civil; whole numbers all through, so that it is quick).
 */
function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = (y / 400) | 0;
  const ofEra = y - era * 400;
  const ofYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  return era * 146_097 + ofEra * 365 + (ofEra >> 2) - ((ofEra / 100) | 0) + ofYear - 719_468;
}

/**
 * An ISO instant, as Jira or the app spells it, in ms since 1970; NaN when it is none. Several times as fast as Date.parse on the spellings
 * that occur, since a decision reads every instant of a history.
 */
export function instantMs(text: string): number {
  const ofCentury = two(text, 2);
  const year = ofCentury === NONE ? 0 : two(text, 0) * 100 + ofCentury;
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const hundredths = two(text, 20);
  const thousandths = text.charCodeAt(22) - 48;
  const offset = offsetOf(text);
  const date = year >= 1 && year <= 9_999 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  const time = hour <= 23 && minute <= 59 && second <= 59 && hundredths <= 99 && thousandths >= 0 && thousandths <= 9;
  // What is not certain to be a plain instant (a 29th to 31st, too) is left to Date.parse.
  if (!date || !time || offset > NONE * 5 || !hasMarks(text)) return Date.parse(text);
  return daysOf(year, month, day) * DAY + (hour * 3_600 + (minute - offset) * 60 + second) * 1_000 + hundredths * 10 + thousandths;
}

/** An instant moved into the years 1970 to 2199, in which calendars answer quickly and dates can be spelt. */
export const sober = (at: number): number => (at >= EARLIEST ? Math.min(at, LATEST) : EARLIEST);

const pad = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** An instant (ms since 1970) as Date's toISOString spells it, several times as fast for those of the years 1970 to 2199. */
export function isoOf(at: number): string {
  if (!(at >= EARLIEST && at <= LATEST)) return new Date(at).toISOString();
  const days = Math.floor(at / DAY);
  const rest = at - days * DAY;
  // The same source's civil_from_days, for days from 1970 on.
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const seconds = Math.floor(rest / 1_000);
  const ms = Math.trunc(rest - seconds * 1_000);
  const [hour, minute] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(seconds % 60)}.${ms < 100 ? '0' : ''}${pad(ms)}Z`;
}
