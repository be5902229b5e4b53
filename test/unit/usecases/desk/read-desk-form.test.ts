import { describe, expect, test } from '@jest/globals';
import { readDeskForm } from '../../../../src/usecases/desk/read-desk-form';
import { POLICY } from '../../fakes';
import { AGENT, DeskWorld, GUEST, REQUESTER, withDocument } from './desk-world';

const NONE = { acknowledge: false, snooze: false, escalate: false, deEscalate: false, assign: false };
const ALL = { acknowledge: true, snooze: true, escalate: true, deEscalate: true, assign: true };

describe('what the panel offers about support and escalation', () => {
  test('groups and tiers of the policy in force, how long escalations can be put off, and what an agent may', async () => {
    const { supportGroups, tiers, escalation } = POLICY.document;
    expect(await readDeskForm(new DeskWorld(), AGENT)).toEqual({
      groups: supportGroups.map(({ id, name, tier, assignment }) => ({ id, name, tier, assignment })),
      tiers: tiers.map(({ id, name }) => ({ id, name })),
      snoozeMaxMs: escalation.snoozeMaxMs,
      internal: true,
      requester: false,
      may: ALL,
    });
  });

  test('each right by itself; the requester is told that they are', async () => {
    const world = new DeskWorld();
    world.withdraw('escalate');
    expect((await readDeskForm(world, AGENT)).may).toEqual({ ...ALL, escalate: false });
    expect(await readDeskForm(world, GUEST)).toMatchObject({ requester: false, may: NONE });
    expect(await readDeskForm(world, REQUESTER)).toMatchObject({ requester: true, may: NONE });
  });

  test('that notes are read by everybody where the project has no internal comments', async () => {
    const world = new DeskWorld();
    world.serviceProject = false;
    expect(await readDeskForm(world, AGENT)).toMatchObject({ internal: false });
  });

  test('where the policy names nobody, nobody’s membership is read', async () => {
    const world = new DeskWorld();
    const nobody = { acknowledge: [], snooze: [], escalate: [], deEscalate: [], assign: [] };
    world.policy = withDocument({ rights: { ...POLICY.document.rights, ...nobody } });
    expect((await readDeskForm(world, AGENT)).may).toEqual(NONE);
    expect(world.asked).not.toContain('readMembership');
  });
});
