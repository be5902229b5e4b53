import { expect, test } from '@jest/globals';
import { settle } from '../../fixture/firm';
import type { LocalJira } from '../../sandbox/local-jira';
import { MINUTE } from '../clocks/clocks';
import { setUp, withFirebreak } from '../firebreak';
import { edit, levelFields, newIncident } from '../incidents';
import { wholeLife } from './life';

const GET = 'GET /rest/api/3/issue/{issueIdOrKey}';
const PUT = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const SAY = 'POST /rest/api/3/app/field/value';

/** Calls of the last look: of Jira by their labels, and how many of storage that read and wrote. */
function lastLook(local: LocalJira): { jira: string[]; reads: number; writes: number } {
  const calls = local.site.meter.invocations().findLast(({ functionKey }) => functionKey === 'reconcile')?.calls ?? [];
  const kvs = calls.filter(({ seam }) => seam === 'kvs');
  return {
    jira: calls.filter(({ seam }) => seam === 'jira').map(({ label }) => label),
    reads: kvs.filter(({ write }) => !write).length,
    writes: kvs.filter(({ write }) => write).length,
  };
}

test('a look that changes nothing is one read of Jira and writes nothing; one that changes things is one read, one write, and one of the app’s fields', () =>
  withFirebreak(async (local) => {
    const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
    await edit(local, incident, 'lea', { summary: 'Printer smokes' });
    await settle(local, MINUTE);
    expect(lastLook(local)).toMatchObject({ jira: [GET], writes: 0 });
    // Settings, acts, wake-up; the policy, when the one known is a minute old.
    expect([3, 4]).toContain(lastLook(local).reads);
    await edit(local, incident, 'lea', levelFields(incident.settings, { impact: 'extensive' }));
    await settle(local, MINUTE);
    expect(lastLook(local)).toMatchObject({ jira: [GET, PUT, SAY], writes: 1 });
    expect([3, 4]).toContain(lastLook(local).reads);
  }));

test('a whole life of an incident costs at most 40 points of Jira’s and one for each hourly search that finds it, 3¼ GB-seconds and two kilobytes written to storage', () =>
  withFirebreak(async (local) => {
    const { incident, found, hours } = await wholeLife(local);
    expect(incident.points - found).toBeLessThanOrEqual(40);
    expect(found).toBeLessThanOrEqual(Math.ceil(hours) + 1);
    expect(incident.gbSeconds).toBeLessThanOrEqual(3.25);
    expect(incident.written.bytes).toBeLessThanOrEqual(2_048);
  }));

test('an hour in which nothing happens costs two points of searching, a check-up, and twelve sweeps of four reads, of which one notes that it ran', () =>
  withFirebreak(async (local) => {
    await setUp(local);
    await settle(local, 6 * MINUTE);
    const before = new Set(local.site.meter.invocations().map(({ id }) => id));
    await settle(local, 60 * MINUTE);
    const runs = local.site.meter.invocations().filter(({ id }) => !before.has(id));
    expect(runs.map(({ functionKey }) => functionKey).sort()).toEqual(['check-up', 'find-missed', ...Array(12).fill('sweep')]);
    const checkUp = runs.filter(({ functionKey }) => functionKey === 'check-up').flatMap((run) => run.calls);
    expect(checkUp.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(30);
    expect(checkUp.length).toBeLessThanOrEqual(40);
    const calls = runs.filter(({ functionKey }) => functionKey !== 'check-up').flatMap((run) => run.calls);
    expect(calls.reduce((sum, { points }) => sum + points, 0)).toBe(2);
    const storage = calls.filter(({ seam }) => seam === 'kvs').length;
    // The search reads three documents and notes how far it came; search and sweep each note for the health page that they ran, the sweep
    // once it knows that there are settings still.
    expect(storage - 12 * 4).toBeLessThanOrEqual(7);
  }));
