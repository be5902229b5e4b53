import { openBench } from './harness';

/** Lets the app drop a rejected promise (outside jest, which would take that for the test's own) and tells what was reported. */
async function main(): Promise<void> {
  const bench = await openBench();
  await bench.value('careless');
  await new Promise((done) => setTimeout(done, 10));
  process.send?.(bench.site.problems.all().map((problem) => problem.what));
  await bench.close();
}

void main();
