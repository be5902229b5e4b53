import { onStream } from './stream';

let clock: { now: number; running: boolean; readAt: number } | undefined;

/** Takes over a reading of the site's clock (ms since epoch). */
export function setClock(reading: { now: number; running: boolean }): void {
  clock = { now: reading.now, running: reading.running, readAt: performance.now() };
}

/** The site's time, ms since epoch. */
export function siteNow(): number {
  if (!clock) return Date.now();
  return clock.running ? clock.now + (performance.now() - clock.readAt) : clock.now;
}

onStream('clock', (data) => {
  if (typeof data !== 'object' || data === null || !('now' in data) || !('running' in data)) return;
  if (typeof data.now === 'number' && typeof data.running === 'boolean') setClock({ now: data.now, running: data.running });
});

/** How dates are written: the person's time zone, in the session's language. */
export interface Style {
  locale: string;
  timeZone: string;
}

let style: Style = { locale: 'en-US', timeZone: 'UTC' };

export function setStyle(changed: Style): void {
  style = changed;
}

/** "Nov 23, 2026, 9:40 PM" */
export function dateTime(iso: string): string {
  return new Intl.DateTimeFormat(style.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: style.timeZone }).format(new Date(iso));
}

/** "Nov 23, 2026" of an instant, or of a plain yyyy-MM-dd day. */
export function date(iso: string): string {
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  return new Intl.DateTimeFormat(style.locale, { dateStyle: 'medium', timeZone: plain ? 'UTC' : style.timeZone }).format(new Date(iso));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "5 minutes ago" by the site's clock; a date when it is a week away. */
export function ago(iso: string): string {
  const away = new Date(iso).getTime() - siteNow();
  if (Math.abs(away) > 7 * 86_400_000) return dateTime(iso);
  const format = new Intl.RelativeTimeFormat(style.locale, { numeric: 'auto' });
  for (const [unit, ms] of STEPS) if (Math.abs(away) >= ms) return format.format(Math.trunc(away / ms), unit);
  return format.format(0, 'minute');
}
