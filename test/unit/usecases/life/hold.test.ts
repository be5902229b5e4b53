import { describe, expect, test } from '@jest/globals';
import { hold } from '../../../../src/usecases/life/hold';
import { resume } from '../../../../src/usecases/life/resume';
import { facts } from '../../fakes';
import { AGENT, GUEST, OTHER } from '../desk/desk-world';
import { LifeWorld, WHY } from './life-world';

const INTENT = '11111111-1111-4111-8111-111111111111';
const wish = (reason: string, more: object = {}) => ({ intentId: INTENT, reason, ...more });
const refusedWith = (code: string, why?: string) => ({ error: { code, ...(why === undefined ? {} : { values: { why } }) } });

describe('hold', () => {
  test('moves it with the field on the screen, then records it, then asks for a look', async () => {
    const world = new LifeWorld();
    await hold(world.ports, AGENT, wish('user', { note: 'Which printer?' }));
    expect(world.moves).toEqual([{ to: '4', with: { [WHY]: { id: '71' } } }]);
    expect(world.log.acts).toMatchObject([
      { kind: 'held', by: 'u-agent', reason: 'user', note: 'Which printer?', fromStatus: '3', intentId: INTENT },
    ]);
    expect(world.looks).toEqual(['20001']);
  });

  test('sets the field before a transition without a screen, and takes another standing where there is no way to the first', async () => {
    const world = new LifeWorld();
    world.workflow['3'] = { '4': {} };
    await hold(world.ports, AGENT, wish('vendor', { vendor: { name: 'ACME', reference: 'A-7', expectedAt: '2026-11-30T08:00:00Z' } }));
    expect(world.moves).toEqual([{ edit: { customfield_63: 'A-7' } }, { edit: { [WHY]: { id: '72' } } }, { to: '4', with: {} }]);
    expect(world.log.acts).toMatchObject([{ vendor: { name: 'ACME', reference: 'A-7', expectedAt: '2026-11-30T08:00:00.000Z' } }]);
  });

  test('goes on though the site shows the vendor’s reference nowhere', async () => {
    const world = new LifeWorld();
    world.offScreen.add('customfield_63');
    world.workflow['3'] = { '5': {} };
    await hold(world.ports, AGENT, wish('vendor', { vendor: { name: 'ACME', reference: 'A-7' } }));
    expect(world.moves).toEqual([{ to: '5', with: {} }]);
    expect(world.log.version).toBe(1);
  });

  test('in the status already only the field is set, or emptied; waiting already nothing', async () => {
    const world = new LifeWorld();
    world.put('4');
    await hold(world.ports, AGENT, wish('user'));
    await hold(world.ports, OTHER, wish('user'));
    await hold(world.ports, AGENT, { ...wish('other'), intentId: INTENT.replaceAll('1', '2') });
    expect(world.moves).toEqual([{ edit: { [WHY]: { id: '71' } } }, { edit: { [WHY]: null } }]);
    expect(world.log.acts).toMatchObject([{ reason: 'user' }, { reason: 'user' }, { reason: 'other', fromStatus: '3' }]);
  });

  test('the same intent is one hold, also when the first broke off before the act', async () => {
    const world = new LifeWorld();
    world.failing.set('appendActs', new Error('the function ended'));
    await expect(hold(world.ports, AGENT, wish('user'))).rejects.toThrow('the function ended');
    world.failing.clear();
    await hold(world.ports, AGENT, wish('user'));
    await hold(world.ports, AGENT, wish('user'));
    expect([world.moves.length, world.log.version]).toEqual([1, 1]);
    expect(world.log.acts).toMatchObject([{ fromStatus: '3' }]);
  });

  test('is refused before anything is written', async () => {
    const world = new LifeWorld();
    await expect(hold(world.ports, GUEST, wish('user'))).rejects.toMatchObject(refusedWith('NOT_ALLOWED'));
    await expect(hold(world.ports, AGENT, wish('gone'))).rejects.toMatchObject(refusedWith('INVALID_INPUT', 'gone'));
    await expect(
      hold(world.ports, AGENT, wish('vendor', { vendor: { name: 'A', expectedAt: '2026-13-45T99:00:00Z' } })),
    ).rejects.toMatchObject(refusedWith('INVALID_INPUT'));
    world.put('1');
    await expect(hold(world.ports, AGENT, wish('user'))).rejects.toMatchObject(refusedWith('CONFLICT', 'noWay'));
    world.put('6');
    await expect(hold(world.ports, AGENT, wish('user'))).rejects.toMatchObject(refusedWith('CONFLICT', 'resolved'));
    world.hidden.add('20001');
    await expect(hold(world.ports, AGENT, wish('user'))).rejects.toMatchObject(refusedWith('NOT_FOUND'));
    expect([world.moves, world.log.version]).toEqual([[], 0]);
  });
});

describe('resume', () => {
  test('goes back to where it was held from, once', async () => {
    const world = new LifeWorld();
    world.workflow['4'] = { '1': {}, '3': {} };
    await hold(world.ports, AGENT, wish('user'));
    await resume(world.ports, AGENT);
    await resume(world.ports, AGENT);
    expect(world.moves.slice(1)).toEqual([{ to: '3', with: {} }]);
  });

  test('without a way back it takes one into investigation in which nothing holds', async () => {
    const world = new LifeWorld();
    world.issue = facts({ status: { id: '5', category: 'indeterminate' } });
    world.workflow['5'] = { '6': {}, '4': {}, '3': {} };
    await resume(world.ports, AGENT);
    expect(world.moves).toEqual([{ to: '3', with: {} }]);
  });

  test('is refused without the right, a way, or once it is resolved', async () => {
    const world = new LifeWorld();
    world.put('5');
    world.workflow['5'] = { '6': {}, '4': {} };
    await expect(resume(world.ports, GUEST)).rejects.toMatchObject(refusedWith('NOT_ALLOWED'));
    await expect(resume(world.ports, AGENT)).rejects.toMatchObject(refusedWith('CONFLICT', 'noWay'));
    world.put('6');
    await expect(resume(world.ports, AGENT)).rejects.toMatchObject(refusedWith('CONFLICT', 'resolved'));
  });
});
