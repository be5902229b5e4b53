import { describe, expect, test } from '@jest/globals';
import type { IncidentsFor } from '../../../../src/contract/types';
import { exampleSubject } from '../../../../src/domain/policy/example-subject';
import { fits } from '../../../../src/domain/policy/fits';
import { FILTER_PARTS, missedPart } from '../../../../src/domain/policy/misses';
import { POLICY } from '../../fakes';

const { document } = POLICY;
const high = document.services.find(({ criticality }) => criticality === 'high')?.id ?? '';
const INCIDENT = exampleSubject(document, {
  impact: 'extensive',
  urgency: 'high',
  category: 'network-vpn',
  service: high,
  channel: 'phone',
  group: 'g-vip',
  project: '10000',
  major: true,
});
const named = (id: string) => [{ id, name: id }];

const FITTING: Required<IncidentsFor> = {
  priorities: [INCIDENT.priority ?? ''],
  categories: ['network'],
  impacts: ['extensive'],
  urgencies: ['high'],
  services: [high],
  criticalities: ['high'],
  channels: ['phone'],
  reporterGroups: named('g-vip'),
  projects: named('10000'),
  major: true,
};
const MISSING: Required<IncidentsFor> = {
  priorities: ['none'],
  categories: ['hardware'],
  impacts: ['minor'],
  urgencies: ['low'],
  services: ['none'],
  criticalities: ['low'],
  channels: ['none'],
  reporterGroups: named('none'),
  projects: named('1'),
  major: false,
};

describe('why a rule is not for an incident', () => {
  test('none when all it asks for fits, and when it asks for nothing', () => {
    expect([missedPart(FITTING, INCIDENT), missedPart({}, INCIDENT)]).toEqual([undefined, undefined]);
    expect(fits(FITTING, INCIDENT)).toBe(true);
  });

  test.each(FILTER_PARTS)('%s', (part) => {
    const rule = { ...FITTING, [part]: MISSING[part] };
    expect(missedPart(rule, INCIDENT)).toBe(part);
    expect(fits(rule, INCIDENT)).toBe(false);
  });

  test('the first of several, in the order in which they are shown', () => {
    expect(missedPart({ ...FITTING, projects: MISSING.projects, impacts: MISSING.impacts }, INCIDENT)).toBe('impacts');
  });
});

describe('an incident somebody makes up', () => {
  test('has the priority of the matrix, and the category of its subcategory', () => {
    expect(INCIDENT).toMatchObject({ categories: ['network-vpn', 'network'], services: [high], criticalities: ['high'], major: true });
    expect(INCIDENT.priority).toBe(document.matrix.extensive?.high);
  });

  test('has nothing of what is left out, empty or not in the policy', () => {
    expect(exampleSubject(document, { category: '', service: 'gone', group: '', impact: '' })).toEqual({
      categories: [],
      services: [],
      criticalities: [],
      reporterGroups: [],
      project: '',
      major: false,
    });
  });
});
