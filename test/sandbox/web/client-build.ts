import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** The pages' scripts and styles, by path. */
export interface ClientFiles {
  /** "/_sandbox/assets/main-ABC.js" -> its bytes. */
  files: Map<string, Buffer>;
  script: string;
  styles: string[];
}

const BASE = '/_sandbox/assets/';
let made: Promise<ClientFiles> | undefined;

/** Bundles the pages in memory, once per process. Throws with esbuild's own messages. */
export function clientFiles(): Promise<ClientFiles> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<ClientFiles> {
  const dir = join(__dirname, 'client');
  const { outputFiles, metafile } = await build({
    entryPoints: { main: join(dir, 'main.tsx') },
    outdir: dir,
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'preact' } },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    metafile: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    logLevel: 'silent',
    legalComments: 'none',
  });
  const files = new Map(outputFiles.map((file) => [BASE + basename(file.path), Buffer.from(file.contents)]));
  const entry = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint?.endsWith('client/main.tsx'));
  if (!entry) throw new Error("sandbox: the pages' bundle has no entry");
  // Styles of pages that load later are few; all are linked at once, the shell's first.
  const styles = [...files.keys()].filter((path) => path.endsWith('.css'));
  const first = entry[1].cssBundle === undefined ? undefined : BASE + basename(entry[1].cssBundle);
  styles.sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b));
  return { files, script: BASE + basename(entry[0]), styles };
}

/** The script that sets the theme before anything is painted. */
export function themeScript(): Buffer {
  return readFileSync(join(__dirname, 'client', 'theme.js'));
}
