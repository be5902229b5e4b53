import { describe, expect, test } from '@jest/globals';
import { faultsOfChoice } from '../../../../src/domain/raise/check';
import { saidOf, sentFields } from '../../../../src/domain/raise/values';
import { storable } from '../../../../src/domain/text';
import { POLICY, SETTINGS } from '../../fakes';

const INPUT = { intentId: 'i', summary: 's', description: '', impact: 'extensive', urgency: 'high', services: [] };

describe('texts', () => {
  test('lose what Jira cannot store and nothing else', () => {
    expect(storable('a\u0000b\u0007c\u007fd\u0085e\ud800f\udc00g')).toBe('abcdefg');
    const kept = 'tab\tline\nreturn\r\n<b>"é" 👩‍👩‍👧 \u202e\u200b 漢';
    expect(storable(kept)).toBe(kept);
  });
});

describe('choices', () => {
  test('every entry of the policy is one', () => {
    for (const category of POLICY.document.categories)
      for (const subcategory of [undefined, ...category.subcategories])
        expect(
          faultsOfChoice({ ...INPUT, category: category.id, ...(subcategory ? { subcategory: subcategory.id } : {}) }, POLICY.document),
        ).toEqual([]);
  });

  test('all that is wrong is named at once', () => {
    const input = { ...INPUT, impact: 'a', urgency: 'b', category: 'c', subcategory: 'd', services: ['email', 'e'], channel: 'f' };
    const paths = faultsOfChoice(input, POLICY.document).map((text) => text.split(' ')[0]);
    expect(paths).toEqual(['impact', 'urgency', 'category', 'services[1]', 'channel']);
  });
});

describe('values', () => {
  test('what the site has no field or option for is named and left out', () => {
    const said = saidOf(
      { ...INPUT, impact: 'new-level', category: 'network', subcategory: 'network-lan', channel: 'phone' },
      'u',
      SETTINGS.fields,
    );
    expect(said).toEqual({ values: { urgency: ['urgency-high'], category: ['c-1'] }, unknown: ['impact', 'category', 'channel'] });
  });

  test('a subcategory whose category is unknown is not sent alone', () => {
    const fields = { category: { fieldId: 'customfield_3', options: { 'network-vpn': 'c-2' } } };
    expect(saidOf({ ...INPUT, category: 'network', subcategory: 'network-vpn' }, 'u', fields).values).toEqual({});
  });

  test('who names nobody is affected themselves; somebody named where there is no field is told', () => {
    const fields = { ...SETTINGS.fields, affectedUser: { fieldId: 'customfield_5', options: {} } };
    expect(saidOf(INPUT, 'u-mara', fields).values.affectedUser).toEqual(['u-mara']);
    expect(saidOf({ ...INPUT, affectedUser: 'u-boss' }, 'u-mara', fields).values.affectedUser).toEqual(['u-boss']);
    expect(saidOf({ ...INPUT, affectedUser: 'u-boss' }, 'u-mara', SETTINGS.fields).unknown).toEqual(['affectedUser']);
    expect(saidOf(INPUT, 'u-mara', SETTINGS.fields).unknown).toEqual([]);
  });

  test('go to Jira in the form each field takes', () => {
    const binding = (number: number) => ({ fieldId: `customfield_${number}`, options: {} });
    const fields = { services: binding(1), affectedUser: binding(2), category: binding(3), channel: binding(4) };
    expect(
      sentFields({ services: ['a', 'b', 'c'], affectedUser: ['u'], category: ['p', 'c'], channel: ['x'], impact: ['y'] }, fields),
    ).toEqual([
      { name: 'category', fieldId: 'customfield_3', value: { id: 'p', child: { id: 'c' } } },
      { name: 'services', fieldId: 'customfield_1', value: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
      { name: 'affectedUser', fieldId: 'customfield_2', value: { accountId: 'u' } },
      { name: 'channel', fieldId: 'customfield_4', value: { id: 'x' } },
    ]);
  });
});
