import { describe, expect, test } from '@jest/globals';
import { enteredBy, isForeseen } from '../../../../src/domain/lifecycle/entered';
import { type Looker, nextActions, possibleActions } from '../../../../src/domain/lifecycle/next-actions';
import type { GateState, LifeState, NextPhase, PhaseKind } from '../../../../src/domain/lifecycle/state';

const KINDS: PhaseKind[] = ['logging', 'categorisation', 'prioritisation', 'investigation', 'resolution', 'review', 'closure'];
const gate = (need: GateState['need'], mode: GateState['mode'], more: Partial<GateState> = {}): GateState => ({
  id: need.toLowerCase(),
  name: need,
  mode,
  need,
  met: false,
  ...more,
});
const next = (kind: PhaseKind, id: string, gates: GateState[] = []): NextPhase => ({
  id: kind,
  name: kind,
  kind,
  statuses: { ids: [id], categories: [] },
  gates,
});

const life = (phase: PhaseKind | undefined, change: Partial<LifeState> = {}): LifeState => ({
  phases: KINDS.map((kind) => ({ id: kind, name: kind, kind })),
  ...(phase ? { phase } : {}),
  next: [],
  reopened: 0,
  ...change,
});
const toWork = { next: [next('investigation', '3')] };
const AGENT: Looker = { assigned: true, mine: true, requester: false };
const HOLD: NonNullable<LifeState['hold']> = {
  reason: { id: 'user', name: 'User' },
  waitsFor: 'user',
  since: '2026-11-20T10:00:00.000Z',
  reminders: 0,
};
const said = (answer: 'open' | 'accepted' | 'notAsked'): NonNullable<LifeState['resolution']> => ({
  kind: { id: 'permanent', name: 'Permanent' },
  code: { id: 'fixed', name: 'Fixed' },
  done: 'Replaced the disk.',
  by: 'u-maya',
  at: '2026-11-20T10:00:00.000Z',
  answer,
});

describe('the next best actions', () => {
  test.each<[string, LifeState, Partial<Looker>, string[]]>([
    ['nobody has a new one', life('logging', toWork), { assigned: false, mine: false }, ['assign', 'start']],
    ['somebody has it', life('prioritisation', toWork), {}, ['start']],
    ['it may be resolved without work', life('logging', { next: [...toWork.next, next('resolution', '5')] }), {}, ['start', 'propose']],
    ['the workflow leads nowhere', life('logging'), {}, ['propose']],
    [
      'a gate blocks the work',
      life('logging', { next: [next('investigation', '3', [gate('fields', 'block', { fields: ['impact'] })])] }),
      {},
      ['move'],
    ],
    ['a gate only warns', life('logging', { next: [next('investigation', '3', [gate('fields', 'warn')])] }), {}, ['start']],
    ['it is worked on', life('investigation'), {}, ['propose', 'hold']],
    ['with open tasks', life('investigation', { tasks: { open: 2, total: 3 } }), {}, ['propose', 'tasks']],
    ['nobody works on it', life('investigation'), { assigned: false, mine: false }, ['assign', 'propose']],
    ['on hold', life('investigation', { hold: HOLD }), {}, ['resume']],
    ['on hold before it was begun', life('logging', { hold: HOLD, tasks: { open: 1, total: 1 } }), {}, ['resume', 'tasks']],
    ['the requester is asked, and looks', life('resolution', { resolution: said('open') }), { requester: true }, ['accept', 'reject']],
    ['the requester is asked, and an agent looks', life('resolution', { resolution: said('open') }), {}, []],
    ['resolved without a word', life('resolution', { next: [next('closure', '6')] }), {}, ['propose', 'close']],
    ['resolved and not asked', life('resolution', { resolution: said('notAsked'), next: [next('closure', '6')] }), {}, ['close']],
    [
      'closing needs its tasks and a code',
      life('resolution', {
        resolution: said('accepted'),
        next: [next('closure', '6', [gate('tasksClosed', 'block'), gate('fields', 'block', { fields: ['closureCode'] })])],
      }),
      {},
      ['tasks', 'propose'],
    ],
    ['closed', life('closure', { resolution: said('accepted'), next: [next('investigation', '3')] }), {}, []],
    ['no phase has its status', life(undefined), {}, ['propose', 'hold']],
  ])('%s', (_, state, looker, expected) => expect(nextActions(state, { ...AGENT, ...looker })).toEqual(expected));

  test('everything else that makes sense comes after them, each once', () => {
    expect(possibleActions(life('investigation'), { ...AGENT, mine: false })).toEqual(['propose', 'hold', 'assign', 'tasks', 'move']);
    expect(possibleActions(life('investigation', { hold: HOLD }), AGENT)).toEqual(['resume', 'propose', 'tasks', 'move']);
    expect(possibleActions(life('resolution', { resolution: said('open') }), AGENT)).toEqual(['accept', 'reject', 'tasks', 'move']);
    expect(possibleActions(life('closure'), AGENT)).toEqual(['tasks', 'move']);
  });
});

test('a status named by id belongs to that phase, else the first with its category has it', () => {
  const byCategory: NextPhase = { ...next('resolution', '5'), statuses: { ids: [], categories: ['done'] } };
  const all = [byCategory, next('closure', '6')];
  expect(enteredBy(all, { id: '6', category: 'done' })?.kind).toBe('closure');
  expect(enteredBy(all, { id: '7', category: 'done' })?.kind).toBe('resolution');
  expect(enteredBy(all, { id: '3', category: 'indeterminate' })).toBeUndefined();
});

test('a done status that no next phase names may be that of a phase the policy does not foresee', () => {
  const phases = [
    next('investigation', '3'),
    { ...next('resolution', '5'), statuses: { ids: ['5'], categories: ['done' as const, 'new' as const] } },
  ];
  expect(isForeseen(phases, { id: '5', category: 'done' })).toBe(true);
  expect(isForeseen(phases, { id: '9', category: 'done' })).toBe(false);
  expect(isForeseen(phases, { id: '9', category: 'new' })).toBe(true);
  expect(isForeseen(phases, { id: '9', category: 'indeterminate' })).toBe(false);
});
