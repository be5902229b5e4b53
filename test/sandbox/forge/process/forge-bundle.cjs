'use strict';
/**
 * Checks an app's manifest with Forge's own validator and bundles the app with Forge's own bundler.
 * A process of its own because both read from the working directory, which must be the app's. Usage: fork(forge-bundle.cjs, [outDir], {cwd: appDir}).
 * Tells the parent {ok: true, ms} or {ok: false, errors: [text]}.
 */
const { cpSync, mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const outDir = process.argv[2];
// The loader and wrapper the platform would add come from Atlassian's servers; ours stands in for them (see runner.cjs), so these stay empty.
const runtime = join(outDir, '.runtime');
mkdirSync(join(runtime, 'dist'), { recursive: true });
for (const name of ['loader', 'wrapper'])
  writeFileSync(join(runtime, 'dist', `${name}.js`), `// ${name} of the local Jira: see forge/process\n`);
process.env.FORGE_RUNTIME_PATH = runtime;

const { getEntryPoints, getNodeBundler, getWrapperProvider } = require('@forge/bundler');
const { ConfigFile, FileSystemReader, FileSystemWriter } = require('@forge/cli-shared');
const { validate } = require('@forge/manifest');

async function main() {
  const began = performance.now();
  const checked = await validate();
  const wrong = (checked.errors ?? []).filter((error) => error.level === 'error');
  if (wrong.length > 0) return { ok: false, errors: wrong.map((error) => `manifest.yml ${error.line}:${error.column} ${error.message}`) };
  const messages = [];
  const quiet = () => {};
  const logger = {
    info: quiet,
    warn: (text) => messages.push(String(text)),
    debug: quiet,
    trace: quiet,
    error: (text) => messages.push(String(text)),
  };
  const fileSystemReader = new FileSystemReader();
  const config = new ConfigFile(fileSystemReader, new FileSystemWriter());
  try {
    const made = await getNodeBundler(logger, getWrapperProvider({ fileSystemReader }), config).bundle({
      appDirectory: process.cwd(),
      entryPoints: getEntryPoints(await config.getAppHandlers()),
    });
    cpSync(made.outputDir, outDir, { recursive: true });
    return { ok: true, ms: Math.round(performance.now() - began) };
  } catch (error) {
    return { ok: false, errors: [error instanceof Error ? error.message : String(error), ...messages] };
  }
}

void main()
  .catch((error) => ({ ok: false, errors: [String(error?.stack ?? error)] }))
  .then((result) => process.send(result, () => process.exit(0)));
