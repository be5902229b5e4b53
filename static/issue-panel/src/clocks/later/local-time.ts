import { instantOf, zoneOf } from '../../../../../src/domain/calendar/zone';

// What <input type="datetime-local"> holds is a time on the wall, without a zone: the reader's, as Jira knows it, not the computer's.

const FIELDS = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** "2026-11-24T14:10" of an instant (ms since 1970) in an IANA zone. */
export function wallTime(timeZone: string, at: number): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', { timeZone, ...FIELDS }).formatToParts(at).map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The instant (ms since 1970) of a wall time in an IANA zone; undefined when it is none, or not in the years a calendar has. */
export function instantAt(timeZone: string, wall: string): number | undefined {
  const local = Date.parse(`${wall}Z`);
  const year = Number(wall.slice(0, 4));
  if (Number.isNaN(local) || year < 1970 || year > 2999) return undefined;
  const start = Date.UTC(year, 0, 1);
  return start + instantOf(local - start, zoneOf(timeZone)(year));
}
