import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a site in its folder: the database, what SQLite keeps beside it, and who has it open. */
const FILES = ['site.db', 'site.db-wal', 'site.db-shm'];
const LOCK = 'open-by.pid';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes the folder for this process and returns the database file in it. With `fresh`, what was there is removed.
 * Throws when another living process has it open: two would write over each other.
 */
export function takeDataDir(dir: string, fresh: boolean): { file: string; release: () => void } {
  mkdirSync(dir, { recursive: true });
  const lock = join(dir, LOCK);
  if (existsSync(lock)) {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid !== process.pid && alive(pid))
      throw new Error(`A local Jira (process ${pid}) already uses ${dir}. Stop it first, or start this one with --data ANOTHER_DIR.`);
  }
  writeFileSync(lock, String(process.pid));
  if (fresh) for (const name of FILES) rmSync(join(dir, name), { force: true });
  return { file: join(dir, 'site.db'), release: () => rmSync(lock, { force: true }) };
}
