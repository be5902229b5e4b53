import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../src/contract/errors';
import { reconcileIncident } from '../../../src/usecases/reconcile-incident';
import { requestLook } from '../../../src/usecases/request-look';
import { facts, World } from '../fakes';

const look = (world: World) => reconcileIncident({ clock: world.clock, jira: world.app, store: world.store }, '20001');

describe('a look', () => {
  test('one read, one write; then one read and nothing', async () => {
    const world = new World();
    expect(await look(world)).toBe('written');
    expect(world.written?.phase).toBe('in-progress');
    expect(await look(world)).toBe('unchanged');
    expect(world.asked).toEqual(['readSettings', 'readFacts', 'writeState', 'readSettings', 'readFacts']);
  });

  test('sees a new status and writes again', async () => {
    const world = new World();
    await look(world);
    if (world.issue) world.issue = { ...world.issue, status: { id: '6', category: 'done' } };
    expect(await look(world)).toBe('written');
    expect(world.written?.phase).toBe('resolved');
  });

  test('an issue that is gone, is no incident, or comes before set-up is left alone', async () => {
    const world = new World();
    world.issue = undefined;
    expect(await look(world)).toBe('gone');
    world.issue = facts({ issueTypeId: '10011' });
    expect(await look(world)).toBe('no incident');
    world.settings = undefined;
    expect(await look(world)).toBe('no incident');
    expect(world.written).toBeUndefined();
  });

  test('a write that fails is a fault of the look, which is delivered again', async () => {
    const world = new World();
    world.failing.set('writeState', fault('TRY_LATER', 'editIssue: Jira answered 503'));
    await expect(look(world)).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
    world.failing.clear();
    expect(await look(world)).toBe('written');
  });

  test('is asked for by putting the issue into the queue', async () => {
    const world = new World();
    expect(await requestLook(world, '20001')).toEqual({});
    expect(world.looks).toEqual(['20001']);
  });
});
