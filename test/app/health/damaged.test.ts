import { describe, expect, test } from '@jest/globals';
import { fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { HOUR, MINUTE } from '../clocks/clocks';
import { withFirebreak } from '../firebreak';
import { edit, levelFields, newIncident, priorityOf } from '../incidents';
import { storeOf } from '../policy/desk';
import { checkUp, health, listed } from './health';

const wakeUpOf = (local: LocalJira, id: string) => fields(JSON.parse(storeOf(local).get('entity:wakeups', id)?.value ?? '{}'));

/** Leaves a wake-up of this form in storage, shown by the index from an instant on. */
function leaveWakeUp(local: LocalJira, id: string, next: number, change: Record<string, unknown>): void {
  const places = [{ index: 'by-next', partition: JSON.stringify([String(Number(id) % 4)]), range: next }];
  storeOf(local).set('entity:wakeups', id, JSON.stringify({ ...wakeUpOf(local, id), next, ...change }), undefined, places);
}

function leaveHealthRow(local: LocalJira, key: string, kind: string): void {
  const at = new Date(local.site.clock.now()).toISOString();
  const places = [{ index: 'by-kind', partition: JSON.stringify([kind]), range: at }];
  storeOf(local).set('entity:health', key, JSON.stringify({ kind, at, body: 'nonsense' }), undefined, places);
}

describe('rows of the storage that cannot be read', () => {
  test('a wake-up in sight of the sweep: its incident is looked at, the row is made anew, and no other incident waits for it', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
      const other = await newIncident(local, { impact: 'minor', urgency: 'low' });
      const now = local.site.clock.now();
      leaveWakeUp(local, incident.id, now, { due: 'soon' });
      leaveWakeUp(local, other.id, now + 1, { due: now + 1 });
      await settle(local, 6 * MINUTE);
      for (const { id } of [incident, other]) expect(wakeUpOf(local, id).due).toBeGreaterThan(now + HOUR);
      expect(listed(await checkUp(local))).toEqual([]);
    }));

  test('a wake-up that a look or the hourly search meets: the same', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
      const never = local.site.clock.now() + 1_000 * HOUR;
      leaveWakeUp(local, incident.id, never, { due: 'soon' });
      await edit(local, incident, 'lea', levelFields(incident.settings, { impact: 'extensive', urgency: 'critical' }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
      expect(wakeUpOf(local, incident.id).due).toBeLessThan(never);
      leaveWakeUp(local, incident.id, never, { due: 'soon' });
      await settle(local, 70 * MINUTE);
      expect(wakeUpOf(local, incident.id).due).toBeLessThan(never);
      const { runs } = await health(local);
      for (const run of [runs.search, runs.checkUp]) expect(Date.parse(run?.at ?? '')).toBeGreaterThan(local.site.clock.now() - HOUR);
    }));

  test('a row of the health page: the others are listed, and the check-up goes on', () =>
    withFirebreak(async (local) => {
      const { id, settings } = await newIncident(local, { impact: 'minor', urgency: 'low' });
      leaveHealthRow(local, 'fieldGone:urgency', 'fieldGone');
      leaveHealthRow(local, `drift:${id}:1`, 'drift');
      await restAs(local, accountId('ada'), 'POST', `/rest/api/3/field/${settings.fields.closureCode?.fieldId}/trash`);
      expect(listed(await checkUp(local))).toEqual(['fieldGone closureCode']);
      expect((await health(local)).drift).toEqual([]);
    }));
});
