import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { initialBytes } from '../bench/bytes';
import { ROOT, readManifest } from './repository';

/** Bytes of gzip that opening the side panel may cost, over all files fetched before it is useful. It is opened on every incident. */
const PANEL_BUDGET = 32_000;
const MODAL_BUDGET = 34_000;
/** The settings without any page: each brings its own. */
const SETTINGS_BUDGET = 40_000;

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

  test('no schema library reaches a browser', () => {
    for (const path of readManifest().resources) {
      const meta = readFileSync(join(ROOT, 'node_modules', '.cache', 'firebreak', `${path.split('/')[1]}.json`), 'utf8');
      expect(meta).not.toContain('node_modules/valibot');
    }
  });
});
