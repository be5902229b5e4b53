import { describe, expect, test } from '@jest/globals';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { policyForm } from '../../src/contract/policy';
import { policyJsonSchema, SCHEMA_PATH, sectionTexts } from '../tools/policy-schema';
import { formArbitrary } from '../unit/domain/policy/arbitrary';
import { POLICY } from '../unit/fakes';
import { readJson, readText } from './repository';

const schema = Object(readJson(SCHEMA_PATH));
const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
const accepts = ajv.compile(schema);

describe('the JSON Schema of a policy', () => {
  test('is that of the contract; if not: npm run schema', () => {
    expect(readText(SCHEMA_PATH)).toBe(policyJsonSchema());
  });

  test('accepts what the contract accepts', () => {
    expect([accepts({ $schema: './policy.schema.json', ...POLICY.document }), accepts.errors]).toEqual([true, null]);
    fc.assert(
      fc.property(formArbitrary, (policy) => {
        expect([accepts(policy), accepts.errors]).toEqual([true, null]);
      }),
      { numRuns: 40 },
    );
  });

  test.each<[string, object]>([
    ['a member nobody knows', { secret: 1 }],
    ['another form', { schema: 1 }],
    ['no tier', { tiers: [] }],
    ['an id with capitals', { channels: [{ id: 'Phone', name: 'Phone', help: '' }] }],
    [
      'a holiday of no kind',
      { calendars: [{ id: 'a', name: 'A', help: '', definition: { timeZone: 'Etc/UTC', weekly: {}, holidays: [{ day: '2026-01-01' }] } }] },
    ],
  ])('refuses %s', (_, change) => {
    expect(accepts({ ...POLICY.document, ...change })).toBe(false);
  });

  test('says of each section what docs/policy.md says of it', () => {
    expect([...sectionTexts().keys()].sort()).toEqual(Object.keys(policyForm.entries).sort());
    for (const [section, text] of sectionTexts()) expect(schema.properties[section].description).toBe(text);
  });
});
