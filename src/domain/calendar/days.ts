/** ms of a day of 24 hours. */
export const DAY = 86_400_000;

/** Days in 400 years of the Gregorian calendar, a whole number of weeks. */
const CYCLE = 146_097;

/** Day number of a date, 1970-01-01 being 0. Months are 1 to 12; days beyond the month run on. Years 1 to 9999 and their neighbours. */
export const dayOf = (year: number, month: number, day: number): number => Date.UTC(year + 400, month - 1, day) / DAY - CYCLE;

/** Day number of YYYY-MM-DD. */
export const dayOfDate = (date: string): number => Date.parse(date) / DAY;

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The first such weekday on or after a day. */
export const onOrAfter = (day: number, weekday: number): number => day + ((weekday - weekdayOf(day) + 7) % 7);

const SUNDAY = 6;

/** Easter Sunday in the western churches (Gregorian computus; D. Knuth, The Art of Computer Programming, 1.3.2 exercise 14). */
export function easter(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const fullMoon = epact - (epact === 29 || (epact === 28 && golden > 10) ? 1 : 0);
  return onOrAfter(dayOf(year, 3, 22) + fullMoon, SUNDAY);
}

/** Easter Sunday in the orthodox churches (Julian computus), as a day of the Gregorian calendar. */
export function orthodoxEaster(year: number): number {
  const century = Math.floor(year / 100);
  const behind = century - Math.floor(century / 4) - 2;
  return onOrAfter(dayOf(year, 3, 22) + behind + ((19 * (year % 19) + 15) % 30), SUNDAY);
}
