import { describe, expect, test } from '@jest/globals';
import type { Metric } from '../../../../src/contract/types';
import { withoutPlaces } from '../../fakes';
import { clockAt, decideOn, explainedClock, HOUR, iso, publish, Story, WHY, withMetric } from './story';

const resolution = (change: Partial<Metric>) => ({ policy: publish(withMetric('resolution', change)) });
const URGENT = { customfield_1: 'impact-extensive', customfield_2: 'urgency-critical' };

describe('what happens at one moment', () => {
  /** Stops and resets in one transition: status and a field in one entry of the history. */
  const both = (): Story => new Story('Mon 10:00').change('Mon 12:00', { status: 'Resolved', customfield_50: 'again' });
  const rules = {
    stop: [{ on: 'status' as const, into: { ids: [], categories: ['done' as const] } }],
    reset: [{ on: 'field' as const, field: 'customfield_50' }],
  };

  test('applies in the documented order: stop, then reset leaves nothing', () => {
    expect(clockAt(both(), 'resolution', 'Mon 13:00', resolution(rules))).toMatchObject({ state: 'idle', elapsedMs: 0 });
  });

  test('applies in another order where the metric says so: reset, then stop with nothing elapsed', () => {
    const order: Metric['order'] = ['cancel', 'reset', 'stop', 'start', 'resume', 'hold'];
    expect(clockAt(both(), 'resolution', 'Mon 13:00', resolution({ ...rules, order }))).toMatchObject({
      state: 'stopped',
      cycle: 2,
      elapsedMs: 0,
    });
  });

  test('a cancelled incident is closed in the same change, and is not kept but cancelled', () => {
    const story = new Story('Mon 10:00').status('Thu+1 12:00', 'Cancelled');
    const clock = clockAt(story, 'resolution', 'Fri+1 13:00');
    expect([clock.state, clock.dueAt, clock.breachedAt]).toEqual(['cancelled', undefined, undefined]);
    expect(decideOn(story, 'Fri+1 13:00').appFields).toEqual({});
  });

  test('one entry counts as a whole: a hold passes from one reason to another without a gap', () => {
    const story = new Story('Mon 10:00')
      .status('Mon 11:00', 'Pending', { [WHY.fieldId]: WHY.info })
      .change('Mon 13:00', { [WHY.fieldId]: WHY.vendor })
      .status('Mon 15:00', 'Working');
    const { cycles } = explainedClock(story, 'resolution', 'Mon 16:00');
    expect(cycles[0]?.stretches.map(({ what, reason, ms }) => [what, reason?.id, ms])).toEqual([
      ['counted', undefined, HOUR],
      ['held', 'user', 2 * HOUR],
      ['held', 'vendor', 2 * HOUR],
      ['counted', undefined, HOUR],
    ]);
    expect(clockAt(story, 'vendor', 'Mon 16:00')).toMatchObject({ state: 'stopped', elapsedMs: 2 * HOUR });
  });

  test('entries of one instant go by their ids as numbers, whatever order Jira tells them in', () => {
    const story = (ids: [string, string]): Story => {
      const [to, back] = ids;
      const at = iso('Mon 12:00');
      const line = { at, by: 'u-agent', fieldId: 'status' };
      return new Story('Mon 10:00').with({
        status: { id: '3', category: 'indeterminate' },
        history: [
          { ...line, id: back, from: '6', to: '3' },
          { ...line, id: to, from: '1', to: '6' },
        ],
      });
    };
    expect(clockAt(story(['9', '10']), 'resolution', 'Mon 13:00')).toMatchObject({ state: 'running', elapsedMs: 3 * HOUR });
    expect(clockAt(story(['9007199254740993', '9007199254740994']), 'resolution', 'Mon 13:00').state).toBe('running');
  });

  test('a comment comes after a change of the same instant, an act after both', () => {
    const story = new Story('Mon 10:00').comment('Mon 11:00', 'u-mara').status('Mon 11:00', 'Waiting for customer');
    expect(clockAt(story, 'resolution', 'Mon 12:00')).toMatchObject({ state: 'running' });
    const before = new Story('Mon 10:00').comment('Mon 10:59:59.999', 'u-mara').status('Mon 11:00', 'Waiting for customer');
    expect(clockAt(before, 'resolution', 'Mon 12:00')).toMatchObject({ state: 'held' });
    const raised = new Story('Mon 10:00').change('Mon 11:00', URGENT);
    raised.act({ kind: 'override', at: iso('Mon 11:00'), by: 'u-boss', jiraPriorityId: '5', reason: '' });
    expect(explainedClock(raised, 'resolution', 'Mon 12:00').cycles[0]?.goals.map(({ goal }) => goal?.rule)).toEqual(['p3', 'p1', 'p5']);
  });
});

