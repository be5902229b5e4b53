import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AppFault, fault } from '../../../../src/contract/errors';
import type { TransitionEffect } from '../../../../src/domain/effects/effect';
import type { ReadFacts, Way } from '../../../../src/ports';
import { PATIENCE } from '../../../../src/usecases/effects/attempt';
import { carryOut } from '../../../../src/usecases/effects/carry-out';
import { chooseWay, isThere } from '../../../../src/usecases/effects/move';
import { APP, facts, World } from '../../fakes';

const INTO = { ids: ['6', '7'], categories: ['done' as const], not: ['8'] };
const effect = (change: Partial<TransitionEffect> = {}): TransitionEffect => ({
  kind: 'transition',
  id: 'move/20001/close/1',
  to: [],
  what: '',
  statusId: '',
  into: INTO,
  ...change,
});

const way = (id: string, to: string, category: Way['to']['category'] = 'done'): Way => ({
  id,
  name: id,
  to: { id: to, name: to, category },
  fields: {},
});

/** The app's moves that are due are made, on the incident as it is now. */
async function perform(world: World, due = effect()) {
  const { issue } = world;
  if (!issue) throw new Error('no issue');
  const found: ReadFacts = { ...issue };
  return carryOut({ clock: world.clock, jira: { ...world.app, ...TASKS }, store: world.store }, [due], {
    facts: found,
    appAccountId: APP,
    known: new Map(),
  });
}

const TASKS = { findTask: async () => undefined, createTask: async () => ({ id: '1', key: 'IT-2' }) };

function standing(ways: [status: string, way: string][]): World {
  const world = new World();
  world.issue = facts({ status: { id: '3', category: 'indeterminate', name: 'Working' } });
  world.ways.clear();
  for (const [status, by] of ways) world.ways.set(status, by);
  return world;
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('which way', () => {
  test('into the first of the statuses there is a way to, in their order and not Jira’s', () => {
    expect(chooseWay([way('a', '7'), way('b', '6')], effect())?.id).toBe('b');
    expect(chooseWay([way('a', '7')], effect())?.id).toBe('a');
  });

  test('else into one of the category that is none of those excluded', () => {
    expect(chooseWay([way('a', '8'), way('b', '3', 'indeterminate'), way('c', '9')], effect())?.id).toBe('c');
    expect(chooseWay([way('a', '8')], effect())).toBeUndefined();
  });

  test('into one certain status only, where nothing else is said', () => {
    const { into: _, ...certain } = effect({ statusId: '4' });
    expect(chooseWay([way('a', '7'), way('b', '4')], certain)?.id).toBe('b');
    expect(isThere(certain, { id: '4', category: 'indeterminate' })).toBe(true);
  });

  test('none where it is already', () => {
    expect([
      isThere(effect(), { id: '7', category: 'done' }),
      isThere(effect(), { id: '9', category: 'done' }),
      isThere(effect(), { id: '8', category: 'done' }),
      isThere(effect(), { id: '3', category: 'indeterminate' }),
    ]).toEqual([true, true, false, false]);
  });
});

describe('a move', () => {
  test('is made once, and its act names the status', async () => {
    const world = standing([['7', 't-7']]);
    const { acts, again } = await perform(world);
    expect(acts).toMatchObject([{ id: 'move/20001/close/1', outcome: 'done', what: 'Status 7' }]);
    expect(again).toBeGreaterThan(world.now);
    expect((await perform(world)).acts).toMatchObject([{ outcome: 'done' }]);
    expect(world.transitions).toEqual(['t-7']);
  });

  test('takes fields of the transition’s screen along and sets the others before', async () => {
    const world = standing([['7', 't-7']]);
    world.screen = { customfield_7: { required: false, options: [] } };
    await perform(world, effect({ fields: { customfield_7: { id: '1' }, customfield_8: { id: '2' } } }));
    expect([world.along, world.fieldsSet]).toEqual([[{ customfield_7: { id: '1' } }], [{ customfield_8: { id: '2' } }]]);
  });

  test('goes on without a field Jira does not take', async () => {
    const world = standing([['7', 't-7']]);
    world.failing.set('setFields', fault('JIRA_REFUSED', 'no'));
    const { acts } = await perform(world, effect({ fields: { customfield_8: { id: '2' } } }));
    expect([acts, world.transitions]).toMatchObject([[{ outcome: 'done' }], ['t-7']]);
  });

  test.each([
    [['Won’t do', 'Terminé'], '2'],
    [['Duplicate', 'Other'], '1'],
  ])('says Jira’s own resolution where the screen wants one: of %j', async (names, chosen) => {
    const world = standing([['7', 't-7']]);
    world.screen = { resolution: { required: true, options: names.map((name, at) => ({ id: String(at + 1), name })) } };
    await perform(world);
    expect(world.along).toEqual([{ resolution: { id: chosen } }]);
  });

  test('says no resolution where none is wanted', async () => {
    const world = standing([['7', 't-7']]);
    world.screen = { resolution: { required: false, options: [{ id: '1', name: 'Done' }] } };
    await perform(world);
    expect(world.along).toEqual([]);
  });

  test('there is no way to is refused, and nothing is done', async () => {
    const world = standing([['4', 't-4']]);
    const { acts } = await perform(world);
    expect([acts, world.transitions]).toMatchObject([[{ outcome: 'refused', why: 'noWay' }], []]);
  });

  test('a gate blocks is refused in Jira’s words', async () => {
    const world = standing([['7', 't-7']]);
    world.failing.set(
      'transition',
      new AppFault({ code: 'JIRA_REFUSED', message: 'Jira answered 400', details: ['Closure code chosen: fill in Closure code.'] }),
    );
    const { acts } = await perform(world);
    expect(acts).toMatchObject([{ outcome: 'refused', what: 'Status 7', why: 'Closure code chosen: fill in Closure code.' }]);
  });

  test.each(['before', 'after'] as const)('is made exactly once when the function breaks off %s Jira made it', async (when) => {
    const world = standing([['7', 't-7']]);
    (when === 'before' ? world.failing : world.lost).set('transition', new Error('crash'));
    await expect(perform(world)).rejects.toThrow('crash');
    world.failing.clear();
    world.lost.clear();
    // Somebody moves it on meanwhile: the app's own move is in the history.
    if (when === 'after') world.move('3', 'u-agent');
    world.now += PATIENCE + 1;
    const { acts } = await perform(world);
    expect(acts).toMatchObject([{ outcome: 'done' }]);
    expect(world.transitions).toEqual(['t-7']);
  });
});
