import { describe, expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../../src/domain/policy/defaults';
import { dueOf, holdsFor, inputFor, trialsFor } from '../../../../src/domain/sla/example';

const HOUR = 3_600_000;
const policy = defaultPolicy({
  priorities: ['Highest', 'High', 'Medium', 'Low'].map((name, at) => ({ id: String(at + 1), name })),
  impactNames: [],
  urgencyNames: [],
  overriders: [],
  timeZone: 'Europe/Berlin',
  statuses: [{ id: '4', name: 'Waiting for customer', category: 'indeterminate' }],
});
const goal = (id: string, wanted: Record<string, string[]>) => ({ id, for: wanted, goalMs: HOUR, calendar: 'business', warnings: [] });

describe('the goal of an example incident', () => {
  test('its priority is the matrix’s; a subcategory brings its category along', () => {
    expect(inputFor(policy, { impact: 'extensive', urgency: 'critical', category: 'network-vpn', service: '' })).toEqual({
      priorities: ['p1'],
      categories: ['network', 'network-vpn'],
      impacts: ['extensive'],
      urgencies: ['critical'],
      reporterGroups: [],
      services: [],
      projects: [],
    });
    expect(inputFor(policy, {}).priorities).toEqual([]);
  });

  test('rules are tried up to the one that fits, with what keeps the others', () => {
    const goals = [
      goal('a', { categories: ['data'] }),
      goal('b', { priorities: ['p1'], urgencies: ['low'] }),
      goal('c', {}),
      goal('d', {}),
    ];
    const trials = trialsFor({ goals }, inputFor(policy, { impact: 'extensive', urgency: 'critical', category: 'network' }));
    expect(trials.map(({ goal: { id }, misses }) => [id, misses])).toEqual([
      ['a', 'categories'],
      ['b', 'urgencies'],
      ['c', undefined],
    ]);
  });

  test('when it would be reached, and never when the calendar is not there or not finished', () => {
    const start = Date.parse('2026-11-23T15:30:00Z');
    expect(dueOf(goal('a', {}), policy, start)).toBe(Date.parse('2026-11-24T08:30:00Z'));
    expect(dueOf({ ...goal('a', {}), calendar: 'gone' }, policy, start)).toBeUndefined();
    const [business] = policy.calendars;
    if (!business) throw new Error('no calendar');
    const shut = { ...business, definition: { ...business.definition, weekly: {} } };
    expect(dueOf(goal('a', {}), { calendars: [shut] }, start)).toBeUndefined();
  });
});

describe('why an example incident would wait', () => {
  const status = (id: string) => ({ id, category: 'indeterminate' as const });
  const reason = {
    id: 'parts',
    name: 'Parts',
    help: '',
    waitsFor: 'vendor' as const,
    while: [
      { status: { ids: [], categories: ['indeterminate' as const] }, fields: [{ field: 'labels', is: 'in' as const, values: ['parts'] }] },
    ],
    until: [],
  };

  test('by its status, and by its fields', () => {
    const reasons = [...policy.holdReasons, reason];
    const ids = (id: string, fields: Record<string, string[]>) => holdsFor(reasons, { status: status(id), fields }).map((one) => one.id);
    expect(ids('4', {})).toEqual(['user']);
    expect(ids('4', { labels: ['parts'] })).toEqual(['user', 'parts']);
    expect(ids('9', { labels: ['other'] })).toEqual([]);
  });
});
