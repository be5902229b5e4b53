import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HOLIDAYS, MINUTE } from './task';

/** Somebody who reckons with working time; instants and durations in ms. */
export interface Contender {
  add(start: number, duration: number): number;
  between(from: number, to: number): number;
}

interface OpeningHours {
  getOpenDuration(from: Date, to: Date): [open: number, unknown: number];
  getIterator(from: Date): { getState(): boolean; getDate(): Date; advance(): boolean };
}
interface Dayjs {
  addBusinessMinutes(minutes: number): { valueOf(): number };
  businessMinutesDiff(other: Dayjs): number;
}
interface Moment {
  addWorkingTime(count: number, unit: string): { valueOf(): number };
  workingDiff(other: Moment, unit: string): number;
}

const load = createRequire(join(__dirname, 'libs', 'package.json'));

/** opening_hours reckons in the zone of the process. It has no way to add: its openings are walked through. */
function openingHours(): Contender {
  const Made: new (value: string, place: null) => OpeningHours = load('opening_hours');
  const off = HOLIDAYS.map((date) => {
    const [year, month, day] = date.split('-').map(Number);
    return `${year} ${MONTHS[(month ?? 1) - 1]} ${day} off`;
  });
  const hours = new Made(['Mo-Fr 09:00-17:00', ...off].join('; '), null);
  return {
    between: (from, to) => hours.getOpenDuration(new Date(from), new Date(to))[0],
    add(start, duration) {
      const walk = hours.getIterator(new Date(start));
      let left = duration;
      for (let at = start; ; ) {
        const open = walk.getState();
        if (!walk.advance()) return Number.NaN;
        const next = walk.getDate().getTime();
        if (open && next - at >= left) return at + left;
        if (open) left -= next - at;
        at = next;
      }
    },
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** dayjs-business-time, in the zone of the process; its finest unit is the minute. */
function dayjsBusinessTime(): Contender {
  const dayjs: { (at: number): Dayjs; extend(plugin: unknown): void; setHolidays(dates: string[]): void } = load('dayjs');
  dayjs.extend(load('dayjs-business-time'));
  dayjs.setHolidays(HOLIDAYS);
  return {
    between: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)) * MINUTE,
    add: (start, duration) =>
      dayjs(start)
        .addBusinessMinutes(duration / MINUTE)
        .valueOf(),
  };
}

/** moment-business-time, in the zone of the process, which is faster than through moment-timezone. */
function momentBusinessTime(): Contender {
  const moment: { (at: number): Moment; updateLocale(name: string, data: object): void } = load('moment-business-time');
  moment.updateLocale('en', { holidays: HOLIDAYS });
  return {
    between: (from, to) => moment(to).workingDiff(moment(from), 'milliseconds'),
    add: (start, duration) =>
      moment(start)
        .addWorkingTime(duration / MINUTE, 'minutes')
        .valueOf(),
  };
}

export const CONTENDERS = {
  opening_hours: openingHours,
  'dayjs-business-time': dayjsBusinessTime,
  'moment-business-time': momentBusinessTime,
};
export type ContenderName = keyof typeof CONTENDERS;
