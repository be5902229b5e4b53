// Bundles the screens into static/dist: one page for all of the app's modules.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, 'static', 'dist');
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [join(here, 'static', 'src', 'main.ts')],
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  outfile: join(out, 'main.js'),
  logLevel: 'warning',
});
for (const name of ['index.html', 'main.css']) copyFileSync(join(here, 'static', 'src', name), join(out, name));
