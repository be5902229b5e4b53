import { describe, expect, test } from '@jest/globals';
import { matchOptions } from '../../../../src/domain/set-up/options';
import type { FieldOption } from '../../../../src/domain/set-up/site';

const option = (id: string, value: string, more: Partial<FieldOption> = {}): FieldOption => ({
  id,
  value,
  disabled: false,
  parentId: undefined,
  ...more,
});
const OPTIONS = [
  option('1', 'Hardware'),
  option('2', 'Software'),
  option('11', 'Computer', { parentId: '1' }),
  option('12', 'Printer', { parentId: '1', disabled: true }),
];
const wanted = (id: string, name: string, children: { id: string; name: string }[] = []) => ({ id, name, children });

describe('entries of the policy among the options of a field', () => {
  test('are found by name as Jira compares names; what is not there is missing, children only below what is', () => {
    const computer = { id: 'pc', name: ' computer ' };
    const match = matchOptions(
      [wanted('hw', 'HARDWARE', [computer, { id: 'tv', name: 'Screen' }]), wanted('net', 'Network', [computer])],
      OPTIONS,
    );
    expect(match).toEqual({
      bound: { hw: '1', pc: '11' },
      renamed: [],
      missing: [{ value: 'Screen', parentId: '1' }, { value: 'Network' }],
      missingNames: ['Hardware – Screen', 'Network', 'Network –  computer '],
      disabled: [],
    });
  });

  test('stay with the option they were bound to, whatever either is called now', () => {
    const match = matchOptions([wanted('hw', 'Devices', [{ id: 'pc', name: 'Laptop' }])], OPTIONS, { hw: '1', pc: '11' });
    expect([match.bound, match.missing]).toEqual([{ hw: '1', pc: '11' }, []]);
    expect(match.renamed).toEqual([
      { id: 'hw', name: 'Devices', optionId: '1' },
      { id: 'pc', name: 'Laptop', optionId: '11' },
    ]);
  });

  test('whose option was deleted, or stands under another one now, are looked for by name', () => {
    const match = matchOptions([wanted('hw', 'Hardware'), wanted('sw', 'Software', [{ id: 'pc', name: 'Computer' }])], OPTIONS, {
      hw: '99',
      pc: '11',
    });
    expect([match.bound, match.missing]).toEqual([{ hw: '1', sw: '2' }, [{ value: 'Computer', parentId: '2' }]]);
  });

  test('that are switched off in Jira are named and not bound', () => {
    const match = matchOptions([wanted('hw', 'Hardware', [{ id: 'p', name: 'Printer' }])], OPTIONS, { p: '12' });
    expect([match.bound, match.disabled]).toEqual([{ hw: '1' }, ['Hardware – Printer']]);
  });
});
