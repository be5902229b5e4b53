import { availableParallelism } from 'node:os';
import { expect, test } from '@jest/globals';
import { batch, type Told } from './batch';
import { bundle } from './bundle';
import { Report } from './report';
import { CALL_FAULTS, WAY_FAULTS } from './world/faults';

const RUNS = 1_000;
/** ms. On a machine that has other things to do so many runs take longer than any other test. */
const PATIENCE = 600_000;

test(
  'with everything going wrong incidents end as without, and what follows from them is done once',
  async () => {
    const report = new Report();
    const file = await bundle();
    await batch(file, { from: 1, to: RUNS, stopAt: 3 }, availableParallelism(), (told) => report.take(told));
    process.stderr.write(`${report.text()}\n`);
    expect(report.failed.flatMap(({ seed, wrong }) => wrong.map((what) => `seed ${seed}: ${what}`))).toEqual([]);
    expect(report.runs).toBe(RUNS);
    expect([...report.faults.keys()].sort()).toEqual([...CALL_FAULTS, ...WAY_FAULTS].sort());
    expect(report.effects).toBeGreaterThan(RUNS);
  },
  PATIENCE,
);

test('the same seed gives the same run', async () => {
  const file = await bundle();
  const told: Told[] = [];
  for (let time = 0; time < 2; time++) await batch(file, { from: 6, to: 6, story: true }, 1, (one) => told.push(one));
  expect(told[0]?.story.length).toBeGreaterThan(100);
  expect(told[1]).toEqual(told[0]);
});
