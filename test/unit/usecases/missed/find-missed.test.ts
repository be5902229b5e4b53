import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import type { FoundFacts, JiraInBulk } from '../../../../src/ports';
import { findMissed } from '../../../../src/usecases/missed/find-missed';
import { reconcileIncident } from '../../../../src/usecases/reconcile/reconcile-incident';
import { HORIZON } from '../../../../src/usecases/wake-ups/rules';
import { facts, NOW, World } from '../../fakes';

const ID = '20001';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const iso = (instant: number): string => new Date(instant).toISOString();

/** A world whose search answers these pages in order, and ids of incidents that were never seen. */
function searched(world: World, pages: Partial<FoundFacts>[] = [], unseen: string[] = []) {
  const queries: { minutes: number; cursor?: string }[] = [];
  const bulk: Pick<JiraInBulk, 'findChanged' | 'findUnseen'> = {
    findChanged: async ({ minutes, cursor }) => {
      queries.push({ minutes, ...(cursor === undefined ? {} : { cursor }) });
      return { facts: [], unread: [], refused: [], ...pages[queries.length - 1] };
    },
    findUnseen: async () => ({ ids: unseen, refused: [] }),
  };
  return { queries, run: () => findMissed({ clock: world.clock, jira: world.app, bulk, store: world.store, queue: world.queue }) };
}

/** What the search shows of the incident as it stands. */
const asItIs = (world: World): Partial<FoundFacts>[] => [{ facts: world.issue ? [world.issue] : [] }];
const look = (world: World) => reconcileIncident({ clock: world.clock, jira: world.app, store: world.store, queue: world.queue }, ID);
const asked = (world: World): string[] => world.delayed.filter(({ due }) => due === undefined).map(({ issueId }) => issueId);

describe('which of the incidents that changed are to be looked at', () => {
  test('one that was looked at is not; nothing is written to it', async () => {
    const world = new World();
    await look(world);
    const writes = world.writes.length;
    expect(await searched(world, asItIs(world)).run()).toEqual({ changed: 1, asked: 0, refused: [] });
    expect([asked(world), world.writes.length]).toEqual([[], writes]);
  });

  test('one whose decision needs to know people’s groups first is, although there is no state to compare yet', async () => {
    const world = new World();
    await look(world);
    const line = { id: '2000', at: iso(NOW), by: 'u-guest', fieldId: 'priority', from: world.issue?.priorityId, to: '5' };
    world.issue = facts({ ...world.issue, priorityId: '5', history: [...(world.issue?.history ?? []), line] });
    world.asked.length = 0;
    expect(await searched(world, asItIs(world)).run()).toMatchObject({ asked: 1 });
    expect(asked(world)).toEqual([ID]);
    // Whose groups they are is for the look to read.
    expect(world.asked).not.toContain('readMembership');
  });

  test('one whose wake-up is missing, or later than it should be, is', async () => {
    const world = new World();
    world.issue = facts({ created: iso(NOW), updated: iso(NOW), history: [] });
    await look(world);
    const known = world.wakeUps.get(ID);
    if (!known) throw new Error('nothing follows from time');
    world.wakeUps.delete(ID);
    expect(await searched(world, asItIs(world)).run()).toMatchObject({ asked: 1 });
    world.wakeUps.set(ID, { ...known, due: known.due + 1, next: known.next + 1 });
    expect(await searched(world, asItIs(world)).run()).toMatchObject({ asked: 1 });
    world.wakeUps.set(ID, known);
    expect(await searched(world, asItIs(world)).run()).toMatchObject({ asked: 0 });
  });

  test('one that is due anyway, and one that is no incident, are not', async () => {
    const world = new World();
    world.wakeUps.set(ID, { issueId: ID, due: NOW, next: NOW, tries: 0 });
    expect(await searched(world, asItIs(world)).run()).toMatchObject({ asked: 0 });
    world.wakeUps.clear();
    world.issue = facts({ issueTypeId: '10011' });
    expect(await searched(world, asItIs(world)).run()).toMatchObject({ asked: 0 });
  });

  test('one that cannot be decided here, or was not read with the others, fails in its own look', async () => {
    const world = new World();
    world.failing.set('readPolicyFor', fault('INTERNAL', 'damaged'));
    expect(await searched(world, [{ ...asItIs(world)[0], unread: ['20077'] }]).run()).toMatchObject({ asked: 2 });
    expect(asked(world).sort()).toEqual([ID, '20077']);
    world.wakeUps.clear();
    world.failing.set('readPolicyFor', fault('TRY_LATER', 'Storage: 503'));
    await expect(searched(world, asItIs(world)).run()).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
  });
});

