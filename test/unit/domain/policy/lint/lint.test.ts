import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { policySchema } from '../../../../../src/contract/policy';
import type { Policy } from '../../../../../src/contract/types';
import { FINDING_CODES } from '../../../../../src/domain/policy/lint/finding';
import { lint, publishable } from '../../../../../src/domain/policy/lint/lint';
import { formArbitrary } from '../arbitrary';
import { BASE, entry, policy } from './expect';

describe('the linter', () => {
  test('the default policy may be published; what it warns of is that nobody is named yet, and that no status is a closed one', () => {
    const found = lint(BASE);
    expect(publishable(found)).toBe(true);
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['tierEmpty', 'tellsNobody', 'phaseUnreached']));
  });

  test('an error keeps a policy from being published, and stands before the warnings', () => {
    const found = lint(policy((draft) => delete draft.matrix.minor));
    expect(publishable(found)).toBe(false);
    expect(found.map(({ severity }) => severity)).toEqual(found.map(({ severity }) => severity).sort());
  });

  test('whatever a draft says: each finding has a known code and an incident, and without an error the policy can be in force', () => {
    fc.assert(
      fc.property(formArbitrary, (draft) => {
        const found = lint(draft);
        for (const one of found) {
          expect(FINDING_CODES).toContain(one.code);
          expect(Object.values(one.values).every((value) => typeof value === 'string')).toBe(true);
          expect(Object.keys(one.example).length).toBeGreaterThan(0);
        }
        if (publishable(found)) expect(v.safeParse(policySchema, draft).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('the largest policy is checked too', () => {
    const draft = largest();
    expect(v.safeParse(policySchema, draft).issues).toBeUndefined();
    const found = lint(draft);
    expect(found.filter(({ code }) => code === 'noGoal')).toHaveLength(20);
  });
});

/** As many levels, categories, services, goals and rules as a policy may have, each rule for something of its own. */
function largest(): Policy {
  const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
  const named = (kind: string) => (at: number) => ({ id: `${kind}-${at}`, name: `${kind} ${at}`, help: '' });
  return policy((draft) => {
    draft.impacts = many(10, named('impact'));
    draft.urgencies = many(10, named('urgency'));
    draft.matrix = Object.fromEntries(
      draft.impacts.map(({ id }, i) => [id, Object.fromEntries(draft.urgencies.map((one, u) => [one.id, `p${1 + ((i + u) % 5)}`]))]),
    );
    draft.categories = many(100, (at) => ({ ...named('cat')(at), subcategories: many(50, (sub) => named(`cat-${at}`)(sub)) }));
    draft.services = many(200, (at) => ({ ...named('service')(at), criticality: 'high' as const, dependsOn: [] }));
    draft.taskTemplates = [];
    draft.major.candidates = [];
    const filter = (at: number) => ({
      priorities: [`p${1 + (at % 5)}`],
      impacts: [`impact-${at % 10}`, `impact-${(at * 3) % 10}`],
      categories: many(5, (one) => `cat-${(at * 7 + one) % 100}`),
    });
    const metric = entry(draft.metrics, 'resolution');
    const bare = structuredClone(metric);
    delete bare.dueField;
    draft.metrics = many(20, (at) => ({
      ...structuredClone(bare),
      id: `metric-${at}`,
      goals: many(500, (one) => ({ id: `g-${one}`, for: filter(one + at), goalMs: 1000, calendar: 'business', warnings: [] })),
    }));
    draft.routing.rules = many(300, (at) => ({ ...named('rule')(at), for: filter(at), to: 'service-desk' }));
    draft.escalation.ladders = draft.escalation.ladders.filter(({ trigger }) => !('metric' in trigger));
  });
}
