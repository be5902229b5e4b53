import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { isRecord } from './values';

const NAMES = ['atlassian-light', 'atlassian-dark', 'atlassian-spacing', 'atlassian-shape', 'atlassian-typography'];
let kept: string | undefined;

/** Atlassian's design tokens, light and dark, as the CSS text that @atlaskit/tokens ships. Throws when the package looks different. */
export function tokensCss(): string {
  kept ??= NAMES.map(readTheme).join('\n');
  return kept;
}

// Read and run as text: the package's exports do not name these files.
function readTheme(name: string): string {
  const packageJson = createRequire(__filename).resolve('@atlaskit/tokens/package.json');
  const file = join(dirname(packageJson), 'dist', 'cjs', 'artifacts', 'themes', `${name}.js`);
  const exports: Record<string, unknown> = {};
  runInNewContext(readFileSync(file, 'utf8'), { exports, Object });
  if (!isRecord(exports) || typeof exports.default !== 'string') throw new Error(`sandbox: ${name} of @atlaskit/tokens holds no CSS text`);
  return exports.default;
}
