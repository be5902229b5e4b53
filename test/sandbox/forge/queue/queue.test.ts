import { afterEach, describe, expect, test } from '@jest/globals';
import { type Bench, openBench } from '../testing/harness';

let bench: Bench | undefined;
async function open(...args: Parameters<typeof openBench>): Promise<Bench> {
  bench = await openBench(...args);
  await bench.site.agenda.settle();
  await bench.site.agenda.advance(bench.site.clock.now() + 1_000);
  await bench.kvs(['delete', 'notes']);
  const { notes } = bench;
  bench.notes = async () => (await notes()).filter((note) => !note.startsWith('sweep'));
  return bench;
}
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

const SECOND = 1_000;
const event = (name: string, more: object = {}, options: object = {}): object => ({ body: { name, ...more }, ...options });
const later = ({ site }: Bench, ms: number): Promise<number> => site.agenda.advance(site.clock.now() + ms);

describe('pushing', () => {
  test('delivers with delay, in the function form and the resolver form', async () => {
    const made = await open();
    await made.value('push', { queue: 'work', events: [event('now'), event('later', {}, { delayInSeconds: 60 })] });
    await made.value('push', { queue: 'methods', events: { body: { a: 1 } } });
    expect(await made.notes()).toEqual([]);
    await later(made, SECOND);
    expect((await made.notes()).sort()).toEqual(['method {"a":1} true', 'now #0 running=1']);
    await later(made, 58 * SECOND);
    expect(await made.notes()).toHaveLength(2);
    await later(made, 2 * SECOND);
    expect(await made.notes()).toHaveLength(3);
  });

  test('is bounded: events a push, bytes, events a minute, names', async () => {
    const made = await open();
    const push = async (events: unknown, queue = 'work'): Promise<unknown> => {
      const result = await made.resolve('push', { queue, events });
      return result.ok ? 'ok' : result.error.message;
    };
    const some = (count: number): object[] => Array.from({ length: count }, (_, n) => event(`e${n}`));
    expect(await push(some(50))).toBe('ok');
    expect(await push(some(51))).toContain('more than the 50 events');
    expect(await push(event('x', {}, { delayInSeconds: 901 }))).toContain('between 0 and 900');
    expect(await push(event('x', { text: 'x'.repeat(201 * 1024) }))).toContain('200KB');
    expect(await push(event('x', {}, { concurrency: { key: 'k', limit: 0 } }))).toContain('Failed to process 1 event');
    expect(await push(some(1), 'unknown')).toContain('No consumer is declared for the queue unknown');
    expect(made.site.problems.all()).toHaveLength(1);
    for (let n = 0; n < 9; n++) expect(await push(some(50))).toBe('ok');
    expect(await push(some(1))).toBe('Too many requests.');
    await later(made, 61 * SECOND);
    expect(await push(some(1))).toBe('ok');
  });

  test('an event for a long-running function may have 100 KB', async () => {
    const made = await open();
    const sized = (bytes: number): object => ({ queue: 'slow', events: event('x', { text: 'x'.repeat(bytes) }) });
    expect(await made.resolve('push', sized(99 * 1024))).toMatchObject({ ok: true });
    expect(await made.resolve('push', sized(101 * 1024))).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Failed to process 1') },
    });
    await later(made, SECOND);
    expect(await made.notes()).toEqual(['slow x true']);
  });

  test('stats and cancel', async () => {
    const made = await open();
    const { jobId } = (await made.value('push', { queue: 'work', events: [event('a'), event('b', {}, { delayInSeconds: 100 })] })) as {
      jobId: string;
    };
    await later(made, SECOND);
    expect(await made.value('stats', { queue: 'work', job: jobId })).toEqual({ success: 1, inProgress: 1, failed: 0 });
    await made.value('cancel', { queue: 'work', job: jobId });
    await later(made, 200 * SECOND);
    expect(await made.notes()).toHaveLength(1);
    expect(await made.value('stats', { queue: 'work', job: jobId })).toEqual({ success: 1, inProgress: 0, failed: 1 });
    expect(await made.resolve('stats', { queue: 'work', job: 'none' })).toMatchObject({
      error: { message: expect.stringContaining('was not found') },
    });
  });

  test('a loop is stopped after a thousand pushes from one root', async () => {
    const made = await open();
    await made.value('push', { queue: 'slow', events: event('loop', { push: 1 }) });
    // Each second holds several pushes; the bound a minute is not what stops it.
    for (let minute = 0; minute < 12; minute++) await later(made, 60 * SECOND);
    const runs = made.forge.inspect.invocations().filter((run) => run.functionKey === 'consumeSlowly');
    expect(runs.at(-1)?.error).toContain('cyclic invocation');
    expect(made.site.db.get<{ n: number }>('SELECT max(pushes) AS n FROM forge_queue_root')?.n).toBeGreaterThan(1_000);
  });
});

