/** Working hours of the firm: Monday to Friday, 8 to 18 by the clock on the wall. All instants are ms since epoch. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const OPENS = 8 * HOUR;
const CLOSES = 18 * HOUR;

const offsets = new Map<string, number>();

/** How far the zone's clocks are ahead of UTC on the day of an instant, ms. */
function offset(at: number, zone: string): number {
  const key = `${zone} ${Math.floor(at / DAY)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
  const found = (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  offsets.set(key, found);
  return found;
}

/** Whether somebody in this zone is at work. */
export function atWork(at: number, zone: string): boolean {
  const local = at + offset(at, zone);
  const day = new Date(local).getUTCDay();
  const time = local % DAY;
  return day >= 1 && day <= 5 && time >= OPENS && time < CLOSES;
}

/** The instant itself when it lies in working hours, else as much after the next opening as it lay after midnight, but within half an hour. */
export function nextWorking(at: number, zone: string): number {
  if (atWork(at, zone)) return at;
  const local = at + offset(at, zone);
  const late = local % DAY >= CLOSES;
  const spread = (at / MINUTE) % 30;
  for (let day = Math.floor(local / DAY) + (late ? 1 : 0); ; day++) {
    const opens = day * DAY + OPENS + Math.floor(spread) * MINUTE;
    const instant = opens - offset(opens, zone);
    if (instant >= at && atWork(instant, zone)) return instant;
  }
}
