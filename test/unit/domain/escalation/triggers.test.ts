import { describe, expect, test } from '@jest/globals';
import type { Ladder } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import type { PlacedWhy } from '../../../../src/domain/acts/placement';
import { movesIn } from '../../../../src/domain/routing/moves-in';
import { SETTINGS } from '../../fakes';
import { at, HOUR, iso, MINUTE, Story } from '../sla/story';
import { aheadAt, fires, handedOver, incidentOf, ladder, lookAt, placed, under, wakeAt } from './climber';

/** Made on Monday at 10; first response within 4, resolution within 24 hours of 9 to 17. */
const made = (start: Record<string, string> = {}): Story => new Story('Mon 10:00', start).act(placed('Mon 10:00'));
const is = (trigger: Ladder['trigger'], change: Partial<Ladder> = {}) => under([ladder(trigger, change)]);
const moved = (when: string, why: PlacedWhy): Act => ({ kind: 'placed', at: iso(when), group: 'service-desk', tier: 'tier-1', why });
const LEAD = (occasion: string): string => `ladder/${occasion}/lead/1`;

describe('a clock', () => {
  const share = (percent: number) => is({ on: 'clock', metric: 'resolution', percent });

  test('sets a ladder off at the very instant at which it reaches a share of its goal, for which the wake-up is', () => {
    // 12 of 24 hours: 7 on Monday, 5 on Tuesday.
    expect(fires(made(), 'Tue 13:59:59', share(50))).toEqual([]);
    expect(wakeAt(made(), 'Tue 13:59:59', share(50))).toBe(iso('Tue 14:00'));
    expect(fires(made(), 'Tue 14:00', share(50))).toEqual([LEAD('resolution-1-50')]);
    expect(fires(made(), 'Tue 14:01', share(50))).toEqual([LEAD('resolution-1-50')]);
  });

  test('does so at a breach, and so much beyond it', () => {
    expect([fires(made(), 'Thu 09:59:59', share(100)), fires(made(), 'Thu 10:00', share(100))]).toEqual([[], [LEAD('resolution-1-100')]]);
    // 36 hours: 7 + 8 × 3 until Thursday evening, 5 on Friday.
    expect([fires(made(), 'Fri 13:59:59', share(150)), fires(made(), 'Fri 14:00', share(150))]).toEqual([[], [LEAD('resolution-1-150')]]);
  });

  test('does so when so little working time is left, whatever its goal', () => {
    const near = is({ on: 'willBreach', metric: 'response', withinMs: 30 * MINUTE });
    expect([fires(made(), 'Mon 13:29:59', near), fires(made(), 'Mon 13:30', near)]).toEqual([[], [LEAD('response-1-within-1800000')]]);
    const wide = is({ on: 'willBreach', metric: 'response', withinMs: 5 * HOUR });
    expect(fires(made(), 'Mon 10:00', wide)).toEqual([LEAD('response-1-within-18000000')]);
  });

  test('counts up to where it is: time in which it was held is not part of it', () => {
    const story = made().status('Mon 12:00', 'Waiting for customer').status('Tue 10:00', 'Working');
    // 2 hours on Monday, 7 on Tuesday, 3 on Wednesday.
    expect([fires(story, 'Wed 11:59:59', share(50)), fires(story, 'Wed 12:00', share(50))]).toEqual([[], [LEAD('resolution-1-50')]]);
  });

  test('that is stopped, or that the policy does not have, sets nothing off', () => {
    const answered = made().comment('Mon 11:00', 'u-agent');
    const half = is({ on: 'clock', metric: 'response', percent: 50 });
    expect(fires(answered, 'Tue 14:00', half)).toEqual([]);
    expect(aheadAt(answered, 'Tue 14:00', half)).toMatchObject([{ because: { metric: 'First response' }, not: 'notRunning' }]);
    expect(wakeAt(answered, 'Mon 12:00', half)).toBeUndefined();
    expect(aheadAt(made(), 'Mon 12:00', is({ on: 'clock', metric: 'gone', percent: 50 }))).toEqual([]);
  });

  test('of another goal counts by that: what it passed under it is passed when it came', () => {
    // Made more urgent on Tuesday at 10, 8 hours of 9 to 17 are the goal: it had 8.
    const story = made().change('Tue 10:00', { customfield_1: 'impact-extensive' });
    expect(fires(story, 'Tue 09:59', share(100))).toEqual([]);
    expect(aheadAt(story, 'Tue 10:00', share(100))).toEqual([]);
    expect(fires(story, 'Tue 10:00', share(100))).toEqual([LEAD('resolution-1-100')]);
  });
});

