import { describe, expect, test } from '@jest/globals';
import { settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { restAs } from '../../support/local-jira';
import { jiraCalls, screenCall, succeed, withFirebreak } from '../firebreak';
import { edit, levelFields, newIncident } from '../incidents';
import { actsOn } from '../raise/site';
import { clocksOf, customersIncident, HOUR, MINUTE, madeAt, SECOND, saidOn, soon, toSecond, urgentIncident } from './clocks';
import { answer, comment, move, suspend } from './deeds';

const GET = 'GET /rest/api/3/issue/{issueIdOrKey}';
const PUT = 'PUT /rest/api/3/issue/{issueIdOrKey}';
const SAY = 'POST /rest/api/3/app/field/value';

describe('an incident’s clocks', () => {
  test('run from its creation; what is due stands on the issue', () =>
    withFirebreak(async (local) => {
      const { key } = await urgentIncident(local);
      const made = await madeAt(local, key);
      expect(await clocksOf(local, key)).toMatchObject({
        response: { state: 'running', goal: { ms: 15 * MINUTE }, dueAt: new Date(made + 15 * MINUTE).toISOString() },
        resolution: { state: 'running', goal: { ms: 4 * HOUR }, dueAt: new Date(made + 4 * HOUR).toISOString() },
        vendor: { state: 'idle' },
      });
      expect(await saidOn(local, key)).toEqual({
        'First response due': toSecond(made + 15 * MINUTE),
        'Resolution due': toSecond(made + 4 * HOUR),
        'SLA status': 'On track',
      });
    }));

  test('first response: stopped by an agent’s public comment alone; deleting the comment changes nothing', () =>
    withFirebreak(async (local) => {
      const incident = await customersIncident(local, 'hannah');
      await comment(local, incident, 'lea', true);
      await answer(local, incident, 'hannah');
      await soon(local);
      expect(await clocksOf(local, incident.key)).toMatchObject({ response: { state: 'running' } });
      await settle(local, 2 * MINUTE);
      const id = await comment(local, incident, 'lea');
      await soon(local);
      const stopped = (await clocksOf(local, incident.key)).response;
      expect(stopped).toMatchObject({ state: 'stopped' });
      expect(await saidOn(local, incident.key)).toMatchObject({ 'First response due': null, 'SLA status': 'On track' });
      const reply = await restAs(local, accountId('lea'), 'DELETE', `/rest/api/3/issue/${incident.key}/comment/${id}`);
      expect(reply.status).toBe(204);
      await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: incident }));
      await soon(local);
      expect((await clocksOf(local, incident.key)).response).toEqual(stopped);
    }));

  test('resolution: held by Pending, told why; resumed by the customer’s reply and due later by the time it was held', () =>
    withFirebreak(async (local) => {
      const incident = await customersIncident(local, 'hannah');
      const due = (await madeAt(local, incident.key)) + 4 * HOUR;
      await move(local, incident, 'Work in progress');
      await settle(local, 10 * MINUTE);
      await suspend(local, incident, 'More info required');
      const held = local.site.clock.now();
      await soon(local);
      const { resolution } = await clocksOf(local, incident.key);
      expect(resolution).toMatchObject({ state: 'held', reason: { id: 'user', name: 'Waiting for the user' } });
      expect(resolution).not.toHaveProperty('dueAt');
      expect(await saidOn(local, incident.key)).toMatchObject({ 'Resolution due': null, 'SLA status': 'On hold' });
      await settle(local, 6 * HOUR);
      await answer(local, incident, 'hannah');
      const resumed = local.site.clock.now();
      await soon(local);
      expect((await clocksOf(local, incident.key)).resolution).toMatchObject({ state: 'running' });
      expect(await saidOn(local, incident.key)).toMatchObject({
        'Resolution due': toSecond(due + (resumed - held)),
        'SLA status': 'On track',
      });
    }));

  test('waiting for a vendor holds the resolution and runs the vendor’s own clock', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      await move(local, incident, 'Work in progress');
      await suspend(local, incident, 'Waiting on vendor');
      await soon(local);
      expect(await clocksOf(local, incident.key)).toMatchObject({
        resolution: { state: 'held', reason: { id: 'vendor' } },
        vendor: { state: 'running', goal: { ms: 40 * HOUR } },
      });
      await move(local, incident, 'Work in progress');
      await soon(local);
      expect(await clocksOf(local, incident.key)).toMatchObject({ resolution: { state: 'running' }, vendor: { state: 'stopped' } });
    }));

  test('are met by the end, and go on when it is reopened', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      await move(local, incident, 'Work in progress');
      await settle(local, HOUR);
      await move(local, incident, 'Completed', 'lea', { fields: { resolution: { name: 'Done' } } });
      const stopped = local.site.clock.now();
      await soon(local);
      expect(await saidOn(local, incident.key)).toEqual({ 'First response due': null, 'Resolution due': null, 'SLA status': 'Met' });
      const { resolution } = await clocksOf(local, incident.key);
      expect(resolution).toMatchObject({ state: 'stopped', cycle: 1 });
      await settle(local, 2 * HOUR);
      await move(local, incident, 'Work in progress');
      const reopened = local.site.clock.now();
      await soon(local);
      expect(await saidOn(local, incident.key)).toMatchObject({
        'Resolution due': toSecond((await madeAt(local, incident.key)) + 4 * HOUR + (reopened - stopped)),
        'SLA status': 'On track',
      });
    }));

  test('follow the priority: elapsed time is carried to the new goal', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      expect((await clocksOf(local, incident.key)).resolution).toMatchObject({ goal: { rule: 'p2', calendar: 'business' } });
      await edit(local, incident, 'lea', levelFields(incident.settings, { urgency: 'critical' }));
      const changed = local.site.clock.now();
      await soon(local);
      const { resolution } = await clocksOf(local, incident.key);
      expect(resolution).toMatchObject({ state: 'running', goal: { rule: 'p1', calendar: 'always', ms: 4 * HOUR } });
      // At most the minute between the two counts so far, when it was within office hours.
      const due = Date.parse(resolution?.dueAt ?? '');
      expect(due).toBeGreaterThanOrEqual(changed + 4 * HOUR - 2 * MINUTE);
      expect(due).toBeLessThanOrEqual(changed + 4 * HOUR);
      expect(await saidOn(local, incident.key)).toMatchObject({ 'Resolution due': toSecond(due) });
    }));
});

