import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs the app's own build script, when its package.json has one, so that its screens are there to be served. Throws when it fails. */
export function buildApp(appDir: string): void {
  const file = join(appDir, 'package.json');
  if (!existsSync(file)) return;
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const scripts = typeof parsed === 'object' && parsed !== null && 'scripts' in parsed ? parsed.scripts : undefined;
  if (typeof scripts !== 'object' || scripts === null || !('build' in scripts)) return;
  const done = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: appDir,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error(`npm run build failed in ${appDir}.`);
}
