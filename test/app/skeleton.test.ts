import { describe, expect, test } from '@jest/globals';
import { createIssue, fields, type Made, settle } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import type { LocalJira } from '../sandbox/local-jira';
import { restAs } from '../support/local-jira';
import { jiraCalls, readProperty, screenCall, setUp, succeed, withFirebreak } from './firebreak';

const MINUTE = 60_000;
const INTENT = '5f1c9e52-3c5b-4c39-9d5d-0a8f3f7c2b11';
const INPUT = { intentId: INTENT, summary: 'VPN <b>is</b> down', description: 'Since nine.\n\nEverybody in Lyon.' };
const GET = 'GET /rest/api/3/issue/{issueIdOrKey}';
const PUT = 'PUT /rest/api/3/issue/{issueIdOrKey}';

const raise = (local: LocalJira, as: Handle, issue?: Made, input = INPUT) =>
  screenCall(local, 'raiseIncident', input, { as, ...(issue ? { issue } : {}) });

async function transition(local: LocalJira, key: string, category: string, as: Handle = 'ada'): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const { body } = await restAs(local, accountId(as), 'GET', path);
  const { transitions } = fields(body);
  const to = (Array.isArray(transitions) ? transitions.map(fields) : []).find(
    (entry) => fields(fields(entry.to).statusCategory).key === category,
  );
  const reply = await restAs(local, accountId(as), 'POST', path, { transition: { id: to?.id } });
  expect(reply.status).toBe(204);
}

async function newIncident(local: LocalJira): Promise<Made> {
  await setUp(local);
  const made = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident' });
  await settle(local, MINUTE);
  return made;
}

describe('install', () => {
  test('only reads: a preflight is kept for the settings page, the site is as it was', () =>
    withFirebreak(async (local) => {
      await settle(local, MINUTE);
      const { settings, preflight } = await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }));
      expect(settings).toBeNull();
      expect(preflight?.checks.find(({ name }) => name === 'incidentType')).toMatchObject({ state: 'ok', found: '[System] Incident' });
      const calls = jiraCalls(local, 'on-installed').flat();
      expect(calls.length).toBeGreaterThan(0);
      expect(calls.filter((label) => !label.startsWith('GET '))).toEqual([]);
    }));

  test('while Jira is busy it is tried again', () =>
    withFirebreak(async (local) => {
      local.site.faults.arm({ id: 'busy', seam: 'jira', kind: 'rate-limit', match: '/project/search', times: 2, retryAfterS: 20 });
      await settle(local, 5 * MINUTE);
      expect((await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }))).preflight).not.toBeNull();
    }));
});

describe('rights', () => {
  test('settings are for Jira admins, asked of Jira on every call', () =>
    withFirebreak(async (local) => {
      const settings = await setUp(local);
      for (const as of ['maya', 'lea', 'nils', 'hannah'] as const) {
        expect(await screenCall(local, 'saveSettings', { settings }, { as })).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
        expect(await screenCall(local, 'readSettings', {}, { as })).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
        expect(await screenCall(local, 'runPreflight', {}, { as })).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      }
    }));

  test('somebody without the right to create is told so in Jira’s words, and nothing is made', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const outcome = await raise(local, 'nils');
      expect(outcome).toMatchObject({ error: { details: [expect.stringContaining('project')] } });
      expect(await screenCall(local, 'readRaiseTarget', {}, { as: 'nils' })).toMatchObject({ error: { code: 'TARGET_HIDDEN' } });
    }));

  test('before set-up nobody raises anything', () =>
    withFirebreak(async (local) => {
      expect(await raise(local, 'lea')).toMatchObject({ error: { code: 'NOT_SET_UP' } });
    }));
});

