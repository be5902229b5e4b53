import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { takeDataDir } from './data-dir';
import { readOptions } from './options';

describe('command line', () => {
  test('the environment chooses the port, the command line may overrule it', () => {
    expect(readOptions([], {}, '/app').port).toBe(3000);
    expect(readOptions([], { PORT: '4100' }, '/app').port).toBe(4100);
    expect(readOptions(['--port', '0'], { PORT: '4100' }, '/app').port).toBe(0);
    expect(() => readOptions([], { PORT: 'abc' }, '/app')).toThrow('not "abc"');
    expect(() => readOptions(['--port', '70000'], {}, '/app')).toThrow('0 to 65535');
    expect(() => readOptions(['--nonsense'], {}, '/app')).toThrow('--nonsense');
  });

  test('each app has a site of its own', () => {
    expect(readOptions([], {}, '/app').dataDir).toBe('/app/.sandbox/firebreak');
    expect(readOptions(['--app', '/other/tally'], {}, '/app').dataDir).toBe('/app/.sandbox/tally');
  });
});

describe('data folder', () => {
  test('fresh removes what was there; a folder in use by a living process is refused, one left by a dead one is not', () => {
    const dir = mkdtempSync(join(tmpdir(), 'firebreak-data-'));
    try {
      const first = takeDataDir(dir, false);
      writeFileSync(first.file, 'old');
      first.release();
      writeFileSync(join(dir, 'open-by.pid'), String(process.ppid));
      expect(() => takeDataDir(dir, false)).toThrow(`process ${process.ppid}`);
      writeFileSync(join(dir, 'open-by.pid'), '999999999');
      expect(readFileSync(takeDataDir(dir, false).file, 'utf8')).toBe('old');
      expect(() => readFileSync(takeDataDir(dir, true).file)).toThrow('ENOENT');
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
