import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar';
import { type ClockEvent, type ClockStanding, foldClock } from '../../../../src/domain/sla/clock-fold';
import { calendarCase, DAY, define, opens } from '../calendar/arbitrary';
import { Oracle } from '../calendar/oracle';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const shift: [string, string][] = [['09:00', '17:00']];
const office = compileCalendar(define({ timeZone: 'UTC', weekly: { mon: shift, tue: shift, wed: shift, thu: shift, fri: shift } }));

/** An instant of Monday 5 January 2026 or a day after it. */
const at = (time: string, days = 0): number => Date.parse(`2026-01-05T${time}Z`) + days * DAY;
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString().slice(5, 16));

/** State, hours elapsed, due and breached. */
function stand(goal: number, now: number, ...events: [number, ClockEvent['do']][]): [string, number, string | null, string | null] {
  const clock = foldClock(
    office,
    goal,
    events.map(([when, what]) => ({ at: when, do: what })),
    now,
  );
  expect(clock.remainingMs).toBe(goal - clock.elapsedMs);
  return [clock.state, clock.elapsedMs / HOUR, iso(clock.dueAt), iso(clock.breachedAt)];
}

describe('a clock', () => {
  test('before anything happens is idle', () => {
    expect(stand(4 * HOUR, at('12:00'))).toEqual(['idle', 0, null, null]);
    expect(stand(4 * HOUR, at('12:00'), [at('12:01'), 'start'])).toEqual(['idle', 0, null, null]);
  });

  test('runs in working time only', () => {
    expect(stand(4 * HOUR, at('16:00'), [at('15:00'), 'start'])).toEqual(['running', 1, '01-06T11:00', null]);
    expect(stand(4 * HOUR, at('05:00', 1), [at('15:00'), 'start'])).toEqual(['running', 2, '01-06T11:00', null]);
  });

  test('is breached at the very instant of its goal, and says so from then on', () => {
    expect(stand(2 * HOUR, at('16:59'), [at('15:00'), 'start'])[3]).toBeNull();
    expect(stand(2 * HOUR, at('17:00'), [at('15:00'), 'start'])).toEqual(['running', 2, '01-05T17:00', '01-05T17:00']);
    expect(stand(2 * HOUR, at('12:00', 1), [at('15:00'), 'start'])).toEqual(['running', 5, '01-05T17:00', '01-05T17:00']);
  });

  test('stopped at that instant is in time, a moment later it is not', () => {
    expect(stand(2 * HOUR, at('18:00'), [at('15:00'), 'start'], [at('17:00'), 'stop'])).toEqual(['stopped', 2, null, null]);
    expect(stand(2 * HOUR, at('18:00'), [at('15:00'), 'start'], [at('17:01'), 'stop'])).toEqual([
      'stopped',
      2,
      '01-05T17:00',
      '01-05T17:00',
    ]);
  });

  test('held at that instant is breached, and stays so', () => {
    expect(stand(2 * HOUR, at('18:00'), [at('15:00'), 'start'], [at('17:00'), 'hold'])).toEqual(['held', 2, '01-05T17:00', '01-05T17:00']);
  });

  test('never breaches while it is held; the due time moves by working time', () => {
    const held: [number, ClockEvent['do']][] = [
      [at('15:00'), 'start'],
      [at('16:00'), 'hold'],
    ];
    expect(stand(2 * HOUR, at('12:00', 3), ...held)).toEqual(['held', 1, null, null]);
    expect(stand(2 * HOUR, at('12:30', 3), ...held, [at('12:00', 3), 'resume'])).toEqual(['running', 1.5, '01-08T13:00', null]);
  });

  test('started again after it was stopped goes on counting', () => {
    const stopped: [number, ClockEvent['do']][] = [
      [at('09:00'), 'start'],
      [at('10:00'), 'stop'],
    ];
    expect(stand(3 * HOUR, at('15:00'), ...stopped, [at('14:00'), 'start'])).toEqual(['running', 2, '01-05T16:00', null]);
    // What was in time by stopping is reached on starting again.
    expect(stand(HOUR, at('15:00'), ...stopped, [at('14:00'), 'start'])).toEqual(['running', 2, '01-05T14:00', '01-05T14:00']);
    expect(stand(HOUR, at('15:00'), ...stopped, [at('14:00'), 'start'], [at('14:00'), 'stop'])).toEqual(['stopped', 1, null, null]);
  });

  test('set back to zero stays as it is, and forgets a breach', () => {
    expect(stand(HOUR, at('13:00'), [at('09:00'), 'start'], [at('12:30'), 'reset'])).toEqual(['running', 0.5, '01-05T13:30', null]);
    expect(stand(HOUR, at('13:00'), [at('09:00'), 'start'], [at('12:00'), 'stop'], [at('12:30'), 'reset'])).toEqual([
      'stopped',
      0,
      null,
      null,
    ]);
    expect(stand(HOUR, at('13:00'), [at('12:30'), 'reset'])).toEqual(['idle', 0, null, null]);
  });

  test('ignores what makes no sense in its state', () => {
    expect(stand(4 * HOUR, at('12:00'), [at('09:00'), 'resume'], [at('09:00'), 'hold'], [at('09:00'), 'stop'])).toEqual([
      'idle',
      0,
      null,
      null,
    ]);
    expect(stand(4 * HOUR, at('12:00'), [at('09:00'), 'start'], [at('10:00'), 'resume'], [at('11:00'), 'start'])[1]).toBe(3);
    expect(stand(4 * HOUR, at('12:00'), [at('09:00'), 'start'], [at('10:00'), 'hold'], [at('11:00'), 'start'])).toEqual([
      'held',
      1,
      null,
      null,
    ]);
    expect(stand(4 * HOUR, at('12:00'), [at('09:00'), 'start'], [at('10:00'), 'stop'], [at('11:00'), 'resume'])[0]).toBe('stopped');
  });

  test('takes events of one instant in the order given, and others by time', () => {
    const both = (one: ClockEvent['do'], two: ClockEvent['do']) =>
      stand(4 * HOUR, at('12:00'), [at('11:00'), one], [at('11:00'), two], [at('09:00'), 'start']);
    expect(both('hold', 'resume')).toEqual(['running', 3, '01-05T13:00', null]);
    expect(both('resume', 'hold')).toEqual(['held', 2, null, null]);
    expect(both('stop', 'reset')).toEqual(['stopped', 0, null, null]);
  });

  test('with nothing to reach is breached on starting, unless it is stopped then', () => {
    expect(stand(0, at('20:00'), [at('19:00'), 'start'])).toEqual(['running', 0, '01-05T19:00', '01-05T19:00']);
    expect(stand(0, at('20:00'), [at('19:00'), 'start'], [at('19:00'), 'stop'])).toEqual(['stopped', 0, null, null]);
    expect(stand(0, at('20:00'), [at('18:00'), 'start'], [at('19:00'), 'reset'])).toEqual(['running', 0, '01-05T19:00', '01-05T19:00']);
  });

  test('whose goal is never reached has no due time', () => {
    const once = compileCalendar(define({ timeZone: 'UTC', weekly: {}, openings: [{ date: '2026-01-05', hours: shift }] }));
    expect(foldClock(once, 9 * HOUR, [{ at: at('08:00'), do: 'start' }], at('12:00'))).toEqual({
      state: 'running',
      elapsedMs: 3 * HOUR,
      remainingMs: 6 * HOUR,
      dueAt: null,
      breachedAt: null,
    });
  });
});

