import { parentPort, workerData } from 'node:worker_threads';
import type { Asked, Told } from './batch';
import { type RunResult, run } from './run';

// Runs seeds and tells of them. It is bundled before it is run: run from its sources it would take many times as long.

const { from, to, step, story, stopAt }: Asked = workerData;

async function work(): Promise<void> {
  let failed = 0;
  for (let seed = from; seed <= to && failed < stopAt; seed += step) {
    const result: RunResult = await run(seed, story);
    if (result.wrong.length > 0) failed++;
    const told: Told = { ...result, story: result.wrong.length > 0 || story ? result.story : [] };
    parentPort?.postMessage(told);
  }
}

work().catch((error: unknown) => {
  throw error;
});
