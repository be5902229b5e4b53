import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { policySchema } from '../../../src/contract/policy';
import type { Policy } from '../../../src/contract/types';
import { defaultPolicy } from '../../../src/domain/policy/defaults';
import { defaultMatrix } from '../../../src/domain/policy/defaults/matrix';
import { priorityOf } from '../../../src/domain/priority/matrix';
import { POLICY, PRIORITIES } from '../fakes';

const named = (document: Policy, impact: string, urgency: string): string | undefined => priorityOf(document, impact, urgency)?.name;
const { document } = POLICY;

describe('the default matrix', () => {
  test.each([
    ['extensive', ['Highest', 'High', 'Medium', 'Low']],
    ['significant', ['High', 'Medium', 'Low', 'Low']],
    ['moderate', ['Medium', 'Low', 'Low', 'Lowest']],
    ['minor', ['Low', 'Low', 'Lowest', 'Lowest']],
  ])('%s: every cell', (impact, wanted) => {
    // As the ranks say: 0 1 2 3 3, then the least urgent.
    const row = document.urgencies.map(({ id }) => named(document, impact, id));
    expect(row).toEqual(wanted.map((name) => name));
  });

  test('is total, within its priorities, and never more urgent when impact or urgency fall: any number of levels and priorities', () => {
    const count = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 10 }), (n, m, k) => {
        const ids = (of: number, prefix: string) => Array.from({ length: of }, (_, at) => ({ id: `${prefix}${at}` }));
        const [impacts, urgencies, priorities] = [ids(n, 'i'), ids(m, 'u'), ids(k, 'p')];
        const matrix = defaultMatrix(impacts, urgencies, priorities);
        const rank = (i: number, u: number): number => priorities.findIndex(({ id }) => id === matrix[`i${i}`]?.[`u${u}`]);
        for (let i = 0; i < n; i++)
          for (let u = 0; u < m; u++) {
            expect(rank(i, u)).toBeGreaterThanOrEqual(0);
            if (i > 0) expect(rank(i, u)).toBeGreaterThanOrEqual(rank(i - 1, u));
            if (u > 0) expect(rank(i, u)).toBeGreaterThanOrEqual(rank(i, u - 1));
          }
      }),
    );
  });
});

describe('reading the matrix', () => {
  test('a level it does not know gives no priority, whatever it is called', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty')), (unknown) => {
        fc.pre(!document.impacts.some(({ id }) => id === unknown) && !document.urgencies.some(({ id }) => id === unknown));
        expect(priorityOf(document, unknown, 'high')).toBeUndefined();
        expect(priorityOf(document, 'extensive', unknown)).toBeUndefined();
      }),
    );
  });
});

describe('the policy document', () => {
  const faults = (change: Partial<Policy>): string => {
    const parsed = v.safeParse(policySchema, { ...document, ...change });
    return parsed.success ? '' : parsed.issues.map(({ message }) => message).join('; ');
  };

  test('the default one is whole, on sites with any number of priorities and with options of their own', () => {
    for (let count = 1; count <= 8; count++) {
      const priorities = Array.from({ length: count }, (_, at) => ({ id: String(at + 1), name: `P${at + 1}` }));
      const site = { priorities, overriders: [], impactNames: ['Haut', 'Moyen', 'Bas'], urgencyNames: ['Urgent', 'Normal'] };
      const made = defaultPolicy(site);
      expect(v.safeParse(policySchema, made).issues).toBeUndefined();
      expect(made.impacts.map(({ name }) => name)).toEqual(site.impactNames);
    }
  });

  test('the default one can be published whatever options a site has: long ones, ones that differ by spaces alone', () => {
    const long = ['x'.repeat(255), 'y'.repeat(255)];
    const made = defaultPolicy({
      priorities: PRIORITIES,
      overriders: [],
      impactNames: long,
      urgencyNames: ['Critical', 'critical ', 'Low'],
    });
    expect(v.safeParse(policySchema, made).issues).toBeUndefined();
    expect([made.impacts.map(({ name }) => name), made.urgencies.map(({ id }) => id)]).toEqual([long, ['critical', 'low']]);
  });

  test('options that are in use already keep their ITIL help where they bear its names', () => {
    const made = defaultPolicy({
      priorities: PRIORITIES,
      overriders: [],
      impactNames: ['minor / localized', 'Huge'],
      urgencyNames: ['one'],
    });
    expect(made.impacts).toEqual([document.impacts[3], { id: 'impact-2', name: 'Huge', help: '' }]);
    expect(made.urgencies).toEqual(document.urgencies);
  });

  test('a cell that is missing, one that names nothing, and one too many are each named', () => {
    const { minor: _, ...rest } = document.matrix;
    expect(faults({ matrix: rest })).toContain('matrix.minor.critical is missing');
    expect(faults({ matrix: { ...document.matrix, minor: { ...document.matrix.minor, low: 'p9' } } })).toContain(
      'matrix.minor.low names p9',
    );
    expect(faults({ matrix: { ...document.matrix, huge: {} } })).toContain('matrix.huge is no impact');
    expect(faults({ matrix: { ...document.matrix, minor: { ...document.matrix.minor, never: 'p1' } } })).toContain(
      'matrix.minor.never is no urgency',
    );
  });

  test('an id used twice is refused, also over categories', () => {
    const [first] = document.impacts;
    if (!first) throw new Error('no level');
    expect(faults({ impacts: [...document.impacts, first] })).toContain('must not name an id twice');
    const double = document.categories.map((one) => ({ ...one, subcategories: [{ id: 'same', name: 'Same', help: '' }] }));
    expect(faults({ categories: double })).toContain('the id same is used twice');
  });
});
