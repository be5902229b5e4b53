import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { initialBytes } from '../bench/bytes';
import { ROOT, readManifest } from './repository';

/** Bytes of gzip that opening the side panel may cost, over all files fetched before it is useful. It is opened on every incident. */
const PANEL_BUDGET = 32_000;
const MODAL_BUDGET = 34_000;
/** It says of everything the app needs on a site what was found, what will be done and why; an admin opens it a few times. */
const SETTINGS_BUDGET = 38_000;

describe('bytes over the wire', () => {
  test.each([
    ['issue-panel', PANEL_BUDGET],
    ['raise-incident', MODAL_BUDGET],
    ['settings', SETTINGS_BUDGET],
  ])('%s starts with at most %i', (surface, budget) => {
    const { files, gzip } = initialBytes(surface);
    expect(files.length).toBeGreaterThanOrEqual(4);
    expect(gzip).toBeLessThanOrEqual(budget);
  });

  test('reckoning working time, and how a clock stands, costs at most 4,000', async () => {
    const from = ['calendar/working-calendar', 'sla/clock-fold'].map(
      (path) => `export * from ${JSON.stringify(join(ROOT, 'src', 'domain', path))};`,
    );
    const { outputFiles } = await build({
      stdin: { contents: from.join(''), resolveDir: ROOT },
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
    });
    expect(gzipSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThanOrEqual(4_000);
  });

  test('no schema library reaches a browser', () => {
    for (const path of readManifest().resources) {
      const meta = readFileSync(join(ROOT, 'node_modules', '.cache', 'firebreak', `${path.split('/')[1]}.json`), 'utf8');
      expect(meta).not.toContain('node_modules/valibot');
    }
  });
});
