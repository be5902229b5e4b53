import { Worker } from 'node:worker_threads';
import type { RunResult } from './run';

/** What a worker is asked: every `step`-th seed, until so many have failed. */
export interface Asked {
  from: number;
  to: number;
  step: number;
  story: boolean;
  stopAt: number;
}

/** What it tells of a run. */
export type Told = RunResult;

/** Runs seeds in workers, as many at once as given. @param stopAt failures after which a worker stops. */
export async function batch(
  file: string,
  { from, to, story = false, stopAt = Number.POSITIVE_INFINITY }: { from: number; to: number; story?: boolean; stopAt?: number },
  workers: number,
  heard: (told: Told) => void,
): Promise<void> {
  await Promise.all(
    Array.from(
      { length: workers },
      (_, place) =>
        new Promise<void>((done, fail) => {
          const workerData: Asked = { from: from + place, to, step: workers, story, stopAt };
          const worker = new Worker(file, { workerData });
          worker.on('message', heard);
          worker.on('error', fail);
          worker.on('exit', () => done());
        }),
    ),
  );
}
