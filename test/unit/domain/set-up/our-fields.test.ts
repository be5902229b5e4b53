import { describe, expect, test } from '@jest/globals';
import { bindField, OUR_FIELDS, type OurField } from '../../../../src/domain/set-up/our-fields';
import type { SiteField } from '../../../../src/domain/set-up/site';
import { listed } from '../../../../src/domain/set-up/step';

const TYPE = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const field = (number: number, name: string, type = 'select', scoped = false): SiteField => ({
  id: `customfield_${number}`,
  name,
  type: TYPE + type,
  scoped,
});
function ours(name: string): OurField {
  const found = OUR_FIELDS.find((one) => one.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}
const IMPACT = ours('Impact');

describe('our fields on a site', () => {
  test('are found by name and type, whatever the case; the oldest of several', () => {
    expect(bindField(IMPACT, [field(20, 'impact'), field(9, 'Impact '), field(5, 'Impact', 'float')], undefined)).toMatchObject({
      state: 'there',
      field: { id: 'customfield_9' },
    });
  });

  test('the recorded one stays while it is there and of the right type', () => {
    const fields = [field(9, 'Impact'), field(30, 'Reach'), field(31, 'Text', 'textfield')];
    expect(bindField(IMPACT, fields, 'customfield_30')).toMatchObject({ field: { id: 'customfield_30' } });
    expect(bindField(IMPACT, fields, 'customfield_31')).toMatchObject({ field: { id: 'customfield_9' } });
    expect(bindField(IMPACT, fields, 'customfield_99')).toMatchObject({ field: { id: 'customfield_9' } });
  });

  test('a team-managed project’s field is not ours, nor does it take our name', () => {
    expect(bindField(IMPACT, [field(9, 'Impact', 'select', true)], undefined)).toEqual({
      state: 'missing',
      name: 'Impact',
      taken: undefined,
    });
  });

  test('where names are taken by other types, the next free name is used and found again', () => {
    const text = field(9, 'Impact', 'textfield');
    expect(bindField(IMPACT, [text], undefined)).toEqual({ state: 'missing', name: 'Incident impact', taken: 'Impact' });
    const both = [text, field(10, 'Incident impact', 'float')];
    const next = bindField(IMPACT, both, undefined);
    expect(next).toEqual({ state: 'missing', name: 'Incident impact (Firebreak)', taken: 'Impact' });
    expect(bindField(IMPACT, [...both, field(11, 'Incident impact (Firebreak)')], undefined)).toMatchObject({
      field: { id: 'customfield_11' },
    });
  });

  test('French sites of Jira Service Management are understood', () => {
    expect(bindField(ours('Urgency'), [field(9, 'Urgence')], undefined)).toMatchObject({ state: 'there' });
  });

  test('no two share a name', () => {
    const names = OUR_FIELDS.flatMap(({ name, otherName, aliases }) => [name, otherName, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('a long list of names is cut, and says by how many', () => {
  expect(listed(['a', 'b', 'a'])).toBe('a, b');
  expect(listed(Array.from({ length: 15 }, (_, at) => `n${at}`))).toMatch(/, n11 \(\+3\)$/);
});
