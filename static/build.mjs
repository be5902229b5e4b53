// Builds every screen into static/<surface>/dist, where the manifest's resources point. Exits with 1 when one does not build.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const locales = join(here, '..', 'locales');
const reports = join(here, '..', 'node_modules', '.cache', 'firebreak');

/** Which texts a screen carries: by the first part of their keys. */
export const SURFACES = {
  'issue-panel': ['error', 'common', 'panel'],
  'raise-incident': ['error', 'common', 'raise'],
  settings: ['error', 'common', 'settings', 'preflight'],
};

/** `messages:en-US` is the locale's texts that this screen uses, and no others. */
const messages = (prefixes) => ({
  name: 'messages',
  setup(made) {
    made.onResolve({ filter: /^messages:/ }, ({ path }) => ({ path: path.slice('messages:'.length), namespace: 'messages' }));
    made.onLoad({ filter: /.*/, namespace: 'messages' }, async ({ path }) => {
      const all = JSON.parse(await readFile(join(locales, `${path}.json`), 'utf8'));
      const used = Object.entries(all).filter(([key]) => prefixes.includes(key.split('.')[0]));
      return { contents: JSON.stringify(Object.fromEntries(used)), loader: 'json' };
    });
  },
});

/**
 * @forge/bridge and its packages take the whole of tslib in (12 kB) for a handful of helpers. This gives them the helpers they name, and
 * the bundler leaves the rest out.
 */
const helpersOnly = {
  name: 'helpers-only',
  setup(made) {
    made.onResolve({ filter: /^tslib$/ }, ({ importer, resolveDir }) =>
      importer === 'helpers' ? undefined : { path: 'helpers', namespace: 'helpers', pluginData: resolveDir },
    );
    made.onLoad({ filter: /.*/, namespace: 'helpers' }, async ({ pluginData }) => {
      const names = await helpersNamed(['bridge', 'egress', 'i18n', 'manifest']);
      return { contents: `export { ${names.join(', ')} } from 'tslib/tslib.es6.mjs';`, loader: 'js', resolveDir: pluginData };
    });
  },
};

async function helpersNamed(packages) {
  const found = new Set();
  for (const name of packages) {
    const dir = join(here, '..', 'node_modules', '@forge', name, 'out');
    for (const file of await readdir(dir, { recursive: true })) {
      if (!file.endsWith('.js') || file.includes('__test__')) continue;
      for (const [, helper] of (await readFile(join(dir, file), 'utf8')).matchAll(/tslib_\d+\.(__\w+)/g)) found.add(helper);
    }
  }
  return [...found].sort();
}

async function buildSurface(surface, prefixes) {
  const dist = join(here, surface, 'dist');
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const { metafile } = await build({
    entryPoints: { main: join(here, surface, 'src', 'main.tsx') },
    outdir: dist,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [messages(prefixes), helpersOnly],
  });
  await cp(join(here, 'shared', 'index.html'), join(dist, 'index.html'));
  // What went into which file, for the size test and the bench; not into dist, which is uploaded.
  await mkdir(reports, { recursive: true });
  await writeFile(join(reports, `${surface}.json`), JSON.stringify(metafile));
}

try {
  await Promise.all(Object.entries(SURFACES).map(([surface, prefixes]) => buildSurface(surface, prefixes)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
