import { describe, expect, test } from '@jest/globals';
import type { Ladder, PublishedPolicy } from '../../../../src/contract/types';
import { at, HOUR, iso, MINUTE, Story } from '../sla/story';
import { aheadAt, fires, handedOver, incidentOf, ladder, level, lookAt, placed, snoozed, stateAt, under, wakeAt } from './climber';

const made = (): Story => new Story('Mon 10:00').act(placed('Mon 10:00'));

/** An incident to which everything happened that sets a ladder off, in its first ten minutes. */
const busy = (): Story =>
  new Story('Mon 10:00', { assignee: 'u-a' })
    .act(placed('Mon 10:00'))
    .status('Mon 10:05', 'Resolved')
    .status('Mon 10:06', 'Open')
    .change('Mon 10:07', { assignee: 'u-b', priority: '2' })
    .act(handedOver('Mon 10:08'))
    .act({ kind: 'customerAsked', at: iso('Mon 10:08'), by: 'u-mara', onBehalf: false, reason: 'Still down.' })
    .act({ kind: 'reporterGroups', at: iso('Mon 10:00'), by: 'u-mara', asked: ['g-vip'], groupIds: ['g-vip'] });

const TRIGGERS: Ladder['trigger'][] = [
  { on: 'clock', metric: 'resolution', percent: 1 },
  { on: 'willBreach', metric: 'resolution', withinMs: 24 * HOUR },
  { on: 'dwell', afterMs: MINUTE },
  { on: 'notAcknowledged', afterMs: MINUTE },
  { on: 'reopened', times: 1 },
  { on: 'reassigned', times: 1 },
  { on: 'reporterGroup', groups: [{ id: 'g-vip', name: 'VIP' }] },
  { on: 'priorityRaised', to: ['p1', 'p2'] },
  { on: 'customer' },
  { on: 'hand' },
];

/** Due an hour after what sets it off. */
const anHourAfter = (trigger: Ladder['trigger'], change: Partial<Ladder> = {}): PublishedPolicy =>
  under([ladder(trigger, { levels: [level({ afterMs: HOUR })], ...change })]);
const ours = (ids: readonly string[]): string[] => ids.filter((id) => id.startsWith('ladder/'));

describe.each(TRIGGERS.map((trigger): [string, Ladder['trigger']] => [trigger.on, trigger]))('set off by %s', (_, trigger) => {
  const policy = anHourAfter(trigger);

  test('fires when it is due', () => {
    expect(ours(fires(busy(), 'Mon 10:59', policy))).toEqual([]);
    expect(ours(fires(busy(), 'Mon 12:00', policy))).toHaveLength(1);
  });

  const rests: [string, string, (story: Story, when: string) => Story, (story: Story, when: string) => Story][] = [
    ['on hold', 'onHold', (story, when) => story.status(when, 'Waiting for customer'), (story, when) => story.status(when, 'Open')],
    ['over', 'resolved', (story, when) => story.status(when, 'Resolved'), (story, when) => story.status(when, 'Open')],
    [
      'a child',
      'child',
      (story, when) => story.link(when, true, 'is child of', 'IT-9'),
      (story, when) => story.link(when, false, 'is child of', 'IT-9'),
    ],
  ];
  test.each(rests)('does not while the incident is %s, says so, and does once after it', (_name, not, rest, end) => {
    const resting = rest(busy(), 'Mon 10:30');
    expect(ours(fires(resting, 'Mon 16:00', policy))).toEqual([]);
    expect(wakeAt(resting, 'Mon 12:00', policy)).toBeUndefined();
    expect(aheadAt(resting, 'Mon 16:00', policy)).toContainEqual(expect.objectContaining({ ladder: 'Ladder', not }));
    expect(stateAt(resting, 'Mon 10:40', policy)).toEqual(stateAt(resting, 'Mon 16:00', policy));
    // What was done to it may be work, of which it dwells anew; a clock that was over may have been reached before.
    end(resting, 'Mon 16:00');
    const incident = incidentOf(resting);
    const acts = ours(
      [...lookAt(incident, at('Tue 09:00'), policy).acts, ...lookAt(incident, at('Tue 12:00'), policy).acts].map(({ id }) => id),
    );
    expect(acts).toHaveLength(1);
  });

  test('does not once its ladder is withdrawn, switched off or for other incidents', () => {
    const gone = [under([]), anHourAfter(trigger, { active: false }), anHourAfter(trigger, { for: { urgencies: ['low'] } })];
    for (const other of gone) {
      expect(ours(fires(busy(), 'Mon 12:00', other))).toEqual([]);
      expect(aheadAt(busy(), 'Mon 10:30', other).filter(({ ladder: name }) => name === 'Ladder')).toEqual([]);
    }
  });
});

