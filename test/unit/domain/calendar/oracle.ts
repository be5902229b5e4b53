import { Temporal } from 'temporal-polyfill';
import type { CalendarDefinition } from '../../../../src/contract/types';

// What the definitions of docs/decisions/009-working-time.md say, the slow way: it looks at every moment by itself. It shares nothing with
// the engine, and asks Temporal for local times.

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface Shift {
  day: string;
  from: number;
  to: number;
}

/** Easter Sunday by the table-free rule of Meeus, Astronomical Algorithms, chapter 8; the engine follows Knuth. */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

/** The same for the Julian calendar (Meeus, chapter 8), carried over by Julian day. */
function orthodoxEasterOf(year: number): Temporal.PlainDate {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const day = ((d + e + 114) % 31) + 1;
  // March and April of the Julian calendar: days from 1 March, year 0, whose Gregorian date is 28 February, year 0.
  const days = 365 * year + Math.floor(year / 4) + (month === 3 ? 0 : 31) + day - 1;
  return Temporal.PlainDate.from('0000-02-28').add({ days });
}

function isHoliday(date: Temporal.PlainDate, holidays: CalendarDefinition['holidays']): boolean {
  const text = date.toString();
  return holidays.some((holiday) => {
    if (typeof holiday === 'string') return holiday === text;
    if ('date' in holiday) return holiday.date === text;
    if ('from' in holiday) return text >= holiday.from && text <= holiday.to;
    const rule = holiday.yearly;
    if (typeof rule === 'string') return text.endsWith(`-${rule}`);
    if ('easter' in rule) return easterOf(date.year).add({ days: rule.easter }).equals(date);
    if ('orthodoxEaster' in rule) return orthodoxEasterOf(date.year).add({ days: rule.orthodoxEaster }).equals(date);
    if (date.month !== rule.month || DAYS[date.dayOfWeek - 1] !== rule.weekday) return false;
    return rule.nth === -1 ? date.add({ days: 7 }).month !== date.month : Math.ceil(date.day / 7) === rule.nth;
  });
}

/** Moments of one window, each `step` ms long, and whether the calendar is open in them. Openings begin and end with moments. */
export class Oracle {
  private readonly shifts: Shift[] = [];
  private readonly others = new Map<string, boolean>();
  private readonly seen = new Map<number, boolean>();

  /** @param from, to instants in ms between which it is asked, multiples of `step`. */
  constructor(
    private readonly definition: CalendarDefinition,
    private readonly from: number,
    to: number,
    private readonly step: number,
  ) {
    const dayOf = (at: number): Temporal.PlainDate => Temporal.PlainDate.from(this.dateAt(at));
    const last = dayOf(to).add({ days: 3 });
    for (let day = dayOf(from).subtract({ days: 3 }); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
      for (const [open, close] of this.hoursOn(day)) {
        const ends = close === '24:00' || close <= open ? day.add({ days: 1 }) : day;
        this.shifts.push({
          day: day.toString(),
          from: this.instant(day, open),
          to: this.instant(ends, close === '24:00' ? '00:00' : close),
        });
      }
  }

  private instant(day: Temporal.PlainDate, time: string): number {
    return day.toZonedDateTime({ timeZone: this.definition.timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  }

  private dateAt(at: number): string {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.definition.timeZone).toPlainDate().toString();
  }

  private hoursOn(day: Temporal.PlainDate): readonly (readonly [string, string])[] {
    const special = this.definition.openings.find(({ date }) => date === day.toString());
    if (special) return special.hours;
    if (isHoliday(day, this.definition.holidays)) return [];
    return this.definition.weekly[DAYS[day.dayOfWeek - 1] ?? 'mon'] ?? [];
  }

  /** Whether hours that belong to other days end on that date. */
  private keepsOthersOut(date: string): boolean {
    let known = this.others.get(date);
    if (known === undefined) {
      known =
        isHoliday(Temporal.PlainDate.from(date), this.definition.holidays) || this.definition.openings.some((one) => one.date === date);
      this.others.set(date, known);
    }
    return known;
  }

  isOpen(at: number): boolean {
    const moment = this.momentOf(at);
    let open = this.seen.get(moment);
    if (open === undefined) {
      const covering = this.shifts.filter(({ from, to }) => moment >= from && moment < to);
      const date = covering.length > 0 ? this.dateAt(moment) : '';
      open = covering.some(({ day }) => date === day || !this.keepsOthersOut(date));
      this.seen.set(moment, open);
    }
    return open;
  }

  /** Working time in [a, b), a before b, moment by moment. */
  between(a: number, b: number): number {
    let sum = 0;
    for (let moment = this.momentOf(a); moment < b; moment += this.step)
      if (this.isOpen(moment)) sum += Math.min(moment + this.step, b) - Math.max(moment, a);
    return sum;
  }

  /** The first instant from `start` on and before `end` at which `duration` has passed; undefined when it does not until then. */
  add(start: number, duration: number, end: number): number | undefined {
    if (duration === 0) return start;
    let left = duration;
    for (let moment = this.momentOf(start); moment < end; moment += this.step) {
      if (!this.isOpen(moment)) continue;
      const begins = Math.max(moment, start);
      const length = moment + this.step - begins;
      if (length >= left) return begins + left;
      left -= length;
    }
    return undefined;
  }

  private momentOf(at: number): number {
    return this.from + Math.floor((at - this.from) / this.step) * this.step;
  }
}