describe('goals', () => {
  test('the seconds before the app sets Jira’s priority change no goal', () => {
    const story = new Story('Mon 10:00', { ...URGENT, priority: '3' }).change('Mon 10:00:04.000', { priority: '1' }, 'app-account');
    const { cycles } = explainedClock(story, 'resolution', 'Mon 11:00');
    expect(cycles[0]?.goals).toMatchObject([{ from: iso('Mon 10:00'), goal: { rule: 'p1' } }]);
  });

  test('what the app fills in of what was said while raising was said at the creation', () => {
    const values = { impact: ['impact-extensive'], urgency: ['urgency-critical'] };
    const raised = { kind: 'raised' as const, at: iso('Mon 10:00'), by: 'u-mara', intentId: 'x', values };
    const bare = { customfield_1: undefined, customfield_2: undefined };
    const story = new Story('Mon 10:00', bare).act(raised).change('Mon 10:05', URGENT, 'app-account');
    expect(explainedClock(story, 'resolution', 'Mon 11:00').cycles[0]?.goals).toMatchObject([
      { from: iso('Mon 10:00'), goal: { rule: 'p1' } },
    ]);
    // Before it has been filled in, too.
    expect(clockAt(new Story('Mon 10:00', bare).act(raised), 'resolution', 'Mon 11:00').goal?.rule).toBe('p1');
    // Somebody else's choice counts from when it was made.
    const chosen = new Story('Mon 10:00', bare).act(raised).change('Mon 10:05', URGENT);
    expect(explainedClock(chosen, 'resolution', 'Mon 11:00').cycles[0]?.goals).toMatchObject([
      { goal: { rule: 'p3' } },
      { from: iso('Mon 10:05'), goal: { rule: 'p1' } },
    ]);
  });

  test('an override counts from when it was done until it is given back', () => {
    const story = new Story('Mon 10:00')
      .act({ kind: 'override', at: iso('Mon 11:00'), by: 'u-boss', jiraPriorityId: '1', reason: 'fair' })
      .act({ kind: 'release', at: iso('Mon 12:00'), by: 'u-boss' });
    const { cycles } = explainedClock(story, 'resolution', 'Mon 13:00');
    expect(cycles[0]?.goals.map(({ from, goal, cause }) => [from, goal?.rule, cause.what, cause.by])).toEqual([
      [iso('Mon 10:00'), 'p3', 'created', 'u-mara'],
      [iso('Mon 11:00'), 'p1', 'goal', 'u-boss'],
      [iso('Mon 12:00'), 'p3', 'goal', 'u-boss'],
    ]);
  });

  test('the first goal that fits measures what came before it, by its calendar', () => {
    const goals = [{ id: 'top', for: { priorities: ['p1'] }, goalMs: 4 * HOUR, calendar: 'business', warnings: [] }];
    const story = new Story('Mon 08:00').change('Mon 11:00', URGENT);
    expect(clockAt(story, 'resolution', 'Mon 12:00', resolution({ goals }))).toMatchObject({
      elapsedMs: 3 * HOUR,
      dueAt: iso('Mon 13:00'),
    });
  });

  test('more time after a breach: the clock is no longer breached, the goal that was missed says so', () => {
    const story = new Story('Mon 00:00', URGENT).change('Mon 06:00', { customfield_1: 'impact-moderate' });
    const clock = explainedClock(story, 'resolution', 'Mon 07:00');
    expect(clock.cycles[0]?.goals[0]).toMatchObject({ goal: { rule: 'p1' }, reachedAt: iso('Mon 04:00') });
    expect([clock.cycles[0]?.breachedAt, clock.clock.breachedAt]).toEqual([undefined, undefined]);
  });

  test('a clock that is beyond its goal and the next one reached it when it first did, held or not', () => {
    const goals = [
      { id: 'mail', for: { projects: [{ id: '9000', name: 'OLD' }] }, goalMs: 2 * HOUR, calendar: 'always', warnings: [] },
      { id: 'rest', for: {}, goalMs: 3 * HOUR, calendar: 'always', warnings: [] },
    ];
    const moved = new Story('Mon 10:00', { project: '9000' }).change('Mon 14:00', { project: '10000' });
    expect(clockAt(moved, 'resolution', 'Mon 15:00', resolution({ goals }))).toMatchObject({
      dueAt: iso('Mon 12:00'),
      breachedAt: iso('Mon 12:00'),
    });
    const held = new Story('Mon 10:00', { project: '9000' })
      .status('Mon 13:30', 'Waiting for customer')
      .change('Mon 14:00', { project: '10000' });
    expect(clockAt(held, 'resolution', 'Mon 15:00', resolution({ goals }))).toMatchObject({ state: 'held', breachedAt: iso('Mon 12:00') });
  });

  test('groups count as they were when the app first asked, and somebody is asked about only when a rule names groups', () => {
    const goals = [
      { id: 'vip', for: { reporterGroups: [{ id: 'g-vip', name: 'VIPs' }] }, goalMs: HOUR, calendar: 'always', warnings: [] },
      { id: 'rest', for: {}, goalMs: 9 * HOUR, calendar: 'always', warnings: [] },
    ];
    const under = resolution({ goals });
    const story = new Story('Mon 10:00');
    expect(decideOn(story, 'Mon 11:00').need).toEqual([]);
    expect(decideOn(story, 'Mon 11:00', under).need).toEqual(['u-mara']);
    const vip = new Map([['u-mara', { accountId: 'u-mara', groupIds: ['g-staff', 'g-vip'], roleIds: [] }]]);
    const decided = decideOn(story, 'Mon 11:00', { ...under, members: vip });
    expect(withoutPlaces(decided.acts)).toEqual([
      { kind: 'reporterGroups', at: iso('Mon 11:00'), by: 'u-mara', asked: ['g-vip'], groupIds: ['g-vip'] },
    ]);
    expect(decided.state?.clocks[1]?.goal?.rule).toBe('vip');
    for (const act of decided.acts) story.act(act);
    const later = decideOn(story, 'Mon 12:00', under);
    expect([later.need, later.acts, later.state?.clocks[1]?.goal?.rule]).toEqual([[], [], 'vip']);
    // Another version that names another group asks about that one alone.
    const other = resolution({
      goals: [
        {
          ...goals[0],
          id: 'vip',
          for: {
            reporterGroups: [
              { id: 'g-vip', name: '' },
              { id: 'g-new', name: '' },
            ],
          },
          goalMs: HOUR,
          calendar: 'always',
          warnings: [],
        },
      ],
    });
    expect(decideOn(story, 'Mon 12:00', other).need).toEqual(['u-mara']);
    expect(decideOn(story, 'Mon 12:00', { ...other, members: vip }).acts).toMatchObject([{ asked: ['g-new'], groupIds: [] }]);
  });

  test('a reporter who was set later counts from then', () => {
    const goals = [{ id: 'vip', for: { reporterGroups: [{ id: 'g-vip', name: 'VIPs' }] }, goalMs: HOUR, calendar: 'always', warnings: [] }];
    const story = new Story('Mon 10:00', { reporter: 'u-agent' }).change('Mon 10:30', { reporter: 'u-mara' });
    const under = resolution({ goals });
    expect(decideOn(story, 'Mon 11:00', under).need.sort()).toEqual(['u-agent', 'u-mara']);
    for (const [by, groupIds] of [
      ['u-agent', []],
      ['u-mara', ['g-vip']],
    ] as const)
      story.act({ kind: 'reporterGroups', at: iso('Mon 11:00'), by, asked: ['g-vip'], groupIds: [...groupIds] });
    expect(explainedClock(story, 'resolution', 'Mon 11:00', under).cycles[0]?.goals).toMatchObject([
      { from: iso('Mon 10:00') },
      { from: iso('Mon 10:30'), goal: { rule: 'vip' } },
    ]);
  });
});

