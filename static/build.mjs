// Builds every screen into static/<surface>/dist, where the manifest's resources point. Exits with 1 when one does not build.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const locales = join(here, '..', 'locales');
const bridge = join(here, '..', 'node_modules', '@forge', 'bridge', 'out');
const i18n = join(here, '..', 'node_modules', '@forge', 'i18n', 'out');
const reports = join(here, '..', 'node_modules', '.cache', 'firebreak');

/** Which texts a screen carries, by the beginning of their keys: at once, and with parts of it that are loaded later. */
const SURFACES = {
  'issue-panel': {
    first: ['error', 'common', 'panel', 'clock'],
    edit: ['edit', 'override', 'matrix'],
    clocks: ['explain'],
    desk: ['desk', 'because', 'explain.told'],
    'desk-forms': ['deskForm', 'sheet'],
    life: ['life', 'sheet'],
  },
  'raise-incident': { first: ['error', 'common', 'raise', 'matrix'] },
  'watch-list': { first: ['error', 'common', 'watch'] },
  'portal-request': { first: ['error', 'common', 'request'] },
  settings: {
    first: ['error', 'common', 'settings'],
    words: ['policy'],
    overview: ['page.overview', 'page.check', 'page.publish'],
    'set-up': ['page.setUp', 'preflight', 'matrix'],
    categories: ['page.common', 'page.categories'],
    levels: ['page.common', 'page.levels'],
    matrix: ['page.common', 'page.matrix', 'matrix'],
    services: ['page.common', 'page.services'],
    lifecycle: ['page.common', 'page.condition', 'page.for', 'page.lifecycle'],
    tasks: ['page.common', 'page.for', 'page.tasks'],
    resolution: ['page.common', 'page.for', 'page.resolution'],
    messages: ['page.common', 'page.for', 'page.recipients', 'page.messages'],
    calendars: ['page.common', 'page.calendars'],
    metrics: ['page.common', 'page.condition', 'page.for', 'page.metrics'],
    'hold-reasons': ['page.common', 'page.condition', 'page.holdReasons'],
    'support-groups': ['page.common', 'page.for', 'page.supportGroups'],
    routing: ['page.common', 'page.for', 'page.routing'],
    escalation: ['page.common', 'page.for', 'page.recipients', 'page.escalation'],
    gates: ['gates.page'],
    rights: ['page.rights'],
    check: ['page.check'],
    publish: ['page.publish', 'page.check'],
    history: ['page.history', 'page.publish'],
    'as-code': ['page.asCode', 'page.history'],
    health: ['page.health'],
    audit: ['page.audit'],
    data: ['page.data'],
  },
};

/** `messages:en-US` is the locale's texts that this screen uses at once; `messages:edit/en-US` those of its part "edit". */
const messages = (parts) => ({
  name: 'messages',
  setup(made) {
    made.onResolve({ filter: /^messages:/ }, ({ path }) => {
      const [locale, part = 'first'] = path.slice('messages:'.length).split('/').reverse();
      // The file is named after this: only texts that are loaded at once begin with the locale.
      return { path: part === 'first' ? locale : `${part}-${locale}`, namespace: 'messages', pluginData: { locale, part } };
    });
    made.onLoad({ filter: /.*/, namespace: 'messages' }, async ({ pluginData: { locale, part } }) => {
      const all = JSON.parse(await readFile(join(locales, `${locale}.json`), 'utf8'));
      const used = Object.entries(all).filter(([key]) => parts[part].some((prefix) => key.startsWith(`${prefix}.`)));
      // As JSON esbuild would name each text twice: as a member and as an export.
      return { contents: `export default ${JSON.stringify(Object.fromEntries(used))}`, loader: 'js' };
    });
  },
});

/** `style:./part.css` is the address of a style that is loaded with a part of the screen: esbuild has no way from a part to its style. */
const laterStyles = {
  name: 'later-styles',
  setup(made) {
    made.onResolve({ filter: /^style:/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice('style:'.length)),
      namespace: 'style',
    }));
    made.onLoad({ filter: /.*/, namespace: 'style' }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, write: false, minify: true });
      return { contents: outputFiles[0].contents, loader: 'file' };
    });
  },
};

/** `address:./file.json` is the address of a file that is handed out as it is. */
const handedOut = {
  name: 'handed-out',
  setup(made) {
    made.onResolve({ filter: /^address:/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice('address:'.length)),
      namespace: 'address',
    }));
    made.onLoad({ filter: /.*/, namespace: 'address' }, async ({ path }) => ({ contents: await readFile(path), loader: 'file' }));
  },
};

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

/** What screens take of @forge/bridge, by the folder it lies in. */
const BRIDGE = { events: 'events', invoke: 'invoke', requestJira: 'fetch', router: 'router', view: 'view' };

/**
 * @forge/bridge is one piece: who takes anything of it takes its object store, permissions, feature flags and so on along (6 kB
 * compressed, on every screen). This gives screens the parts of the same package they name; a part that is not in the table does not build.
 * Of @forge/i18n, which brings lodash, the bridge uses one function: that with which it looks at the locale the platform names.
 */
const bridgeParts = {
  name: 'bridge-parts',
  setup(made) {
    made.onResolve({ filter: /^@forge\/i18n$/ }, () => ({ path: join(i18n, 'ensureLocale.js') }));
    made.onResolve({ filter: /^@forge\/bridge$/ }, ({ resolveDir }) => ({ path: 'bridge', namespace: 'bridge', pluginData: resolveDir }));
    // A part that a file does not name is left out of it: importing one does nothing by itself.
    made.onResolve({ filter: /.*/, namespace: 'bridge' }, ({ path }) => ({ path, sideEffects: false }));
    made.onLoad({ filter: /.*/, namespace: 'bridge' }, ({ pluginData }) => {
      const parts = Object.entries(BRIDGE).map(
        ([name, folder]) => `export { ${name} } from ${JSON.stringify(join(bridge, folder, 'index.js'))};`,
      );
      return { contents: parts.join('\n'), loader: 'js', resolveDir: pluginData };
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

async function buildSurface(surface, parts) {
  const dist = join(here, surface, 'dist');
  const { metafile, outputFiles } = await build({
    entryPoints: { main: join(here, surface, 'src', 'main.tsx') },
    outdir: dist,
    bundle: true,
    write: false,
    format: 'esm',
    splitting: true,
    minify: true,
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [messages(parts), laterStyles, handedOut, bridgeParts, helpersOnly],
  });
  const made = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  made.set('index.html', await readFile(join(here, 'shared', 'index.html')));
  await mkdir(reports, { recursive: true });
  await replaceFiles(dist, made);
  // What went into which file, for the size test and the bench; not into dist, which is uploaded.
  await writeFile(join(reports, `${surface}.json`), JSON.stringify(metafile));
}

/** Files that do not change are left alone and old ones go last, so that a screen opened meanwhile finds what it asks for. */
async function replaceFiles(dir, files) {
  await mkdir(dir, { recursive: true });
  for (const [name, contents] of files) {
    const before = await readFile(join(dir, name)).catch(() => undefined);
    if (before && Buffer.compare(before, contents) === 0) continue;
    const fresh = join(reports, `${process.pid}-${basename(dirname(dir))}-${name}`);
    await writeFile(fresh, contents);
    await rename(fresh, join(dir, name));
  }
  for (const name of await readdir(dir)) if (!files.has(name)) await rm(join(dir, name), { recursive: true, force: true });
}

try {
  await Promise.all(Object.entries(SURFACES).map(([surface, parts]) => buildSurface(surface, parts)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