/** The same by looking at every minute: who runs, and what has passed. Everything happens on the minute. */
function stepped(oracle: Oracle, goal: number, events: readonly ClockEvent[], from: number, now: number, end: number): ClockStanding {
  const clock: { state: ClockStanding['state']; elapsed: number; reached: number | null } = { state: 'idle', elapsed: 0, reached: null };
  const look = (moment: number): void => {
    if (clock.state === 'running' && clock.elapsed >= goal && clock.reached === null) clock.reached = moment;
  };
  const apply = (event: ClockEvent): void => {
    const { state } = clock;
    if (event.do === 'start' && (state === 'idle' || state === 'stopped')) clock.state = 'running';
    if (event.do === 'hold' && state === 'running') clock.state = 'held';
    if (event.do === 'resume' && state === 'held') clock.state = 'running';
    if (event.do === 'stop' && (state === 'running' || state === 'held')) {
      clock.state = 'stopped';
      if (clock.reached === event.at) clock.reached = null;
    }
    if (event.do === 'reset') {
      clock.elapsed = 0;
      clock.reached = null;
    }
    look(event.at);
  };
  const passMinute = (moment: number): void => {
    if (clock.state === 'running' && oracle.isOpen(moment)) clock.elapsed += MINUTE;
    look(moment + MINUTE);
  };

  let moment = from;
  for (; ; moment += MINUTE) {
    for (const event of events) if (event.at === moment) apply(event);
    if (moment === now) break;
    passMinute(moment);
  }
  const { state, elapsed, reached } = clock;
  for (; moment < end && state === 'running' && clock.reached === null; moment += MINUTE) passMinute(moment);
  return { state, elapsedMs: elapsed, remainingMs: goal - elapsed, dueAt: clock.reached, breachedAt: reached };
}

