import { describe, expect, test } from '@jest/globals';
import type { FieldName, IncidentsFor, Settings } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import { fits, subjectOf } from '../../../../src/domain/policy/fits';
import { facts, POLICY, SETTINGS } from '../../fakes';

const bind = (name: FieldName, ids: readonly string[]): Settings['fields'] => ({
  [name]: { fieldId: `customfield_${name.length}`, options: Object.fromEntries(ids.map((id) => [id, `o-${id}`])) },
});
const settings: Settings = {
  ...SETTINGS,
  fields: {
    ...SETTINGS.fields,
    ...bind('services', ['email', 'network', 'telephony', 'gone-one']),
    ...bind('channel', ['phone']),
  },
};
const DOCUMENT = { ...POLICY.document, channels: [{ id: 'phone', name: 'Phone', help: '' }] };
const ACTS: Act[] = [
  { kind: 'reporterGroups', at: '2026-11-20T08:00:00.000Z', by: 'u-mara', asked: ['g-vip', 'g-board'], groupIds: ['g-vip'] },
];
const ISSUE = facts({
  values: {
    impact: ['impact-extensive'],
    urgency: ['urgency-high'],
    category: ['c-1', 'c-2'],
    services: ['o-telephony', 'o-network'],
    channel: ['o-phone'],
  },
});
const subject = (issue = ISSUE, priority = '1') => subjectOf(issue, ACTS, DOCUMENT, settings, priority);
const group = (id: string) => ({ id, name: id });

describe('a rule', () => {
  test('that asks for nothing is for every incident, also for one of which nothing is known', () => {
    expect(fits({}, subject())).toBe(true);
    expect(fits({}, subject(facts({ values: {} }), '99'))).toBe(true);
  });

  const priority = DOCUMENT.priorities[0]?.id ?? '';
  const pairs: [string, IncidentsFor, IncidentsFor][] = [
    ['priority', { priorities: [priority] }, { priorities: [DOCUMENT.priorities[2]?.id ?? ''] }],
    ['category by its subcategory', { categories: ['network-vpn'] }, { categories: ['network-wifi'] }],
    ['category of a subcategory', { categories: ['hardware', 'network'] }, { categories: ['hardware'] }],
    ['impact', { impacts: ['extensive'] }, { impacts: ['minor'] }],
    ['urgency', { urgencies: ['high'] }, { urgencies: ['low'] }],
    ['one of its services', { services: ['network'] }, { services: ['email'] }],
    ['how critical one of its services is', { criticalities: ['high'] }, { criticalities: ['low'] }],
    ['channel', { channels: ['phone'] }, { channels: ['portal'] }],
    ['group of the reporter', { reporterGroups: [group('g-vip')] }, { reporterGroups: [group('g-board')] }],
    ['project', { projects: [group('10000')] }, { projects: [group('10001')] }],
    ['being no major incident', { major: false }, { major: true }],
  ];
  test.each(pairs)('is for an incident by its %s', (_, rule, other) => {
    expect([fits(rule, subject()), fits(other, subject())]).toEqual([true, false]);
  });

  test.each(pairs.slice(0, -2))('asks for its %s: an incident without does not fit', (_, rule) => {
    const { reporter: _nobody, ...unreported } = facts({ values: {} });
    expect(fits(rule, subject(unreported, '99'))).toBe(false);
  });

  test('is for an incident that fits in all it asks for', () => {
    expect(fits({ categories: ['network'], impacts: ['extensive'] }, subject())).toBe(true);
    expect(fits({ categories: ['network'], impacts: ['minor'] }, subject())).toBe(false);
  });
});

test('of two priorities that lead to one of Jira’s the incident has that of its cell of the matrix, or else the more urgent', () => {
  const [first, second] = DOCUMENT.priorities;
  if (!first || !second) throw new Error('too few priorities');
  const priorities = [first, { ...second, jiraPriorityId: first.jiraPriorityId }];
  const matrix = { ...DOCUMENT.matrix, extensive: { ...DOCUMENT.matrix.extensive, high: second.id, low: 'gone' } };
  const document = { ...DOCUMENT, priorities, matrix };
  expect(subjectOf(ISSUE, [], document, settings, first.jiraPriorityId).priority).toBe(second.id);
  const low = facts({ values: { impact: ['impact-extensive'], urgency: ['urgency-low'] } });
  expect(subjectOf(low, [], document, settings, first.jiraPriorityId).priority).toBe(first.id);
});

test('what the policy no longer has an incident is not', () => {
  const odd = facts({ values: { services: ['o-gone-one', 'x'], category: ['x'], impact: ['x'], channel: ['o-x'] } });
  expect(subject(odd, '99')).toEqual({
    categories: [],
    services: [],
    criticalities: [],
    reporterGroups: ['g-vip'],
    project: '10000',
    major: false,
  });
});
