import { describe, expect, test } from '@jest/globals';
import { type CheckUpPorts, checkUp } from '../../../../src/usecases/health/check-up';
import { GATE_WORDS, NOW, POLICY, SETTINGS, World } from '../../fakes';

const PROJECT = SETTINGS.incidents[0]?.projectId ?? '';

/** A check-up of a project with two open incidents, in which the app lacks these permissions. */
async function checkedUp(world: World, lacking: string[] = []): Promise<void> {
  const ports: CheckUpPorts = {
    clock: world.clock,
    code: { version: () => '1.0.0' },
    random: () => 0,
    site: {
      readProjects: async () => [{ id: PROJECT, key: 'IT', name: 'IT', teamManaged: false, serviceProject: false, types: [] }],
      readFieldsThere: async (ids) => new Set(ids),
    },
    self: { lacking: async () => lacking },
    workflows: { readFor: async () => [] },
    words: GATE_WORDS,
    jira: {
      ...world.app,
      readActive: async (ids) => new Set(ids),
      countOpen: async () => 0,
      listOpen: async () => ({ ids: ['20001', '20002'] }),
    },
    bulk: { readFacts: async () => ({ facts: [], unread: [] }) },
    queue: world.queue,
    store: { ...world.store, readPolicyVersion: async () => POLICY },
  };
  await checkUp(ports);
}

const listed = (world: World): string[] => [...world.health.problems.keys()];
/** A look was refused. */
const refusedLook = (world: World): Promise<void> =>
  world.store.health.report(
    [{ kind: 'permissionLost', about: PROJECT, values: { key: 'IT-9', why: 'You may not edit it.' } }],
    '2026-11-23T08:00:00.000Z',
  );

describe('a project in which the app was refused', () => {
  test('permissions were lacking and are back: its open incidents are due, also when a look was refused last', async () => {
    const world = new World();
    await checkedUp(world, ['EDIT_ISSUES']);
    await refusedLook(world);
    expect(world.health.problems.get(`permissionLost/${PROJECT}`)?.values).toMatchObject({
      permissions: 'EDIT_ISSUES',
      why: 'You may not edit it.',
    });
    await checkedUp(world);
    expect(listed(world)).toEqual([]);
    expect([...world.wakeUps.keys()]).toEqual(['20001', '20002']);
    expect(world.wakeUps.get('20001')?.due).toBe(NOW);
  });

  test('nothing is lacking, one incident alone cannot be edited: no other is looked at for it, hour after hour', async () => {
    const world = new World();
    await refusedLook(world);
    await checkedUp(world);
    expect([listed(world), [...world.wakeUps.keys()]]).toEqual([[], []]);
  });
});
