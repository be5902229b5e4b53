import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TINY_APP } from './harness';

const made: string[] = [];

/** The tiny app with another manifest, in a folder beside it (so that its packages are found). Call `removeVariants` after each test. */
export function variant(change: (manifest: string) => string): string {
  const dir = mkdtempSync(join(TINY_APP, '..', '.variant-'));
  made.push(dir);
  cpSync(TINY_APP, dir, { recursive: true });
  const file = join(dir, 'manifest.yml');
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error('sandbox test: the manifest was not changed');
  writeFileSync(file, after);
  return dir;
}

export function removeVariants(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}
