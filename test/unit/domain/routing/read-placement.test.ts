import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Placement } from '../../../../src/domain/routing/placement';
import { readPlacement } from '../../../../src/domain/routing/read-placement';
import { same } from '../../../../src/domain/same';

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const named = fc.record({ id: fc.string(), name: fc.string() });
const placement: fc.Arbitrary<Placement> = fc.record(
  {
    tier: named,
    group: named,
    since: instant,
    why: fc.oneof(
      fc.record({ by: fc.constantFrom('rule' as const, 'category' as const, 'escalation' as const), name: fc.string() }),
      fc.record({ by: fc.constant('fallback' as const) }),
      fc.record({ by: fc.constantFrom('support' as const, 'deEscalation' as const), person: fc.string(), reason: fc.string() }),
    ),
    chosen: fc.record(
      {
        how: fc.constantFrom('roundRobin' as const, 'hadIt' as const, 'nobody' as const),
        to: fc.string(),
        at: instant,
        passedOver: fc.array(fc.record({ id: fc.string(), why: fc.constantFrom('away' as const, 'full' as const) }), { maxLength: 10 }),
        load: fc.nat(1_000),
        opensAt: instant,
      },
      { requiredKeys: ['how', 'at', 'passedOver'] },
    ),
    moves: fc.nat(1_000),
  },
  { requiredKeys: ['tier', 'group', 'since', 'why', 'moves'] },
);

test('what the app wrote is read as it was', () => {
  fc.assert(fc.property(placement, (written) => same(readPlacement(JSON.parse(JSON.stringify(written))), written)));
});

test('of what anybody else wrote nothing is read that is not of its form; it never throws', () => {
  fc.assert(
    fc.property(placement, fc.constantFrom('tier', 'group', 'since', 'why', 'chosen', 'moves'), fc.anything(), (written, part, value) => {
      const read = readPlacement({ ...written, [part]: value });
      if (read) expect(readPlacement(JSON.parse(JSON.stringify(read)))).toEqual(read);
    }),
  );
  for (const damaged of [undefined, null, 'x', [], {}, { group: { id: 'a' } }]) expect(readPlacement(damaged)).toBeUndefined();
});
