import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { policySchema, publishedPolicySchema } from '../../../../src/contract/policy';
import { lint, publishable } from '../../../../src/domain/policy/lint/lint';
import { migrate, migratePublished } from '../../../../src/domain/policy/migrate';
import { policyArbitrary } from './arbitrary';
import { FIRST_FORM, FIRST_FORM_WITH_CLOCKS } from './first-form';

describe('documents of older forms', () => {
  test.each([
    ['the first', FIRST_FORM],
    ['the first with clocks', FIRST_FORM_WITH_CLOCKS],
  ])('%s is read as what it was, with the defaults for the rest', (_, document) => {
    const before = structuredClone(document);
    const read = v.parse(policySchema, migrate(document));
    expect(document).toEqual(before);
    expect(read).toMatchObject({ ...document, schema: 2, rights: { overridePriority: document.rights.overridePriority } });
    expect(read.calendars).toHaveLength('calendars' in document ? 1 : 0);
    expect(read.lifecycle.phases.length).toBeGreaterThan(0);
    expect(read.rights.escalate).toEqual(document.rights.overridePriority);
    expect(publishable(lint(read))).toBe(true);
  });

  test('whom the reasons to wait of the first form wait for is known by their ids', () => {
    expect(v.parse(policySchema, migrate(FIRST_FORM)).holdReasons.map(({ id, waitsFor }) => [id, waitsFor])).toEqual([
      ['user', 'user'],
      ['vendor', 'vendor'],
      ['problem', 'other'],
    ]);
  });

  test('a version is read whole, with number, author and note', () => {
    const at = '2026-11-01T00:00:00.000Z';
    const version = { version: 3, publishedAt: at, since: at, by: 'u-admin', note: 'first', document: FIRST_FORM };
    expect(v.parse(publishedPolicySchema, migratePublished(version))).toMatchObject({
      version: 3,
      by: 'u-admin',
      note: 'first',
      document: { schema: 2 },
    });
  });

  test('the present form, and what is none, stay as they are', () => {
    fc.assert(
      fc.property(fc.oneof(policyArbitrary, fc.jsonValue(), fc.record({ schema: fc.constantFrom(0, 2, 3, 99, '1', null) })), (document) => {
        expect(migrate(document)).toBe(document);
      }),
      { numRuns: 50 },
    );
  });

  test('a spoilt document of the first form does not throw: the schema refuses it', () => {
    const sections = Object.keys(FIRST_FORM).filter((name) => name !== 'schema');
    fc.assert(
      fc.property(fc.constantFrom(...sections), fc.jsonValue(), (section, value) => {
        const read = migrate({ ...FIRST_FORM, [section]: value });
        expect(read).toMatchObject({ schema: 2 });
        expect(() => v.safeParse(policySchema, read)).not.toThrow();
      }),
    );
  });
});
