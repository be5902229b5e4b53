import { expect, test } from '@jest/globals';
import { type Cause, causeOf, effectId } from '../../../../src/domain/effects/cause';
import { readTold } from '../../../../src/domain/effects/told';

const CAUSES: Cause[] = [
  { of: 'reminder', metric: 'first-response', cycle: 2, percent: 75 },
  { of: 'priorityPutBack', changeId: '10042' },
];

test.each(CAUSES)('an id says what caused it: $of', (cause) => {
  expect(causeOf(effectId('20001', cause))).toEqual(cause);
});

test('an id nobody of ours made says nothing', () => {
  for (const id of ['', 'reminder', 'reminder/1/2', 'reminder/1/UPPER/cycle-1/50', 'priority-put-back/x/1', 'escalate/1/2'])
    expect(causeOf(id)).toBeUndefined();
});

test('what was told is read out of a property anybody may have written', () => {
  const good = { id: 'reminder/1/resolution/cycle-1/50', at: '2026-11-20T13:00:00.000Z', to: ['u-agent'], outcome: 'done' };
  expect(readTold([good])).toEqual([good]);
  expect(readTold([{ ...good, to: ['u-agent', 7, 'x'.repeat(300)] }])).toEqual([good]);
  for (const bad of [
    undefined,
    null,
    7,
    'told',
    {},
    [7],
    [{ ...good, at: 'soon' }],
    [{ ...good, outcome: 'maybe' }],
    [{ ...good, to: 'u' }],
  ])
    expect(readTold(bad)).toEqual([]);
  expect(readTold(Array(50).fill(good))).toHaveLength(5);
});
