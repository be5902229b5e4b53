import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readText } from './repository';

const ROOT = join(__dirname, '..', '..');

/** Rows of the fidelity tables: [thing, fidelity, evidence]. */
const rows = readText('docs/sandbox.md')
  .split('## How true it is')[1]
  ?.split('\n')
  .filter((line) => /^\| (?!thing )/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));

describe('the fidelity table', () => {
  test('says of each thing how true it is, and on what evidence', () => {
    expect(rows?.length).toBeGreaterThan(80);
    for (const row of rows ?? []) {
      expect([row[0], row.length]).toEqual([row[0], 3]);
      expect(row[1]).toMatch(/^(exact|close|simplified|absent)\b/);
      expect(row[2]).toMatch(/`[^`]+`|page \S+/);
    }
  });

  test('names tests that are there', () => {
    const named = (rows ?? []).flatMap((row) => [...(row[2] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
    const files = named.filter((name) => name.endsWith('.test.ts'));
    const missing = files.filter((name) => !existsSync(join(ROOT, name.startsWith('test/') ? name : `test/sandbox/${name}`)));
    expect(missing).toEqual([]);
  });
});
