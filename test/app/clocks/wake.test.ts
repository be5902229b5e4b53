import { describe, expect, test } from '@jest/globals';
import { createIssue, settle } from '../../fixture/firm';
import { placesOf } from '../../sandbox/forge/kvs/entities';
import { KvsStore } from '../../sandbox/forge/kvs/store';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { jiraCalls, setUp, withFirebreak } from '../firebreak';
import { type Incident, levelFields } from '../incidents';
import { HOUR, MINUTE, madeAt, SECOND, saidOn, soon, urgentIncident } from './clocks';
import { move, suspend } from './deeds';

/** A look may come so much after the instant, ms. */
const IN_TIME = 10 * SECOND;

/** Moves the site's clock to an instant, doing what falls due on the way. */
const until = (local: LocalJira, instant: number): Promise<number> => settle(local, instant - local.site.clock.now());

const statusOf = async (local: LocalJira, { key }: Pick<Incident, 'key'>) => (await saidOn(local, key))['SLA status'];

/** The incident's wake-up as stored. */
function wakeUpOf(local: LocalJira, issueId: string): unknown {
  const store = new KvsStore(local.site.db, () => local.site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });
  const row = store.get('entity:wakeups', issueId);
  return row && JSON.parse(row.value);
}

/** Runs of the sweep so far. */
const sweeps = (local: LocalJira): number => local.site.meter.invocations().filter(({ functionKey }) => functionKey === 'sweep').length;

/** Looks so far that asked Jira anything. */
const asking = (local: LocalJira): number => jiraCalls(local, 'reconcile').filter((calls) => calls.length > 0).length;

describe('time alone', () => {
  test('puts a clock at risk and then in breach within ten seconds, with nobody touching the incident', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const made = await madeAt(local, incident.key);
      await until(local, made + 0.75 * 15 * MINUTE - SECOND);
      expect(await statusOf(local, incident)).toBe('On track');
      await until(local, made + 0.75 * 15 * MINUTE + IN_TIME);
      expect(await statusOf(local, incident)).toBe('At risk');
      await until(local, made + 15 * MINUTE - SECOND);
      expect(await statusOf(local, incident)).toBe('At risk');
      await until(local, made + 15 * MINUTE + IN_TIME);
      expect(await statusOf(local, incident)).toBe('Breached');
    }));

  test('further off than the queue can wait: the sweep is there in time', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const made = await madeAt(local, incident.key);
      await move(local, incident, 'Work in progress');
      await soon(local);
      await until(local, made + 3 * HOUR - SECOND);
      expect(await statusOf(local, incident)).toBe('On track');
      await until(local, made + 3 * HOUR + IN_TIME);
      expect(await statusOf(local, incident)).toBe('At risk');
      await until(local, made + 4 * HOUR + IN_TIME);
      expect(await statusOf(local, incident)).toBe('Breached');
      // The lead is told of the breach every hour.
      expect(wakeUpOf(local, incident.id)).toMatchObject({ due: made + 5 * HOUR });
    }));

  test('asks nothing of a clock that is held, stopped or gone: no wake-up is left', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      expect(wakeUpOf(local, incident.id)).toMatchObject({ issueId: incident.id });
      await move(local, incident, 'Work in progress');
      await suspend(local, incident, 'More info required');
      await soon(local);
      expect(wakeUpOf(local, incident.id)).toBeUndefined();
      await move(local, incident, 'Work in progress');
      await soon(local);
      expect(wakeUpOf(local, incident.id)).toBeDefined();
      await restAs(local, 'admin', 'DELETE', `/rest/api/3/issue/${incident.key}`);
      const before = asking(local);
      await settle(local, 5 * HOUR);
      expect(wakeUpOf(local, incident.id)).toBeUndefined();
      // Looks queued for instants that no longer stand ask Jira nothing.
      expect(asking(local) - before).toBe(1);
    }));
});

