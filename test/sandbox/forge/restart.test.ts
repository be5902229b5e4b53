import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { openBench } from './testing/harness';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function database(): string {
  const dir = mkdtempSync(join(tmpdir(), 'firebreak-forge-'));
  dirs.push(dir);
  return join(dir, 'site.db');
}

test('killed in the middle of its queue, it goes on where it was: nothing is lost, some may come twice', async () => {
  const file = database();
  const child = fork(join(__dirname, 'testing', 'killed.ts'), [file], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise((resolve) => child.once('message', resolve));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;

  const bench = await openBench({ file });
  const names = async (): Promise<string[]> =>
    (await bench.notes()).filter((note) => note.startsWith('job')).map((note) => note.split(' ')[0] ?? '');
  const before = await names();
  expect(before.length).toBeGreaterThanOrEqual(4);
  expect(new Set(before).size).toBeLessThan(20);
  await bench.site.agenda.advance(bench.site.clock.now() + 60_000);
  expect(new Set(await names()).size).toBe(20);
  expect((await names()).length).toBeLessThanOrEqual(21);
  expect(bench.forge.inspect.queues().find((queue) => queue.queue === 'work')).toMatchObject({ waiting: 0, running: 0, done: 20 });
  expect(await bench.kvs(['get', 'plain'], ['query', { entity: 'parcel', index: 'by-city', partition: ['Lyon'] }])).toEqual([
    { kept: true },
    { results: [expect.objectContaining({ key: 'kept' })] },
  ]);
  await bench.close();
}, 60_000);

test('opened again, it is the same installation: no second installed event, the same URLs, fields and schedule', async () => {
  const file = database();
  const first = await openBench({ file });
  await first.site.agenda.advance(first.site.clock.now() + 1_000);
  const known = (bench: typeof first): unknown => [
    bench.forge.inspect.webTriggers(),
    bench.forge.inspect.schedules(),
    bench.jira.fields.list(),
    bench.jira.fieldContexts.list(),
    bench.forge.app.accountId,
  ];
  const before = known(first);
  await first.close();
  const second = await openBench({ file });
  await second.site.agenda.advance(second.site.clock.now() + 1_000);
  expect(known(second)).toEqual(before);
  expect(await second.notes()).toHaveLength(1);
  await second.close();
});

test('a promise the app lets go of is reported and ends nobody; its timers end with the host', async () => {
  const child = fork(join(__dirname, 'testing', 'careless.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const said = new Promise((resolve) => child.once('message', resolve));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  expect(await said).toEqual(['a promise of the app was rejected and nobody handled it: nobody cares']);
  expect(await gone).toBe(0);
}, 30_000);
