import { describe, expect, test } from '@jest/globals';
import { createIssue, type Made, settle } from '../../fixture/firm';
import { placesOf } from '../../sandbox/forge/kvs/entities';
import { KvsStore } from '../../sandbox/forge/kvs/store';
import type { LocalJira } from '../../sandbox/local-jira';
import { HOUR, MINUTE, madeAt, SECOND, saidOn } from '../clocks/clocks';
import { jiraCalls, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { edit, levelFields, newIncident, priorityOf } from '../incidents';

const ENTITY = {
  name: 'wakeups',
  attributes: {},
  indexes: [{ name: 'by-next', partition: ['shard'], range: ['next'] }],
};

const storeOf = (local: LocalJira): KvsStore =>
  new KvsStore(local.site.db, () => local.site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });

/** Writes wake-ups of issues that are not there. */
function wakeUps(local: LocalJira, count: number, due: (n: number) => number, from = 900_000): void {
  const store = storeOf(local);
  local.site.db.tx(() => {
    for (let n = 0; n < count; n++) {
      const row = { issueId: String(from + n), shard: String((from + n) % 4), due: due(n), next: due(n), tries: 0 };
      store.set('entity:wakeups', row.issueId, JSON.stringify(row), undefined, placesOf(ENTITY, row.issueId, row));
    }
  });
}

/** The same for as many as a large site has: straight into the tables, a million rows one by one take minutes. */
function crowd(local: LocalJira, from: number, to: number, due: number): void {
  storeOf(local);
  const { db, clock } = local.site;
  const now = clock.now();
  const ids = 'WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)';
  const row = `json_object('issueId', CAST(i AS TEXT), 'shard', CAST(i % 4 AS TEXT), 'due', ? + i, 'next', ? + i, 'tries', 0)`;
  db.tx(() => {
    db.run(
      `${ids} INSERT INTO forge_value (store, key, value, created, updated, expires, shown_from, shown_until)
        SELECT 'entity:wakeups', CAST(i AS TEXT), ${row}, ?, ?, NULL, ?, 9e15 FROM n`,
      ...[from, to - 1, due, due, now, now, now],
    );
    db.run(
      `INSERT INTO forge_place (idx, part, rng, key, value_id)
        SELECT 'entity:wakeups/by-next', json_array(json_extract(value, '$.shard')), json_extract(value, '$.next'), key, id
        FROM forge_value WHERE store = 'entity:wakeups' AND CAST(key AS INTEGER) BETWEEN ? AND ?`,
      ...[from, to - 1],
    );
  });
}

const runsOf = (local: LocalJira, functionKey: string) => local.site.meter.invocations().filter((run) => run.functionKey === functionKey);

describe('a refused push', () => {
  test('of an event leaves the incident due: the next sweep sees to it', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      local.site.faults.arm({ id: 'full', seam: 'queue', kind: 'rate-limit', match: 'publish reconcile', times: 1 });
      await edit(local, incident, 'lea', levelFields(incident.settings, { urgency: 'critical' }));
      await settle(local, 10 * SECOND);
      expect(await priorityOf(local, incident.key)).toBe('High');
      expect(JSON.parse(storeOf(local).get('entity:wakeups', incident.id)?.value ?? '{}')).toMatchObject({ tries: 0 });
      await settle(local, 5 * MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
    }));

  test('of the panel’s question for a look does too', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      local.site.faults.arm({ id: 'drop', seam: 'event', kind: 'drop', match: 'avi:jira:updated:issue', times: 1 });
      local.site.faults.arm({ id: 'full', seam: 'queue', kind: 'rate-limit', match: 'publish reconcile', times: 1 });
      await edit(local, incident, 'lea', levelFields(incident.settings, { urgency: 'critical' }));
      await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: incident }));
      await settle(local, 6 * MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
    }));
});

