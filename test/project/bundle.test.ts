import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bundleWithForge } from '../sandbox/forge/process/bundle';
import { ROOT, readManifest } from './repository';

describe('deploying', () => {
  test('the app bundles with Forge’s own bundler, types checked, every handler in it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'firebreak-bundle-'));
    try {
      await bundleWithForge(ROOT, dir);
      const text = readFileSync(join(dir, 'index.cjs'), 'utf8');
      for (const { handler } of readManifest().modules.get('function') ?? []) expect(text).toContain(String(handler).split('.')[1]);
      // Nothing of the local Jira, no test and no screen may be uploaded.
      expect(text).not.toMatch(/libsql|fast-check|preact/);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 120_000);

  test('the Forge command line starts', () => {
    const version = execFileSync(join(ROOT, 'node_modules', '.bin', 'forge'), ['--version'], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(version).toMatch(/^\d+\.\d+\.\d+$/m);
  }, 90_000);
});
