import { describe, expect, test } from '@jest/globals';
import type { Choices } from '../../../src/contract/types';
import { createIssue, type Made, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { importLog } from '../../sandbox/import/index';
import { log, row } from '../../sandbox/import/testing/log';
import { cloneIssue, moveIssue } from '../../sandbox/jira/issues/move';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { deskChoices, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { levelFields } from '../incidents';
import { projectId } from '../set-up/run';
import { clocksOf, HOUR, MINUTE, madeAt, officeHours, saidOn, soon, toSecond, urgentIncident } from './clocks';

/** The service project and the web shop. */
function withShop(local: LocalJira): Choices {
  const choices = deskChoices(local);
  return { ...choices, projects: [...choices.projects, { projectId: projectId(local, 'SHOP'), issueTypeId: 'incident', alsoTypeIds: [] }] };
}

const bulk = async (local: LocalJira, path: string, body: unknown): Promise<void> => {
  const reply = await restAs(local, 'admin', 'POST', `/rest/api/3/bulk/issues/${path}`, body);
  expect(reply).toMatchObject({ status: 201 });
};

const by = { accountId: accountId('lea') };

describe('clocks come out right', () => {
  test('for many incidents changed at once', () =>
    withFirebreak(async (local) => {
      const first = await urgentIncident(local);
      const { settings } = first;
      const incidents: Made[] = [first];
      for (const summary of ['Two', 'Three'])
        incidents.push(await createIssue(local, 'lea', summary, { project: 'DESK', type: '[System] Incident' }));
      await soon(local);
      expect(await saidOn(local, incidents[1]?.key ?? '')).toMatchObject({
        'Resolution due': expect.any(String),
        'SLA status': 'On track',
      });
      const keys = incidents.map(({ key }) => key);
      const option = (axis: 'impact' | 'urgency', level: string) => ({
        fieldId: settings.fields[axis]?.fieldId,
        option: { optionId: Number(settings.fields[axis]?.options[level]) },
      });
      await bulk(local, 'fields', {
        selectedIssueIdsOrKeys: keys,
        selectedActions: [settings.fields.impact?.fieldId, settings.fields.urgency?.fieldId],
        editedFieldsInput: { singleSelectFields: [option('impact', 'extensive'), option('urgency', 'critical')] },
      });
      await settle(local, MINUTE);
      for (const { key } of incidents)
        expect((await clocksOf(local, key)).resolution).toMatchObject({ goal: { rule: 'p1' }, state: 'running' });
      const transition = local.jira.workflows
        .list()
        .flatMap(({ transitions }) => transitions)
        .find(({ name }) => name === 'Investigate');
      await bulk(local, 'transition', { bulkTransitionInputs: [{ selectedIssueIdsOrKeys: keys, transitionId: transition?.id }] });
      await settle(local, MINUTE);
      for (const { key } of incidents) {
        expect([key, (await clocksOf(local, key)).response?.state]).toEqual([key, 'stopped']);
        expect(await saidOn(local, key)).toMatchObject({ 'First response due': null, 'SLA status': 'On track' });
      }
    }));

  test('for one that is moved to another project and back: its clocks go on from its creation', () =>
    withFirebreak(async (local) => {
      const settings = await setUp(local, withShop(local));
      const fields = levelFields(settings, { impact: 'extensive', urgency: 'critical' });
      const { id } = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident', fields });
      await soon(local);
      const made = await madeAt(local, id);
      await settle(local, 10 * MINUTE);
      const typeId = settings.target.issueTypeId;
      const moved = local.site.db.tx(() => moveIssue(local.jira, id, { projectId: projectId(local, 'SHOP'), typeId }, by));
      await soon(local);
      expect((await clocksOf(local, moved.key)).resolution).toMatchObject({ state: 'running', cycle: 1 });
      expect(await saidOn(local, moved.key)).toMatchObject({ 'Resolution due': toSecond(made + 4 * HOUR) });
      const back = local.site.db.tx(() => moveIssue(local.jira, id, { projectId: projectId(local, 'DESK'), typeId }, by));
      await soon(local);
      expect(await saidOn(local, back.key)).toMatchObject({ 'Resolution due': toSecond(made + 4 * HOUR) });
    }));

  test('for one that becomes an incident later: they count from its creation', () =>
    withFirebreak(async (local) => {
      const settings = await setUp(local);
      await officeHours(local);
      const { id, key } = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: 'Task' });
      await settle(local, HOUR);
      const target = { projectId: settings.target.projectId, typeId: settings.target.issueTypeId };
      local.site.db.tx(() => moveIssue(local.jira, id, target, by));
      await restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${key}`, {
        fields: levelFields(settings, { impact: 'extensive', urgency: 'critical' }),
      });
      await soon(local);
      expect((await clocksOf(local, key)).resolution).toMatchObject({ state: 'running', goal: { rule: 'p1' } });
      expect((await saidOn(local, key))['SLA status']).toBe('Breached');
    }));

  test('for a clone: its clocks are its own and begin with it', () =>
    withFirebreak(async (local) => {
      const original = await urgentIncident(local);
      await settle(local, 3 * HOUR);
      const copy = local.site.db.tx(() => cloneIssue(local.jira, original.id, by));
      await soon(local);
      const made = await madeAt(local, copy.key);
      expect(made).toBeGreaterThan(await madeAt(local, original.key));
      expect(await saidOn(local, copy.key)).toEqual({
        'First response due': toSecond(made + 15 * MINUTE),
        'Resolution due': toSecond(made + 4 * HOUR),
        'SLA status': 'On track',
      });
    }));

  test('for imported ones, from what the log says of years ago', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const text = log(
        row(),
        row({ sys_mod_count: '1', incident_state: 'Active', assigned_to: 'Resolver 5', sys_updated_at: '01-03-2016 09:00' }),
        row({ sys_mod_count: '2', incident_state: 'Awaiting User Info', assigned_to: 'Resolver 5', sys_updated_at: '01-03-2016 09:30' }),
        row({ sys_mod_count: '3', incident_state: 'Active', assigned_to: 'Resolver 5', sys_updated_at: '01-03-2016 10:30' }),
        row({ sys_mod_count: '4', incident_state: 'Resolved', assigned_to: 'Resolver 5', sys_updated_at: '01-03-2016 11:00' }),
      );
      const report = importLog(local, text, { zone: 'UTC' });
      const key = report.imported.get('INC0000001') ?? '';
      const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=summary`);
      const id = String(Reflect.get(Object(body), 'id'));
      await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: { id, key } }));
      await soon(local);
      const { resolution, response } = await clocksOf(local, key);
      expect(response).toMatchObject({ state: 'stopped' });
      expect(resolution).toMatchObject({ state: 'stopped' });
      expect(await saidOn(local, key)).toMatchObject({ 'Resolution due': null, 'SLA status': expect.stringMatching(/^(Met|Missed)$/) });
    }));
});

test('a link made or removed leads to a look at the incident among its ends, and at nothing else', () =>
  withFirebreak(async (local) => {
    const incident = await urgentIncident(local);
    const problem = await createIssue(local, 'lea', 'Toner leaks', { project: 'DESK', type: '[System] Problem' });
    const bug = await createIssue(local, 'sofia', 'A bug', { project: 'SHOP' });
    await soon(local);
    const looks = (): number => local.site.meter.invocations().filter(({ functionKey }) => functionKey === 'reconcile').length;
    const link = async (from: Made, to: Made): Promise<void> => {
      const body = { type: { name: 'Relates' }, inwardIssue: { key: from.key }, outwardIssue: { key: to.key } };
      expect((await restAs(local, 'admin', 'POST', '/rest/api/3/issueLink', body)).status).toBe(201);
      await soon(local);
    };
    const before = looks();
    await link(bug, await createIssue(local, 'sofia', 'Another', { project: 'SHOP' }));
    expect(looks()).toBe(before);
    await link(incident, bug);
    expect(looks()).toBe(before + 1);
    await link(problem, incident);
    expect(looks()).toBe(before + 3);
  }));
