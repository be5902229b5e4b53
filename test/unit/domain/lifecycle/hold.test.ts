import { describe, expect, test } from '@jest/globals';
import { holdOf } from '../../../../src/domain/lifecycle/hold';
import { iso, Story } from '../sla/story';
import { livedAt } from './lived';

const waiting = (): Story => new Story('Mon 09:00').status('Mon 10:00', 'Waiting for customer');
const holdAt = (story: Story, when: string) => holdOf(livedAt(story, when));

describe('a hold', () => {
  test('is what the incident waits for by Jira’s history', () => {
    expect(holdAt(new Story('Mon 09:00'), 'Mon 12:00')).toEqual({});
    expect(holdAt(waiting(), 'Mon 12:00').state).toEqual({
      reason: { id: 'user', name: 'Waiting for the user' },
      waitsFor: 'user',
      since: iso('Mon 10:00'),
      reminders: 0,
      nextReminderAt: iso('Tue 10:00'),
      resolvesAt: iso('Mon+1 10:00'),
    });
    expect(holdAt(waiting().status('Tue 09:00', 'Working'), 'Tue 09:00').state).toBeUndefined();
  });

  test('reminds at, not before, its instants, and wakes for each', () => {
    expect(holdAt(waiting(), 'Tue 09:59:59')).toMatchObject({ state: { reminders: 0 }, wakeAt: Date.parse(iso('Tue 10:00')) });
    expect(holdAt(waiting(), 'Tue 10:00')).toMatchObject({
      state: { reminders: 1, nextReminderAt: iso('Thu 10:00') },
      wakeAt: Date.parse(iso('Thu 10:00')),
    });
    expect(holdAt(waiting(), 'Thu 10:00')).toMatchObject({ state: { reminders: 2 }, wakeAt: Date.parse(iso('Mon+1 10:00')) });
    const over = holdAt(waiting(), 'Mon+1 10:00');
    expect(over.wakeAt).toBeUndefined();
    expect(over.state?.nextReminderAt).toBeUndefined();
  });

  test('says what whoever put it on hold said of it, not what was said of an earlier one', () => {
    const vendor = { name: 'Acme', reference: 'A-1', expectedAt: iso('Wed 12:00') };
    const said = { kind: 'held' as const, by: 'u-agent', intentId: '1', fromStatus: '3' };
    const story = new Story('Mon 09:00', { customfield_70: '702' })
      .act({ ...said, at: iso('Mon 10:00'), reason: 'vendor', note: 'Old' })
      .status('Mon 10:00', 'Pending')
      .status('Mon 11:00', 'Working')
      .status('Mon 12:00', 'Pending');
    expect(holdAt(story, 'Mon 13:00').state).toMatchObject({ reason: { id: 'vendor' }, waitsFor: 'vendor' });
    expect(holdAt(story, 'Mon 13:00').state?.note).toBeUndefined();
    story.act({ ...said, at: iso('Mon 12:00'), reason: 'vendor', vendor });
    expect(holdAt(story, 'Mon 13:00').state).toMatchObject({ by: 'u-agent', vendor, nextReminderAt: iso('Wed 12:00') });
    expect(holdAt(story, 'Wed 12:00').state?.reminders).toBe(2);
  });
});