describe('a sweep', () => {
  test('that comes late, twice or not at all does no harm', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const made = await madeAt(local, incident.key);
      await move(local, incident, 'Work in progress');
      await soon(local);
      // Every other one is missed, one in three comes twice, one in five late.
      local.site.faults.arm({ id: 'missed', seam: 'event', kind: 'drop', match: 'schedule', probability: 0.5, times: 1000 });
      local.site.faults.arm({ id: 'twice', seam: 'event', kind: 'double', match: 'schedule', probability: 0.3, times: 1000 });
      local.site.faults.arm({
        id: 'late',
        seam: 'event',
        kind: 'delay',
        match: 'schedule',
        probability: 0.2,
        times: 1000,
        delayMs: 4 * MINUTE,
      });
      await until(local, made + 3 * HOUR + IN_TIME);
      expect(await statusOf(local, incident)).toBe('At risk');
      await until(local, made + 4 * HOUR + IN_TIME);
      expect(await statusOf(local, incident)).toBe('Breached');
      expect(sweeps(local)).toBeGreaterThan(10);
    }));

  test('finds a look that was lost in the queue, and asks for it again', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const made = await madeAt(local, incident.key);
      await until(local, made + 14 * MINUTE);
      local.site.faults.arm({ id: 'lost', seam: 'queue', kind: 'drop', match: 'deliver reconcile', times: 1 });
      await until(local, made + 15 * MINUTE + IN_TIME);
      expect(await statusOf(local, incident)).toBe('At risk');
      await until(local, made + 23 * MINUTE);
      expect(await statusOf(local, incident)).toBe('Breached');
    }));

  test('costs the same few storage calls, and nothing of Jira’s, while nothing is due', () =>
    withFirebreak(async (local) => {
      await urgentIncident(local);
      await settle(local, 5 * MINUTE);
      const last = local.site.meter
        .invocations()
        .filter(({ functionKey }) => functionKey === 'sweep')
        .at(-1);
      // The first sweeps of an hour note for the health page that they ran.
      const calls = last?.calls.map(({ seam, label }) => `${seam} ${label}`).filter((call) => call !== 'kvs get' && call !== 'kvs set');
      expect(calls).toEqual(Array(4).fill(expect.stringMatching(/^kvs .*query/)));
    }));

  test('queues each of many due at one time once, within the queue’s limits', () =>
    withFirebreak(async (local) => {
      const first = await urgentIncident(local);
      const others: Incident[] = [];
      for (let n = 0; n < 60; n++) {
        const levels = levelFields(first.settings, { impact: 'extensive', urgency: 'critical' });
        const made = await createIssue(local, 'lea', `No ${n}`, { project: 'DESK', type: '[System] Incident', fields: levels });
        others.push({ ...made, settings: first.settings });
      }
      await soon(local);
      for (const incident of others) await move(local, incident, 'Work in progress');
      await soon(local);
      const made = await madeAt(local, others[0]?.key ?? '');
      await until(local, made + 2.9 * HOUR);
      const before = jiraCalls(local, 'reconcile').length;
      await until(local, made + 3 * HOUR + MINUTE);
      for (const incident of others) expect([incident.key, await statusOf(local, incident)]).toEqual([incident.key, 'At risk']);
      // One look each, and those of the first incident.
      expect(jiraCalls(local, 'reconcile').length - before).toBeLessThanOrEqual(others.length + 3);
    }));
});

test('more than a minute’s share of the queue falls due in the next minutes: the sweep goes on a minute later, until nothing is left', () =>
  withFirebreak(async (local) => {
    await setUp(local);
    const from = local.site.clock.now() + 8 * MINUTE;
    const store = new KvsStore(local.site.db, () => local.site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });
    const index = { name: 'by-next', partition: ['shard'], range: ['next'] };
    // Of issues that are not there: each look takes its wake-up away.
    for (let n = 0; n < 430; n++) {
      const due = from + (n % 3) * MINUTE;
      const row = { issueId: String(900_000 + n), shard: String(n % 4), due, next: due, tries: 0 };
      const places = placesOf({ name: 'wakeups', attributes: {}, indexes: [index] }, row.issueId, row);
      store.set('entity:wakeups', row.issueId, JSON.stringify(row), undefined, places);
    }
    const left = (): number => Array.from({ length: 430 }, (_, n) => wakeUpOf(local, String(900_000 + n))).filter(Boolean).length;
    // The first sweep comes five minutes after the installation.
    const wentOn = () => local.site.meter.invocations().filter(({ functionKey }) => functionKey === 'sweep-on').length;
    await settle(local, 5 * MINUTE + 30 * SECOND);
    expect([left(), wentOn()]).toEqual([430, 0]);
    await settle(local, 70 * SECOND);
    expect(wentOn()).toBe(1);
    await settle(local, 4 * MINUTE + 10 * SECOND);
    expect(left()).toBe(0);
    expect(local.site.meter.invocations().filter(({ functionKey }) => functionKey === 'storm')).toEqual([]);
  }));

test('a look that the queue does not take just then is asked for by the next sweep', () =>
  withFirebreak(async (local) => {
    const settings = await setUp(local);
    // The trigger's push is the first, that of the look for the time when the first response is half due the second.
    local.site.faults.arm({ id: 'full', seam: 'queue', kind: 'rate-limit', match: 'publish reconcile', nth: 2, times: 1 });
    const levels = levelFields(settings, { impact: 'extensive', urgency: 'critical' });
    const incident = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident', fields: levels });
    await soon(local);
    const made = await madeAt(local, incident.key);
    expect(wakeUpOf(local, incident.id)).toMatchObject({ due: made + 7.5 * MINUTE, next: made + 7.5 * MINUTE, tries: 0 });
    await until(local, made + 15 * MINUTE + IN_TIME);
    expect(await statusOf(local, incident)).toBe('Breached');
  }));
