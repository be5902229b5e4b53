import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { closeSite, openSite, type Site } from './site';

const open: Site[] = [];
const dirs: string[] = [];

function site(file = ':memory:'): Site {
  const made = openSite({ file });
  open.push(made);
  return made;
}

afterEach(async () => {
  for (const made of open.splice(0)) await closeSite(made);
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

describe('agenda', () => {
  test('advance does everything due on the way, in order, with the clock at each due time', async () => {
    const { agenda, clock } = site();
    clock.stop();
    const start = clock.now();
    const seen: [string, number][] = [];
    agenda.on('note', async (body) => {
      seen.push([String(body), clock.now() - start]);
      if (body === 'first') agenda.add({ due: clock.now() + 5, kind: 'note', body: 'made on the way' });
    });
    agenda.add({ due: start + 20, kind: 'note', body: 'second' });
    agenda.add({ due: start + 10, kind: 'note', body: 'first' });
    agenda.add({ due: start + 31, kind: 'note', body: 'later' });
    expect(await agenda.advance(start + 30)).toBe(3);
    expect(seen).toEqual([
      ['first', 10],
      ['made on the way', 15],
      ['second', 20],
    ]);
    expect(clock.now()).toBe(start + 30);
    expect(agenda.list()).toHaveLength(1);
  });

  test('a job of the same name replaces the one before', () => {
    const { agenda } = site();
    agenda.add({ due: 1, kind: 'x', name: 'only', body: 1 });
    agenda.add({ due: 2, kind: 'x', name: 'only', body: 2 });
    expect(agenda.list().map((job) => job.body)).toEqual([2]);
  });

  test('what feeds itself is stopped with its name', async () => {
    const { agenda, clock } = site();
    agenda.on('loop', async () => void agenda.add({ due: clock.now(), kind: 'loop', body: null }));
    agenda.add({ due: clock.now(), kind: 'loop', body: null });
    await expect(agenda.settle(50)).rejects.toThrow('more than 50 jobs on the way; the last is loop');
  });

  test('a failing or unknown job is a loud problem and does not come back', async () => {
    const { agenda, clock, problems } = site();
    agenda.on('bad', () => Promise.reject(new Error('broken')));
    agenda.add({ due: clock.now(), kind: 'bad', body: null });
    agenda.add({ due: clock.now(), kind: 'nobody knows', body: null });
    await agenda.settle();
    expect(problems.all().map((problem) => problem.what)).toEqual(['broken', 'no handler for agenda jobs of kind nobody knows']);
    expect(agenda.list()).toEqual([]);
  });

  test('jobs, clock and sequences survive closing', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'firebreak-'));
    dirs.push(dir);
    const file = join(dir, 'site.db');
    const first = openSite({ file });
    first.clock.stop();
    first.clock.set(first.clock.now() + 86_400_000);
    const at = first.clock.now();
    first.agenda.add({ due: at + 1, kind: 'x', body: { kept: true } });
    expect(first.ids.next('issue')).toBe(10000);
    await closeSite(first);
    const second = site(file);
    expect(second.clock.running).toBe(false);
    expect(second.clock.now()).toBe(at);
    expect(second.agenda.list().map((job) => job.body)).toEqual([{ kept: true }]);
    expect(second.ids.next('issue')).toBe(10001);
  });

  test('live, a job that adds another before it first waits is done once', async () => {
    const { agenda, clock, problems } = site();
    const seen: string[] = [];
    const both = new Promise<void>((resolve) => {
      agenda.on('note', async (body) => {
        seen.push(String(body));
        if (body === 'first' && seen.length < 20) agenda.add({ due: clock.now(), kind: 'note', body: 'second' });
        if (body === 'second') resolve();
      });
    });
    agenda.live();
    agenda.add({ due: clock.now(), kind: 'note', body: 'first' });
    await both;
    await agenda.pause();
    expect(seen).toEqual(['first', 'second']);
    expect(problems.all()).toEqual([]);
  });

  test('live, it runs by itself once the clock gets there', async () => {
    const { agenda, clock } = site();
    const done = new Promise<number>((resolve) => agenda.on('x', async () => resolve(clock.now())));
    const due = clock.now() + 30;
    agenda.live();
    agenda.add({ due, kind: 'x', body: null });
    expect(await done).toBeGreaterThanOrEqual(due);
  });
});

describe('clock', () => {
  test('goes forward only, keeps running or standing still', () => {
    const { clock } = site();
    clock.stop();
    const at = clock.now();
    clock.set(at + 1000);
    expect(clock.now()).toBe(at + 1000);
    expect(() => clock.set(at)).toThrow('cannot go back');
    clock.start();
    expect(clock.running).toBe(true);
    expect(clock.now()).toBeGreaterThanOrEqual(at + 1000);
  });
});