describe('concurrency keys', () => {
  test('two events of one key never overlap while the clock runs; others do', async () => {
    const made = await open();
    const keyed = (name: string, key: string): object => event(name, { ms: 60 }, { concurrency: { key, limit: 1 } });
    await made.value('push', { queue: 'work', events: [keyed('a1', 'a'), keyed('a2', 'a'), keyed('a3', 'a')] });
    made.site.clock.start();
    made.site.agenda.live();
    const began = Date.now();
    while ((await made.notes()).length < 3 && Date.now() - began < 5_000) await new Promise((done) => setTimeout(done, 20));
    expect(await made.notes()).toEqual(['a1 #0 running=1', 'a2 #0 running=1', 'a3 #0 running=1']);
    await made.value('push', { queue: 'work', events: [keyed('b', 'b'), keyed('c', 'c')] });
    while ((await made.notes()).length < 5 && Date.now() - began < 5_000) await new Promise((done) => setTimeout(done, 20));
    expect((await made.notes()).slice(3)).toContainEqual(expect.stringContaining('running=2'));
  });

  test('a key lets the next go also when the first is tried again', async () => {
    const made = await open();
    const keyed = (name: string, more: object): object => event(name, more, { concurrency: { key: 'k', limit: 1 } });
    await made.value('push', { queue: 'work', events: [keyed('first', { retries: 1 }), keyed('second', {})] });
    await later(made, SECOND);
    expect(await made.notes()).toEqual(['first #0 running=1', 'second #0 running=1']);
    await later(made, 120 * SECOND);
    expect(await made.notes()).toHaveLength(3);
  });
});

describe('retries', () => {
  test('as the app asks: after retryAfter, with its reason and data', async () => {
    const made = await open();
    await made.value('push', { queue: 'work', events: event('job', { retries: 2, retryData: { step: 7 } }) });
    await later(made, 119 * SECOND);
    expect(await made.notes()).toEqual(['job #0 running=1']);
    await later(made, 200 * SECOND);
    expect(await made.notes()).toEqual([
      'job #0 running=1',
      'job #1 FUNCTION_UPSTREAM_RATE_LIMITED {"step":7} running=1',
      'job #2 FUNCTION_UPSTREAM_RATE_LIMITED {"step":7} running=1',
    ]);
    expect(made.forge.inspect.queues().find((queue) => queue.queue === 'work')).toMatchObject({ done: 1, waiting: 0, failed: 0 });
  });

  test('by the platform after an error: each pause double the one before', async () => {
    const made = await open();
    await made.value('push', { queue: 'work', events: event('job', { throws: 3 }) });
    await later(made, 9 * SECOND);
    expect(await made.notes()).toHaveLength(1);
    await later(made, 2 * SECOND);
    expect(await made.notes()).toEqual(['job #0 running=1', 'job #1 FUNCTION_PLATFORM_UNKNOWN_ERROR null running=1']);
    await later(made, 20 * SECOND);
    expect(await made.notes()).toHaveLength(3);
    await later(made, 40 * SECOND);
    expect(await made.notes()).toHaveLength(4);
  });

  test('after a time-out with that reason', async () => {
    const made = await open();
    made.forge.settings.timeLimitScale = 0.001;
    await made.value('push', { queue: 'work', events: event('job', { hang: 1 }) });
    await later(made, 2 * SECOND);
    // Real time again: a busy machine may take longer than the scaled limit over the second run, which does not hang.
    made.forge.settings.timeLimitScale = 1;
    await later(made, 60 * SECOND);
    expect(await made.notes()).toEqual(['job #0 running=1', 'job #1 FUNCTION_TIME_OUT null running=1']);
  });

  test('end after a day; what failed for good stays to be seen', async () => {
    const made = await open();
    await made.value('push', { queue: 'work', events: event('never', { throws: 1_000 }) });
    await later(made, 26 * 3600 * SECOND);
    const work = made.forge.inspect.queues().find((queue) => queue.queue === 'work');
    expect(work).toMatchObject({ failed: 1, waiting: 0, events: [{ body: { name: 'never', throws: 1_000 } }] });
    const runs = (await made.notes()).length;
    await later(made, 26 * 3600 * SECOND);
    expect(await made.notes()).toHaveLength(runs);
  });

  test('a crash in the middle: what was done stays done, and the whole runs again', async () => {
    const made = await open();
    made.site.faults.arm({ id: 'f', seam: 'kvs', kind: 'crash-after', match: 'set notes', times: 1 });
    await made.value('push', { queue: 'work', events: event('job') });
    await later(made, 30 * SECOND);
    expect(await made.notes()).toEqual(['job #0 running=1', expect.stringMatching(/^job #1 FUNCTION_PLATFORM_UNKNOWN_ERROR/)]);
  });
});

test('queued events can be made to vanish, come twice or late; a push that fails does not count as one', async () => {
  const made = await open();
  const arm = (kind: 'drop' | 'double' | 'delay' | 'server-error', match: string): void =>
    made.site.faults.arm({ id: 'q', seam: 'queue', kind, match, times: 1, delayMs: 30_000 });
  const names = async (): Promise<string[]> => (await made.notes()).map((note) => note.split(' ')[0] ?? '');
  const push = (name: string): Promise<unknown> => made.value('push', { queue: 'work', events: [event(name)] });
  arm('drop', 'deliver work');
  await push('lost');
  await later(made, SECOND);
  arm('double', 'deliver work');
  await push('twice');
  await later(made, SECOND);
  arm('delay', 'deliver work');
  await push('late');
  await push('soon');
  await later(made, 60 * SECOND);
  expect(await names()).toEqual(['twice', 'twice', 'soon', 'late']);
  arm('server-error', '');
  expect(await made.resolve('push', { queue: 'work', events: [event('refused')] })).toMatchObject({ ok: false });
});
