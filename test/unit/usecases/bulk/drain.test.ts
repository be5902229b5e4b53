import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import { drain } from '../../../../src/usecases/bulk/drain';
import { BULK_POINTS, hourOf } from '../../../../src/usecases/bulk/points';
import { Crowd } from '../../../support/crowd/crowd';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A crowd of which so many are due, the later ones first in the list. */
function due(count: number, at: (n: number, now: number) => number = (n, now) => now - n * SECOND): Crowd {
  const crowd = new Crowd(count);
  [...crowd.incidents.keys()].forEach((issueId, n) => {
    const next = at(n, crowd.time.now);
    crowd.wakeUps.set(issueId, { issueId, due: next, next, tries: 0 });
  });
  return crowd;
}

async function drained(crowd: Crowd): Promise<Awaited<ReturnType<typeof drain>>> {
  let result: Awaited<ReturnType<typeof drain>> | undefined;
  void drain(crowd.ports).then((value) => {
    result = value;
  });
  for (let minute = 0; result === undefined && minute < 120; minute++) await crowd.time.pass(crowd.time.now + SECOND);
  if (!result) throw new Error('it never ends');
  return result;
}

const left = (crowd: Crowd): number => [...crowd.wakeUps.values()].filter(({ next }) => next <= crowd.time.now).length;

describe('work in bulk', () => {
  test('looks at everything that is due, the longest due first, and at nothing else', async () => {
    const crowd = due(250);
    const later = { issueId: '20001', due: crowd.time.now + HOUR, next: crowd.time.now + HOUR, tries: 0 };
    crowd.wakeUps.set('20001', later);
    expect(await drained(crowd)).toEqual({ looked: 249, end: 'nothing left' });
    expect(crowd.looks).toHaveLength(249);
    expect(new Set(crowd.looks.slice(0, 20).map(({ issueId }) => Number(issueId)))).toEqual(
      new Set(Array.from({ length: 20 }, (_, n) => 20_250 - n)),
    );
    expect([left(crowd), crowd.wakeUps.get('20001')]).toEqual([0, later]);
  });

  test('is done by one function at a time; a turn that was not given back runs out', async () => {
    const crowd = due(10);
    crowd.work.push({ until: crowd.time.now + 4 * MINUTE, hour: hourOf(crowd.time.now), points: 0 });
    expect(await drained(crowd)).toMatchObject({ looked: 0, end: 'somebody else' });
    await crowd.time.pass(crowd.time.now + 4 * MINUTE);
    expect(await drained(crowd)).toMatchObject({ looked: 10, end: 'nothing left' });
    expect(await drained(crowd)).toMatchObject({ looked: 0, end: 'nothing left' });
  });

  test('stops when the hour’s points are spent, and says when there are new ones', async () => {
    const crowd = due(300);
    const minutes = 10;
    const hour = hourOf(crowd.time.now) + HOUR;
    crowd.time.now = hour - minutes * MINUTE;
    crowd.work.push({ until: 0, hour: hour - HOUR, points: BULK_POINTS - 500 });
    const { looked, end, again } = await drained(crowd);
    expect([looked, end]).toEqual([100, 'points']);
    expect(again).toBeGreaterThan((minutes - 1) * 60);
    await crowd.time.pass(hour);
    expect(await drained(crowd)).toMatchObject({ looked: 200, end: 'nothing left' });
  });

  test('waits as Jira says, and what it did not come to is still due', async () => {
    const crowd = due(200);
    crowd.failing = (call, issueId) => (call === 'write' && Number(issueId) < 20_150 ? busy(77) : undefined);
    expect(await drained(crowd)).toMatchObject({ end: 'busy', again: 77 });
    expect(crowd.looks.length + left(crowd)).toBe(200);
    crowd.failing = undefined;
    expect(await drained(crowd)).toMatchObject({ end: 'nothing left' });
    expect([crowd.allSeen(), left(crowd)]).toEqual([true, 0]);
  });

  test('an issue at which no look can succeed keeps nobody waiting, and is asked for ever more patiently', async () => {
    const crowd = due(30);
    crowd.failing = (_, issueId) => (issueId === '20030' ? fault('INTERNAL', 'damaged') : undefined);
    expect(await drained(crowd)).toMatchObject({ looked: 30, end: 'nothing left' });
    expect(crowd.looks).toHaveLength(29);
    expect(crowd.wakeUps.get('20030')).toMatchObject({ tries: 2 });
    expect(left(crowd)).toBe(0);
  });

  test('what Jira does not read together is read one by one', async () => {
    const crowd = due(30);
    crowd.failing = (call) => (call === 'read in bulk' ? fault('JIRA_REFUSED', 'no') : undefined);
    expect(await drained(crowd)).toMatchObject({ looked: 30, end: 'nothing left' });
    expect(crowd.allSeen()).toBe(true);
  });

  test('an incident that is gone loses its wake-up', async () => {
    const crowd = due(3);
    crowd.incidents.delete('20002');
    await drained(crowd);
    expect(crowd.wakeUps.has('20002')).toBe(false);
  });

  test('a field of one incident that Jira refuses keeps the fields of no other from being written', async () => {
    const crowd = due(20);
    let asked = 0;
    crowd.failing = (call, issueId) =>
      call === 'say' && (issueId === undefined || issueId === '20007') && asked++ < 9 ? fault('JIRA_REFUSED', 'no such field') : undefined;
    await drained(crowd);
    const without = [...crowd.incidents.values()].filter(({ appFields }) => appFields.slaStatus === undefined);
    expect(without.map(({ issueId }) => issueId)).toEqual(['20007']);
  });

  test('somebody who asks for a look during the look is not forgotten', async () => {
    const crowd = due(1);
    let asked = false;
    crowd.failing = (call) => {
      if (call === 'say' && !asked) {
        asked = true;
        const due = crowd.time.now;
        crowd.wakeUps.set('20001', { issueId: '20001', due, next: due, tries: 0 });
      }
      return undefined;
    };
    expect(await drained(crowd)).toEqual({ looked: 2, end: 'nothing left' });
    expect(left(crowd)).toBe(0);
  });
});

