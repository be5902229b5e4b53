import { describe, expect, test } from '@jest/globals';
import { APP_FIELD_MODULES } from '../../../src/domain/set-up/app-fields';
import { createIssue, fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { deskChoices, jiraCalls, readProperty, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { levelFields } from '../incidents';
import { devChoices, withBareSite } from '../set-up/bare-site';
import { preflightOf, runSetUp, step } from '../set-up/run';
import { clocksOf, HOUR, MINUTE, saidOn, soon, urgentIncident } from './clocks';
import { move } from './deeds';

/** Those of the app's fields that are for people's eyes; the others are for Jira's rules. */
const SHOWN = 'First response due, Resolution due, SLA status, Support tier, Support group, Resolution answer';

/** Keys a JQL query finds, as an agent. */
async function search(local: LocalJira, jql: string): Promise<unknown[]> {
  // The search knows of changes a moment later.
  await settle(local, 2_000);
  const { status, body } = await restAs(local, accountId('lea'), 'POST', '/rest/api/3/search/jql', { jql, fields: ['summary'] });
  expect({ status, body }).toMatchObject({ status: 200 });
  const { issues } = fields(body);
  return (Array.isArray(issues) ? issues : []).map((issue) => fields(issue).key).sort();
}

const appField = (local: LocalJira, name: string) => {
  const field = local.jira.fields.find((one) => one.app !== undefined && one.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};

describe('the app’s own fields', () => {
  test('are found by set-up, bound, and stand on the screens where incidents are seen', () =>
    withFirebreak(async (local) => {
      const choices = deskChoices(local);
      const before = await preflightOf(local, choices);
      expect(step(before, 'appFields')).toMatchObject({
        state: 'done',
        variant: 'there',
        values: { names: `${SHOWN}, Gate override, Open tasks` },
      });
      expect(step(before, `screens/${choices.target}`)?.values.fields).toContain(SHOWN.replace(', Resolution answer', ' (+1)'));
      const { settings, preflight } = await runSetUp(local, choices);
      expect(preflight.steps.filter(({ state }) => state !== 'done')).toEqual([]);
      const ids = Object.values(APP_FIELD_MODULES).map(({ name }) => appField(local, name).id);
      expect(Object.values(settings?.appFields ?? {})).toEqual(ids);
      const seen = ids.slice(0, SHOWN.split(', ').length);
      const shown = local.jira.screens.list(({ tabs }) => seen.every((id) => tabs.some(({ fieldIds }) => fieldIds.includes(id))));
      expect(shown.length).toBeGreaterThan(0);
      expect(local.forge.app.appId).toBe(appField(local, 'SLA status').app?.appId);
    }));

  test('can be searched by how much time is left, by their words, and sorted', () =>
    withFirebreak(async (local) => {
      const first = await urgentIncident(local);
      const later = await createIssue(local, 'lea', 'Slow network', { project: 'DESK', type: '[System] Incident' });
      await restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${later.key}`, {
        fields: levelFields(first.settings, { impact: 'minor', urgency: 'low' }),
      });
      await soon(local);
      expect(await search(local, '"Resolution due" <= "30m"')).toEqual([]);
      await settle(local, 3 * HOUR + 31 * MINUTE);
      expect(await search(local, '"Resolution due" <= "30m"')).toEqual([first.key]);
      expect(await search(local, '"Resolution due" > "30m"')).toEqual([later.key]);
      expect(await search(local, '"SLA status" = "Breached"')).toContain(first.key);
      await move(local, first, 'Work in progress');
      await move(local, first, 'Completed', 'lea', { fields: { resolution: { name: 'Done' } } });
      await soon(local);
      expect(await search(local, '"Resolution due" is EMPTY AND "SLA status" = "Missed"')).toEqual([first.key]);
      const { body } = await restAs(local, accountId('lea'), 'POST', '/rest/api/3/search/jql', {
        jql: 'project = DESK ORDER BY "Resolution due" ASC',
        fields: [appField(local, 'Resolution due').id],
      });
      expect(JSON.stringify(body)).toContain(appField(local, 'Resolution due').id);
    }));

  test('can be written by nobody but the app, and leave no line in the history', () =>
    withFirebreak(async (local) => {
      const { key } = await urgentIncident(local);
      const reply = await restAs(local, 'admin', 'PUT', `/rest/api/3/issue/${key}`, {
        fields: { [appField(local, 'SLA status').id]: 'Met' },
      });
      expect(reply.status).toBe(400);
      const history = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}/changelog`);
      expect(JSON.stringify(history.body)).not.toMatch(/SLA status|Resolution due|First response due/);
    }));

  test('one that is gone is left out, and the rest goes on', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const gone = appField(local, 'Resolution due');
      local.site.db.tx(() => local.jira.fields.put({ ...gone, trashed: true }));
      await move(local, incident, 'Work in progress');
      await soon(local);
      expect((await clocksOf(local, incident.key)).response).toMatchObject({ state: 'stopped' });
      expect(await saidOn(local, incident.key)).toMatchObject({ 'First response due': null, 'SLA status': 'On track' });
      const before = jiraCalls(local, 'reconcile').length;
      await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: incident }));
      await soon(local);
      expect(jiraCalls(local, 'reconcile').slice(before)).toEqual([['GET /rest/api/3/issue/{issueIdOrKey}']]);
      expect(step(await preflightOf(local, deskChoices(local)), 'appFields')).toMatchObject({
        state: 'manual',
        variant: 'gone',
        values: { names: 'Resolution due' },
      });
      const { preflight } = await runSetUp(local, deskChoices(local));
      expect(preflight.steps.filter(({ state }) => state !== 'done').map(({ id }) => id)).toEqual(['appFields']);
    }));

  test.each(['rate-limit', 'server-error', 'lost-answer', 'crash-before', 'crash-after'] as const)(
    '%s while they are written: the look comes again and they say what they should',
    (kind) =>
      withFirebreak(
        async (local) => {
          await setUp(local);
          local.site.faults.arm({ id: 'f', seam: 'jira', kind, match: 'POST /rest/api/3/app/field', times: 1, retryAfterS: 7 });
          const { key } = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident' });
          await settle(local, 5 * MINUTE);
          expect(await readProperty(local, key)).toMatchObject({ phase: 'open' });
          expect((await saidOn(local, key))['SLA status']).toBe('On track');
        },
        { problems: 'expected' },
      ),
  );
});

