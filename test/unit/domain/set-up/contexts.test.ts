import { describe, expect, test } from '@jest/globals';
import { contextFor, extension } from '../../../../src/domain/set-up/contexts';
import type { FieldContext } from '../../../../src/domain/set-up/site';

const context = (id: string, projectIds?: string[], typeIds?: string[]): FieldContext => ({ id, projectIds, typeIds, options: [] });
const GLOBAL = context('global');

describe('contexts', () => {
  test('a project’s own goes before the global one', () => {
    const own = context('own', ['1']);
    expect(contextFor([GLOBAL, own], '1')).toBe(own);
    expect(contextFor([GLOBAL, own], '2')).toBe(GLOBAL);
    expect(contextFor([own], '2')).toBeUndefined();
  });

  test('a global context for any type covers everything', () => {
    expect(extension('f', [GLOBAL], [{ projectId: '1', typeIds: ['10'] }], '1')).toEqual({ writes: [], projectIds: [] });
  });

  test('projects without one are added to the target’s, each type once, and what is covered is left alone', () => {
    const contexts = [context('other', ['9'], ['90']), context('target', ['1'], ['10'])];
    const places = [
      { projectId: '1', typeIds: ['10'] },
      { projectId: '2', typeIds: ['10', '11'] },
      { projectId: '3', typeIds: ['11'] },
      { projectId: '9', typeIds: ['91'] },
    ];
    expect(extension('f', contexts, places, '1')).toEqual({
      writes: [
        { do: 'assignContext', fieldId: 'f', contextId: 'target', projectIds: ['2', '3'] },
        { do: 'addContextTypes', fieldId: 'f', contextId: 'target', typeIds: ['11'] },
        { do: 'addContextTypes', fieldId: 'f', contextId: 'other', typeIds: ['91'] },
      ],
      projectIds: ['2', '3', '9'],
    });
  });

  test('without any context nothing can be extended', () => {
    expect(extension('f', [], [{ projectId: '1', typeIds: [] }], '1')).toEqual({ writes: [], projectIds: [] });
  });
});
