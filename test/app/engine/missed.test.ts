import { describe, expect, test } from '@jest/globals';
import { createIssue, fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { KvsStore } from '../../sandbox/forge/kvs/store';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { HOUR, MINUTE, SECOND, urgentIncident } from '../clocks/clocks';
import { move } from '../clocks/deeds';
import { jiraCalls, readProperty, setUp, withFirebreak } from '../firebreak';
import { edit, levelFields, newIncident, priorityOf } from '../incidents';

const looks = (local: LocalJira): number => jiraCalls(local, 'reconcile').length;
const searches = (local: LocalJira): string[][] => jiraCalls(local, 'find-missed');

/** Drops events of incidents from now on. */
/** The check-up would find it too. */
const dropCheckUps = (local: LocalJira): void =>
  local.site.faults.arm({ id: 'check-ups', seam: 'event', kind: 'drop', match: 'schedule firebreak-check-up', times: 5 });

const dropEvents = (local: LocalJira, times: number): void =>
  local.site.faults.arm({ id: 'drop', seam: 'event', kind: 'drop', match: 'avi:jira:', times });

describe('the hourly search', () => {
  test('costs a call for a hundred incidents that changed, and one more; what was looked at is not looked at again', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'moderate', urgency: 'low' });
      await edit(local, incident, 'lea', { summary: 'Printer smokes' });
      await move(local, incident, 'Work in progress');
      await settle(local, MINUTE);
      const before = looks(local);
      await settle(local, 2 * HOUR);
      expect(looks(local)).toBe(before);
      const search = 'POST /rest/api/3/search/jql';
      expect(searches(local).length).toBeGreaterThanOrEqual(2);
      for (const calls of searches(local)) expect(calls).toEqual([search, search]);
    }));

  test('finds a change of which no event told, also one right after the app’s own write', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      // The look that follows this edit writes the incident; the next edit's event is lost.
      await edit(local, incident, 'lea', levelFields(incident.settings, { urgency: 'low' }));
      await settle(local, 10 * SECOND);
      expect(await priorityOf(local, incident.key)).toBe('Low');
      dropEvents(local, 1);
      await edit(local, incident, 'lea', levelFields(incident.settings, { urgency: 'critical' }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Low');
      await settle(local, HOUR + MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
    }));

  test('finds an incident the app never saw, however old', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      dropCheckUps(local);
      dropEvents(local, 10);
      const made = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident' });
      await settle(local, 10 * SECOND);
      expect(await readProperty(local, made.key)).toBeUndefined();
      // The search of changes does not see it any more.
      local.site.faults.arm({ id: 'missed', seam: 'event', kind: 'drop', match: 'schedule firebreak-find-missed', times: 3 });
      await settle(local, 3 * HOUR);
      expect(await readProperty(local, made.key)).toBeUndefined();
      await settle(local, HOUR);
      expect(await readProperty(local, made.key)).toMatchObject({ phase: 'open' });
    }));

  test('goes on where it stopped when runs fell out: what changed meanwhile is found', () =>
    withFirebreak(
      async (local) => {
        const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
        // Nothing follows from time alone for hours.
        await settle(local, 10 * MINUTE);
        dropCheckUps(local);
        dropEvents(local, 1);
        await edit(local, incident, 'lea', levelFields(incident.settings, { impact: 'extensive', urgency: 'critical' }));
        local.site.faults.arm({ id: 'missed', seam: 'event', kind: 'drop', match: 'schedule firebreak-find-missed', times: 2 });
        local.site.faults.arm({ id: 'crash', seam: 'jira', kind: 'crash-after', match: 'POST /rest/api/3/search/jql', times: 1 });
        await settle(local, 3 * HOUR);
        expect(await priorityOf(local, incident.key)).toBe('Lowest');
        await settle(local, HOUR);
        expect(await priorityOf(local, incident.key)).toBe('Highest');
      },
      { problems: 'expected' },
    ));

  test('finds a look that ended half way: the property is right and the wake-up is not there', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      await move(local, incident, 'Work in progress');
      await settle(local, 10 * SECOND);
      const store = new KvsStore(local.site.db, () => local.site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });
      expect(store.get('entity:wakeups', incident.id)).toBeDefined();
      store.delete('entity:wakeups', incident.id);
      await settle(local, HOUR + MINUTE);
      expect(store.get('entity:wakeups', incident.id)).toBeDefined();
    }));

  test('a project that is gone keeps no other from being searched', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      const store = new KvsStore(local.site.db, () => local.site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });
      const row = store.get('kv', 'settings');
      const settings = fields(JSON.parse(row?.value ?? '{}'));
      const incidents = [
        { projectId: '987654', issueTypeIds: ['10000'] },
        ...(Array.isArray(settings.incidents) ? settings.incidents : []),
      ];
      store.set('kv', 'settings', JSON.stringify({ ...settings, incidents }), undefined, []);
      dropEvents(local, 1);
      await edit(local, incident, 'lea', levelFields(incident.settings, { urgency: 'critical' }));
      await settle(local, HOUR + MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
      const count = 'POST /rest/api/3/search/approximate-count';
      expect(
        searches(local)
          .at(-1)
          ?.filter((call) => call === count),
      ).toHaveLength(4);
    }));

  test('more changed than one page holds: all are found', () =>
    withFirebreak(async (local) => {
      const settings = await setUp(local);
      dropEvents(local, 1_000);
      const keys: string[] = [];
      for (let n = 0; n < 130; n++) {
        const levels = levelFields(settings, { impact: 'extensive', urgency: 'critical' });
        keys.push((await createIssue(local, 'lea', `No ${n}`, { project: 'DESK', type: '[System] Incident', fields: levels })).key);
        if (n % 20 === 0) await settle(local, 2 * MINUTE);
      }
      await settle(local, HOUR + 10 * MINUTE);
      for (const key of keys) expect([key, await priorityOf(local, key)]).toEqual([key, 'Highest']);
      const { body } = await restAs(local, accountId('ada'), 'GET', `/rest/api/3/issue/${keys[0]}?fields=summary`);
      expect(fields(fields(body).fields).summary).toBe('No 0');
    }));
});
