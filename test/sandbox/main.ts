import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build-app';
import { takeDataDir } from './data-dir';
import { startLocalJira } from './local-jira';
import { readOptions, USAGE } from './options';

const root = join(__dirname, '..', '..');

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env, root);
  if (!existsSync(join(options.appDir, 'manifest.yml'))) throw new Error(`There is no manifest.yml in ${options.appDir}.`);
  const { file, release } = takeDataDir(options.dataDir, options.fresh);
  process.on('exit', release);
  buildApp(options.appDir);
  const local = await startLocalJira({
    appDir: options.appDir,
    file,
    load: options.load,
    data: options.data,
    port: options.port,
    seed: 20_261_123,
  });
  local.site.problems.onReport((problem) => console.error(`\n! ${problem.where}: ${problem.what}`));
  for (const problem of local.site.problems.all()) console.error(`\n! ${problem.where}: ${problem.what}`);
  const name = options.appDir === root ? 'Firebreak' : local.forge.app.name;
  console.log(`${name} is running at ${local.server?.url ?? ''}`);

  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(1);
    closing = true;
    local.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') console.error('That port is taken. Choose another: npm start -- --port N, or --port 0 for any that is free.');
  else console.error(error instanceof Error ? error.message : error);
  if (error instanceof TypeError && code !== undefined) console.error(USAGE);
  process.exit(1);
});
