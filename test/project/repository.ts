import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The repository. */
export const ROOT = join(__dirname, '..', '..');

/** A file of the repository as text. */
export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const readJson = (path: string): unknown => JSON.parse(readText(path));

/** Files git keeps or would keep, below `under`. */
export function trackedFiles(...under: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...under], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

type Entry = Record<string, unknown>;
const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the tests ask of manifest.yml. */
export function readManifest(): { modules: Map<string, Entry[]>; scopes: string[]; resources: string[]; text: string } {
  const text = readText('manifest.yml');
  const manifest: unknown = parse(text);
  if (!isEntry(manifest) || !isEntry(manifest.modules) || !isEntry(manifest.permissions))
    throw new Error('manifest.yml has no modules or permissions');
  const entries = (value: unknown): Entry[] => (Array.isArray(value) ? value.filter(isEntry) : []);
  return {
    modules: new Map(Object.entries(manifest.modules).map(([type, list]) => [type, entries(list)])),
    scopes: Array.isArray(manifest.permissions.scopes) ? manifest.permissions.scopes.map(String) : [],
    resources: entries(manifest.resources).map((resource) => String(resource.path)),
    text,
  };
}
