import { describe, expect, test } from '@jest/globals';
import type { Ladder } from '../../../../src/contract/types';
import { ESCALATED_MAX } from '../../../../src/domain/escalation/open-steps';
import { at, HOUR, iso, MINUTE, Story } from '../sla/story';
import {
  acknowledged,
  aheadAt,
  fires,
  handedOver,
  incidentOf,
  ladder,
  level,
  lookAt,
  placed,
  snoozed,
  stateAt,
  under,
  wakeAt,
} from './climber';

const made = (): Story => new Story('Mon 10:00').act(placed('Mon 10:00'));
/** Passes on Tuesday at 14. */
const HALF: Ladder['trigger'] = { on: 'clock', metric: 'resolution', percent: 50 };
const is = (change: Partial<Ladder> = {}, trigger: Ladder['trigger'] = HALF) => under([ladder(trigger, change)]);
const id = (name: string, round = 1, occasion = 'resolution-1-50'): string => `ladder/${occasion}/${name}/${round}`;

describe('levels', () => {
  const two = [level(), level({ id: 'managers', afterMs: 4 * HOUR }), level({ id: 'owners', afterMs: 0 })];

  test('follow on each other, so long after the one before', () => {
    expect(fires(made(), 'Tue 17:59:59', is({ levels: two }))).toEqual([id('lead')]);
    expect(fires(made(), 'Tue 18:00', is({ levels: two }))).toEqual([id('lead'), id('managers'), id('owners')]);
    expect(wakeAt(made(), 'Tue 14:00', is({ levels: two }))).toBe(iso('Tue 18:00'));
    expect(aheadAt(made(), 'Tue 14:00', is({ levels: two }))).toMatchObject([
      { level: 2, deferred: 'level', passedAt: iso('Tue 14:00'), dueAt: iso('Tue 18:00') },
      { level: 3, dueAt: iso('Tue 18:00') },
    ]);
  });

  test('do so in working time where the ladder has a calendar', () => {
    expect(fires(made(), 'Wed 09:59:59', is({ levels: two, calendar: 'business' }))).toEqual([id('lead')]);
    expect(fires(made(), 'Wed 10:00', is({ levels: two, calendar: 'business' }))).toHaveLength(3);
  });

  test('that wait for nobody taking note are not reached after an acknowledgement; others are', () => {
    const mixed = [level(), level({ id: 'managers', afterMs: HOUR }), level({ id: 'owners', afterMs: HOUR, unlessAcknowledged: false })];
    const incident = incidentOf(made());
    expect(lookAt(incident, at('Tue 14:00'), is({ levels: mixed })).acts).toHaveLength(1);
    incident.acts.push(acknowledged('Tue 14:30'));
    const looked = lookAt(incident, at('Tue 15:00'), is({ levels: mixed }));
    expect([looked.acts, looked.wakeAt]).toEqual([[], at('Tue 16:00')]);
    expect(looked.state).toMatchObject({
      acknowledged: { by: 'u-agent', at: iso('Tue 14:30') },
      ahead: [
        { level: 3, dueAt: iso('Tue 16:00') },
        { level: 2, not: 'acknowledged' },
      ],
    });
    expect(lookAt(incident, at('Tue 16:00'), is({ levels: mixed })).acts).toMatchObject([{ id: id('owners') }]);
  });

  test('care for no acknowledgement of what was before', () => {
    const story = made().act(acknowledged('Tue 13:00'));
    expect(fires(story, 'Tue 14:00', is())).toEqual([id('lead')]);
    expect(stateAt(story, 'Tue 13:30', is())?.acknowledged).toEqual({ by: 'u-agent', at: iso('Tue 13:00') });
    expect(stateAt(story, 'Tue 14:00', is())?.acknowledged).toBeUndefined();
  });
});

