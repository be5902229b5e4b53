import { expect, test } from '@jest/globals';
import { decide } from '../../../src/domain/incident/decide';
import { facts, NOW, POLICY, SETTINGS } from '../fakes';

test('what was done before an incident’s creation by the clock counts in the order in which it was done', () => {
  const given = facts({ created: '2026-11-20T08:00:00.001Z', values: {}, history: [], priorityId: '1' });
  const acts = [
    { kind: 'override', at: '2026-11-20T08:00:00.001Z', by: 'u-agent', jiraPriorityId: '5' },
    { kind: 'release', at: '2026-11-20T08:00:00.000Z', by: 'u-agent' },
  ] as const;
  const input = { facts: given, acts: { version: 2, acts }, policy: POLICY, settings: SETTINGS, members: new Map() };
  const { state } = decide(input, NOW);
  expect(state?.priority).toMatchObject({ source: 'override', jiraPriorityId: '5' });
  expect(state?.clocks[0]?.goal?.rule).toBe('p5');
});
