import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fields, settle } from '../fixture/firm';
import { importLog } from '../sandbox/import/index';
import { readLog } from '../sandbox/import/read-log';
import type { LocalJira } from '../sandbox/local-jira';
import { ROOT, restAs } from '../support/local-jira';
import { expectAsLogged, expectNoGap, expectOpenings } from './clocks/explained';
import { jiraCalls, readProperty, screenCall, setUp, succeed, withFirebreak } from './firebreak';

/** The real incidents; see import.test.ts. */
const FILE = join(process.env.FIREBREAK_DATA ?? join(ROOT, '..', 'shared', 'data'), 'incident_event_log.csv');
const MINUTE = 60_000;
const GET = 'GET /rest/api/3/issue/{issueIdOrKey}';
const PUT = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const SAY = 'POST /rest/api/3/app/field/value';

(existsSync(FILE) ? test : test.skip)(
  'the 890 real incidents: the matrix gives the priority people gave, for each of the 8 combinations of impact and urgency that occur; each clock explains itself without a gap, as the log has it',
  () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const log = readFileSync(FILE, 'utf8');
      const report = importLog(local, log, { zone: 'Europe/Berlin' });
      expect(report.imported.size).toBe(890);
      const issues = [...report.imported.values()];
      const before = new Map<string, string>();
      for (const [at, key] of issues.entries()) {
        // The queue takes 500 events a minute.
        if (at % 300 === 299) await settle(local, 2 * MINUTE);
        const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=priority`);
        const issue = fields(body);
        before.set(key, String(fields(fields(issue.fields).priority).name));
        await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: { id: String(issue.id), key } }));
      }
      await settle(local, 10 * MINUTE);
      const combinations = new Map<string, Set<string>>();
      for (const key of issues) {
        const state = await readProperty(local, key);
        const priority = fields(state?.priority);
        expect({ key, source: priority.source, name: priority.name }).toEqual({ key, source: 'matrix', name: before.get(key) });
        const cell = `${fields(priority.impact).id} × ${fields(priority.urgency).id}`;
        combinations.set(cell, (combinations.get(cell) ?? new Set()).add(String(priority.name)));
      }
      expect(Object.fromEntries([...combinations].map(([cell, names]) => [cell, [...names]]).sort())).toEqual({
        'extensive × critical': ['Highest'],
        'extensive × high': ['High'],
        'moderate × critical': ['Medium'],
        'moderate × high': ['Low'],
        'moderate × medium': ['Low'],
        'significant × critical': ['High'],
        'significant × high': ['Medium'],
        'significant × medium': ['Low'],
      });
      // The history is people's own and older than the policy: nothing is judged, and only the property and the app's own fields are written.
      expect(
        jiraCalls(local, 'reconcile')
          .flat()
          .filter((call) => ![GET, PUT, SAY].includes(call)),
      ).toEqual([]);
      await explainAll(local, log, report.imported);
    }),
  600_000,
);

/** Has every clock of every incident explained, and holds it against the property, the log, and (for some) a look at every minute. */
async function explainAll(local: LocalJira, log: string, imported: ReadonlyMap<string, string>): Promise<void> {
  const { plans } = readLog(log, 'Europe/Berlin', local.site.clock.now());
  expect(plans).toHaveLength(imported.size);
  let [clocks, looked] = [0, 0];
  for (const [place, plan] of plans.entries()) {
    const key = imported.get(plan.number) ?? '';
    const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=created`);
    const issue = { id: String(fields(body).id), key };
    const explanation = await succeed(screenCall(local, 'explainClocks', {}, { as: 'lea', issue }));
    const property = await readProperty(local, key);
    expectNoGap(explanation, property);
    expectAsLogged(explanation, plan);
    clocks += explanation.clocks.filter(({ cycles }) => cycles.length > 0).length;
    if (place % 40 === 0) looked += expectOpenings(explanation, property);
  }
  expect(clocks).toBeGreaterThan(2 * plans.length);
  expect(looked).toBeGreaterThan(100_000);
}
