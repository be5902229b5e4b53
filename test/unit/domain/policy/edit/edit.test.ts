import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ENTRY_ID } from '../../../../../src/contract/limits';
import type { Policy } from '../../../../../src/contract/types';
import { defaultPolicy } from '../../../../../src/domain/policy/defaults';
import { moveSubcategory } from '../../../../../src/domain/policy/edit/categories';
import { defaultGroupOf } from '../../../../../src/domain/policy/edit/default-group';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { addLevel, heirOf, removeLevel, removePriority } from '../../../../../src/domain/policy/edit/levels';
import { dependentsOf, inCircle, removeService, wouldCircle } from '../../../../../src/domain/policy/edit/services';
import { usesOf } from '../../../../../src/domain/policy/edit/uses';

const policy = defaultPolicy({
  priorities: ['Highest', 'High', 'Medium'].map((name, at) => ({ id: String(at + 1), name })),
  impactNames: [],
  urgencyNames: [],
  overriders: [],
});

describe('moving a subcategory', () => {
  test('takes it, as it is, to the end of another category; nothing else changes', () => {
    const moved = moveSubcategory(policy.categories, 'network-vpn', 'software');
    const idsIn = (id: string) => moved.find((one) => one.id === id)?.subcategories.map((one) => one.id);
    const inFirst = (id: string) => policy.categories.find((one) => one.id === id)?.subcategories ?? [];
    expect(idsIn('network')).toEqual(inFirst('network').flatMap(({ id }) => (id === 'network-vpn' ? [] : [id])));
    expect(idsIn('software')).toEqual([...inFirst('software').map(({ id }) => id), 'network-vpn']);
    expect(moved.find(({ id }) => id === 'software')?.subcategories.at(-1)).toEqual(
      inFirst('network').find(({ id }) => id === 'network-vpn'),
    );
    expect(moved.map(({ id }) => id)).toEqual(policy.categories.map(({ id }) => id));
  });

  test.each([
    ['network-vpn', 'network'],
    ['network-vpn', 'gone'],
    ['gone', 'software'],
    ['software', 'network'],
  ])('%s to %s changes nothing', (id, to) => {
    expect(moveSubcategory(policy.categories, id, to)).toEqual(policy.categories);
  });
});

describe('ids of new entries', () => {
  test.each([
    ['Network', [], 'network'],
    ['  Réseau & Télécom  ', [], 'reseau-telecom'],
    ['Network', ['network'], 'network-2'],
    ['Network', ['network', 'network-2'], 'network-3'],
    ['報告', [], 'entry'],
    ['x'.repeat(50), ['x'.repeat(40)], `${'x'.repeat(38)}-2`],
    [`${'x'.repeat(39)} y`, [], 'x'.repeat(39)],
  ])('%s besides %j is %s', (name, taken, id) => {
    expect(entryIdFor(name, taken)).toBe(id);
  });

  test('whatever the name: an id a policy takes, and none that is taken', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 120 }), { maxLength: 20 }), (names) => {
        const taken: string[] = [];
        for (const name of names) {
          const id = entryIdFor(name, taken);
          expect(id).toMatch(ENTRY_ID);
          expect(taken).not.toContain(id);
          taken.push(id);
        }
      }),
    ));
});

/** Every cell is there and names a priority. */
const total = ({ impacts, urgencies, priorities, matrix }: Policy): boolean =>
  Object.keys(matrix).length === impacts.length &&
  impacts.every(
    ({ id }) =>
      Object.keys(matrix[id] ?? {}).length === urgencies.length &&
      urgencies.every((urgency) => priorities.some((one) => one.id === matrix[id]?.[urgency.id])),
  );

