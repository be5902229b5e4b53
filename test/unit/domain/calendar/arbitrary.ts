import fc from 'fast-check';
import * as v from 'valibot';
import { calendarDefinition } from '../../../../src/contract/calendar';
import type { CalendarDefinition } from '../../../../src/contract/types';

export const DAY = 86_400_000;

/** A definition as an admin would write it, checked by the schema. */
export const define = (definition: v.InferInput<typeof calendarDefinition>): CalendarDefinition => v.parse(calendarDefinition, definition);

/** Zones with days near which something odd happens; of both hemispheres, with half hours, with changes in both directions. */
const ODD: [zone: string, day: string][] = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Europe/Berlin', '1945-05-24'],
  ['Europe/London', '1971-10-31'],
  ['Europe/Dublin', '2025-10-26'],
  ['Europe/Lisbon', '1992-09-27'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '1974-01-06'],
  ['America/St_Johns', '2005-10-30'],
  ['America/St_Johns', '1988-04-03'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2025-11-02'],
  ['America/Nuuk', '2026-03-28'],
  ['America/Caracas', '2007-12-09'],
  ['America/Santiago', '2026-09-06'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Beirut', '2025-10-26'],
  ['Asia/Tehran', '2022-03-22'],
  ['Asia/Tehran', '2022-09-22'],
  ['Asia/Kathmandu', '1986-01-01'],
  ['Asia/Kolkata', '2026-01-01'],
  ['Asia/Pyongyang', '2018-05-05'],
  ['Asia/Gaza', '2040-10-27'],
  ['Asia/Manila', '1978-03-22'],
  ['Atlantic/Azores', '2026-03-29'],
  ['Atlantic/Azores', '2026-10-25'],
  ['Australia/Adelaide', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Africa/Cairo', '2014-05-15'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Chatham', '2026-09-27'],
  ['Pacific/Kiritimati', '1994-12-31'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Pacific/Auckland', '2076-04-05'],
  ['UTC', '2028-02-29'],
  ['Europe/Paris', '9998-03-29'],
  ['America/New_York', '2345-11-03'],
];

const clock = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom('00:00', '00:01', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '22:00', '23:00', '23:30'),
  },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 1439 }).map((n) => time(n)) },
  { weight: 1, arbitrary: fc.constantFrom('09:00', '12:00', '13:00', '17:00') },
);

function time(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const interval = fc
  .tuple(clock, fc.oneof({ weight: 4, arbitrary: clock }, { weight: 1, arbitrary: fc.constant('24:00') }))
  .filter(([from, to]) => from !== to);
const hours = fc.array(interval, { maxLength: 3 });

export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A day near `middle`. */
const near = (middle: number, days: number) => fc.integer({ min: -days, max: days }).map((n) => dateOf(middle + n * DAY));

const yearlyNear = (middle: number) =>
  fc.oneof(
    near(middle, 6).map((date) => date.slice(5)),
    fc.record({
      month: fc.integer({ min: -1, max: 1 }).map((n) => ((new Date(middle).getUTCMonth() + n + 12) % 12) + 1),
      weekday: fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'),
      nth: fc.constantFrom(1, 2, 3, 4, 5, -1),
    }),
    fc.integer({ min: -40, max: 60 }).map((easter) => ({ easter })),
    fc.integer({ min: -40, max: 60 }).map((orthodoxEaster) => ({ orthodoxEaster })),
  );

const holidayNear = (middle: number) =>
  fc.oneof(
    near(middle, 6),
    near(middle, 6).map((date) => ({ date })),
    fc.tuple(near(middle, 6), near(middle, 6)).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    yearlyNear(middle).map((yearly) => ({ yearly })),
  );

export interface Case {
  definition: CalendarDefinition;
  /** A moment in the midst of what the calendar has that is odd, ms. */
  middle: number;
}

/** Calendars with much going on around a day in a zone. */
const casesAt = (places: fc.Arbitrary<[zone: string, day: string]>): fc.Arbitrary<Case> =>
  places.chain(([timeZone, day]) => {
    const middle = Date.parse(day);
    const weekly = fc.record({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }, { requiredKeys: [] });
    const openings = fc.uniqueArray(fc.record({ date: near(middle, 4), hours }), { maxLength: 2, selector: ({ date }) => date });
    return fc
      .record({ weekly, holidays: fc.array(holidayNear(middle), { maxLength: 4 }), openings })
      .map((parts) => ({ definition: define({ timeZone, ...parts }), middle }));
  });

const anyDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((date) => dateOf(date.getTime()));

/** On a day on which clocks change or any other. */
export const calendarCase = casesAt(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ODD) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...ODD.map(([zone]) => zone)), anyDay) },
  ),
);

/** Where clocks were set to the second. */
export const secondsCase = casesAt(
  fc.constantFrom(
    ['Africa/Monrovia', '1972-01-07'],
    ['America/New_York', '1883-11-18'],
    ['Asia/Kolkata', '1870-01-01'],
    ['Asia/Manila', '1844-12-31'],
    ['America/Sitka', '1867-10-19'],
  ),
);

/** Whether there is anything to open. */
export const opens = ({ weekly }: CalendarDefinition): boolean => Object.values(weekly).some((all) => (all?.length ?? 0) > 0);