const SHARE: Ladder['trigger'] = { on: 'clock', metric: 'resolution', percent: 50 };
const LEVELS = [level(), level({ id: 'managers', afterMs: 2 * HOUR })];

describe('a policy that changes', () => {
  const before = under([ladder(SHARE, { levels: LEVELS })]);

  test('stops a ladder it switches off where it has begun, and says so of what would have come', () => {
    const incident = incidentOf(made());
    expect(lookAt(incident, at('Tue 14:00'), before).acts).toHaveLength(1);
    const off = under([ladder(SHARE, { levels: LEVELS, active: false })]);
    const looked = lookAt(incident, at('Tue 16:00'), off);
    expect([looked.acts, looked.wakeAt]).toEqual([[], undefined]);
    expect(looked.state).toMatchObject({ count: 1, fired: [{ ladder: 'Ladder', level: 1 }], ahead: [{ level: 2, not: 'off' }] });
  });

  test('that no longer has the ladder keeps what it did, in the words of then', () => {
    const incident = incidentOf(made());
    lookAt(incident, at('Tue 14:00'), before);
    const looked = lookAt(incident, at('Tue 16:00'), under([]));
    expect(looked.acts).toEqual([]);
    expect(looked.state).toEqual({
      fired: [
        expect.objectContaining({
          ladder: 'Ladder',
          because: { on: 'clock', metric: 'Resolution', percent: 50 },
          dueAt: iso('Tue 14:00'),
          deeds: [],
        }),
      ],
      count: 1,
      ahead: [],
    });
  });

  test('goes on with a level it moves, and does none again that was done', () => {
    const incident = incidentOf(made());
    lookAt(incident, at('Tue 14:00'), before);
    const sooner = under([ladder(SHARE, { levels: [level({ afterMs: HOUR }), level({ id: 'managers', afterMs: HOUR })] })]);
    expect(lookAt(incident, at('Tue 14:59'), sooner).acts).toEqual([]);
    expect(lookAt(incident, at('Tue 15:00'), sooner).acts).toMatchObject([{ id: 'ladder/resolution-1-50/managers/1' }]);
  });
});

describe('what is old', () => {
  const policy = under([ladder(SHARE, { levels: [level(), level({ id: 'managers', afterMs: 100 * HOUR })] })]);

  test('is done up to a day after it was due, and passed over then', () => {
    expect(fires(made(), 'Wed 14:00', policy)).toEqual(['ladder/resolution-1-50/lead/1']);
    expect(fires(made(), 'Wed 14:00:01', policy)).toEqual([]);
    // Whoever is told later is still told.
    expect(fires(made(), 'Sat 18:00', policy)).toEqual(['ladder/resolution-1-50/managers/1']);
  });

  test('does not count the time in which the incident waited', () => {
    const story = made().status('Tue 15:00', 'Waiting for customer').status('Mon+1 10:00', 'Open');
    expect(fires(story, 'Mon+1 10:00', policy)).toContain('ladder/resolution-1-50/lead/1');
    expect(fires(story, 'Tue+1 12:00', policy)).not.toContain('ladder/resolution-1-50/lead/1');
  });

  test('does not count the quiet hours into which somebody put it off', () => {
    const quietHours = { from: '00:00', to: '11:00', timeZone: 'Etc/UTC' };
    const quiet = under([ladder(SHARE, { quietHours })]);
    const story = made().act(snoozed('Tue 20:00', 'Thu 04:00'));
    expect(fires(story, 'Thu 10:59', quiet)).toEqual([]);
    expect(fires(story, 'Fri 11:00', quiet)).toEqual(['ladder/resolution-1-50/lead/1']);
    expect(fires(story, 'Fri 11:00:01', quiet)).toEqual([]);
    // It was too old before.
    expect(fires(made().act(snoozed('Wed 14:01', 'Thu 04:00')), 'Thu 12:00', quiet)).toEqual([]);
  });

  test('moves the incident nevertheless', () => {
    const moving = under([ladder({ on: 'dwell', afterMs: HOUR }, { levels: [level({ do: [{ do: 'nextTier' }] })] })]);
    expect(fires(made(), 'Fri+1 10:00', moving)).toHaveLength(1);
  });
});
