import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWithForge } from '../sandbox/forge/process/bundle';

export interface Loading {
  bytes: number;
  /** ms to evaluate the bundle in a new process, one number per process. */
  ms: number[];
}

/** Bundles an app with Forge's own bundler and measures how long what it made takes to load. */
export async function loadingTime(appDir: string, times: number): Promise<Loading> {
  const dir = mkdtempSync(join(tmpdir(), 'firebreak-bench-'));
  try {
    await bundleWithForge(appDir, dir);
    const file = join(dir, 'index.cjs');
    const script = `const began = performance.now(); require(${JSON.stringify(file)}); console.log(performance.now() - began)`;
    const once = (): number => Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
    once();
    return { bytes: statSync(file).size, ms: Array.from({ length: times }, once) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
