import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../../../project/repository';

/** Builds the pages of the policy with the harness around them, and their style, into a folder of its own. */
export async function buildHarness(): Promise<{ dir: string; remove(): void }> {
  const dir = mkdtempSync(join(tmpdir(), 'firebreak-pages-'));
  await build({
    entryPoints: { main: join(__dirname, 'main.tsx') },
    outdir: dir,
    bundle: true,
    format: 'esm',
    splitting: true,
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
    plugins: [
      {
        name: 'messages',
        setup(made) {
          made.onResolve({ filter: /^messages:/ }, ({ path }) => ({ path: path.replace(/^messages:/, ''), namespace: 'messages' }));
          made.onLoad({ filter: /.*/, namespace: 'messages' }, ({ path }) => ({
            contents: readFileSync(join(ROOT, 'locales', `${path}.json`), 'utf8'),
            loader: 'json',
          }));
        },
      },
    ],
  });
  const styles = ['matrix', 'calendars', 'hold-reasons'].map((page) => join(ROOT, 'static', 'settings', 'src', 'pages', page, 'page.css'));
  await build({
    stdin: { contents: styles.map((path) => `@import ${JSON.stringify(path)};`).join('\n'), loader: 'css', resolveDir: ROOT },
    outfile: join(dir, 'pages.css'),
    bundle: true,
    logLevel: 'warning',
  });
  cpSync(join(ROOT, 'static', 'shared', 'index.html'), join(dir, 'index.html'));
  const html = readFileSync(join(dir, 'index.html'), 'utf8');
  writeFileSync(join(dir, 'index.html'), html.replace('</head>', '<link rel="stylesheet" href="./pages.css" /></head>'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
