import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Collection } from './collection';
import { Db } from './db';

interface Thing {
  id: string;
  size: number;
}

describe('database', () => {
  test('a transaction is done wholly or not at all, caches included', () => {
    const db = new Db(':memory:');
    const things = new Collection<Thing>(db, 'thing');
    things.put({ id: 'a', size: 1 });
    const steps: string[] = [];
    expect(() =>
      db.tx(() => {
        things.put({ id: 'b', size: 2 });
        things.update('a', (thing) => ({ ...thing, size: 9 }));
        db.afterCommit(() => steps.push('never'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(things.list()).toEqual([{ id: 'a', size: 1 }]);
    db.tx(() => {
      db.tx(() => things.put({ id: 'c', size: 3 }));
      db.afterCommit(() => steps.push('committed'));
      expect(steps).toEqual([]);
    });
    expect(steps).toEqual(['committed']);
    expect(things.get('c')).toEqual({ id: 'c', size: 3 });
    db.close();
  });

  test('killed in the middle of writing, it opens again with whole transactions only', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'firebreak-db-'));
    const file = join(dir, 'site.db');
    const script = join(dir, 'writer.cjs');
    // Two rows a transaction, for ever: after a kill their numbers must be equal.
    writeFileSync(
      script,
      `const Database = require(${JSON.stringify(require.resolve('libsql'))});
       const db = new Database(${JSON.stringify(file)});
       db.pragma('journal_mode = WAL'); db.pragma('synchronous = NORMAL');
       db.exec('CREATE TABLE left_side (n INTEGER); CREATE TABLE right_side (n INTEGER)');
       for (let n = 0; ; n++) {
         db.exec('BEGIN'); db.prepare('INSERT INTO left_side VALUES (?)').run(n); db.prepare('INSERT INTO right_side VALUES (?)').run(n); db.exec('COMMIT');
         if (n === 200) process.send('writing');
       }`,
    );
    const child = fork(script);
    await new Promise((resolve) => child.once('message', resolve));
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const db = new Db(file);
    const left = db.get<{ n: number }>('SELECT count(*) AS n FROM left_side')?.n ?? 0;
    const right = db.get<{ n: number }>('SELECT count(*) AS n FROM right_side')?.n ?? 0;
    db.close();
    rmSync(dir, { recursive: true, force: true });
    expect(left).toBeGreaterThan(200);
    expect(right).toBe(left);
  });
});
