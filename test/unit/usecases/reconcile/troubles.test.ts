import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import type { PublishedPolicy } from '../../../../src/contract/types';
import { reconcileIncident } from '../../../../src/usecases/reconcile/reconcile-incident';
import { suspect } from '../../../../src/usecases/wake-ups/rules';
import { facts, NOW, POLICY, World } from '../../fakes';

const ID = '20001';
const look = (world: World) => reconcileIncident({ clock: world.clock, jira: world.app, store: world.store, queue: world.queue }, ID);
const listed = (world: World): string[] => [...world.health.problems.keys()];
const asked = (world: World): string[] => world.asked.filter((name) => name.startsWith('health.'));

/** A policy whose calendars have more days of their own than the property has room for. */
function crowded(): PublishedPolicy {
  const openings = Array.from({ length: 900 }, (_, day) => ({
    date: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    hours: [['08:00', '12:30']] satisfies [string, string][],
  }));
  const calendars = POLICY.document.calendars.map((one) => ({ ...one, definition: { ...one.definition, openings } }));
  return { ...POLICY, document: { ...POLICY.document, calendars } };
}

describe('trouble in a look', () => {
  test('a look in which nothing is wrong asks nothing of the list of problems', async () => {
    const world = new World();
    await look(world);
    await look(world);
    expect(asked(world)).toEqual([]);
  });

  test('one that fails for good is listed and made again ever later; one that succeeds after that takes it off the list', async () => {
    const world = new World();
    world.failing.set('writeIncident', fault('INTERNAL', 'editIssue: Jira answered something unexpected'));
    for (const tries of [2, 3]) {
      await expect(look(world)).rejects.toMatchObject({ error: { code: 'INTERNAL' } });
      expect(world.wakeUps.get(ID)).toMatchObject({ due: NOW, tries });
    }
    expect(listed(world)).toEqual([`lookFailed/${ID}`]);
    world.failing.clear();
    expect(await look(world)).toBe('written');
    expect(listed(world)).toEqual([]);
  });

  test('that it cannot be listed, or taken off, just now keeps nothing else from being done', async () => {
    const world = new World();
    world.failing.set('health.report', fault('TRY_LATER', 'Storage: 503'));
    world.failing.set('health.clear', fault('TRY_LATER', 'Storage: 503'));
    world.offScreen.add('priority');
    world.wakeUps.set(ID, suspect(ID, NOW));
    expect(await look(world)).toBe('written');
    expect(world.wakeUps.get(ID)?.tries).not.toBe(2);
  });

  test('a refused field is listed once, with Jira’s words; taken at last, it is off the list', async () => {
    const world = new World();
    world.offScreen.add('priority');
    await look(world);
    await look(world);
    expect(asked(world)).toEqual(['health.report']);
    expect([...world.health.problems.values()]).toMatchObject([{ values: { key: 'IT-1', fields: 'priority' } }]);
    world.offScreen.clear();
    await look(world);
    expect(listed(world)).toEqual([]);
  });

  test('gone or moved is told only of an issue on which something was to follow', async () => {
    const world = new World();
    world.issue = undefined;
    await look(world);
    expect(asked(world)).toEqual([]);
    world.wakeUps.set(ID, { issueId: ID, due: NOW + 1, next: NOW + 1, tries: 0 });
    await look(world);
    expect(listed(world)).toEqual([`issueGone/${ID}`]);
    world.wakeUps.set(ID, suspect(ID, NOW));
    world.issue = facts({ issueTypeId: '10011' });
    await look(world);
    expect(listed(world)).toEqual([`issueMoved/${ID}`]);
  });

  test('a state that had to be cut so far that its clocks do not tick is listed by the version of the policy, and fits its property', async () => {
    const world = new World();
    world.policy = crowded();
    await look(world);
    await look(world);
    expect(listed(world)).toEqual(['stateTooLarge/1']);
    expect(asked(world)).toEqual(['health.report']);
    expect(JSON.stringify(world.writes[0]?.state).length).toBeLessThan(32_768);
    expect(world.writes[0]?.state.clocks.length).toBeGreaterThan(0);
  });
});