const busy = (seconds: number) => Object.assign(fault('TRY_LATER', 'Jira answered 429'), { retryAfter: seconds });

describe('a storm', () => {
  test('5,000 changed in a minute: what the queue refuses is left due, and all are looked at', async () => {
    const crowd = new Crowd(5_000);
    crowd.sweepEveryFiveMinutes(2 * MINUTE);
    let n = 0;
    for (const issueId of crowd.incidents.keys()) {
      if (n++ % 84 === 0) await crowd.time.pass(crowd.time.now + SECOND);
      crowd.event(issueId);
    }
    expect(crowd.refused.queue).toBeGreaterThan(4_000);
    await crowd.time.pass(crowd.time.now + 30 * MINUTE);
    expect([crowd.allSeen(), left(crowd)]).toEqual([true, 0]);
    expect(crowd.refused.points).toBe(0);
  }, 60_000);

  test('10,000 due at one instant: some of them at it, the others within minutes', async () => {
    const crowd = due(10_000, (_, now) => now + 20 * MINUTE);
    const at = crowd.time.now + 20 * MINUTE;
    crowd.sweepEveryFiveMinutes(MINUTE);
    await crowd.time.pass(at + 15 * MINUTE);
    expect([crowd.allSeen(), left(crowd)]).toEqual([true, 0]);
    expect(crowd.looks.filter((look) => look.at < at)).toEqual([]);
    expect(crowd.looks.filter((look) => look.at < at + 10 * SECOND).length).toBeGreaterThanOrEqual(400);
    // The last few hundred may be seen by a sweep too, while they are being looked at: that does no harm.
    expect(crowd.looks.length).toBeLessThan(10_400);
    expect(crowd.refused.points).toBe(0);
  }, 120_000);

  test('a queue that is full in every minute: the sweep does the work itself', async () => {
    const crowd = due(1_000);
    const full = () => Promise.reject(fault('TRY_LATER', 'full'));
    Object.assign(crowd.ports.queue, { looks: full, storm: full });
    crowd.sweepEveryFiveMinutes(0);
    await crowd.time.pass(crowd.time.now + 10 * MINUTE);
    expect([crowd.allSeen(), left(crowd)]).toEqual([true, 0]);
  });
});
