import { fork } from 'node:child_process';
import { join } from 'node:path';
import { AppCodeError } from '../code/code';
import { list, record } from '../json';

/** Longest that validating and bundling may take, real ms. */
const PATIENCE_MS = 120_000;

/**
 * Validates an app's manifest with @forge/manifest and bundles its functions with @forge/bundler into `outDir` (one <file>.cjs for each file
 * the manifest names). Throws AppCodeError with what they say. Resolves to the ms it took.
 */
export function bundleWithForge(appDir: string, outDir: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'forge-bundle.cjs'), [outDir], {
      cwd: appDir,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const said: string[] = [];
    child.stdout?.on('data', (chunk) => said.push(String(chunk)));
    child.stderr?.on('data', (chunk) => said.push(String(chunk)));
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    let answer: unknown;
    child.on('message', (message) => {
      answer = message;
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      const { ok, errors, ms } = record(answer);
      if (ok === true) return resolve(Number(ms));
      const why = list(errors).map(String);
      reject(new AppCodeError(`Forge's bundler refuses ${appDir}: ${(why.length > 0 ? why : [`ended with ${code}`, ...said]).join('\n')}`));
    });
  });
}