describe('what the first policy’s clocks are made of', () => {
  test('in a service project: Pending with its reasons, in the admin’s time zone', () =>
    withFirebreak(async (local) => {
      local.site.db.tx(() => local.jira.people.update('admin', (ada) => ({ ...ada, timeZone: 'America/Toronto' })));
      const policy = step(await preflightOf(local, deskChoices(local)), 'policy');
      expect(policy).toMatchObject({
        state: 'todo',
        variant: 'publishClocks',
        values: {
          clocks: 'First response, Resolution, Vendor',
          calendars: 'Office hours (America/Toronto), Around the clock (America/Toronto)',
        },
      });
      expect(policy?.values.holds).toContain('Waiting for the user (Pending)');
      expect(policy?.values.holds).toContain('Waiting for a vendor (Pending)');
    }));

  test('in a project whose statuses know no waiting: no clock is held, and set-up says so', () =>
    withBareSite(async (local) => {
      expect(step(await preflightOf(local, devChoices(local)), 'policy')).toMatchObject({ state: 'todo', variant: 'publishNoHolds' });
      const { preflight } = await runSetUp(local, devChoices(local));
      expect(preflight.steps.filter(({ state }) => state !== 'done')).toEqual([]);
    }));

  test('before a project is chosen nothing is said of them', () =>
    withFirebreak(async (local) => {
      expect(step(await preflightOf(local, null), 'policy')).toMatchObject({ state: 'todo', variant: 'publish' });
    }));
});
