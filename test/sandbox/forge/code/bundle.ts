import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, version } from 'esbuild';
import type { Manifest } from '../manifest/manifest';
import { AppCodeError } from './code';
import { KeptBundle } from './kept-bundle';

const EXTENSIONS = ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs'];

/**
 * Bundles the files the manifest's handlers name (src/<file>) with their packages into one CommonJS text exporting `load`. What was bundled
 * before and has not changed since is taken as it was. Throws AppCodeError.
 */
export async function bundleSource(appDir: string, manifest: Manifest): Promise<string> {
  const files = [...new Set([...manifest.functions.values()].map((info) => info.file))];
  for (const file of files)
    if (!EXTENSIONS.some((extension) => existsSync(join(appDir, 'src', file + extension))))
      throw new AppCodeError(`the manifest names handlers of src/${file}, which does not exist in ${appDir}`);
  const kept = new KeptBundle([version, appDir, ...files]);
  const before = kept.read();
  if (before !== undefined) return before;
  const loaders = files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./src/${file}`)})`);
  try {
    const made = await build({
      stdin: { contents: `module.exports = { ${loaders.join(', ')} };`, resolveDir: appDir, sourcefile: 'forge-entry.js', loader: 'js' },
      absWorkingDir: appDir,
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'silent',
      keepNames: true,
      // A script in a realm has no import(); Node's own modules come by require, as Forge's bundler makes it.
      supported: { 'dynamic-import': false },
    });
    const text = made.outputFiles[0]?.text ?? '';
    kept.write(
      text,
      Object.keys(made.metafile.inputs).map((path) => join(appDir, path)),
    );
    return text;
  } catch (error) {
    throw new AppCodeError(`the app's source cannot be bundled: ${error instanceof Error ? error.message : String(error)}`);
  }
}
