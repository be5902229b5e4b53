import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../../../src/domain/sla/explain';
import type { CycleExplanation, Explanation } from '../../../../src/domain/sla/explanation';
import { type Label, measureSlowly } from './brute-force';
import { anyLife, type Life, MINUTE, policyOf, SITE, toldByJira } from './lives';

const at = (iso: string): number => Date.parse(iso);

function explained(life: Life): Explanation {
  const { facts, acts } = toldByJira(life);
  const input = { facts, acts: { version: 1, acts }, policy: policyOf(life), settings: SITE, members: new Map() };
  const explanation = explain(input, life.created + life.length * MINUTE);
  if (!explanation) throw new Error('no incident');
  return explanation;
}

/** The minutes of a cycle as an explanation tells them. */
function minutesOf({ stretches }: CycleExplanation): Label[] {
  return stretches.flatMap(({ what, ms, reason }) =>
    new Array<Label>(ms / MINUTE).fill(what === 'held' ? `held for ${reason?.id ?? ''}` : what),
  );
}

describe('an explanation', () => {
  test('says of every minute what a look at every minute says, and adds up to what is shown', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const slow = measureSlowly(life);
        const [clock] = explained(life).clocks;
        expect(clock?.clock.state).toBe(slow.state);
        expect(clock?.cycles.length).toBe(slow.cycles.length);
        slow.cycles.forEach((cycle, place) => {
          const told = clock?.cycles[place];
          if (!told) throw new Error('a cycle is missing');
          expect((at(told.from) - life.created) / MINUTE).toBe(cycle.from);
          expect(minutesOf(told)).toEqual(cycle.labels);
          expect(told.ended?.how).toBe(cycle.how);
          const counted = cycle.labels.filter((label) => label === 'counted').length * MINUTE;
          expect(told.elapsedMs).toBe(counted);
          expect(told.stretches.reduce((sum, { countedMs }) => sum + countedMs, 0)).toBe(counted);
          expect(told.breachedAt === undefined ? null : (at(told.breachedAt) - life.created) / MINUTE).toBe(cycle.breach);
          told.stretches.forEach((one, i) => {
            expect(at(one.to) - at(one.from)).toBe(one.ms);
            expect(one.from).toBe(i === 0 ? told.from : told.stretches[i - 1]?.to);
          });
        });
      }),
      { numRuns: 80 },
    );
  });

  test('the split of a life gives each minute to whom it was, and adds up to the wall clock', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { whose } = measureSlowly(life);
        const { split } = explained(life);
        const slow = new Map<string, number>();
        for (const who of whose) slow.set(who, (slow.get(who) ?? 0) + MINUTE);
        expect(Object.fromEntries(split.parts.map(({ who, ms }) => [who, ms]))).toEqual(Object.fromEntries(slow));
        expect(split.parts.reduce((sum, { ms }) => sum + ms, 0)).toBe(split.wallMs);
        expect(at(split.to) - at(split.from)).toBe(split.wallMs);
      }),
      { numRuns: 40 },
    );
  });
});