test('every clock stands as an oracle finds it that looks at each minute', () => {
  const minutes = fc.oneof(
    fc.integer({ min: 0, max: 4 * 1440 }),
    fc.integer({ min: 0, max: 48 }).map((n) => n * 120),
  );
  const what = fc.constantFrom<ClockEvent['do']>('start', 'hold', 'resume', 'stop', 'reset', 'start', 'resume');
  fc.assert(
    fc.property(
      calendarCase.filter(({ definition }) => opens(definition)),
      fc.array(fc.tuple(minutes, what), { maxLength: 10 }),
      minutes,
      fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 60, 120, 480)),
      ({ definition, middle }, happened, now, goal) => {
        const from = middle - 2 * DAY;
        const end = middle + 8 * DAY;
        const oracle = new Oracle(definition, from, end, MINUTE);
        const events = happened.map(([minute, act]) => ({ at: from + minute * MINUTE, do: act }));
        const expected = stepped(oracle, goal * MINUTE, events, from, from + now * MINUTE, end);
        const found = foldClock(compileCalendar(definition), goal * MINUTE, events, from + now * MINUTE);
        // The oracle's window ends where the calendar goes on.
        if (expected.dueAt === null && found.dueAt !== null && found.dueAt >= end) found.dueAt = null;
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 150 },
  );
});

test('goals that fall on the very instant of an event are right as well', () => {
  const everyHour = fc.integer({ min: 8, max: 18 });
  const what = fc.constantFrom<ClockEvent['do']>('start', 'hold', 'resume', 'stop', 'reset');
  const definition = define({ timeZone: 'UTC', weekly: { mon: shift, tue: shift } });
  const from = at('00:00');
  const oracle = new Oracle(definition, from, from + 3 * DAY, MINUTE);
  fc.assert(
    fc.property(fc.array(fc.tuple(everyHour, what), { maxLength: 8 }), everyHour, fc.integer({ min: 0, max: 4 }), (happened, now, goal) => {
      const events = happened.map(([hour, act]) => ({ at: from + hour * HOUR, do: act }));
      const [end, until] = [from + 3 * DAY, from + now * HOUR];
      expect(foldClock(compileCalendar(definition), goal * HOUR, events, until)).toEqual(
        stepped(oracle, goal * HOUR, events, from, until, end),
      );
    }),
    { numRuns: 1_000 },
  );
});
