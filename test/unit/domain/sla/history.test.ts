import { describe, expect, test } from '@jest/globals';
import type { Metric } from '../../../../src/contract/types';
import type { PlacedAct } from '../../../../src/domain/acts/placement';
import { withoutPlaces } from '../../fakes';
import { clockAt, DESK, DOCUMENT, decideOn, explainedClock, explainOn, HOUR, iso, publish, Story, WHY, withMetric } from './story';

const response = (change: Partial<Metric>) => ({ policy: publish(withMetric('response', change)) });
const URGENT = { customfield_1: 'impact-extensive', customfield_2: 'urgency-critical' };

describe('comments', () => {
  test('an agent’s public answer is a response; the customer’s, an internal one, and the app’s own are not', () => {
    for (const [by, how, state] of [
      ['u-agent', {}, 'stopped'],
      ['u-agent', { public: false }, 'running'],
      ['u-mara', {}, 'running'],
      ['u-stranger', { unlicensed: true }, 'running'],
      ['app-account', {}, 'running'],
    ] as const)
      expect(clockAt(new Story('Mon 10:00').comment('Mon 10:30', by, how), 'response', 'Mon 11:00').state).toBe(state);
  });

  test('the customer’s answer ends the wait for them, until it begins anew', () => {
    const story = new Story('Mon 10:00')
      .status('Mon 11:00', 'Waiting for customer')
      .comment('Mon 13:00', 'u-mara')
      .change('Mon 14:00', { assignee: 'u-lea' });
    expect(clockAt(story, 'resolution', 'Mon 15:00')).toMatchObject({ state: 'running', elapsedMs: 3 * HOUR });
    story.status('Mon 15:00', 'Working').status('Mon 16:00', 'Waiting for customer');
    expect(clockAt(story, 'resolution', 'Mon 17:00')).toMatchObject({ state: 'held', elapsedMs: 4 * HOUR });
  });

  test('one that acted on a clock is recorded once, and counts as it was when it is deleted or its author becomes somebody else', () => {
    const story = new Story('Mon 10:00').comment('Mon 10:20', 'u-agent', { public: false }).comment('Mon 10:30', 'u-agent');
    const first = decideOn(story, 'Mon 11:00');
    expect(withoutPlaces(first.acts)).toEqual([
      { kind: 'commented', at: iso('Mon 10:30'), by: 'u-agent', commentId: '101', side: 'agent', public: true },
    ]);
    for (const act of first.acts) story.act(act);
    const again = decideOn(story, 'Mon 12:00');
    expect([again.acts, again.state?.clocks]).toEqual([[], first.state?.clocks]);
    story.with({ comments: [], reporter: 'u-agent' });
    const without = decideOn(story, 'Mon 13:00');
    expect([without.acts, without.state?.clocks]).toEqual([[], first.state?.clocks]);
  });

  test('of a flood of them only so many are recorded as the log of acts has room for; all act', () => {
    const policy = publish(
      withMetric('vendor', { start: [{ on: 'created' }], reset: [{ on: 'comment', by: 'customer', visibility: 'any' }] }),
    );
    const story = new Story('Mon 10:00');
    for (let minute = 0; minute < 600; minute++)
      story.comment(`Mon ${11 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`, 'u-mara');
    const first = decideOn(story, 'Mon 22:00', { policy });
    expect(withoutPlaces(first.acts)).toHaveLength(500);
    for (const act of first.acts) story.act(act);
    const again = decideOn(story.comment('Mon 22:00', 'u-mara'), 'Mon 23:00', { policy });
    expect([again.acts, again.state?.clocks[2]]).toEqual([[], expect.objectContaining({ cycle: 602, since: iso('Mon 22:00') })]);
  });
});

describe('where an incident comes from', () => {
  test('a clone begins anew with what it was cloned with', () => {
    const clone = new Story('Wed 10:00', { status: 'Open', ...URGENT });
    expect(clockAt(clone, 'resolution', 'Wed 11:00')).toMatchObject({ state: 'running', elapsedMs: HOUR, goal: { rule: 'p1' } });
  });

  test('one imported as closed, without a history, is closed and not late', () => {
    const closed = new Story('Mon 10:00', { status: 'Closed' });
    for (const metric of ['response', 'resolution'])
      expect(clockAt(closed, metric, 'Fri+8 10:00')).toMatchObject({ state: 'stopped', elapsedMs: 0 });
    expect(decideOn(closed, 'Fri+8 10:00')).toMatchObject({ appFields: { slaStatus: 'Met' } });
    expect(decideOn(closed, 'Fri+8 10:00').wakeAt).toBeUndefined();
  });

  test('one made in a status in which work goes on was not responded to by that', () => {
    const story = new Story('Mon 10:00', { status: 'Working' });
    expect(clockAt(story, 'response', 'Mon 11:00').state).toBe('running');
    expect(clockAt(story.status('Mon 11:00', 'Pending'), 'response', 'Mon 12:00')).toMatchObject({ state: 'stopped', elapsedMs: HOUR });
  });

  test('what an import dates before the creation was so from the beginning', () => {
    const story = new Story('Mon 10:00').with({
      status: { id: '6', category: 'done' },
      history: [{ id: '5', at: iso('Mon 08:00'), fieldId: 'status', from: '1', to: '6' }],
    });
    expect(clockAt(story, 'resolution', 'Mon 12:00')).toMatchObject({ state: 'stopped', elapsedMs: 0 });
  });

  test('a change in bulk, silent and in one second with others, counts as any other', () => {
    const bulk = (): Story => new Story('Mon 10:00').status('Mon 12:00:00.250', 'Resolved');
    expect(clockAt(bulk(), 'resolution', 'Tue 10:00').elapsedMs).toBe(2 * HOUR + 250);
  });

  test('a status Jira replaced without a line of history counts as the one it was replaced with', () => {
    const story = new Story('Mon 10:00').with({
      status: { id: '6', category: 'done' },
      history: [{ id: '5', at: iso('Mon 12:00'), fieldId: 'status', from: '1', to: '999' }],
    });
    expect(clockAt(story, 'resolution', 'Tue 10:00')).toMatchObject({ state: 'stopped', elapsedMs: 2 * HOUR });
  });

  test('should Jira’s clock be ahead of ours, what happened has happened', () => {
    const story = new Story('Mon 10:00').status('Mon 12:00:03.000', 'Resolved');
    expect(decideOn(story, 'Mon 12:00').state?.clocks[1]).toMatchObject({ state: 'stopped', since: iso('Mon 12:00:03.000') });
  });
});

