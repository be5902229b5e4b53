import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { printTable } from '../table';

/** Decisions a second on one core that an incident with 50 changes must allow. */
const WANTED = 20_000;

const thousands = (n: number): string => Math.round(n).toLocaleString('en-US');

interface Measured {
  first: number;
  again: number;
  explained: number;
}

/**
 * Prints how many decisions a core makes of an incident with 50 changes and ten comments under the three clocks a site begins with. The code
 * is bundled first, as it is when it is deployed: what runs tests adds to every function.
 */
export async function decisions(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'firebreak-bench-'));
  try {
    const outfile = join(dir, 'measure.cjs');
    await build({
      entryPoints: [join(__dirname, 'measure-child.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      outfile,
      logLevel: 'error',
    });
    const { usual, hard }: Record<'usual' | 'hard', Measured> = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }));
    printTable('Decisions a second of one core (50 changes, 10 comments, three clocks, 30 holidays)', [
      ['', 'as real incidents change', 'every change concerns the clocks', 'wanted'],
      ['decide, first look', thousands(usual.first), thousands(hard.first), thousands(WANTED)],
      ['decide, nothing new', thousands(usual.again), thousands(hard.again), thousands(WANTED)],
      ['explain', thousands(usual.explained), thousands(hard.explained), ''],
    ]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
