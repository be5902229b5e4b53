import { describe, expect, test } from '@jest/globals';
import { createIssue, fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { HOUR, MINUTE } from '../clocks/clocks';
import { readProperty, screenCall, setUp, withFirebreak } from '../firebreak';
import { edit, levelFields, newIncident, priorityOf } from '../incidents';
import { desk, publishChange, renamed, storeOf } from '../policy/desk';
import { checkUp, health, listed, recheck } from './health';

const expected = { problems: 'expected' } as const;

/** Takes permissions in the service project from everybody, or gives them back. */
function withoutPermissions(local: LocalJira, permissions: readonly string[]): () => void {
  const project = local.jira.projects.find(({ key }) => key === 'DESK');
  const scheme = project && local.jira.permissionSchemes.need(project.permissionSchemeId);
  if (!scheme) throw new Error('no service project');
  local.jira.permissionSchemes.put({ ...scheme, grants: scheme.grants.filter(({ permission }) => !permissions.includes(permission)) });
  return () => void local.jira.permissionSchemes.put(scheme);
}

const projectId = (local: LocalJira): string => local.jira.projects.find(({ key }) => key === 'DESK')?.id ?? '';

const admin = (local: LocalJira, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
  restAs(local, accountId('ada'), method, path, body);

describe('things that go wrong', () => {
  test('nothing is wrong: nothing is listed, the check-up has been, and nothing had drifted', () =>
    withFirebreak(async (local) => {
      await newIncident(local, { impact: 'extensive', urgency: 'high' });
      await settle(local, 2 * HOUR);
      const found = await health(local);
      expect(found).toMatchObject({ problems: [], more: [], drift: [], runs: { drift: { sampled: 1, late: 0, drifted: 0 } } });
      expect(Object.keys(found.runs).sort()).toEqual(['checkUp', 'code', 'drift', 'search', 'sweep']);
      expect(listed(await checkUp(local))).toEqual([]);
    }));

  test('permission to edit lost: listed with what is lacking; given back, the open incidents are looked at and it is off the list', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      const giveBack = withoutPermissions(local, ['EDIT_ISSUES']);
      const changed = levelFields(incident.settings, { urgency: 'critical' });
      await admin(local, 'PUT', `/rest/api/3/issue/${incident.key}?overrideScreenSecurity=true`, { fields: changed });
      expect(listed(await checkUp(local))).toEqual([`permissionLost ${projectId(local)}`]);
      expect((await health(local)).problems[0]?.values).toMatchObject({ permissions: expect.stringContaining('EDIT_ISSUES') });
      giveBack();
      await edit(local, incident, 'lea', changed);
      expect(listed(await checkUp(local))).toEqual([]);
      await settle(local, 20 * MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
    }, expected));

  test('a look that is refused is made again by itself, and listed meanwhile', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
      local.site.faults.arm({ id: 'no', seam: 'jira', kind: 'not-granted', match: 'PUT /rest/api/3/issue' });
      await edit(local, incident, 'lea', levelFields(incident.settings, { impact: 'extensive', urgency: 'critical' }));
      await settle(local, MINUTE);
      expect(listed(await health(local))).toEqual([`permissionLost ${incident.settings.target.projectId}`]);
      expect(await priorityOf(local, incident.key)).toBe('Lowest');
      local.site.faults.disarm('no');
      await settle(local, 2 * HOUR);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
      expect(listed(await health(local))).toEqual([]);
    }, expected));

  test.each(['archive', 'delete'] as const)(
    'a project is gone (%s): listed by its name; the others go on; back again, so is the loop',
    (how) =>
      withFirebreak(async (local) => {
        const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
        await checkUp(local);
        const path = '/rest/api/3/project/DESK';
        const gone =
          how === 'archive' ? await admin(local, 'POST', `${path}/archive`) : await admin(local, 'DELETE', `${path}?enableUndo=true`);
        expect(gone.status).toBe(204);
        await settle(local, 2 * HOUR);
        const found = await health(local);
        expect(listed(found)).toContain(`projectGone ${incident.settings.target.projectId}`);
        expect(found.problems.find(({ kind }) => kind === 'projectGone')?.values.project).toMatch(/\(DESK\)$/);
        expect((await admin(local, 'POST', `${path}/restore`)).status).toBe(200);
        await settle(local, 90 * MINUTE);
        expect(listed(await health(local))).toEqual([]);
        expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'open' });
      }, expected),
  );

  test('an incident deleted, and one moved out: told once, as notices that can be put away; nothing more is asked for', () =>
    withFirebreak(async (local) => {
      const deleted = await newIncident(local, { impact: 'extensive', urgency: 'critical' });
      const more = {
        project: 'DESK',
        type: '[System] Incident',
        fields: levelFields(deleted.settings, { impact: 'extensive', urgency: 'critical' }),
      };
      const moved = await createIssue(local, 'lea', 'No telephone', more);
      await settle(local, MINUTE);
      await admin(local, 'DELETE', `/rest/api/3/issue/${deleted.key}`);
      local.site.faults.arm({ id: 'drop', seam: 'event', kind: 'drop', match: 'avi:jira:', times: 5 });
      await moveOut(local, moved.key);
      await settle(local, 3 * HOUR);
      const found = await health(local);
      expect(listed(found)).toEqual([`issueGone ${deleted.id}`, `issueMoved ${moved.id}`]);
      for (const { kind, about } of found.problems) await screenCall(local, 'dismissProblem', { kind, about }, { as: 'ada' });
      await settle(local, 24 * HOUR);
      expect(listed(await health(local))).toEqual([]);
    }));

  test('people deactivated or erased: whom the policy names and who has incidents, with where', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      await publishChange(local, (document) => ({
        ...document,
        supportGroups: document.supportGroups.map((group, at) =>
          at === 0 ? { ...group, lead: { id: accountId('tom'), name: 'Tom' } } : group,
        ),
      }));
      await edit(local, incident, 'ada', { assignee: { accountId: accountId('lea') } });
      await settle(local, 10 * MINUTE);
      expect(listed(await checkUp(local))).toEqual([]);
      const { people } = local.jira;
      people.put({ ...people.need(accountId('tom')), active: false });
      people.put({ ...people.need(accountId('lea')), active: false });
      const found = await checkUp(local);
      expect(listed(found)).toEqual([`personGone ${accountId('lea')}`, `personGone ${accountId('tom')}`].sort());
      const [lea, tom] = ['lea', 'tom'].map((who) =>
        found.problems.find(({ about }) => about === accountId(who === 'lea' ? 'lea' : 'tom')),
      );
      expect([lea?.values.key, tom?.values.name, tom?.values.where]).toEqual([incident.key, 'Tom', expect.stringMatching(/./)]);
      await edit(local, incident, 'ada', { assignee: { accountId: accountId('ada') } });
      await settle(local, MINUTE);
      expect(listed(await checkUp(local))).toEqual([`personGone ${accountId('tom')}`]);
    }));

  test('a field an admin removed: listed by name; incidents are still looked at', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      const fieldId = incident.settings.fields.closureCode?.fieldId ?? '';
      const reply = await admin(local, 'POST', `/rest/api/3/field/${fieldId}/trash`);
      expect(reply.status).toBe(200);
      expect(listed(await checkUp(local))).toEqual(['fieldGone closureCode']);
      await edit(local, incident, 'lea', levelFields(incident.settings, { urgency: 'critical' }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
      await admin(local, 'POST', `/rest/api/3/field/${fieldId}/restore`);
      expect(listed(await checkUp(local))).toEqual([]);
    }));

  test('the policy in force cannot be read: the one before it is applied, admins can still publish, and a version published anew mends it', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
      await publishChange(local, renamed('services', 'Mail'));
      await settle(local, 2 * MINUTE);
      breakPolicy(local, 2);
      // Another function than the one that published it.
      await settle(local, 2 * HOUR);
      expect(listed(await health(local))).toEqual(['policyUnreadable 2']);
      await edit(local, incident, 'lea', levelFields(incident.settings, { impact: 'extensive', urgency: 'critical' }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
      const { current, versions } = await desk(local);
      expect([current.version, versions.length]).toEqual([2, 2]);
      const rolledBack = await screenCall(local, 'rollBack', { version: 1, after: 2, note: '', applies: 'new' }, { as: 'ada' });
      expect(rolledBack).toMatchObject({ value: { version: 3 } });
      await settle(local, 2 * MINUTE);
      expect((await desk(local)).current.version).toBe(3);
    }, expected));

  test('a field Jira does not take is named, and asked for again by the hour until it is taken', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
      for (const screen of local.jira.screens.list()) {
        local.jira.screens.put({
          ...screen,
          tabs: screen.tabs.map((tab) => ({ ...tab, fieldIds: tab.fieldIds.filter((id) => id !== 'priority') })),
        });
      }
      await edit(local, incident, 'lea', levelFields(incident.settings, { impact: 'extensive', urgency: 'critical' }));
      await settle(local, MINUTE);
      const found = await health(local);
      expect(listed(found)).toEqual([`fieldRefused ${incident.id}`]);
      expect(found.problems[0]?.values).toMatchObject({ key: incident.key, fields: 'priority', why: expect.stringMatching(/screen/) });
      for (const screen of local.jira.screens.list()) {
        local.jira.screens.put({
          ...screen,
          tabs: screen.tabs.map((tab, at) => (at === 0 ? { ...tab, fieldIds: [...tab.fieldIds, 'priority'] } : tab)),
        });
      }
      await settle(local, 90 * MINUTE);
      expect(listed(await health(local))).toEqual([]);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
    }));

  test('a problem of an issue is looked at again by a press; process owners may read, others not', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'minor', urgency: 'low' });
      const about = incident.id;
      expect(await recheck(local, { kind: 'projectGone', about: '1' })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      expect(await recheck(local, { kind: 'lookFailed', about })).toMatchObject({ value: {} });
      for (const call of ['readHealth', 'checkUp'] as const)
        expect(await screenCall(local, call, {}, { as: 'lea' })).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      expect(await screenCall(local, 'dismissProblem', { kind: 'lookFailed', about }, { as: 'lea' })).toMatchObject({
        error: { code: 'NOT_ALLOWED' },
      });
    }));

  test('a press on what is not listed does nothing: no issue is looked at or named; what is about the site is put away by mending it only', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const task = await createIssue(local, 'ada', 'Secret plan', { project: 'SHOP', type: 'Task' });
      await settle(local, MINUTE);
      expect(await recheck(local, { kind: 'lookFailed', about: task.id })).toMatchObject({ value: {} });
      expect(await recheck(local, { kind: 'issueGone', about: '999999999999' })).toMatchObject({ value: {} });
      for (const about of ['x', '', '1'.repeat(200), '１２'])
        expect(await recheck(local, { kind: 'lookFailed', about })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      await settle(local, 10 * MINUTE);
      expect(listed(await health(local))).toEqual([]);
      expect(await screenCall(local, 'dismissProblem', { kind: 'projectGone', about: '10000' }, { as: 'ada' })).toMatchObject({
        error: { code: 'INVALID_INPUT' },
      });
    }));
});

