import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const ROOT = join(__dirname, '..', '..');

/** One file of a screen. */
export interface FileBytes {
  name: string;
  raw: number;
  gzip: number;
  brotli: number;
  /** Bytes of the minified file that are ours (static, src), not a package's. */
  own: number;
}

export interface InitialBytes {
  files: FileBytes[];
  gzip: number;
  brotli: number;
}

/** esbuild's report, as far as we read it. */
export interface Report {
  outputs: Record<
    string,
    { imports: { path: string; kind: string }[]; entryPoint?: string; inputs: Record<string, { bytesInOutput: number }> }
  >;
}

const compressed = (content: Buffer): Pick<FileBytes, 'gzip' | 'brotli'> => ({
  gzip: gzipSync(content, { level: 9 }).length,
  brotli: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
});

const isOurs = (input: string): boolean => !input.includes('node_modules/') && !input.startsWith('helpers:') && !input.startsWith('<');

/**
 * Everything the browser fetches before the screen is useful, in English: the page, its style, its script, what that imports, and the
 * texts of one locale. What is loaded on demand (the bridge's document renderer, the other locale) is not in it.
 */
export function initialBytes(surface: string): InitialBytes {
  const report: Report = JSON.parse(readFileSync(join(ROOT, 'node_modules', '.cache', 'firebreak', `${surface}.json`), 'utf8'));
  return initialBytesOf(report, join(ROOT, 'static', surface, 'dist'), (name) => name.startsWith('en-US-'));
}

/** The same for any folder that esbuild made: main.js with what it imports, main.css, index.html, and what `also` names. */
export function initialBytesOf(report: Report, dist: string, also: (name: string) => boolean = () => false): InitialBytes {
  const byName = new Map(Object.entries(report.outputs).map(([path, output]) => [path.split('/').at(-1) ?? path, output]));
  const wanted = new Set<string>(['index.html', 'main.css']);
  const follow = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const { path, kind } of byName.get(name)?.imports ?? []) if (kind === 'import-statement') follow(path.split('/').at(-1) ?? '');
  };
  follow('main.js');
  for (const name of byName.keys()) if (also(name)) follow(name);
  const files = readdirSync(dist)
    .filter((name) => wanted.has(name))
    .map((name): FileBytes => {
      const content = readFileSync(join(dist, name));
      const inputs = byName.get(name)?.inputs;
      const ours = Object.entries(inputs ?? {}).filter(([input]) => isOurs(input));
      const own = inputs ? ours.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0) : content.length;
      return { name, raw: content.length, ...compressed(content), own };
    });
  const total = (of: 'gzip' | 'brotli'): number => files.reduce((sum, file) => sum + file[of], 0);
  return { files, gzip: total('gzip'), brotli: total('brotli') };
}