describe('time in a tier without work', () => {
  const dwell = (tier?: string, change: Partial<Ladder> = {}) => is({ on: 'dwell', ...(tier ? { tier } : {}), afterMs: 4 * HOUR }, change);
  const since = (when: string): string => LEAD(`dwell-${Date.parse(iso(when))}`);

  test('sets a ladder off after so long since it came there, the first since it was made', () => {
    const story = new Story('Mon 10:00').act(placed('Mon 10:30'));
    expect([fires(story, 'Mon 13:59:59', dwell('tier-1')), fires(story, 'Mon 14:00', dwell('tier-1'))]).toEqual([[], [since('Mon 10:00')]]);
    expect(aheadAt(story, 'Mon 11:00', dwell('tier-1'))).toMatchObject([{ because: { on: 'dwell', tier: 'Tier 1', afterMs: 4 * HOUR } }]);
    story.act(placed('Mon 13:00', 'tier-2', 'second'));
    expect([fires(story, 'Mon 14:00', dwell('tier-1')), fires(story, 'Mon 17:00', dwell('tier-1'))]).toEqual([[], []]);
    expect([fires(story, 'Mon 16:59:59', dwell()), fires(story, 'Mon 17:00', dwell('tier-2'))]).toEqual([[], [since('Mon 13:00')]]);
  });

  test('is of the tier, not of its groups', () => {
    const story = made().act(placed('Mon 13:00', 'tier-1', 'other-desk'));
    expect(fires(story, 'Mon 14:00', dwell('tier-1'))).toEqual([since('Mon 10:00')]);
  });

  test('is working time where the ladder has a calendar', () => {
    const office = dwell('tier-1', { calendar: 'business' });
    const story = new Story('Mon 15:00').act(placed('Mon 15:00'));
    expect([fires(story, 'Tue 10:59:59', office), fires(story, 'Tue 11:00', office)]).toEqual([[], [since('Mon 15:00')]]);
  });

  test('begins anew with what somebody who works on it says or does; customers and the app do not count', () => {
    const story = made()
      .comment('Mon 11:00', 'u-agent')
      .comment('Mon 12:00', 'u-mara')
      .comment('Mon 12:00', 'u-x', { unlicensed: true })
      .change('Mon 12:00', { priority: '2' }, 'app-account');
    expect([fires(story, 'Mon 14:59:59', dwell()), fires(story, 'Mon 15:00', dwell())]).toEqual([[], [since('Mon 11:00')]]);
    story.change('Mon 12:30', { labels: 'vpn' });
    expect([fires(story, 'Mon 16:29', dwell()), fires(story, 'Mon 16:30', dwell())]).toEqual([[], [since('Mon 12:30')]]);
  });

  test('does not pass where no group has it', () => {
    expect(fires(new Story('Mon 10:00'), 'Tue 10:00', dwell())).toEqual([]);
  });
});

describe('nobody taking note', () => {
  const alone = is({ on: 'notAcknowledged', afterMs: 30 * MINUTE });
  const given = (when: string): string => LEAD(`given-${Date.parse(iso(when))}`);

  test('sets a ladder off so long after it was made, and anew after a group got it', () => {
    expect([fires(made(), 'Mon 10:29:59', alone), fires(made(), 'Mon 10:30', alone)]).toEqual([[], [given('Mon 10:00')]]);
    const moved = made().act(placed('Mon 10:20', 'tier-2', 'second'));
    expect([fires(moved, 'Mon 10:49:59', alone), fires(moved, 'Mon 10:50', alone)]).toEqual([[], [given('Mon 10:20')]]);
  });

  test('ends with an acknowledgement, before its time', () => {
    const story = made().act({ kind: 'acknowledged', at: iso('Mon 10:10'), by: 'u-agent' });
    expect([fires(story, 'Mon 10:30', alone), wakeAt(story, 'Mon 10:11', alone)]).toEqual([[], undefined]);
    expect(aheadAt(story, 'Mon 10:11', alone)).toMatchObject([{ not: 'acknowledged' }]);
    expect(fires(story.act(placed('Mon 10:20', 'tier-2', 'second')), 'Mon 10:50', alone)).toEqual([given('Mon 10:20')]);
  });

  test('ends when somebody takes it, or whoever has it does something', () => {
    expect(fires(made().change('Mon 10:10', { assignee: 'u-agent' }), 'Mon 10:30', alone)).toEqual([]);
    const chosen = made().change('Mon 10:10', { assignee: 'u-tom' }, 'app-account');
    expect(fires(chosen, 'Mon 10:30', alone)).toEqual([given('Mon 10:00')]);
    expect(fires(chosen.comment('Mon 10:20', 'u-tom'), 'Mon 10:30', alone)).toEqual([]);
  });
});