test(
  'more changed in a minute than the queue takes: all are looked at, what it refused in bulk, and no issue is left due',
  () =>
    withFirebreak(async (local) => {
      const settings = await setUp(local);
      const made: Made[] = [];
      // Nothing is ever taken for the first two minutes.
      local.site.faults.arm({ id: 'full', seam: 'queue', kind: 'rate-limit', match: 'publish reconcile', times: 450 });
      const levels = levelFields(settings, { impact: 'minor', urgency: 'low' });
      for (let n = 0; n < 440; n++)
        made.push(await createIssue(local, 'lea', `No ${n}`, { project: 'DESK', type: '[System] Incident', fields: levels }));
      await settle(local, 7 * MINUTE);
      for (const { key } of made) expect([key, await priorityOf(local, key)]).toEqual([key, 'Lowest']);
      expect(runsOf(local, 'storm').length + runsOf(local, 'sweep').length).toBeGreaterThan(0);
      const bulk = [...runsOf(local, 'storm'), ...runsOf(local, 'sweep')].flatMap(({ calls }) => calls.map(({ label }) => label));
      expect(bulk.filter((label) => label === 'POST /rest/api/3/issue/bulkfetch').length).toBeGreaterThan(0);
      const rows = storeOf(local).browse({ store: 'entity:wakeups', prefix: '', after: '', limit: 1_000 });
      expect(rows.filter(({ value }) => JSON.parse(value).next <= local.site.clock.now())).toEqual([]);
    }),
  120_000,
);

test(
  'hundreds of thresholds in one minute: each fires within ten seconds of its instant, and none twice',
  () =>
    withFirebreak(async (local) => {
      const settings = await setUp(local);
      const levels = levelFields(settings, { impact: 'extensive', urgency: 'critical' });
      const made: Made[] = [];
      for (let n = 0; n < 390; n++)
        made.push(await createIssue(local, 'lea', `No ${n}`, { project: 'DESK', type: '[System] Incident', fields: levels }));
      await settle(local, 2 * MINUTE);
      const instant = (await madeAt(local, made[0]?.key ?? '')) + 0.75 * 15 * MINUTE;
      await settle(local, instant - SECOND - local.site.clock.now());
      const status = async ({ key }: Made) => (await saidOn(local, key))['SLA status'];
      for (const one of made) expect([one.key, await status(one)]).toEqual([one.key, 'On track']);
      const before = jiraCalls(local, 'reconcile').length;
      await settle(local, 11 * SECOND);
      for (const one of made) expect([one.key, await status(one)]).toEqual([one.key, 'At risk']);
      await settle(local, MINUTE);
      const after = jiraCalls(local, 'reconcile').slice(before);
      expect(after.filter((calls) => calls.includes('POST /rest/api/3/app/field/value'))).toHaveLength(390);
    }),
  180_000,
);

test(
  'a sweep costs as many storage operations at a million open incidents as at a thousand, with as many due',
  () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const month = local.site.clock.now() + 30 * 24 * HOUR;
      const costs: string[][] = [];
      let from = 1_000_000;
      for (const open of [1_000, 1_000_000]) {
        crowd(local, from, 1_000_000 + open, month);
        from = 1_000_000 + open;
        const now = local.site.clock.now();
        wakeUps(local, 60, (n) => now + n * 1000, 500_000);
        await local.forge.runScheduled('firebreak-sweep');
        const calls = (runsOf(local, 'sweep').at(-1)?.calls ?? []).map(({ seam, label }) => `${seam} ${label}`);
        // The first sweeps of an hour note for the health page that they ran.
        costs.push(calls.filter((call) => call !== 'kvs get' && call !== 'kvs set'));
        await settle(local, 2 * MINUTE);
      }
      expect(costs[1]).toEqual(costs[0]);
      // Four parts are read, again after what was due is noted; two pushes of at most fifty, three batches of at most twenty-five.
      expect(costs[0]?.length).toBeLessThan(20);
    }),
  400_000,
);