describe('raise', () => {
  test('as the person, linked to where it came from, looked at, and once per intent', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const origin = await createIssue(local, 'sofia', 'Checkout fails', { project: 'SHOP' });
      const made = await succeed(raise(local, 'lea', origin));
      expect(await succeed(raise(local, 'lea', origin))).toEqual(made);
      await settle(local, MINUTE);
      const { body } = await restAs(
        local,
        'admin',
        'GET',
        `/rest/api/3/issue/${made.key}?fields=summary,reporter,issuelinks,project,issuetype`,
      );
      const issue = fields(fields(body).fields);
      expect(issue).toMatchObject({ summary: INPUT.summary, reporter: { accountId: accountId('lea') }, project: { key: 'DESK' } });
      expect(JSON.stringify(issue.issuelinks)).toContain(origin.key);
      expect(await readProperty(local, made.key)).toMatchObject({ phase: 'open', reporter: accountId('lea'), origin });
      expect(await readProperty(local, made.key, 'firebreak-intent')).toMatchObject({ id: INTENT, origin });
    }));

  test('while Jira is down nothing is made, and the same intent works afterwards', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      local.site.faults.arm({ id: 'down', seam: 'jira', kind: 'server-error', match: 'POST /rest/api/3/issue', times: 1 });
      expect(await raise(local, 'lea')).toMatchObject({ error: { code: 'TRY_LATER' } });
      expect(await raise(local, 'lea')).toHaveProperty('value');
    }));
});

describe('looks', () => {
  test('an event of somebody’s leads to one read and one write; what changes nothing of ours to one read', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local);
      expect(jiraCalls(local, 'reconcile')).toEqual([[GET, PUT]]);
      const reply = await restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${incident.key}`, {
        fields: { summary: 'Printer smokes' },
      });
      expect(reply.status).toBe(204);
      await settle(local, MINUTE);
      expect(jiraCalls(local, 'reconcile')).toEqual([[GET, PUT], [GET]]);
      await transition(local, incident.key, 'indeterminate');
      await settle(local, MINUTE);
      expect(jiraCalls(local, 'reconcile').at(-1)).toEqual([GET, PUT]);
      expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'in-progress' });
    }));

  test('issues of other types and projects never reach the app: the filter keeps them', () =>
    withFirebreak(async (local) => {
      await newIncident(local);
      const before = jiraCalls(local, 'on-issue-changed').length;
      await createIssue(local, 'sofia', 'A bug', { project: 'SHOP' });
      await createIssue(local, 'lea', 'A task', { project: 'DESK', type: 'Task' });
      await settle(local, MINUTE);
      expect(jiraCalls(local, 'on-issue-changed')).toHaveLength(before);
    }));

  test('a dropped event is made good by the panel asking; a doubled one does no harm', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local);
      local.site.faults.arm({ id: 'drop', seam: 'event', kind: 'drop', match: 'avi:jira:updated:issue', times: 1 });
      await transition(local, incident.key, 'indeterminate');
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'open' });
      await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: incident }));
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'in-progress' });
      local.site.faults.arm({ id: 'double', seam: 'event', kind: 'double', match: 'avi:jira:updated:issue', times: 1 });
      await transition(local, incident.key, 'done');
      await settle(local, MINUTE);
      expect(jiraCalls(local, 'reconcile').slice(-2)).toEqual([[GET, PUT], [GET]]);
    }));

  test('a tampered property is healed at the next look and changes nothing', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local);
      const honest = await readProperty(local, incident.key);
      await restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${incident.key}/properties/firebreak-incident`, {
        ...honest,
        phase: 'resolved',
      });
      await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: incident }));
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'open', since: honest?.since });
    }));

  test.each(['rate-limit', 'server-error', 'time-out', 'lost-answer', 'crash-before', 'crash-after'] as const)(
    '%s of the write: the look comes again and the property is right',
    (kind) =>
      withFirebreak(
        async (local) => {
          await setUp(local);
          local.site.faults.arm({ id: 'f', seam: 'jira', kind, match: 'PUT /rest/api/3/issue', times: 1, retryAfterS: 7 });
          const incident = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident' });
          await settle(local, 30 * MINUTE);
          expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'open', reporter: accountId('lea') });
        },
        { problems: 'expected' },
      ),
  );

  test('the collapsed panel says the phase; the panel is shown on incidents alone', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local);
      const other = await createIssue(local, 'lea', 'A task', { project: 'DESK', type: 'Task' });
      const lozenge = await readProperty(
        local,
        incident.key,
        `com.atlassian.jira.issue:${local.forge.app.appId}:firebreak-incident:status`,
      );
      expect(lozenge).toEqual({ type: 'lozenge', value: { label: 'Open', type: 'new' } });
      const module = local.forge.module('firebreak-incident');
      if (!module) throw new Error('no panel');
      const shownOn = (issue: Made): boolean => local.forge.shown(module, { accountId: accountId('lea'), issueId: issue.id });
      expect([shownOn(incident), shownOn(other)]).toEqual([true, false]);
    }));
});
