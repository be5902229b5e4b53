import { describe, expect, test } from '@jest/globals';
import type { EscalationAction, Ladder } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import { moveOf } from '../../../../src/domain/escalation/moves';
import { decide } from '../../../../src/domain/incident/decide';
import { decidePriority } from '../../../../src/domain/priority/decide-priority';
import { SETTINGS } from '../../fakes';
import { at, clockAt, HOUR, iso, Story } from '../sla/story';
import { handedOver, incidentOf, ladder, level, lookAt, placed, under } from './climber';

const ASK = (when: string): Act => ({ kind: 'customerAsked', at: iso(when), by: 'u-mara', onBehalf: false, reason: 'Down.' });
const made = (tier = 'tier-1'): Story => new Story('Mon 10:00').act(placed('Mon 10:00', tier, 'some-group'));
const doing = (...actions: EscalationAction[]): Ladder => ladder({ on: 'customer' }, { levels: [level({ do: actions })] });

/** The first escalation of a look at Monday 11, and where it moves the incident. */
function first(story: Story, ...ladders: Ladder[]) {
  const policy = under(ladders);
  const { acts, state } = lookAt(incidentOf(story), at('Mon 11:00'), policy);
  const [act] = acts;
  if (!act) throw new Error('nothing fired');
  return { act, acts, state, move: moveOf(act, policy.document) };
}

describe('an escalation moves its incident', () => {
  const asked = (tier?: string): Story => made(tier).act(ASK('Mon 11:00'));

  test('to the next tier, a tier, or a group, and gives it to somebody', () => {
    expect(first(asked(), doing({ do: 'nextTier' })).move).toEqual({ to: 'nextTier' });
    expect(first(asked(), doing({ do: 'toTier', tier: 'tier-3' }, { do: 'assign', to: 'groupLead' })).move).toEqual({
      to: { tier: 'tier-3' },
      assign: 'groupLead',
    });
    expect(first(asked(), doing({ do: 'toGroup', group: 'vendors' })).move).toEqual({ to: { group: 'vendors' } });
    expect(first(asked(), doing({ do: 'assign', to: 'byGroup' })).move).toEqual({ assign: 'byGroup' });
    expect(first(asked(), doing({ do: 'label', label: 'late' })).move).toBeUndefined();
  });

  test('nowhere from the last tier, but does what else it is to do, and says so', () => {
    const { act, move, state } = first(asked('tier-3'), doing({ do: 'nextTier' }, { do: 'label', label: 'late' }));
    expect([act.stays, move]).toEqual([true, undefined]);
    expect(state?.fired).toMatchObject([{ deeds: [{ do: 'nextTier' }, { do: 'label', to: 'late' }] }]);
    expect(state?.fired[0]?.deeds[0]?.to).toBeUndefined();
    expect(first(asked('tier-3'), doing({ do: 'nextTier' }, { do: 'assign', to: 'groupLead' })).move).toEqual({ assign: 'groupLead' });
  });

  test('nowhere when its ladder or its level is gone', () => {
    const { act } = first(asked(), doing({ do: 'nextTier' }));
    expect(moveOf(act, under([]).document)).toBeUndefined();
    expect(moveOf(act, under([ladder({ on: 'customer' }, { levels: [level({ id: 'other' })] })]).document)).toBeUndefined();
  });

  test('before anything else that is due is decided: that may depend on where it is', () => {
    const policy = under([doing({ do: 'nextTier' }), { ...doing({ do: 'label', label: 'x' }), id: 'second' }]);
    const incident = incidentOf(asked());
    const { acts } = lookAt(incident, at('Mon 11:00'), policy);
    expect(acts.map(({ ladder: name }) => name)).toEqual(['ladder', 'second']);
  });

  test('what is to come names the tier it leads to, or that there is none', () => {
    const later = ladder({ on: 'customer' }, { levels: [level({ afterMs: HOUR, do: [{ do: 'nextTier' }] })] });
    expect(lookAt(incidentOf(asked()), at('Mon 11:00'), under([later])).state?.ahead).toMatchObject([
      { deeds: [{ do: 'nextTier', to: 'Tier 2' }] },
    ]);
    expect(lookAt(incidentOf(asked('tier-3')), at('Mon 11:00'), under([later])).state?.ahead).toMatchObject([{ not: 'lastTier' }]);
  });

  test('what was done names the group it came to', () => {
    const { act } = first(asked(), doing({ do: 'nextTier' }));
    const story = asked()
      .act(act)
      .act({ kind: 'placed', at: iso('Mon 11:00'), group: 'second-line', tier: 'tier-2', why: { by: 'escalation', escalation: act.id } });
    const { fired } = lookAt(incidentOf(story), at('Mon 11:00'), under([doing({ do: 'nextTier' })])).state ?? {};
    expect(fired).toMatchObject([{ deeds: [{ do: 'nextTier', to: 'second-line' }] }]);
  });
});

