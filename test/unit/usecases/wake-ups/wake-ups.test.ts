import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import type { WakeUp } from '../../../../src/ports';
import { followWakeUp } from '../../../../src/usecases/wake-ups/follow';
import { HORIZON } from '../../../../src/usecases/wake-ups/rules';
import { sweep } from '../../../../src/usecases/wake-ups/sweep';
import { NOW, World } from '../../fakes';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const iso = (ms: number): string => new Date(ms).toISOString();

/** Follows what a look decided, from what is stored. */
const follow = (world: World, wakeAt: number | undefined) =>
  followWakeUp(world, '1', world.wakeUps.get('1'), wakeAt === undefined ? undefined : iso(wakeAt));

describe('a wake-up', () => {
  test('that is far off is written once, and once more only when it moved; taken away when nothing is due', async () => {
    const world = new World();
    await follow(world, NOW + HOUR);
    await follow(world, NOW + HOUR);
    expect(world.wakeUps.get('1')).toEqual({ issueId: '1', due: NOW + HOUR, next: NOW + HOUR, tries: 0 });
    await follow(world, NOW + 2 * HOUR);
    await follow(world, undefined);
    await follow(world, undefined);
    expect([world.asked, world.delayed]).toEqual([['wakeUps.save', 'wakeUps.save', 'wakeUps.remove'], []]);
  });

  test('that is nearer than a sweep may be is queued at once, not before its instant, and out of the sweep’s sight', async () => {
    const world = new World();
    await follow(world, NOW + 90_001);
    expect(world.delayed).toEqual([{ issueId: '1', delayS: 91, due: NOW + 90_001 }]);
    expect(await sweep(world)).toEqual({ queued: 0, more: false });
    await follow(world, NOW + 90_001);
    expect(world.delayed).toHaveLength(1);
  });

  test('which the queue does not take just now is left to the next sweep', async () => {
    const world = new World();
    world.failing.set('looks', fault('TRY_LATER', 'full'));
    await follow(world, NOW + MINUTE);
    world.failing.clear();
    world.now = NOW + 3 * MINUTE;
    expect(await sweep(world)).toEqual({ queued: 1, more: false });
    expect(world.delayed).toEqual([{ issueId: '1', delayS: 0, due: NOW + MINUTE }]);
  });
});

/** So many wake-ups, a second apart from now. */
function due(world: World, count: number, from = NOW): void {
  for (let n = 0; n < count; n++) {
    const at = from + n * 1000;
    const wakeUp: WakeUp = { issueId: String(100 + n), due: at, next: at, tries: 0 };
    world.wakeUps.set(wakeUp.issueId, wakeUp);
  }
}

describe('a sweep', () => {
  test('queues what is due before the next one will surely have been, each with its delay, and nothing else', async () => {
    const world = new World();
    due(world, 2);
    due(world, 1, NOW + HORIZON);
    world.wakeUps.set('9', { issueId: '9', due: NOW + HORIZON + 1, next: NOW + HORIZON + 1, tries: 0 });
    expect(await sweep(world)).toEqual({ queued: 2, more: false });
    expect(world.delayed).toEqual([
      { issueId: '101', delayS: 1, due: NOW + 1_000 },
      { issueId: '100', delayS: 840, due: NOW + HORIZON },
    ]);
  });

  test('reads page after page from the start, fifty a push, four hundred in all; the soonest first', async () => {
    const world = new World();
    due(world, 450);
    expect(await sweep(world)).toEqual({ queued: 400, more: true });
    expect(world.delayed.map(({ delayS }) => delayS)).toEqual(Array.from({ length: 400 }, (_, at) => at));
    expect(world.asked.filter((name) => name === 'looks')).toHaveLength(8);
    world.now = NOW + MINUTE;
    expect(await sweep(world)).toEqual({ queued: 50, more: false });
    expect(new Set(world.delayed.map(({ issueId }) => issueId)).size).toBe(450);
  });

  test('what is due and does not fit is a storm, as is more in one minute than the queue takes; what is further off is not', async () => {
    const overdue = new World();
    due(overdue, 450, NOW - 1_000_000);
    expect(await sweep(overdue)).toEqual({ queued: 400, more: false, storm: NOW });
    const crowded = new World();
    for (let n = 0; n < 450; n++) crowded.wakeUps.set(`${n}`, { issueId: `${n}`, due: NOW + 5 * MINUTE, next: NOW + 5 * MINUTE, tries: 0 });
    expect(await sweep(crowded)).toEqual({ queued: 400, more: false, storm: NOW + 5 * MINUTE + 8_000 });
    // Fifty a second.
    expect(crowded.delayed.map(({ delayS }) => delayS)).toEqual(Array.from({ length: 400 }, (_, n) => 300 + Math.floor(n / 50)));
  });

  test('once more at once, or late, queues nothing twice while the looks may still come', async () => {
    const world = new World();
    due(world, 3);
    await sweep(world);
    await sweep(world);
    world.now = NOW + MINUTE;
    await sweep(world);
    expect(world.delayed).toHaveLength(3);
  });

  test('queues again what was not looked at, ever more patiently', async () => {
    const world = new World();
    due(world, 1);
    const times: number[] = [];
    for (let minute = 0; minute <= 60; minute += 1) {
      world.now = NOW + minute * MINUTE;
      const before = world.delayed.length;
      await sweep(world);
      if (world.delayed.length > before) times.push(minute);
    }
    expect(times).toEqual([0, 2, 6, 14, 30]);
  });

  test('what an index behind its writes shows once more is passed over', async () => {
    const world = new World();
    due(world, 3);
    world.store.wakeUps.save = async () => undefined;
    expect(await sweep(world)).toEqual({ queued: 3, more: false });
    expect(world.delayed).toHaveLength(3);
  });

  test('a queue that is full: what it did not take stays due', async () => {
    const world = new World();
    due(world, 60);
    world.failing.set('looks', fault('TRY_LATER', 'full'));
    expect(await sweep(world)).toEqual({ queued: 0, more: false, storm: NOW });
    expect([...world.wakeUps.values()].every(({ tries }) => tries === 0)).toBe(true);
    world.failing.clear();
    expect(await sweep(world)).toEqual({ queued: 60, more: false });
  });

  test('a crash between queueing and noting queues twice, never not at all', async () => {
    const world = new World();
    due(world, 1);
    world.failing.set('wakeUps.save', fault('TRY_LATER', 'down'));
    await expect(sweep(world)).rejects.toThrow();
    world.failing.clear();
    await sweep(world);
    expect(world.delayed).toHaveLength(2);
  });
});
