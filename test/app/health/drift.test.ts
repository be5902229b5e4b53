import { describe, expect, test } from '@jest/globals';
import { fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { HOUR, MINUTE } from '../clocks/clocks';
import { comment } from '../clocks/deeds';
import { readProperty, withFirebreak } from '../firebreak';
import { edit, type Incident, levelFields, newIncident } from '../incidents';
import { checkUp, health } from './health';

async function tamper(local: LocalJira, { key }: Incident, change: (honest: Record<string, unknown>) => unknown): Promise<void> {
  const honest = fields(await readProperty(local, key));
  const path = `/rest/api/3/issue/${key}/properties/firebreak-incident`;
  expect((await restAs(local, accountId('lea'), 'PUT', path, change(honest))).status).toBe(200);
}

describe('the drift ledger', () => {
  test('what somebody wrote over what the app keeps is found within the hour, healed, and recorded with what differed and why', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      const honest = await readProperty(local, incident.key);
      // Until the search of what has changed no longer meets it.
      await settle(local, 2 * HOUR);
      await tamper(local, incident, (state) => ({ ...state, phase: 'resolved', priority: { source: 'none' } }));
      let { drift, runs } = await health(local);
      for (let minutes = 0; drift.length === 0 && minutes <= 65; minutes += 5) {
        await settle(local, 5 * MINUTE);
        ({ drift, runs } = await health(local));
      }
      await settle(local, MINUTE);
      expect(drift).toMatchObject([{ issueId: incident.id, key: incident.key, parts: ['phase', 'priority'], cause: 'property' }]);
      expect(runs.drift).toMatchObject({ sampled: 1, drifted: 1 });
      expect(await readProperty(local, incident.key)).toMatchObject({ phase: honest?.phase, priority: honest?.priority });
      await settle(local, 2 * HOUR);
      expect((await health(local)).drift).toHaveLength(1);
      expect((await health(local)).runs.drift).toMatchObject({ sampled: 1, late: 0, drifted: 0 });
    }));

  test.each([
    ['a property that cannot be read', () => ({ schema: 3, phase: 'resolved' })],
    ['a look in the future', (state: Record<string, unknown>) => ({ ...state, phase: 'resolved', lookedAt: '2999-01-01T00:00:00.000Z' })],
  ])('%s is drift too', (_, change) =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      await tamper(local, incident, change);
      const { drift } = await checkUp(local);
      expect(drift).toMatchObject([{ parts: ['property'], cause: 'property' }]);
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'open' });
    }),
  );

  test('a state that is only older than its facts is late: looked at, not recorded', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
      local.site.faults.arm({ id: 'drop', seam: 'event', kind: 'drop', match: 'avi:jira:', times: 1 });
      await edit(local, incident, 'lea', levelFields(incident.settings, { impact: 'extensive', urgency: 'critical' }));
      await settle(local, MINUTE);
      const found = await checkUp(local);
      expect(found).toMatchObject({ drift: [], runs: { drift: { sampled: 1, late: 1, drifted: 0 } } });
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({ priority: { name: 'Highest' } });
    }));

  test('days of normal work on an incident leave nothing in the ledger', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      for (const urgency of ['critical', 'low', 'high']) {
        await edit(local, incident, 'lea', levelFields(incident.settings, { urgency }));
        await settle(local, 5 * HOUR);
        await comment(local, incident, 'lea');
        await edit(local, incident, 'lea', { summary: `Printer ${urgency}` });
        await settle(local, 7 * HOUR);
        expect((await health(local)).drift).toEqual([]);
      }
      expect((await health(local)).runs.drift).toMatchObject({ sampled: 1, late: 0, drifted: 0 });
    }));
});
