import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartOptions {
  appDir: string;
  port: number;
  fresh: boolean;
  /** Folder of the database. */
  dataDir: string;
  load: 'source' | 'forge';
  data: 'company' | 'empty';
}

export const USAGE = `npm start -- [options]
  --app DIR     the Forge app to run (default: this one)
  --fresh       begin with a new site; what was done in the old one is lost
  --empty       a new site gets Jira's defaults only, not the demo company
  --data DIR    where the site is kept (default: .sandbox/<name of the app's folder>)
  --forge       run what Forge's own bundler makes, in a process of its own
  --port N      port (default: the environment's PORT, else 3000; 0 takes any)`;

/** Reads the command line; throws an Error whose message says what is wrong. */
export function readOptions(args: string[], environment: NodeJS.ProcessEnv, root: string): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      app: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      data: { type: 'string' },
      forge: { type: 'boolean', default: false },
      port: { type: 'string' },
    },
  });
  const appDir = resolve(values.app ?? root);
  const asked = values.port ?? environment.PORT ?? '3000';
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`The port must be a whole number from 0 to 65535, not "${asked}".`);
  const name = appDir === root ? 'firebreak' : appDir.split(/[\\/]/).filter(Boolean).slice(-1)[0];
  return {
    appDir,
    port,
    fresh: values.fresh,
    dataDir: resolve(values.data ?? `${root}/.sandbox/${name ?? 'app'}`),
    load: values.forge ? 'forge' : 'source',
    data: values.empty ? 'empty' : 'company',
  };
}