describe('what a look costs', () => {
  test('nothing happened: one read however much time passed; a clock changed: one read, one write, one write of the app’s fields', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      for (const pause of [SECOND, MINUTE, 20 * MINUTE]) {
        await settle(local, pause);
        await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: incident }));
        const before = jiraCalls(local, 'reconcile').length;
        await settle(local, SECOND);
        expect(jiraCalls(local, 'reconcile').slice(before)).toEqual([[GET]]);
      }
      await move(local, incident, 'Work in progress');
      await soon(local);
      expect(jiraCalls(local, 'reconcile').at(-1)).toEqual([GET, PUT, SAY]);
      // The change of status led to one look; the app's own writes to none.
      const before = jiraCalls(local, 'reconcile').length;
      await soon(local);
      expect(jiraCalls(local, 'reconcile')).toHaveLength(before);
    }));

  test('time alone changes a clock: one read and one write of the app’s fields; the incident itself is written only for what a ladder does', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const before = jiraCalls(local, 'reconcile').length;
      await settle(local, 16 * MINUTE);
      const looks = jiraCalls(local, 'reconcile').slice(before);
      expect((await saidOn(local, incident.key))['SLA status']).toBe('Breached');
      expect(looks.length).toBeGreaterThan(0);
      // At three quarters of the first response, and a quarter of an hour in which nobody took note.
      const escalated = actsOn(local, incident.id).filter(({ kind }) => kind === 'escalated');
      expect(looks.filter((calls) => calls.includes(PUT)).length).toBeLessThanOrEqual(escalated.length);
      expect(looks.filter((calls) => calls.includes(SAY)).length).toBeLessThanOrEqual(2);
    }));
});
