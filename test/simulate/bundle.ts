import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** A deliberate fault in the engine: an exact piece of its text, and what stands there instead. */
export interface Mutant {
  name: string;
  /** The first seed that is played, where another than 1: one that was seen to notice it, so that it need not be searched for. */
  seed?: number;
  /** Relative to the repository. */
  file: string;
  text: string;
  instead: string;
}

const ROOT = resolve(__dirname, '..', '..');
const COMPOSE = join(ROOT, 'src', 'entry', 'compose.ts');

/** Lets the app's functions find the imitations where they find the platform. */
const imitations: Plugin = {
  name: 'imitations',
  setup(build) {
    build.onLoad({ filter: /[\\/]entry[\\/]compose\.ts$/ }, ({ path }) =>
      path === COMPOSE
        ? {
            contents: "export { ports, bulkPorts, healthPorts } from '../../test/simulate/world/compose';",
            loader: 'ts',
            resolveDir: join(ROOT, 'src', 'entry'),
          }
        : undefined,
    );
  },
};

const mutation = ({ name, file, text, instead }: Mutant): Plugin => {
  const target = join(ROOT, file);
  return {
    name: 'mutation',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path !== target) return undefined;
        const source = readFileSync(path, 'utf8');
        if (source.split(text).length !== 2)
          throw new Error(`mutant “${name}”: ${file} does not have the text once any more; write it anew: ${text}`);
        return { contents: source.replace(text, () => instead), loader: 'ts' };
      });
    },
  };
};

/** Bundles the simulation with the engine, as it is or with a deliberate fault; answers the file for a worker. */
export async function bundle(mutant?: Mutant): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'firebreak-simulate-')), 'worker.cjs');
  await build({
    entryPoints: [join(__dirname, 'worker.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'silent',
    // What the app says to its log is nobody's here.
    drop: ['console'],
    plugins: [...(mutant ? [mutation(mutant)] : []), imitations],
  });
  return outfile;
}