describe('what happened so often', () => {
  const again = is({ on: 'reopened', times: 2 });
  const around = is({ on: 'reassigned', times: 3 });

  test('reopening sets a ladder off the time that is named, and once', () => {
    const story = made().status('Mon 11:00', 'Resolved').status('Mon 12:00', 'Working').status('Mon 13:00', 'Closed');
    expect(fires(story, 'Mon 13:30', again)).toEqual([]);
    story.status('Mon 14:00', 'Open');
    expect(fires(story, 'Mon 14:00', again)).toEqual([LEAD('reopened-2')]);
    story.status('Mon 15:00', 'Resolved').status('Mon 15:30', 'Working');
    expect(fires(story, 'Mon 15:30', again)).toEqual([LEAD('reopened-2')]);
  });

  test('reassignment counts as the panel does: also with nobody in between, not what routing or the app after a move does', () => {
    const story = made().act(placed('Mon 10:00')).change('Mon 10:10', { assignee: 'u-a' }).change('Mon 11:00', { assignee: 'u-b' });
    story.act(placed('Mon 11:30', 'tier-2', 'second')).change('Mon 12:00', { assignee: 'u-c' }, 'app-account');
    story.act(moved('Mon 12:10', { by: 'support', reason: 'Their printer.' }));
    expect(fires(story, 'Mon 13:00', around)).toEqual([]);
    story.change('Mon 13:10', { assignee: undefined }).change('Mon 13:20', { assignee: 'u-c' });
    expect(fires(story, 'Mon 13:30', around)).toEqual([]);
    story.change('Mon 13:40', { assignee: undefined }).change('Mon 14:00', { assignee: 'u-e' });
    expect(fires(story, 'Mon 14:00', around)).toEqual([LEAD('reassigned-3')]);
    const { facts, acts } = incidentOf(story);
    expect(movesIn(facts, acts, SETTINGS.appAccountId)).toHaveLength(3);
  });
});

describe('the reporter', () => {
  const vip = is({
    on: 'reporterGroup',
    groups: [
      { id: 'g-board', name: 'Board' },
      { id: 'g-vip', name: 'VIP' },
    ],
  });

  test('in a group that is named sets a ladder off when the incident is made', () => {
    const story = made();
    expect(fires(story, 'Mon 10:00', vip)).toEqual([]);
    story.act({ kind: 'reporterGroups', at: iso('Mon 10:00'), by: 'u-mara', asked: ['g-board', 'g-vip'], groupIds: ['g-vip'] });
    expect(fires(story, 'Mon 10:00', vip)).toEqual([LEAD(`reporter-${Date.parse(iso('Mon 10:00'))}`)]);
    story.change('Mon 11:00', { reporter: 'u-other' });
    expect(fires(story, 'Mon 11:00', vip)).toEqual([]);
  });
});

describe('the priority', () => {
  const raised = is({ on: 'priorityRaised', to: ['p1', 'p2'] });

  test('that becomes one of those named from a less urgent one sets a ladder off', () => {
    const story = made().change('Mon 11:00', { priority: '2' });
    expect([fires(story, 'Mon 11:00', raised)]).toEqual([[LEAD('raised-100')]]);
    expect(fires(made(), 'Mon 11:00', raised)).toEqual([]);
  });

  test('that was lowered, or is no such one any more, sets nothing off', () => {
    expect(fires(made({ priority: '1' }).change('Mon 11:00', { priority: '2' }), 'Mon 11:00', raised)).toEqual([]);
    expect(fires(made().change('Mon 11:00', { priority: '2' }).change('Mon 12:00', { priority: '3' }), 'Mon 12:00', raised)).toEqual([]);
  });

  test('which the app gives a new incident was not raised; what it sets after people asked for more was', () => {
    const story = made().change('Mon 10:00', { priority: '2' }, 'app-account');
    expect(fires(story, 'Mon 10:01', raised)).toEqual([]);
    const asked = made().change('Mon 11:00', { customfield_1: 'impact-extensive' }).change('Mon 11:00', { priority: '2' }, 'app-account');
    expect(fires(asked, 'Mon 11:00', raised)).toEqual([LEAD('raised-101')]);
  });
});

describe('people who ask', () => {
  test('customers set a ladder off each time', () => {
    const asks = is({ on: 'customer' });
    const story = made().act({ kind: 'customerAsked', at: iso('Mon 11:00'), by: 'u-mara', onBehalf: false, reason: 'Still down.' });
    expect(fires(story, 'Mon 11:00', asks)).toEqual([LEAD('asked-1')]);
    story.act({ kind: 'customerAsked', at: iso('Mon 12:00'), by: 'u-agent', onBehalf: true, reason: 'She called.' });
    expect(fires(story, 'Mon 12:00', asks)).toEqual([LEAD('asked-1'), LEAD('asked-2')]);
    expect(aheadAt(story, 'Mon 12:00', asks)).toEqual([]);
  });

  test('an escalation by hand climbs the ladders for it, or the one the app has where there is none', () => {
    const story = made().act(handedOver('Mon 11:00'));
    expect(fires(story, 'Mon 11:00', is({ on: 'hand' }))).toEqual([LEAD('hand-1')]);
    const none = [
      under([]),
      is({ on: 'hand' }, { active: false }),
      is({ on: 'hand' }, { for: { priorities: ['p1'] } }),
      is({ on: 'customer' }),
    ];
    for (const policy of none) expect(fires(story, 'Mon 11:00', policy)).toEqual(['-by-hand/hand-1/-next-tier/1']);
    expect(fires(made(), 'Mon 11:00', under([]))).toEqual([]);
  });

  test('what a ladder did about it is not done again when that ladder is withdrawn', () => {
    const incident = incidentOf(made().act(handedOver('Mon 11:00')));
    expect(lookAt(incident, at('Mon 11:00'), is({ on: 'hand' })).acts.map(({ id }) => id)).toEqual([LEAD('hand-1')]);
    expect(lookAt(incident, at('Mon 11:05'), under([])).acts).toEqual([]);
  });
});
