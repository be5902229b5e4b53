import { join } from 'node:path';
import { buildSync } from 'esbuild';

let kept: string | undefined;

/** The script that stands in for Forge's own in every frame (client/forge/frame/main.ts), as one classic script. */
export function bridgeScript(): string {
  kept ??= build();
  return kept;
}

function build(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '..', 'client', 'forge', 'frame', 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
  });
  const text = outputFiles[0]?.text;
  if (text === undefined) throw new Error('sandbox: esbuild made no bridge script');
  return text;
}
