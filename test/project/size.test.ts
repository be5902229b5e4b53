import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { initialBytes } from '../bench/bytes';
import { ROOT, readManifest } from './repository';

/** Bytes of gzip that opening the side panel may cost, over all files fetched before it is useful. It is opened on every incident. */
const PANEL_BUDGET = 32_000;
const MODAL_BUDGET = 34_000;
/** It says of everything the app needs on a site what was found, what will be done and why; an admin opens it a few times. */
const SETTINGS_BUDGET = 38_000;
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

  test(`calendars, ticking and forecasts are at most ${CLOCK_BUDGET} of them`, () => {
    const esbuild = join(ROOT, 'node_modules', 'esbuild', 'bin', 'esbuild');
    const code = execFileSync(process.execPath, [esbuild, '--bundle', '--minify', '--format=esm', '--target=es2022'], {
      cwd: ROOT,
      input: CLOCK_CODE,
    });
    expect(code.length).toBeGreaterThan(1_000);
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(CLOCK_BUDGET);
  });

  test('no schema library reaches a browser', () => {
    for (const path of readManifest().resources) {
      const meta = readFileSync(join(ROOT, 'node_modules', '.cache', 'firebreak', `${path.split('/')[1]}.json`), 'utf8');
      expect(meta).not.toContain('node_modules/valibot');
    }
  });
});
