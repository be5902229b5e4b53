// Times near the present, as short as they can be without being taken for another.

const DAY = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, timeZone: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + timeZone + JSON.stringify(style);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { timeZone, ...style });
    formats.set(key, format);
  }
  return format;
}

const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const DATE = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;

/**
 * A moment as somebody near it says it: "14:10" on the same day, "Tue 14:10" within six days, else with the date, and with the year when it
 * is another one. @param at @param now ms since 1970. @param seconds tells the seconds too.
 */
export function nearText(locale: string, timeZone: string, at: number, now: number, seconds = false): string {
  const time = seconds ? { ...TIME, second: '2-digit' as const } : TIME;
  const date = formatOf(locale, timeZone, DATE);
  const year = formatOf(locale, timeZone, { year: 'numeric' });
  if (date.format(at) === date.format(now)) return formatOf(locale, timeZone, time).format(at);
  if (Math.abs(at - now) < 6 * DAY) return formatOf(locale, timeZone, { weekday: 'short', ...time }).format(at);
  const day = { month: 'short', day: 'numeric', ...time } as const;
  return formatOf(locale, timeZone, year.format(at) === year.format(now) ? day : { year: 'numeric', ...day }).format(at);
}

/** The day of a moment: "Tue, Nov 24". */
export const dayText = (locale: string, timeZone: string, at: number): string =>
  formatOf(locale, timeZone, { weekday: 'short', month: 'short', day: 'numeric' }).format(at);

/** A moment in full, to the second, with the zone. */
export const fullText = (locale: string, timeZone: string, at: number): string =>
  formatOf(locale, timeZone, { dateStyle: 'full', timeStyle: 'long' }).format(at);

/** Whether clocks in two zones show another time at a moment. */
export function differs(zone: string, other: string, at: number): boolean {
  const style = { ...DATE, ...TIME, hourCycle: 'h23' } as const;
  return formatOf('en-US', zone, style).format(at) !== formatOf('en-US', other, style).format(at);
}
