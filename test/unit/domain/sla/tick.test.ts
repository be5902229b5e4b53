import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { WorkingCalendar } from '../../../../src/domain/calendar/working-calendar';
import { decide } from '../../../../src/domain/incident/decide';
import { slaStatusOf } from '../../../../src/domain/sla/app-fields';
import { calendarFor } from '../../../../src/domain/sla/clock-calendar';
import type { ClockState } from '../../../../src/domain/sla/clock-state';
import { explain } from '../../../../src/domain/sla/explain';
import { dueIfHeld, latestStart } from '../../../../src/domain/sla/forecast';
import { readingOf } from '../../../../src/domain/sla/tick';
import { anyLife, MINUTE, policyOf, SITE, toldByJira } from './lives';
import { at, clockAt, decideOn, HOUR, iso, publish, Story, WHY, withMetric } from './story';

/** The resolution clock of an incident's property with its calendar, as the panel has it. */
function kept(story: Story, now: string): { clock: ClockState; calendar: WorkingCalendar } {
  const { state } = decideOn(story, now);
  const stored: typeof state = JSON.parse(JSON.stringify(state));
  const clock = stored?.clocks[1];
  const calendar = stored && clock && calendarFor(clock, stored.calendars);
  if (!clock || !calendar) throw new Error('no clock');
  return { clock, calendar };
}

describe('a clock that ticks in the panel', () => {
  test('shows at every time what the server would say then, from a property written long before', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 0, max: 20_000 }), (life, later) => {
        const { facts, acts } = toldByJira(life);
        const input = { facts, acts: { version: 1, acts }, policy: policyOf(life), settings: SITE, members: new Map() };
        const written = life.created + life.length * MINUTE;
        const now = written + later * MINUTE + 123;
        const { state } = decide(input, written);
        const clock = state?.clocks[0];
        const told = explain(input, now)?.clocks[0];
        if (!state || !clock || !told) throw new Error('no clock');
        const reading = readingOf(clock, calendarFor(clock, state.calendars), now);
        expect(reading.elapsedMs).toBe(told.elapsedMs);
        expect(reading.remainingMs).toBe(told.remainingMs);
        const cycle = clock.state === 'idle' ? undefined : told.cycles.at(-1);
        expect(reading.breached).toBe(cycle?.breachedAt !== undefined);
        // Time alone changes nothing in the property.
        expect(decide(input, now).state?.clocks).toEqual(state.clocks);
      }),
      { numRuns: 100 },
    );
  });

  test('says what it passes next, and when', () => {
    const story = new Story('Mon 10:00');
    const { clock, calendar } = kept(story, 'Mon 10:00');
    const next = (now: string) => readingOf(clock, calendar, at(now)).next;
    expect(next('Mon 10:00')).toEqual({ percent: 50, at: at('Tue 14:00') });
    expect(next('Tue 14:00')).toEqual({ percent: 75, at: at('Wed 12:00') });
    expect(next('Wed 12:00')).toEqual({ percent: 90, at: at('Wed 15:36') });
    expect(next('Wed 15:36')).toEqual({ percent: 'due', at: at('Thu 10:00') });
    expect(next('Thu 10:00')).toBeUndefined();
    expect(readingOf(clock, calendar, at('Mon 18:00'))).toMatchObject({ elapsedMs: 7 * HOUR, open: false, atRisk: false });
    expect(readingOf(clock, calendar, at('Wed 12:00') - 1).atRisk).toBe(false);
    expect(readingOf(clock, calendar, at('Wed 12:00'))).toMatchObject({ atRisk: true, share: 0.75, open: true });
    expect(readingOf(clock, calendar, at('Thu 10:00') - 1)).toMatchObject({ breached: false, remainingMs: 1 });
    expect(readingOf(clock, calendar, at('Thu 10:00'))).toMatchObject({ breached: true, atRisk: false, remainingMs: 0 });
    expect(readingOf(clock, calendar, at('Thu 11:00')).remainingMs).toBe(-HOUR);
  });

  test('without its calendar says what is certain', () => {
    const { clock } = kept(new Story('Mon 10:00'), 'Mon 10:00');
    expect(readingOf(clock, undefined, at('Thu 10:00'))).toMatchObject({ breached: true });
    expect(readingOf(clock, undefined, at('Tue 10:00'))).toMatchObject({ breached: false, next: { percent: 'due', at: at('Thu 10:00') } });
  });
});