describe('by hand', () => {
  const hand = (...levels: Ladder['levels']): Ladder => ladder({ on: 'hand' }, { levels });

  test('the group that is named goes before what the ladder says, for its first level', () => {
    const moving = hand(level({ do: [{ do: 'nextTier' }] }), level({ id: 'more', do: [{ do: 'toTier', tier: 'tier-3' }] }));
    expect(first(made().act(handedOver('Mon 11:00', 'network')), moving).move).toEqual({ to: { group: 'network' } });
    const { acts } = first(made().act(handedOver('Mon 11:00', 'network')), moving);
    expect(acts.map((act) => moveOf(act, under([moving]).document))).toEqual([{ to: { group: 'network' } }, { to: { tier: 'tier-3' } }]);
    expect(first(made().act(handedOver('Mon 11:00')), moving).move).toEqual({ to: 'nextTier' });
  });

  test('a ladder that only tells people still hands over; one that moves it later does so then', () => {
    const telling = hand(level());
    expect(first(made().act(handedOver('Mon 11:00')), telling).move).toEqual({ to: 'nextTier' });
    expect(first(made().act(handedOver('Mon 11:00', 'network')), telling).move).toEqual({ to: { group: 'network' } });
    expect(first(made().act(handedOver('Mon 11:00', 'network')), telling).state?.fired[0]?.deeds).toEqual([
      { do: 'toGroup', to: 'network' },
      expect.objectContaining({ do: 'notify' }),
    ]);
    const second = hand(level(), level({ id: 'then', afterMs: HOUR, do: [{ do: 'nextTier' }] }));
    expect(first(made().act(handedOver('Mon 11:00')), second).move).toBeUndefined();
  });

  test('without a ladder it goes to the group, or the next tier', () => {
    expect(first(made().act(handedOver('Mon 11:00', 'network'))).move).toEqual({ to: { group: 'network' } });
    expect(first(made().act(handedOver('Mon 11:00'))).move).toEqual({ to: 'nextTier' });
  });
});

