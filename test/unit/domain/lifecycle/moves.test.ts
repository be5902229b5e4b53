import { describe, expect, test } from '@jest/globals';
import { holdOf } from '../../../../src/domain/lifecycle/hold';
import { movesOf } from '../../../../src/domain/lifecycle/moves';
import { resolutionOf } from '../../../../src/domain/lifecycle/resolution';
import type { LifeState } from '../../../../src/domain/lifecycle/state';
import { SETTINGS } from '../../fakes';
import { iso, Story } from '../sla/story';
import { answered, LIVED, livedAt, proposed, stateWith } from './lived';

const moves = (story: Story, when: string, change: Partial<LifeState> = {}) => {
  const life = livedAt(story, when);
  const [hold, resolution] = [holdOf(life).state, resolutionOf(life).state];
  return movesOf(life, stateWith({ ...(hold ? { hold } : {}), ...(resolution ? { resolution } : {}), ...change }));
};

const resolved = (): Story => new Story('Mon 09:00').status('Mon 10:00', 'Resolved').act(proposed('Mon 10:00'));

describe('the app moves an incident', () => {
  test('to resolved for want of an answer, with the policy’s closure code, when the time is over', () => {
    const waiting = new Story('Mon 09:00').status('Mon 10:00', 'Waiting for customer');
    expect(moves(waiting, 'Mon+1 09:59:59')).toEqual([]);
    expect(moves(waiting, 'Mon+1 10:00')).toMatchObject([
      { kind: 'transition', id: 'move/20001/resolve/1', into: { ids: ['6'], categories: [], not: ['7', '8'] } },
    ]);
    const life = livedAt(waiting, 'Mon+1 10:00');
    const closureCode = { fieldId: 'customfield_5', options: { 'by-itself': '501' } };
    const settings = { ...SETTINGS, fields: { ...SETTINGS.fields, closureCode } };
    const { state: hold } = holdOf(life);
    expect(movesOf({ ...life, ground: { ...life.ground, settings } }, stateWith(hold ? { hold } : {}))).toMatchObject([
      { fields: { customfield_5: { id: '501' } } },
    ]);
  });

  test('to closed once it is accepted, unless a gate blocks or it is closed', () => {
    expect(moves(resolved(), 'Mon 12:00')).toEqual([]);
    const yes = resolved().act(answered('Mon 11:00', true));
    expect(moves(yes, 'Mon 12:00')).toMatchObject([{ id: 'move/20001/close/1', into: { ids: ['7', '8'] } }]);
    const gate = { id: 'tasks', name: 'Tasks', mode: 'block' as const, need: 'tasksClosed' as const };
    const next = (met: boolean): LifeState['next'] => [
      { id: 'closure', kind: 'closure', name: 'Closure', statuses: { ids: ['7'], categories: [] }, gates: [{ ...gate, met }] },
    ];
    expect(moves(yes, 'Mon 12:00', { next: next(false) })).toEqual([]);
    expect(moves(yes, 'Mon 12:00', { next: next(true) })).toHaveLength(1);
    const phases: LifeState['phases'] = [{ id: 'closure', kind: 'closure', name: 'Closure' }];
    expect(moves(yes, 'Mon 12:00', { phases, phase: 'closure' })).toEqual([]);
  });

  test('back to work once it is rejected, each proposal anew', () => {
    const no = resolved().act(answered('Mon 11:00', false, { reason: 'No.' }));
    expect(moves(no, 'Mon 11:00')).toMatchObject([{ id: 'move/20001/reopen/1', into: { categories: ['indeterminate'] } }]);
    no.status('Mon 11:01', 'Working');
    expect(moves(no, 'Mon 12:00')).toEqual([]);
    no.status('Tue 10:00', 'Resolved')
      .act(proposed('Tue 10:00'))
      .act(answered('Tue 11:00', false, { reason: 'No.' }));
    expect(moves(no, 'Tue 11:00')).toMatchObject([{ id: 'move/20001/reopen/2' }]);
  });

  test('on when the customer replied, back to where it was, unless somebody has moved it or it was long ago', () => {
    const waiting = (): Story =>
      new Story('Mon 09:00')
        .status('Mon 09:30', 'Working')
        .status('Mon 10:00', 'Waiting for customer')
        .act({ kind: 'held', at: iso('Mon 10:00'), by: 'u-agent', intentId: '1', reason: 'user', fromStatus: '3' });
    const customer = { unlicensed: true };
    expect(moves(waiting(), 'Mon 11:00')).toEqual([]);
    expect(moves(waiting().comment('Mon 11:00', 'u-customer', { ...customer, public: false }), 'Mon 11:00')).toEqual([]);
    const replied = waiting().comment('Mon 11:00', 'u-customer', customer);
    expect(moves(replied, 'Mon 11:00')).toMatchObject([{ id: 'move/20001/resume/1', into: { ids: ['3'], categories: ['indeterminate'] } }]);
    expect(moves(replied, 'Tue 11:00:01')).toEqual([]);
    expect(moves(replied.status('Mon 11:01', 'Working'), 'Mon 11:02')).toEqual([]);
  });

  test('back to work when the requester replies after it is over, for as long as the policy says', () => {
    const closed = (): Story => resolved().act(answered('Mon 11:00', true)).status('Mon 11:01', 'Closed');
    const phases: LifeState['phases'] = [{ id: 'closure', kind: 'closure', name: 'Closure' }];
    const over = { phases, phase: 'closure' };
    const reply = (text: string, when = 'Mon 12:00') => closed().comment(when, 'u-mara', { text });
    expect(moves(reply('It is down again.'), 'Mon 12:00', over)).toMatchObject([
      { id: 'move/20001/reply/102', into: { categories: ['indeterminate'] } },
    ]);
    expect(moves(reply('Thanks!'), 'Mon 12:00', over)).toEqual([]);
    expect(moves(closed().comment('Mon 12:00', 'u-agent', { text: 'It is down again.' }), 'Mon 12:00', over)).toEqual([]);
    expect(moves(reply('Down.', 'Mon+2 11:01'), 'Mon+2 11:01', over)).toHaveLength(1);
    expect(moves(reply('Down.', 'Mon+2 11:02'), 'Mon+2 11:02', over)).toEqual([]);
    expect(moves(reply('Down.'), 'Tue 12:01', over)).toEqual([]);
  });

  test('to closed when it was resolved without a proposal and nobody objects for as long, unless that was before the app', () => {
    const byHand = new Story('Mon 09:00').status('Mon 10:00', 'Resolved');
    expect(moves(byHand, 'Thu 09:59:59')).toEqual([]);
    expect(moves(byHand, 'Thu 10:00')).toMatchObject([{ id: 'move/20001/lapse/1', into: { ids: ['7', '8'] } }]);
    const again = new Story('Mon 09:00').status('Mon 10:00', 'Resolved').status('Mon 11:00', 'Working').status('Mon 12:00', 'Resolved');
    expect(moves(again, 'Thu 12:00')).toMatchObject([{ id: 'move/20001/lapse/2' }]);
    const life = livedAt(byHand, 'Thu 10:00');
    const later = { ...life.ground.policy, since: iso('Mon 10:01') };
    expect(movesOf({ ...life, ground: { ...life.ground, policy: later } }, stateWith({}))).toEqual([]);
    const { confirmation } = life.ground.policy.document.resolution;
    const few = { ...LIVED, resolution: { ...LIVED.resolution, confirmation: { ...confirmation, for: { priorities: ['p1'] } } } };
    expect(movesOf(livedAt(byHand, 'Mon 10:00', few), stateWith({}))).toMatchObject([{ id: 'move/20001/lapse/1' }]);
  });
});
