import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readOptions } from '../options';

/** What `npm run import` was asked for. */
export interface CommandLine {
  file: string;
  zone: string;
  project?: string;
  /** Folder of the site's database, as `npm start` takes it. */
  dataDir: string;
  dryRun: boolean;
  skipBroken: boolean;
  /** Prints every warning. */
  all: boolean;
}

export const USAGE = `npm run import -- FILE.csv --zone ZONE [options]
  --zone ZONE     the time zone of the file's times, like Europe/Berlin
  --project KEY   the service project that takes the incidents (default: DESK)
  --data DIR      where the site is kept, as with npm start (default: .sandbox/firebreak)
  --dry-run       say what would be done, and do nothing
  --skip-broken   leave out incidents something is broken in, instead of importing nothing
  --all           print every warning and error`;

/** The command line does not say what to do; the message says what is wrong with it. */
export class UsageError extends Error {}

/** Reads the command line; throws UsageError. */
export function readCommandLine(args: string[], root: string): CommandLine {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.');
  if (values.zone === undefined) throw new UsageError('The times of the log have no zone: name it with --zone, like --zone Europe/Berlin.');
  return {
    file: resolve(file),
    zone: values.zone,
    ...(values.project === undefined ? {} : { project: values.project }),
    dataDir: readOptions(values.data === undefined ? [] : ['--data', values.data], {}, root).dataDir,
    dryRun: values['dry-run'],
    skipBroken: values['skip-broken'],
    all: values.all,
  };
}

function parsed(args: string[]) {
  const options = {
    zone: { type: 'string' },
    project: { type: 'string' },
    data: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    'skip-broken': { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