describe('a raised priority', () => {
  /** Impact Significant and urgency High ask for p3. */
  const asked = (): Story => made().act(ASK('Mon 11:00'));
  const priority = ({ facts, acts }: { facts: Story['facts']; acts: readonly Act[] }) => decidePriority(facts, acts, under([]), SETTINGS);
  const raisedBy = (...actions: EscalationAction[]): string | undefined => first(asked(), doing(...actions)).act.raisedTo;

  test('is so many steps more urgent, or at least one that is named; never less urgent, never beyond the most urgent', () => {
    expect([1, 2, 9].map((steps) => raisedBy({ do: 'raisePriority', steps }))).toEqual(['2', '1', '1']);
    expect(raisedBy({ do: 'raisePriorityTo', priority: 'p1' })).toBe('1');
    expect([raisedBy({ do: 'raisePriorityTo', priority: 'p4' }), raisedBy({ do: 'raisePriorityTo', priority: 'gone' })]).toEqual([
      undefined,
      undefined,
    ]);
    const top = made()
      .change('Mon 10:30', { priority: '1', customfield_1: 'impact-extensive', customfield_2: 'urgency-critical' })
      .act(ASK('Mon 11:00'));
    expect(first(top, doing({ do: 'raisePriority', steps: 1 })).act.raisedTo).toBeUndefined();
  });

  test('counts from what it was raised to by what was due before it', () => {
    const twice = [doing({ do: 'raisePriority', steps: 1 }), { ...doing({ do: 'raisePriority', steps: 1 }), id: 'second' }];
    expect(first(asked(), ...twice).acts.map(({ raisedTo }) => raisedTo)).toEqual(['2', '1']);
  });

  test('goes before the matrix, unless that comes to ask for more; a person’s override before it', () => {
    const { act } = first(asked(), doing({ do: 'raisePriority', steps: 1 }));
    const story = asked().act(act);
    expect(priority(story)).toMatchObject({ source: 'escalation', jiraPriorityId: '2', rank: 1 });
    const urgent = asked().change('Mon 12:00', { customfield_1: 'impact-extensive', customfield_2: 'urgency-critical' }).act(act);
    expect(priority(urgent)).toMatchObject({ source: 'matrix', jiraPriorityId: '1' });
    story.act({ kind: 'override', at: iso('Mon 13:00'), by: 'u-agent', jiraPriorityId: '5' });
    expect(priority(story)).toMatchObject({ source: 'override', jiraPriorityId: '5' });
    story.act({ kind: 'release', at: iso('Mon 14:00'), by: 'u-agent' });
    expect(priority(story)).toMatchObject({ source: 'escalation', jiraPriorityId: '2' });
  });

  test('ends when the escalation is taken back; one after that counts', () => {
    const { act } = first(asked(), doing({ do: 'raisePriority', steps: 2 }));
    const story = asked()
      .act(act)
      .act({ kind: 'deEscalated', at: iso('Mon 12:00'), by: 'u-agent', reason: 'Found it.' });
    expect(priority(story)).toMatchObject({ source: 'matrix', jiraPriorityId: '3' });
    story.act({ ...act, id: 'ladder/asked-2/lead/1', at: iso('Mon 13:00'), raisedTo: '2' });
    expect(priority(story)).toMatchObject({ source: 'escalation', jiraPriorityId: '2' });
  });

  test('gives clocks its goal from when it was raised until it is taken back', () => {
    const { act } = first(asked(), doing({ do: 'raisePriority', steps: 1 }));
    const story = asked().act(act);
    // 24 hours under p3, 8 under p2.
    expect(clockAt(asked(), 'resolution', 'Mon 12:00').dueAt).toBe(iso('Thu 10:00'));
    expect(clockAt(story, 'resolution', 'Mon 12:00').dueAt).toBe(iso('Tue 10:00'));
    story.act({ kind: 'deEscalated', at: iso('Mon 12:00'), by: 'u-agent', reason: 'Found it.' });
    expect(clockAt(story, 'resolution', 'Mon 13:00').dueAt).toBe(iso('Thu 10:00'));
  });
});

test('a decision goes on until nothing more follows, and what is left is due at once', () => {
  const ladders = Array.from({ length: 12 }, (_, place) => ({
    ...doing({ do: 'raisePriorityTo' as const, priority: 'p1' }, { do: 'toGroup' as const, group: 'service-desk' }),
    id: `ladder-${place}`,
  }));
  const policy = under(ladders);
  const { facts, acts } = made().act(ASK('Mon 11:00'));
  const look = (log: readonly Act[]) =>
    decide({ facts, acts: { version: log.length, acts: log }, policy, settings: SETTINGS, members: new Map() }, at('Mon 11:00'));
  const one = look(acts);
  const escalated = (all: readonly Act[]): string[] => all.flatMap((act) => (act.kind === 'escalated' ? [act.ladder] : []));
  expect(one.wakeAt).toBe(iso('Mon 11:00'));
  const two = look([...acts, ...one.acts]);
  expect([...escalated(one.acts), ...escalated(two.acts)]).toEqual(ladders.map(({ id }) => id));
  expect(two.wakeAt).not.toBe(iso('Mon 11:00'));
  expect(two.set.priority).toBe('1');
});
