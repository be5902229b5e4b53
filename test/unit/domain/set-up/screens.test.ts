import { describe, expect, test } from '@jest/globals';
import { belongingOn, screensOf, usersOf } from '../../../../src/domain/set-up/screens';
import type { Schemes } from '../../../../src/domain/set-up/site';

const SCHEMES: Schemes = {
  types: [],
  typeScreens: [
    { id: 'a', projects: [{ id: '1', name: 'One' }], screenSchemes: { default: 's1', '10': 's2' } },
    { id: 'b', projects: [{ id: '2', name: 'Two' }], screenSchemes: { default: 's2' } },
  ],
  screens: [
    { id: 's1', screens: { default: '100' } },
    { id: 's2', screens: { default: '200', create: '201' } },
  ],
};
const names = (uses: Parameters<typeof belongingOn>[0]): string[] => belongingOn(uses).map(({ ours }) => ours?.field ?? 'priority');

describe('screens of incidents', () => {
  test('are those of the type, else the default’s; one screen may serve several uses', () => {
    expect(screensOf(SCHEMES, '1', ['10'])).toEqual([
      { screenId: '201', uses: ['create'] },
      { screenId: '200', uses: ['edit', 'view'] },
    ]);
    expect(screensOf(SCHEMES, '1', ['11'])).toEqual([{ screenId: '100', uses: ['create', 'edit', 'view'] }]);
    expect(screensOf(SCHEMES, '1', [])).toEqual([{ screenId: '100', uses: ['create', 'edit', 'view'] }]);
    expect(screensOf(SCHEMES, '3', ['10'])).toEqual([]);
  });

  test('a screen is used by every project whose scheme has it for any type', () => {
    expect([...usersOf(SCHEMES, '200').values()]).toEqual(['One', 'Two']);
    expect([...usersOf(SCHEMES, '100').values()]).toEqual(['One']);
  });

  test('closing fields are not asked for on creation, and priority is on the edit screen', () => {
    expect(names(['create'])).toEqual(['impact', 'urgency', 'category', 'services', 'affectedUser', 'channel']);
    expect(names(['view'])).toEqual([...names(['create']), 'closureCode', 'resolutionKind', 'vendorReference']);
    expect(names(['edit'])).toEqual([...names(['view']), 'priority']);
  });
});
