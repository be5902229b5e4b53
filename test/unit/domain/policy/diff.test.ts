import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Policy } from '../../../../src/contract/types';
import { applyChanges, ChangeFault } from '../../../../src/domain/policy/apply-changes';
import { diffPolicies } from '../../../../src/domain/policy/diff';
import { POLICY } from '../../fakes';
import { formArbitrary, policyArbitrary } from './arbitrary';

const BASE = POLICY.document;
const changed = (change: (draft: Policy) => void): Policy => {
  const draft = structuredClone(BASE);
  change(draft);
  return draft;
};

describe('the difference of two policies', () => {
  test('applied to the one it gives the other, for any two', () => {
    fc.assert(
      fc.property(policyArbitrary, policyArbitrary, (before, after) => {
        const whole = structuredClone(before);
        expect(applyChanges(before, diffPolicies(before, after))).toEqual(after);
        expect(before).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('so it does in whatever order the changes stand, also between drafts that contradict themselves', () => {
    const pair = fc.tuple(formArbitrary, formArbitrary).chain(([before, after]) =>
      fc.record({
        before: fc.constant(before),
        after: fc.constant(after),
        changes: fc.shuffledSubarray(diffPolicies(before, after), { minLength: diffPolicies(before, after).length }),
      }),
    );
    fc.assert(
      fc.property(pair, ({ before, after, changes }) => {
        expect(applyChanges(before, changes)).toEqual(after);
      }),
      { numRuns: 30 },
    );
  });

  test('small edits of one policy: entries moved, taken out, put in, renamed, each at its place', () => {
    const shuffled = fc.record({
      rules: fc.shuffledSubarray(BASE.escalation.ladders),
      categories: fc.shuffledSubarray(BASE.categories),
      tiers: fc.shuffledSubarray(BASE.tiers, { minLength: 1 }),
      subcategories: fc.shuffledSubarray(BASE.categories[1]?.subcategories ?? []),
    });
    const edit = ({ rules, categories, tiers, subcategories }: typeof shuffled extends fc.Arbitrary<infer T> ? T : never) =>
      changed((draft) => {
        draft.escalation.ladders = rules;
        draft.tiers = tiers;
        draft.categories = categories.map((one) => ({ ...one, subcategories: [...one.subcategories, ...subcategories] }));
        for (const one of draft.categories)
          one.subcategories = one.subcategories.filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at);
      });
    fc.assert(
      fc.property(shuffled, shuffled, (left, right) => {
        const [before, after] = [edit(left), edit(right)];
        expect(applyChanges(before, diffPolicies(before, after))).toEqual(after);
      }),
    );
  });

  test('says what changed, where, and with the names people know', () => {
    const after = changed((draft) => {
      const goal = draft.metrics.find(({ id }) => id === 'resolution')?.goals.find(({ id }) => id === 'p2');
      if (goal) Object.assign(goal, { goalMs: 6 * 3_600_000 });
      draft.matrix.minor = { ...draft.matrix.minor, low: 'p4' };
      draft.tiers = draft.tiers.slice(0, 2);
      draft.channels = [...draft.channels.slice(1), ...draft.channels.slice(0, 1)];
    });
    expect(diffPolicies(BASE, after)).toEqual([
      {
        section: 'matrix',
        path: ['matrix', 'minor', 'low'],
        kind: 'changed',
        key: 'policy.change.matrix',
        before: 'p5',
        after: 'p4',
        values: { 'impacts/minor': 'Minor / Localized', 'urgencies/low': 'Low', 'priorities/p4': 'Low', 'priorities/p5': 'Lowest' },
      },
      expect.objectContaining({
        path: ['channels', 'jira'],
        kind: 'moved',
        before: 0,
        after: 6,
        place: 6,
        values: { 'channels/jira': 'Jira issue' },
      }),
      expect.objectContaining({ path: ['tiers', 'tier-3'], kind: 'removed', values: { 'tiers/tier-3': 'Tier 3' } }),
      expect.objectContaining({
        path: ['metrics', 'resolution', 'goals', 'p2', 'goalMs'],
        key: 'policy.change.goal',
        before: 28_800_000,
        after: 21_600_000,
      }),
    ]);
  });

  test('nothing has changed: nothing is said, whatever the order of members', () => {
    fc.assert(
      fc.property(policyArbitrary, (policy) => {
        const turned = Object.fromEntries(Object.entries(policy).reverse());
        expect(diffPolicies(policy, { ...policy, ...turned })).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('changes of another policy are refused, and the policy stays as it is', () => {
    const gone = diffPolicies(
      BASE,
      changed((draft) => draft.categories.splice(0, 1)),
    );
    const without = changed((draft) => draft.categories.splice(0, 1));
    expect(() => applyChanges(without, gone)).toThrow(ChangeFault);
    expect(() =>
      applyChanges(BASE, [{ section: 'x', path: ['__proto__', 'polluted'], kind: 'changed', key: '', values: {}, after: true }]),
    ).toThrow('__proto__.polluted is not there to be changed');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
