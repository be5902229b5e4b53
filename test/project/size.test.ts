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
/** The watch list; it stays open all day. */
const WATCH_BUDGET = 34_000;
/** The customer's panel: opened by people far away, too. */
const REQUEST_BUDGET = 24_000;
/** The settings without any page: each brings its own. */
const SETTINGS_BUDGET = 40_000;
/** Of which the panel's clocks may cost so much: calendars, ticking and forecasts. */
const CLOCK_BUDGET = 6_000;

/** What the panel takes of the domain to let clocks tick and to say what would become of them. */
const CLOCK_CODE = `
  export { calendarFor } from './src/domain/sla/clock-calendar';
  export { readingOf } from './src/domain/sla/tick';
  export { reachedAt } from './src/domain/sla/reach';
  export { dueIfHeld, latestStart } from './src/domain/sla/forecast';
  export { instantOf, zoneOf } from './src/domain/calendar/zone';
`;

/** Bytes of gzip of a module of the project's, with all it imports, as the screens' build would make it. */
async function gzipOf(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength;
}

describe('bytes over the wire', () => {
  test.each([
    ['issue-panel', PANEL_BUDGET],
    ['raise-incident', MODAL_BUDGET],
    ['watch-list', WATCH_BUDGET],
    ['portal-request', REQUEST_BUDGET],
    ['settings', SETTINGS_BUDGET],
  ])('%s starts with at most %i', (surface, budget) => {
    const { files, gzip } = initialBytes(surface);
    expect(files.length).toBeGreaterThanOrEqual(4);
    expect(gzip).toBeLessThanOrEqual(budget);
  });

  test('reckoning working time, and how a clock stands, costs at most 4,000', async () => {
    const code = ['calendar/working-calendar', 'sla/clock-fold'].map((path) => `export * from './src/domain/${path}';`);
    expect(await gzipOf(code.join(''))).toBeLessThanOrEqual(4_000);
  });

  test(`the panel's clocks, of its bytes, at most ${CLOCK_BUDGET}: calendars, ticking and forecasts`, async () => {
    const bytes = await gzipOf(CLOCK_CODE);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(CLOCK_BUDGET);
  });

  test('no schema library reaches a browser', () => {
    for (const path of readManifest().resources) {
      const meta = readFileSync(join(ROOT, 'node_modules', '.cache', 'firebreak', `${path.split('/')[1]}.json`), 'utf8');
      expect(meta).not.toContain('node_modules/valibot');
    }
  });
});