/** Moves an incident to the web shop, where it is none. */
async function moveOut(local: LocalJira, key: string): Promise<void> {
  const shop = local.jira.projects.find((project) => project.key === 'SHOP');
  const type = local.jira.issueTypes.find(({ name }) => name === 'Task');
  if (!shop || !type) throw new Error('no web shop');
  const source = {
    issueIdsOrKeys: [key],
    inferFieldDefaults: true,
    inferStatusDefaults: true,
    inferSubtaskTypeDefault: true,
    inferClassificationDefaults: true,
  };
  const reply = await admin(local, 'POST', '/rest/api/3/bulk/issues/move', { targetToSourcesMapping: { [`SHOP,${type.id}`]: source } });
  expect(reply.status).toBe(201);
}

/** Makes a version's document one this version of the app does not know, as a newer one would have written. */
function breakPolicy(local: LocalJira, version: number): void {
  const rows = local.site.db.all<{ store: string; key: string; value: string }>(
    "SELECT store, key, value FROM forge_value WHERE shown_until = 9e15 AND (key = 'policy' OR key LIKE 'policy:%')",
  );
  const store = storeOf(local);
  for (const { store: of, key, value } of rows) {
    const name = of === 'kv' ? 'kv' : 'entity:revisions';
    const stored = fields(JSON.parse(value));
    if (key === `policy:${version}`) store.set(name, key, JSON.stringify({ ...stored, document: { schema: 99 } }), undefined, []);
    if (key === 'policy') {
      const body = fields(stored.body);
      const current = { ...fields(body.current), document: { schema: 99 } };
      store.set(name, key, JSON.stringify({ ...stored, body: { ...body, current } }), undefined, []);
    }
  }
}
