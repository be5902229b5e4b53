import { expect, test } from '@jest/globals';
import { rawIn } from '../../../src/domain/incident/jira-fields';

test.each([
  ['an option', { id: '10020', value: 'Waiting on vendor', self: 'x' }, '10020'],
  [
    'several options',
    [
      { id: '1', value: 'a' },
      { id: '2', value: 'b' },
    ],
    '[1, 2]',
  ],
  ['somebody', { accountId: 'u-1', displayName: 'Lea' }, 'u-1'],
  ['several people', [{ accountId: 'u-1' }, { accountId: 'u-2' }], '[u-1, u-2]'],
  ['a group', { groupId: 'g-1', name: 'tier-2' }, 'g-1'],
  [
    'components',
    [
      { id: '5', name: 'VPN' },
      { id: '6', name: 'Mail' },
    ],
    '5, 6',
  ],
  ['labels', ['a', 'b'], 'a b'],
  ['a text', 'CASE-1', 'CASE-1'],
  ['a number', 7, '7'],
  ['a number as an id', { id: 7, name: 'board' }, '7'],
  [
    'a cascading choice',
    { id: '1', value: 'Network', child: { id: '2', value: 'VPN' } },
    'Parent values: Network(1)Level 1 values: VPN(2)',
  ],
  ['nothing', null, undefined],
  ['an empty text', '', undefined],
  ['an empty list', [], undefined],
  ['rich text', { type: 'doc', version: 1, content: [] }, undefined],
  ['a list of what has no id', [{ name: 'x' }], undefined],
])('%s is spelt as the history spells it', (_, value, raw) => {
  expect(rawIn(value)).toBe(raw);
});