describe('what is asked for', () => {
  test('is noted as due before it is queued, and comes into the sweep’s sight only when the look should long have been', async () => {
    const world = new World();
    await searched(world, asItIs(world), ['20050']).run();
    const order = world.asked.filter((name) => name === 'wakeUps.save' || name === 'looks');
    expect(order).toEqual(['wakeUps.save', 'looks', 'wakeUps.save', 'looks']);
    for (const id of [ID, '20050']) {
      expect(world.wakeUps.get(id)).toMatchObject({ due: NOW, tries: 1 });
      expect(world.wakeUps.get(id)?.next).toBeGreaterThan(NOW + HORIZON);
    }
  });

  test('is in the sweep’s sight also when the function is gone before it could be queued', async () => {
    const world = new World();
    world.failing.set('looks', new Error('the function crashed'));
    await expect(searched(world, asItIs(world)).run()).rejects.toThrow('crashed');
    expect(world.wakeUps.get(ID)?.due).toBe(NOW);
    expect(world.searchedUpTo).toBeUndefined();
  });

  test('is left to the next sweep when the queue takes nothing', async () => {
    const world = new World();
    world.failing.set('looks', fault('TRY_LATER', 'full'));
    expect(await searched(world, asItIs(world)).run()).toMatchObject({ asked: 1 });
    expect(world.wakeUps.get(ID)).toEqual({ issueId: ID, due: NOW, next: NOW, tries: 0 });
  });

  test('of an incident the search shows twice, once', async () => {
    const world = new World();
    const [page = {}] = asItIs(world);
    const { run } = searched(world, [{ ...page, cursor: 'more' }, page]);
    expect(await run()).toEqual({ changed: 1, asked: 1, refused: [] });
  });
});

describe('how far is searched', () => {
  test('an hour back at first; then from where the search before ended, and a little more', async () => {
    const world = new World();
    const first = searched(world);
    await first.run();
    expect([first.queries, world.searchedUpTo]).toEqual([[{ minutes: 61 }], iso(NOW)]);
    world.now = NOW + 20 * MINUTE;
    const second = searched(world);
    await second.run();
    expect([second.queries, world.searchedUpTo]).toEqual([[{ minutes: 26 }], iso(NOW + 20 * MINUTE)]);
  });

  test('a page that is full begins anew at its last change, which is noted; one minute that fills a page is followed by the cursor', async () => {
    const world = new World();
    world.searchedUpTo = iso(NOW - 2 * HOUR);
    const changed = (issueId: string, ago: number) => facts({ issueId, updated: iso(NOW - ago) });
    world.failing.set('looks', fault('TRY_LATER', 'full'));
    const { queries, run } = searched(world, [
      { facts: [changed('1', 2 * HOUR), changed('2', HOUR)], cursor: 'a' },
      { facts: [changed('2', HOUR), changed('3', HOUR)], cursor: 'b' },
      { facts: [changed('4', HOUR - MINUTE / 2)] },
    ]);
    expect(await run()).toMatchObject({ changed: 4 });
    expect(queries).toEqual([{ minutes: 126 }, { minutes: 61 }, { minutes: 61, cursor: 'b' }]);
    expect(world.searchedUpTo).toBe(iso(NOW));
  });

  test('a search that breaks off is gone on with: what was searched is kept', async () => {
    const world = new World();
    world.searchedUpTo = iso(NOW - 5 * HOUR);
    const page = { facts: [facts({ updated: iso(NOW - 3 * HOUR) })], cursor: 'a' };
    const { run } = searched(world, [page, { facts: [facts({ issueId: '20002', updated: iso(NOW - HOUR) })] }]);
    const { readMany } = world.store.wakeUps;
    let pages = 0;
    world.store.wakeUps.readMany = (ids) => (pages++ === 0 ? readMany(ids) : Promise.reject(fault('TRY_LATER', 'Storage: 503')));
    await expect(run()).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
    expect(world.searchedUpTo).toBe(iso(NOW - 3 * HOUR));
  });

  test('projects Jira does not search are named once; nothing is searched before anything is set up', async () => {
    const world = new World();
    const gone = { projectId: '9', why: 'The value 9 does not exist for the field project.' };
    expect(await searched(world, [{ refused: [gone], cursor: 'a' }, { refused: [gone] }]).run()).toMatchObject({ refused: [gone] });
    world.settings = undefined;
    const { queries, run } = searched(world);
    expect([await run(), queries]).toEqual([undefined, []]);
  });
});
