import { availableParallelism } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { batch, type Told } from './batch';
import { bundle } from './bundle';
import { MUTANTS } from './mutants';
import { Report } from './report';

/** A mutant that lives through so many runs is not seen. */
const RUNS = 100;

describe('a deliberate fault in the engine makes the simulation fail', () => {
  test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    const report = new Report();
    const { seed = 1 } = mutant;
    const file = await bundle(mutant);
    const heard = (told: Told): void => report.take(told);
    await batch(file, { from: seed, to: seed, stopAt: 1 }, 1, heard);
    // Only the first seed is known to notice it: what people may do in a run changes now and then.
    if (report.failed.length === 0) await batch(file, { from: seed + 1, to: seed + RUNS - 1, stopAt: 1 }, availableParallelism(), heard);
    expect(report.failed.length).toBeGreaterThan(0);
  });
});