describe('whose time it was', () => {
  test('holds come before out of hours; the rest is ours; it adds up', () => {
    const story = new Story('Mon 10:00')
      .status('Mon 16:00', 'Pending', { [WHY.fieldId]: WHY.vendor })
      .status('Tue 08:00', 'Working')
      .status('Tue 12:00', 'Resolved');
    const { split } = explainOn(story, 'Fri 10:00');
    expect(split).toEqual({
      from: iso('Mon 10:00'),
      to: iso('Tue 12:00'),
      wallMs: 26 * HOUR,
      by: { id: 'resolution', name: 'Resolution' },
      parts: [
        { who: 'us', tier: { id: 'tier-1', name: 'Tier 1' }, ms: 9 * HOUR },
        { who: 'vendor', ms: 16 * HOUR },
        { who: 'outOfHours', ms: HOUR },
      ],
    });
  });
});

describe('an incident that was open for very long', () => {
  test('is told month by month where openings would be too many, and adds up all the same', () => {
    const story = new Story('Mon 10:00').with({ created: '2006-01-02T10:00:00.000Z', history: [] });
    const { cycles, elapsedMs } = explainedClock(story, 'resolution', 'Mon 17:00');
    const stretches = cycles[0]?.stretches ?? [];
    expect(stretches.length).toBeLessThan(300);
    expect(stretches.every(({ joined }) => joined)).toBe(true);
    expect(stretches.reduce((sum, { countedMs }) => sum + countedMs, 0)).toBe(elapsedMs);
    expect(stretches.reduce((sum, { ms }) => sum + ms, 0)).toBe(Date.parse(iso('Mon 17:00')) - Date.parse('2006-01-02T10:00:00.000Z'));
  });
});

describe('an incident that is moved from one tier to another', () => {
  const placed = (when: string, tier: string, by?: string): PlacedAct => ({
    kind: 'placed',
    at: iso(when),
    ...(by === undefined ? {} : { by }),
    group: 'service-desk',
    tier,
    why: { by: 'support', reason: '' },
  });
  const moved = () =>
    new Story('Mon 10:00')
      .act(placed('Mon 10:00', 'tier-1'))
      .act(placed('Mon 12:00', 'tier-2'))
      .act(placed('Mon 15:00', 'tier-3', 'u-agent'));

  test('starts and stops the clocks of tiers then', () => {
    const ola: Partial<Metric> = { kind: 'ola', start: [{ on: 'tier', to: ['tier-2'] }], stop: [{ on: 'tier', to: ['tier-3'] }] };
    const before = new Story('Mon 10:00').act(placed('Mon 10:00', 'tier-1'));
    expect(clockAt(before, 'response', 'Mon 11:59', response(ola))).toMatchObject({ state: 'idle' });
    expect(clockAt(moved(), 'response', 'Mon 17:00', response(ola))).toMatchObject({ state: 'stopped', elapsedMs: 3 * HOUR });
  });

  test('was each tier’s for its time', () => {
    const { split } = explainOn(moved().status('Mon 17:00', 'Resolved'), 'Fri 10:00');
    expect(split?.parts).toEqual([
      { who: 'us', tier: { id: 'tier-1', name: 'Tier 1' }, ms: 2 * HOUR },
      { who: 'us', tier: { id: 'tier-2', name: 'Tier 2' }, ms: 3 * HOUR },
      { who: 'us', tier: { id: 'tier-3', name: 'Tier 3' }, ms: 2 * HOUR },
    ]);
  });

  test('begins with the tier to which it came first, also when that is not the first one, or was recorded late', () => {
    const { split } = explainOn(new Story('Mon 10:00').act(placed('Mon 13:00', 'tier-2')).status('Mon 17:00', 'Resolved'), 'Fri 10:00');
    expect(split?.parts).toEqual([{ who: 'us', tier: { id: 'tier-2', name: 'Tier 2' }, ms: 7 * HOUR }]);
  });
});

test('a tier’s own clock runs from the creation on: incidents begin with the first', () => {
  const ola: Partial<Metric> = {
    kind: 'ola',
    start: [{ on: 'tier', to: [DOCUMENT.tiers[0]?.id ?? ''] }],
    stop: [{ on: 'tier', to: ['tier-2'] }],
  };
  expect(clockAt(new Story('Mon 10:00'), 'response', 'Mon 12:00', response(ola))).toMatchObject({ state: 'running', elapsedMs: 2 * HOUR });
  expect(DESK.version).toBe(1);
});
