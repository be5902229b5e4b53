import { describe, expect, test } from '@jest/globals';
import { phasesWith } from '../../../../src/domain/lifecycle/phases-with';
import { defaultLifecycle } from '../../../../src/domain/policy/defaults/lifecycle';

const done = (...names: string[]) => names.map((name, at) => ({ id: String(at + 1), name, category: 'done' as const }));
const idsOf = (phase: string, statuses: Parameters<typeof defaultLifecycle>[0]['statuses']) =>
  defaultLifecycle({ statuses })
    .phases.find(({ id }) => id === phase)
    ?.statuses.ids.map(({ name }) => name);

describe('which statuses are the resolution’s and which the closure’s', () => {
  test.each([
    [['Resolved', 'Closed', 'Canceled'], ['Resolved'], ['Closed', 'Canceled']],
    [['Completed', 'Fermé', 'Annulé'], ['Completed'], ['Fermé', 'Annulé']],
    [['Résolu', 'Clôturé', 'Clos'], ['Résolu'], ['Clôturé', 'Clos']],
    [['Done', 'Disclosed to press'], [], []],
    [['Closed'], [], ['Closed']],
  ])('%j', (names, resolution, closure) => {
    expect([idsOf('resolution', done(...names)), idsOf('closure', done(...names))]).toEqual([resolution, closure]);
  });

  test('without names everything that is done is the resolution’s; so is a done status that comes later', () => {
    for (const lifecycle of [defaultLifecycle({}), defaultLifecycle({ statuses: done('Resolved', 'Closed') })]) {
      const [entered] = phasesWith(lifecycle, { id: '99', category: 'done' });
      expect(entered?.id).toBe('resolution');
    }
    expect(defaultLifecycle({ statuses: [{ id: '1', name: 'Closed for review', category: 'new' }] })).toEqual(defaultLifecycle({}));
  });
});
