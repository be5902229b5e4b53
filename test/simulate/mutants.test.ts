import { availableParallelism } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { batch } from './batch';
import { bundle } from './bundle';
import { MUTANTS } from './mutants';
import { Report } from './report';

/** A mutant that lives through so many runs is not seen. */
const RUNS = 100;

describe('a deliberate fault in the engine makes the simulation fail', () => {
  test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, mutant) => {
    const report = new Report();
    const { seed = 1 } = mutant;
    await batch(await bundle(mutant), { from: seed, to: seed + RUNS - 1, stopAt: 1 }, availableParallelism(), (told) => report.take(told));
    expect(report.failed.length).toBeGreaterThan(0);
  });
});
