import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import { BULK_POINTS } from '../../../../src/usecases/bulk/points';
import { applyPolicy } from '../../../../src/usecases/policy/apply-policy';
import { Crowd } from '../../../support/crowd/crowd';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lets time pass until the version is applied; answers how long it took, ms. */
async function toTheEnd(crowd: Crowd): Promise<number> {
  const began = crowd.time.now;
  while (crowd.run?.state !== 'done') {
    if (crowd.time.now - began > 48 * HOUR) throw new Error('it never ends');
    await crowd.time.pass(crowd.time.now + MINUTE);
  }
  return crowd.time.now - began;
}

describe('a version is applied to open incidents', () => {
  test('in bulk, each incident once, with no more calls than one for a hundred, one write each, and one for twenty of the app’s fields', async () => {
    const crowd = new Crowd(1_120);
    crowd.publish();
    expect(await toTheEnd(crowd)).toBeLessThan(5 * MINUTE);
    expect(crowd.looks.map(({ issueId }) => issueId).sort()).toEqual([...crowd.incidents.keys()]);
    expect(crowd.run).toMatchObject({ state: 'done', asked: 1_120, total: 1_120, pending: [] });
    const spent = [...crowd.points.values()].reduce((sum, points) => sum + points, 0);
    // Two pages of the list, twelve rounds, 1,120 writes, 56 of fields.
    expect(spent).toBe(2 + 1_120 + 12 + 1_120 + 1_120 + 56);
    expect(crowd.refused).toEqual({ burst: 0, points: 0, queue: 0 });
  });

  test('what is due meanwhile comes first', async () => {
    const crowd = new Crowd(300);
    crowd.wakeUps.set('20300', { issueId: '20300', due: crowd.time.now, next: crowd.time.now, tries: 0 });
    crowd.publish();
    await toTheEnd(crowd);
    expect(crowd.looks[0]?.issueId).toBe('20300');
    expect(crowd.looks.filter(({ issueId }) => issueId === '20300')).toHaveLength(1);
  });

  test('no hour costs more than the site’s share of points; the next hour goes on', async () => {
    const crowd = new Crowd(20_000);
    crowd.publish();
    expect(await toTheEnd(crowd)).toBeLessThan(3 * HOUR);
    expect(crowd.allSeen()).toBe(true);
    expect(crowd.points.size).toBeGreaterThan(1);
    // What is listed comes on top of what is looked at.
    for (const points of crowd.points.values()) expect(points).toBeLessThanOrEqual(BULK_POINTS + 20_020);
    expect(crowd.refused).toEqual({ burst: 0, points: 0, queue: 0 });
  }, 60_000);

  test('none is open: done at once; a version that was never put in force, or is done: nothing', async () => {
    const none = new Crowd(0);
    none.publish();
    await toTheEnd(none);
    expect(await applyPolicy(none.ports, 1)).toBe('nothing to do');
    const never = new Crowd(3);
    expect(await applyPolicy(never.ports, 1)).toBe('nothing to do');
    expect(never.looks).toEqual([]);
  });

  test.each(['read in bulk', 'write', 'say', 'search'])('Jira busy at any %s leaves none out', async (call) => {
    const crowd = new Crowd(450);
    let calls = 0;
    crowd.failing = (name) => (name === call && calls++ % 7 === 2 ? fault('TRY_LATER', 'down') : undefined);
    crowd.publish();
    crowd.sweepEveryFiveMinutes(MINUTE);
    await toTheEnd(crowd);
    await crowd.time.pass(crowd.time.now + HOUR);
    expect(crowd.allSeen()).toBe(true);
    expect([...crowd.incidents.values()].filter(({ appFields }) => appFields.slaStatus === undefined)).toEqual([]);
  });
});