describe('late starts', () => {
  const start: Metric['start'] = [{ on: 'status', into: { ids: [{ id: '3', name: 'Working' }], categories: [] } }];
  const story = (): Story =>
    new Story('Mon 09:00').status('Mon 10:00', 'Waiting for customer').status('Mon 12:00', 'Open').status('Mon 13:00', 'Working');

  test.each([
    ['counts from the start', { retroactiveStart: false, retroactiveHold: false }, HOUR],
    ['counts from the creation, holds and all', { retroactiveStart: true, retroactiveHold: false }, 5 * HOUR],
    ['counts from the creation, holds left out', { retroactiveStart: true, retroactiveHold: true }, 3 * HOUR],
  ])('%s', (_what, how, elapsed) => {
    expect(clockAt(story(), 'resolution', 'Mon 14:00', resolution({ start, ...how })).elapsedMs).toBe(elapsed);
  });

  test('a goal that has passed by then is breached at the start, not before', () => {
    const goals = [{ id: 'all', for: {}, goalMs: 2 * HOUR, calendar: 'business', warnings: [] }];
    const clock = clockAt(story(), 'resolution', 'Mon 14:00', resolution({ start, goals, retroactiveStart: true }));
    expect([clock.dueAt, clock.breachedAt]).toEqual([iso('Mon 13:00'), iso('Mon 13:00')]);
  });

  test('a restart for another goal counts from the creation again, but never what lay between a stop and a reopening', () => {
    const reopened = new Story('Mon 09:00').status('Mon 10:00', 'Resolved').status('Mon 14:00', 'Working').change('Mon 15:00', URGENT);
    const clock = clockAt(reopened, 'resolution', 'Mon 16:00', resolution({ whenGoalChanges: 'restart', retroactiveStart: true }));
    expect(clock).toMatchObject({ cycle: 2, elapsedMs: 3 * HOUR });
  });

  test('a clock that starts while the incident waits is held from the start', () => {
    const waiting = new Story('Mon 09:00').change('Mon 10:00', { status: 'Waiting for customer', assignee: 'u-lea' });
    const clock = clockAt(waiting, 'resolution', 'Mon 14:00', resolution({ start: [{ on: 'assignment', to: 'somebody' }] }));
    expect(clock).toMatchObject({ state: 'held', elapsedMs: 0 });
  });
});