describe('repetitions', () => {
  const again = is({ levels: [level({ repeat: { everyMs: HOUR, atMost: 3 } })] });

  test('come so often and so long after each other, whenever somebody looks', () => {
    expect(fires(made(), 'Tue 14:59:59', again)).toEqual([id('lead')]);
    expect(fires(made(), 'Tue 15:00', again)).toEqual([id('lead'), id('lead', 2)]);
    expect(fires(made(), 'Wed 10:00', again)).toEqual([1, 2, 3, 4].map((round) => id('lead', round)));
    expect(wakeAt(made(), 'Tue 14:00', again)).toBe(iso('Tue 15:00'));
    expect(wakeAt(made(), 'Tue 17:00', again)).toBeUndefined();
  });

  test('end when somebody takes note', () => {
    const incident = incidentOf(made());
    lookAt(incident, at('Tue 14:00'), again);
    incident.acts.push(acknowledged('Tue 14:59'));
    const looked = lookAt(incident, at('Tue 16:00'), again);
    expect([looked.acts, looked.wakeAt]).toEqual([[], undefined]);
    expect(looked.state?.ahead).toMatchObject([{ round: 2, not: 'acknowledged' }]);
    expect(lookAt(incident, at('Tue 20:00'), again).state).toEqual(looked.state);
  });

  test('wait until it comes to pass again where the clock was given more time', () => {
    // Made less urgent on Tuesday at 14:30: half of three times as long a goal comes later.
    const incident = incidentOf(made());
    lookAt(incident, at('Tue 14:00'), again);
    const relaxed = incidentOf(made().change('Tue 14:30', { customfield_1: 'impact-minor' }));
    relaxed.acts.push(...incident.acts.filter(({ kind }) => kind === 'escalated'));
    const looked = lookAt(relaxed, at('Tue 15:00'), again);
    expect(looked.acts).toEqual([]);
    const due = looked.wakeAt ?? Number.NaN;
    expect(due).toBeGreaterThan(at('Wed 09:00'));
    expect(lookAt(relaxed, due - 1, again).acts).toEqual([]);
    expect(lookAt(relaxed, due, again).acts.map((act) => act.id)).toEqual([id('lead', 2)]);
  });

  test('do not pile up while the incident waits: one comes after it, the next in its turn', () => {
    const story = made().status('Tue 14:30', 'Waiting for customer').status('Tue 20:00', 'Working');
    const incident = incidentOf(story);
    expect(lookAt(incident, at('Tue 20:00'), again).acts.map((act) => act.id)).toEqual([id('lead'), id('lead', 2)]);
    expect(lookAt(incident, at('Tue 20:59'), again).acts).toEqual([]);
    expect(lookAt(incident, at('Tue 21:00'), again).acts.map((act) => act.id)).toEqual([id('lead', 3)]);
  });
});

