import { expect, test } from '@jest/globals';
import { fault } from '../../../src/contract/errors';
import type { Holder } from '../../../src/contract/types';
import type { Project } from '../../../src/ports';
import { readWatchDesk, type WatchPorts } from '../../../src/usecases/watch/read-watch-desk';
import { POLICY, SETTINGS, World } from '../fakes';

const PROJECT: Project = { id: '10000', key: 'IT', name: 'IT', teamManaged: false, serviceProject: true, issueTypes: [] };
const AGENTS: Holder = { type: 'role', id: 'r-agents', name: 'Service Desk Team' };

/** A world in which these may read the list. */
function worldOf(readWatchList: Holder[], hidden = false): { ports: WatchPorts; world: World } {
  const world = new World();
  world.policy = { ...POLICY, document: { ...POLICY.document, rights: { ...POLICY.document.rights, readWatchList } } };
  const readProject = (): Promise<Project> =>
    hidden ? Promise.reject(fault('NOT_FOUND', 'hidden from the person')) : Promise.resolve(PROJECT);
  return { ports: { app: world.app, store: world.store, person: { readProject } }, world };
}

const agent = { accountId: 'u-agent', projectId: SETTINGS.incidents[0]?.projectId ?? '' };

test('whoever has the right gets what there is to filter by', async () => {
  const desk = await readWatchDesk(worldOf([AGENTS]).ports, agent);
  if (!desk.may) throw new Error('may not');
  expect(desk.tiers.map(({ id }) => id)).toEqual(POLICY.document.tiers.map(({ id }) => id));
  expect(desk.groups.map(({ id, tier }) => [id, tier])).toEqual(POLICY.document.supportGroups.map(({ id, tier }) => [id, tier]));
  // No more than the names: members and leads are nobody's business here.
  expect(desk.groups.every((group) => Object.keys(group).join() === 'id,name,tier')).toBe(true);
});

test('whoever has not is told who has, and nothing else', async () => {
  const { ports } = worldOf([AGENTS]);
  expect(await readWatchDesk(ports, { ...agent, accountId: 'u-guest' })).toEqual({ may: false, holders: [AGENTS] });
});

test('when nobody has the right, nobody is asked about', async () => {
  const { ports, world } = worldOf([]);
  expect(await readWatchDesk(ports, agent)).toEqual({ may: false, holders: [] });
  expect(world.asked).not.toContain('readMembership');
});

test('a project without incidents, or hidden from the person, is not there', async () => {
  await expect(readWatchDesk(worldOf([AGENTS]).ports, { ...agent, projectId: '99999' })).rejects.toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  await expect(readWatchDesk(worldOf([AGENTS], true).ports, agent)).rejects.toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test('before set-up it says so', async () => {
  const { ports, world } = worldOf([AGENTS]);
  world.settings = undefined;
  await expect(readWatchDesk(ports, agent)).rejects.toMatchObject({ error: { code: 'NOT_SET_UP' } });
});
