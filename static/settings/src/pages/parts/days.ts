/** A day in words, from YYYY-MM-DD. */
export const dayText = (locale: string, date: string, style: Intl.DateTimeFormatOptions = { dateStyle: 'full' }): string => {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date : new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(at);
};

/** Today where somebody is, as YYYY-MM-DD. @param timeZone IANA name; one that is unknown is taken for UTC. */
export function todayIn(timeZone: string, now: number): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
  } catch {
    return new Date(now).toISOString().slice(0, 10);
  }
}