describe('forecasts', () => {
  test('held from now on, it is due as much later as working time passes', () => {
    const { clock, calendar } = kept(new Story('Mon 10:00'), 'Mon 10:00');
    expect(dueIfHeld(clock, calendar, at('Mon 16:00'), at('Tue 10:00'))).toBe(at('Thu 12:00'));
    expect(dueIfHeld(clock, calendar, at('Mon 17:00'), at('Tue 09:00'))).toBe(at('Thu 10:00'));
    expect(dueIfHeld(clock, calendar, at('Thu 11:00'), at('Fri 11:00'))).toBe(at('Thu 10:00'));
  });

  test('is what becomes of the clock when it is held just so', () => {
    const hours = fc.integer({ min: 0, max: 100 });
    const when = (hour: number): string =>
      `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][Math.floor(hour / 24)] ?? 'Fri'} ${String(hour % 24).padStart(2, '0')}:00`;
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        const [from, until] = [Math.min(a, b), Math.max(a, b)];
        const { clock, calendar } = kept(new Story('Mon 00:00'), 'Mon 00:00');
        const story = new Story('Mon 00:00').status(when(from), 'Waiting for customer').status(when(until), 'Working');
        const due = dueIfHeld(clock, calendar, at(when(from)), at(when(until)));
        expect(due && new Date(due).toISOString()).toBe(clockAt(story, 'resolution', when(until)).dueAt);
      }),
    );
  });

  test('a fix of two hours has to begin two working hours before', () => {
    const { clock, calendar } = kept(new Story('Mon 10:00'), 'Mon 10:00');
    expect(latestStart(clock, calendar, 2 * HOUR)).toBe(at('Wed 16:00'));
  });

  test('nothing is foretold of a clock that does not run', () => {
    const { clock, calendar } = kept(new Story('Mon 10:00').status('Mon 11:00', 'Waiting for customer'), 'Mon 12:00');
    expect([dueIfHeld(clock, calendar, at('Mon 12:00'), at('Tue 12:00')), latestStart(clock, calendar, HOUR)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('what the app’s fields say, and when to look again', () => {
  const open = (): Story => new Story('Mon 10:00');

  test('due times while clocks run, and nothing once they do not', () => {
    expect(decideOn(open(), 'Mon 10:30').appFields).toEqual({
      firstResponseDue: iso('Mon 14:00'),
      resolutionDue: iso('Thu 10:00'),
      slaStatus: 'On track',
    });
    const said = { firstResponseDue: '2026-11-02T14:00:00.000+0000', resolutionDue: '2026-11-05T10:00:00.000+0000', slaStatus: 'On track' };
    expect(decideOn(open().with({ appFields: said }), 'Mon 10:30').appFields).toEqual({});
    const done = open().status('Mon 11:00', 'Resolved').with({ appFields: said });
    expect(decideOn(done, 'Mon 12:00').appFields).toEqual({ firstResponseDue: null, resolutionDue: null, slaStatus: 'Met' });
  });

  test.each([
    ['Breached', open().comment('Mon 11:00', 'u-agent'), 'Thu 10:00'],
    ['At risk', open().comment('Mon 11:00', 'u-agent'), 'Wed 12:00'],
    ['On hold', open().status('Mon 11:00', 'Waiting for customer'), 'Mon+1 10:00'],
    ['On track', open().comment('Mon 11:00', 'u-agent'), 'Wed 11:59:59.999'],
    ['Met', open().status('Mon 11:00', 'Resolved'), 'Fri 10:00'],
    ['Missed', open().status('Fri 11:00', 'Resolved'), 'Fri 12:00'],
    [null, open().status('Mon 11:00', 'Cancelled'), 'Mon 12:00'],
  ])('the status is %s', (word, story, now) => {
    const { state } = decideOn(story, now);
    if (!state) throw new Error('no incident');
    expect(
      slaStatusOf(
        state.clocks,
        (id) => calendarFor(state.clocks.find(({ goal }) => goal?.calendar === id) ?? (state.clocks[1] as ClockState), state.calendars),
        at(now),
      ),
    ).toBe(word);
    expect(decideOn(story, now).appFields.slaStatus ?? null).toBe(word);
  });

  test('without any goal it says so; a vendor’s clock says nothing of what was promised', () => {
    const policy = publish(
      withMetric(
        'resolution',
        { goals: [] },
        withMetric('response', { goals: [] }).metrics ? withMetric('response', { goals: [] }) : undefined,
      ),
    );
    const story = open().status('Mon 11:00', 'Pending', { [WHY.fieldId]: WHY.vendor });
    expect(decideOn(story, 'Fri 10:00', { policy }).appFields).toEqual({ slaStatus: 'No goal' });
  });

  test('the next look is when a clock passes a warning, its risk or its due time; each follows on the other', () => {
    const wakes: string[] = [];
    let now = 'Mon 10:00';
    const story = open();
    for (let look = 0; look < 20; look++) {
      const { wakeAt } = decideOn(story, now);
      if (wakeAt === undefined) break;
      wakes.push(wakeAt);
      const date = new Date(wakeAt);
      now = `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getUTCDay()]} ${wakeAt.slice(11, 23)}`;
    }
    // First response (4 h): 50, 75, 90 %, due; resolution (24 h) the same.
    expect(wakes).toEqual(
      ['Mon 12:00', 'Mon 13:00', 'Mon 13:36', 'Mon 14:00', 'Tue 14:00', 'Wed 12:00', 'Wed 15:36', 'Thu 10:00'].map(iso),
    );
  });

  test('a calendar that does not open for as long as the goal takes gives no due time', () => {
    const never = publish({
      ...withMetric('resolution', {}),
      calendars: withMetric('resolution', {}).calendars.map((one) => ({
        ...one,
        definition: { ...one.definition, weekly: {}, openings: [{ date: '2026-11-03', hours: [['09:00', '10:00']] }] },
      })),
    });
    const { state, appFields, wakeAt } = decideOn(open(), 'Mon 11:00', { policy: never });
    expect([state?.clocks[1]?.dueAt, appFields.resolutionDue, wakeAt]).toEqual([undefined, undefined, undefined]);
    expect(clockAt(open(), 'resolution', 'Fri 10:00', { policy: never })).toMatchObject({ state: 'running', elapsedMs: HOUR });
  });
});