describe('levels and priorities', () => {
  test('whatever is added and removed, the matrix stays whole', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('impacts', 'urgencies', 'priorities'), fc.boolean(), fc.nat()), { maxLength: 20 }),
        (steps) => {
          let now = policy;
          for (const [axis, adds, which] of steps) {
            const all = now[axis];
            const id = all[which % all.length]?.id ?? '';
            if (axis === 'priorities') now = all.length > 1 ? removePriority(now, id) : now;
            else if (adds) now = addLevel(now, axis, `Level ${which % 7}`).policy;
            else now = all.length > 1 ? removeLevel(now, axis, id) : now;
            expect(total(now)).toBe(true);
          }
        },
      ),
    ));

  test('a new level begins like the one before it', () => {
    const { policy: more, id } = addLevel(policy, 'urgencies', 'Someday');
    expect(id).toBe('someday');
    for (const row of Object.values(more.matrix)) expect(row.someday).toBe(row.low);
  });

  test('cells of a removed priority go to the next less urgent one, of the last to the one before', () => {
    expect(heirOf(policy.priorities, 'p1')?.id).toBe('p2');
    expect(heirOf(policy.priorities, 'p3')?.id).toBe('p2');
    expect(removePriority(policy, 'p1').matrix.extensive?.critical).toBe('p2');
  });
});

describe('services', () => {
  const service = (id: string, ...dependsOn: string[]) => ({ id, name: id, help: '', criticality: 'low' as const, dependsOn });
  const services = [service('mail', 'sign-in'), service('sign-in', 'network'), service('network'), service('print', 'network')];

  test('what goes down with one, be it through others', () => {
    expect(dependentsOf(services, 'network').map(({ id }) => id)).toEqual(['mail', 'sign-in', 'print']);
    expect(dependentsOf(services, 'print')).toEqual([]);
  });

  test('a circle is seen before it is closed, and when it is there', () => {
    expect(wouldCircle(services, 'network', 'mail')).toBe(true);
    expect(wouldCircle(services, 'network', 'network')).toBe(true);
    expect(wouldCircle(services, 'print', 'mail')).toBe(false);
    const closed = services.map((one) => (one.id === 'network' ? { ...one, dependsOn: ['mail'] } : one));
    expect(closed.filter((one) => inCircle(one, closed)).map(({ id }) => id)).toEqual(['mail', 'sign-in', 'network']);
    expect(services.some((one) => inCircle(one, services))).toBe(false);
  });

  test('a removed one is no longer depended on', () => {
    expect(removeService(services, 'network')).toEqual([service('mail', 'sign-in'), service('sign-in'), service('print')]);
  });
});

test('the default group is that of the subcategory, else of the category, else the fallback', () => {
  const categories = [
    {
      id: 'net',
      name: '',
      help: '',
      defaultGroup: 'lan',
      subcategories: [
        { id: 'vpn', name: '', help: '', defaultGroup: 'far' },
        { id: 'wifi', name: '', help: '' },
      ],
    },
  ];
  const of = (id: string | undefined) => defaultGroupOf({ categories, routing: { ...policy.routing, fallback: 'desk' } }, id);
  expect(of('vpn')).toEqual({ group: 'far', why: 'own' });
  expect(of('wifi')).toEqual({ group: 'lan', why: 'category' });
  expect(of('net')).toEqual({ group: 'lan', why: 'own' });
  expect(of('other')).toEqual({ group: 'desk', why: 'fallback' });
  expect(of(undefined)).toEqual({ group: 'desk', why: 'fallback' });
});

describe('what uses an entry', () => {
  test('each thing once, with the names it lies in', () => {
    expect(usesOf(policy, 'calendars', 'always').filter(({ section }) => section === 'metrics')).toMatchObject([
      { section: 'metrics', within: ['First response', 'Highest'] },
      { section: 'metrics', within: ['Resolution', 'Highest'] },
      { section: 'metrics', within: ['Vendor'] },
    ]);
    const inMatrix = usesOf(policy, 'priorities', 'p1').filter(({ section }) => section === 'matrix');
    expect(inMatrix).toMatchObject([{ section: 'matrix', within: [] }]);
  });

  test('nothing, of what nothing names', () => {
    expect(usesOf(policy, 'services', 'no-such')).toEqual([]);
  });
});
