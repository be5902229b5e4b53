import { describe, expect, test } from '@jest/globals';
import { askForSupport } from '../../../../src/usecases/desk/ask-for-support';
import { readSupportPeople } from '../../../../src/usecases/desk/read-support-people';
import { NOW, POLICY } from '../../fakes';
import { AGENT, DeskWorld, GUEST, OTHER, withDocument } from './desk-world';

const AT = new Date(NOW).toISOString();
const [FIRST] = POLICY.document.supportGroups;
if (!FIRST) throw new Error('the default policy has no support group');
const GROUP = {
  ...FIRST,
  jiraGroup: { id: 'g-network', name: 'network' },
  members: [
    { id: 'u-named', name: 'Named', skills: { categories: [], services: [] }, away: [] },
    { id: 'u-gone', name: 'Gone', skills: { categories: [], services: [] }, away: [] },
  ],
};
const WISH = { group: GROUP.id, reason: 'The switch is theirs.' };
const refusedFor = (why: string) => ({ error: { code: 'INVALID_INPUT', values: { why } } });

/** A world whose first group has two members in the policy and a group of Jira's. */
function worldWithGroup(): DeskWorld {
  const world = new DeskWorld();
  world.policy = withDocument({ supportGroups: [GROUP, ...POLICY.document.supportGroups.slice(1)] });
  world.members.set('u-net', { accountId: 'u-net', groupIds: ['g-network'], roleIds: [] });
  world.inGroup.set('g-network', ['u-net', 'u-named']);
  world.active.add('u-named');
  world.assignable.add('u-named').add('u-net');
  return world;
}

describe('asking for support', () => {
  test('a group is recorded with who and why, and leads to a look', async () => {
    const world = worldWithGroup();
    await askForSupport(world, AGENT, WISH);
    expect(world.log.acts).toEqual([{ kind: 'supportAsked', at: AT, by: 'u-agent', ...WISH }]);
    expect(world.looks).toEqual(['20001']);
  });

  test.each(['u-named', 'u-net'])('somebody of it, by the policy or by Jira’s group: %s', async (to) => {
    const world = worldWithGroup();
    await askForSupport(world, AGENT, { ...WISH, to });
    expect(world.log.acts).toMatchObject([{ kind: 'supportAsked', to }]);
  });

  test('sent twice is one wish; another one, later, or of somebody else is another', async () => {
    const world = worldWithGroup();
    await Promise.all([askForSupport(world, AGENT, WISH), askForSupport(world, AGENT, WISH)]);
    expect(world.log.version).toBe(1);
    await askForSupport(world, OTHER, WISH);
    await askForSupport(world, AGENT, { ...WISH, to: 'u-net' });
    world.now += 60_000;
    await askForSupport(world, AGENT, WISH);
    expect(world.log.version).toBe(4);
  });

  test('is refused to who has no right, before anything is asked about anybody', async () => {
    const world = worldWithGroup();
    await expect(askForSupport(world, GUEST, { ...WISH, to: 'u-net' })).rejects.toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    await expect(readSupportPeople(world, GUEST, { group: GROUP.id })).rejects.toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    world.withdraw('assign');
    await expect(askForSupport(world, AGENT, WISH)).rejects.toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    expect(world.log.version).toBe(0);
  });

  test('is refused for a group that is gone, for somebody else’s people, and for whom Jira does not let have it', async () => {
    const world = worldWithGroup();
    await expect(askForSupport(world, AGENT, { ...WISH, group: 'gone' })).rejects.toMatchObject(refusedFor('groupGone'));
    await expect(askForSupport(world, AGENT, { ...WISH, to: 'u-guest' })).rejects.toMatchObject(refusedFor('notOfGroup'));
    await expect(askForSupport(world, AGENT, { ...WISH, to: 'u-gone' })).rejects.toMatchObject(refusedFor('notAssignable'));
    world.assignable.delete('u-net');
    await expect(askForSupport(world, AGENT, { ...WISH, to: 'u-net' })).rejects.toMatchObject(refusedFor('notAssignable'));
    await expect(askForSupport(world, AGENT, { ...WISH, reason: '\ud800' })).rejects.toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect([world.log.version, world.looks]).toEqual([0, []]);
  });
});

describe('who can be asked', () => {
  test('those the policy names and those of Jira’s group, each once; accounts out of use are left out', async () => {
    const world = worldWithGroup();
    expect(await readSupportPeople(world, AGENT, { group: GROUP.id })).toEqual({ people: ['u-named', 'u-net'] });
    await expect(readSupportPeople(world, AGENT, { group: 'gone' })).rejects.toMatchObject(refusedFor('groupGone'));
  });

  test('at most fifty', async () => {
    const world = worldWithGroup();
    world.inGroup.set(
      'g-network',
      Array.from({ length: 500 }, (_, at) => `u-${at}`),
    );
    expect((await readSupportPeople(world, AGENT, { group: GROUP.id })).people).toHaveLength(50);
  });
});