describe('when it is done', () => {
  test('a ladder with a calendar acts when that next opens, and says so', () => {
    // A share that is reached at night, under a clock that never rests.
    const night = { on: 'dwell' as const, afterMs: 16 * HOUR };
    const policy = under([
      ladder({ on: 'notAcknowledged', afterMs: MINUTE }, { calendar: 'business' }),
      ladder(night, { id: 'night', quietHours: { from: '22:00', to: '07:30', timeZone: 'Etc/UTC' } }),
    ]);
    const late = new Story('Mon 20:00').act(placed('Mon 20:00'));
    expect(aheadAt(late, 'Mon 20:00', policy)).toMatchObject([
      { passedAt: iso('Tue 09:01'), dueAt: iso('Tue 09:01') },
      { passedAt: iso('Tue 12:00'), dueAt: iso('Tue 12:00') },
    ]);
  });

  test('what passes while the calendar is closed waits for it', () => {
    const asked = made().act({ kind: 'customerAsked', at: iso('Fri 02:10'), by: 'u-mara', onBehalf: false, reason: 'Down.' });
    const office = is({ calendar: 'business' }, { on: 'customer' });
    expect(fires(asked, 'Fri 08:59:59', office)).toEqual([]);
    expect(aheadAt(asked, 'Fri 03:00', office)).toMatchObject([
      { deferred: 'calendar', passedAt: iso('Fri 02:10'), dueAt: iso('Fri 09:00') },
    ]);
    expect(fires(asked, 'Fri 09:00', office)).toEqual([id('lead', 1, 'asked-1')]);
    const evening = made().act({ kind: 'customerAsked', at: iso('Fri 17:00'), by: 'u-mara', onBehalf: false, reason: 'Down.' });
    expect(wakeAt(evening, 'Fri 17:00', office)).toBe(iso('Mon+1 09:00'));
  });

  const asked = (instant: string): Story => {
    const story = new Story('Mon 10:00').act(placed('Mon 10:00')).with({ created: '2026-03-01T00:00:00.000Z' });
    return story.act({ kind: 'customerAsked', at: instant, by: 'u-mara', onBehalf: false, reason: 'Down.' });
  };
  const quiet = (from: string, to: string, timeZone = 'Europe/Berlin') => is({ quietHours: { from, to, timeZone } }, { on: 'customer' });
  const dueOf = (instant: string, policy = quiet('22:00', '07:00')) => {
    const incident = incidentOf(asked(instant));
    return lookAt(incident, Date.parse(instant), policy).state?.ahead[0]?.dueAt ?? 'at once';
  };

  test('quiet hours over midnight end in the morning, by the clock of their zone', () => {
    expect(dueOf('2026-11-02T20:59:59.999Z')).toBe('at once');
    expect(dueOf('2026-11-02T21:00:00.000Z')).toBe('2026-11-03T06:00:00.000Z');
    expect(dueOf('2026-11-03T02:10:00.000Z')).toBe('2026-11-03T06:00:00.000Z');
    expect(dueOf('2026-11-03T06:00:00.000Z')).toBe('at once');
    expect(dueOf('2026-07-02T20:30:00.000Z')).toBe('2026-07-03T05:00:00.000Z');
    expect(aheadAt(asked('2026-11-03T02:10:00.000Z'), 'Tue 02:10', quiet('22:00', '07:00'))).toMatchObject([{ deferred: 'quiet' }]);
  });

  test('quiet hours in the night in which summer time begins or ends are as long as that night', () => {
    expect(dueOf('2026-03-28T22:00:00.000Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(dueOf('2026-10-24T21:00:00.000Z')).toBe('2026-10-25T06:00:00.000Z');
    // They end in the hour that is skipped: an hour later.
    expect(dueOf('2026-03-28T23:30:00.000Z', quiet('23:00', '02:30'))).toBe('2026-03-29T01:30:00.000Z');
    // In the hour that comes twice: the first time.
    expect(dueOf('2026-10-24T22:30:00.000Z', quiet('23:00', '02:30'))).toBe('2026-10-25T00:30:00.000Z');
  });

  test('quiet hours within a day, and from midnight', () => {
    expect([dueOf('2026-11-02T11:30:00.000Z', quiet('12:00', '13:00'))]).toEqual(['2026-11-02T12:00:00.000Z']);
    expect(dueOf('2026-11-02T23:30:00.000Z', quiet('00:00', '06:00'))).toBe('2026-11-03T05:00:00.000Z');
    expect(dueOf('2026-11-02T21:30:00.000Z', quiet('22:00', '00:00'))).toBe('2026-11-02T23:00:00.000Z');
  });

  test('a calendar and quiet hours that leave no time: never', () => {
    const policy = is({ calendar: 'business', quietHours: { from: '08:00', to: '18:00', timeZone: 'Etc/UTC' } }, { on: 'customer' });
    expect(aheadAt(asked('2026-11-02T11:30:00.000Z'), 'Mon 12:00', policy)).toMatchObject([{ not: 'neverReached' }]);
  });
});

describe('a snooze', () => {
  test('puts off what is due before its end, which says so', () => {
    const story = made().act(snoozed('Tue 13:00', 'Tue 16:00'));
    expect(fires(story, 'Tue 15:59:59', is())).toEqual([]);
    expect(wakeAt(story, 'Tue 13:00', is())).toBe(iso('Tue 16:00'));
    expect(stateAt(story, 'Tue 14:30', is())).toMatchObject({
      snoozed: { by: 'u-agent', until: iso('Tue 16:00'), reason: 'Parts come at noon.' },
      ahead: [{ deferred: 'snoozed', passedAt: iso('Tue 14:00'), dueAt: iso('Tue 16:00') }],
    });
    expect(fires(story, 'Tue 16:00', is())).toEqual([id('lead')]);
  });

  test('that is ended lets what passed meanwhile be done at once', () => {
    const story = made().act(snoozed('Tue 13:00', 'Tue 16:00')).act(snoozed('Tue 15:00', 'Tue 15:00'));
    expect(fires(story, 'Tue 15:00', is())).toEqual([id('lead')]);
    expect(stateAt(story, 'Tue 15:00', is())?.snoozed).toBeUndefined();
  });

  test('ends into quiet hours, and is deferred further', () => {
    const quiet = is({ quietHours: { from: '15:00', to: '17:00', timeZone: 'Etc/UTC' } });
    expect(wakeAt(made().act(snoozed('Tue 13:00', 'Tue 16:00')), 'Tue 13:00', quiet)).toBe(iso('Tue 17:00'));
  });

  test('does not put off what somebody asks for by hand after it', () => {
    const hand = is({}, { on: 'hand' });
    expect(fires(made().act(snoozed('Tue 13:00', 'Tue 16:00')).act(handedOver('Tue 14:00')), 'Tue 14:00', hand)).toHaveLength(1);
    expect(fires(made().act(handedOver('Tue 13:00')).act(snoozed('Tue 13:00:01', 'Tue 16:00')), 'Tue 14:00', hand)).toEqual([]);
  });

  test('of what was old before it makes no news', () => {
    expect(fires(made().act(snoozed('Mon+1 13:00', 'Mon+1 16:00')), 'Mon+1 16:00', is())).toEqual([]);
  });
});

test('so many escalations are recorded and no more', () => {
  const policy = is({ levels: [level({ repeat: { everyMs: 1_000, atMost: 100 } })] }, { on: 'customer' });
  const story = made();
  for (const minute of ['01', '02'])
    story.act({ kind: 'customerAsked', at: iso(`Mon 11:${minute}`), by: 'u-mara', onBehalf: false, reason: 'x' });
  const incident = incidentOf(story);
  const looked = lookAt(incident, at('Mon 12:00'), policy);
  expect(looked.acts).toHaveLength(ESCALATED_MAX);
  expect(new Set(looked.acts.map((act) => act.id)).size).toBe(ESCALATED_MAX);
  expect(looked.wakeAt).toBeUndefined();
  expect(new Set(looked.state?.ahead.map(({ not }) => not))).toEqual(new Set(['off']));
});
