import { describe, expect, test } from '@jest/globals';
import { createIssue, fields, type Made, settle } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import type { LocalJira } from '../sandbox/local-jira';
import { restAs } from '../support/local-jira';
import { jiraCalls, readProperty, screenCall, setUp, succeed, withFirebreak } from './firebreak';
import { allowEditing, edit, levelFields, MINUTE, newIncident, priorityOf } from './incidents';
import { actsOn } from './raise/site';

const GET = 'GET /rest/api/3/issue/{issueIdOrKey}';
const PUT = 'PUT /rest/api/3/issue/{issueIdOrKey}';
/** The app's own fields. */
const SAY = 'POST /rest/api/3/app/field/value';

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

const look = (local: LocalJira, issue: Made) => succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue }));

describe('looks', () => {
  test('an event of somebody’s leads to one read, one write and one of the app’s fields; what changes nothing of ours to one read', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local);
      expect(jiraCalls(local, 'reconcile')).toEqual([[GET, PUT, SAY]]);
      await edit(local, incident, 'lea', { summary: 'Printer smokes' });
      await settle(local, MINUTE);
      expect(jiraCalls(local, 'reconcile')).toEqual([[GET, PUT, SAY], [GET]]);
      await transition(local, incident.key, 'indeterminate');
      await settle(local, MINUTE);
      expect(jiraCalls(local, 'reconcile').at(-1)).toEqual([GET, PUT, SAY]);
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
      await look(local, incident);
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'in-progress' });
      local.site.faults.arm({ id: 'double', seam: 'event', kind: 'double', match: 'avi:jira:updated:issue', times: 1 });
      await transition(local, incident.key, 'done');
      await settle(local, MINUTE);
      expect(jiraCalls(local, 'reconcile').slice(-2)).toEqual([[GET, PUT, SAY], [GET]]);
    }));

  test('a tampered property is healed at the next look and changes nothing', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      const honest = await readProperty(local, incident.key);
      await restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${incident.key}/properties/firebreak-incident`, {
        ...honest,
        phase: 'resolved',
        priority: {
          source: 'override',
          jiraPriorityId: '5',
          name: 'Lowest',
          override: { by: 'x', at: '2026-11-01T00:00:00Z', byEdit: false },
        },
      });
      await look(local, incident);
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({ phase: 'open', priority: honest?.priority });
      expect(await priorityOf(local, incident.key)).toBe('High');
    }));

  test('what anybody may write beside it is healed too: members the app does not know, a look that has not been, what the panel says closed', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      const status = `com.atlassian.jira.issue:${local.forge.app.appId}:firebreak-incident:status`;
      const honest = { state: await readProperty(local, incident.key), status: await readProperty(local, incident.key, status) };
      const put = (property: string, value: unknown) =>
        restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${incident.key}/properties/${property}`, value);
      for (const [property, value] of [
        [status, { type: 'lozenge', value: { label: 'Lowest', type: 'success' } }],
        ['firebreak-incident', { ...honest.state, filler: 'x'.repeat(30_000) }],
        ['firebreak-incident', { ...honest.state, lookedAt: '2999-01-01T00:00:00.000Z' }],
      ] as const) {
        await put(property, value);
        await look(local, incident);
        await settle(local, MINUTE);
        expect(await readProperty(local, incident.key, status)).toEqual(honest.status);
        expect(await readProperty(local, incident.key)).toEqual({
          ...honest.state,
          basis: { ...fields(honest.state?.basis), updated: expect.any(String) },
          lookedAt: expect.stringMatching(/^20[0-8]/),
        });
      }
      await look(local, incident);
      await settle(local, MINUTE);
      expect(jiraCalls(local, 'reconcile').at(-1)).toEqual([GET]);
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

  test('the collapsed panel says the priority, and how it ended; the panel is shown on incidents alone', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'critical' });
      const other = await createIssue(local, 'lea', 'A task', { project: 'DESK', type: 'Task' });
      const status = `com.atlassian.jira.issue:${local.forge.app.appId}:firebreak-incident:status`;
      expect(await readProperty(local, incident.key, status)).toEqual({ type: 'lozenge', value: { label: 'Highest', type: 'removed' } });
      const module = local.forge.module('firebreak-incident');
      if (!module) throw new Error('no panel');
      const shownOn = (issue: Made): boolean => local.forge.shown(module, { accountId: accountId('lea'), issueId: issue.id });
      expect([shownOn(incident), shownOn(other)]).toEqual([true, false]);
      await transition(local, incident.key, 'done');
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key, status)).toMatchObject({ value: { label: 'Resolved' } });
    }));
});

describe('priority', () => {
  test('follows the matrix for every cell, by any edit of impact and urgency, with one read, one write and at most one of the app’s fields', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local);
      expect(await readProperty(local, incident.key)).toMatchObject({ priority: { source: 'none', missing: ['impact', 'urgency'] } });
      const wanted = {
        extensive: ['Highest', 'High', 'Medium', 'Low'],
        significant: ['High', 'Medium', 'Low', 'Low'],
        moderate: ['Medium', 'Low', 'Low', 'Lowest'],
        minor: ['Low', 'Low', 'Lowest', 'Lowest'],
      };
      for (const [impact, row] of Object.entries(wanted))
        for (const [at, urgency] of ['critical', 'high', 'medium', 'low'].entries()) {
          await edit(local, incident, 'lea', levelFields(incident.settings, { impact, urgency }));
          await settle(local, MINUTE);
          expect({ impact, urgency, priority: await priorityOf(local, incident.key) }).toEqual({ impact, urgency, priority: row[at] });
        }
      // A look queued for a warning that an edit has moved meanwhile asks Jira for nothing.
      const written = jiraCalls(local, 'reconcile')
        .slice(1)
        .filter((calls) => calls.length > 0);
      expect(
        written.filter(([get, put, say, ...more]) => get !== GET || (put ?? PUT) !== PUT || (say ?? SAY) !== SAY || more.length > 0),
      ).toEqual([]);
    }));

  test('follows the matrix for all incidents whose impact and urgency are changed in bulk', () =>
    withFirebreak(async (local) => {
      const first = await newIncident(local, { impact: 'minor', urgency: 'low' });
      const second = await createIssue(local, 'tom', 'Scanner offline', { project: 'DESK', type: '[System] Incident' });
      const keys = [first.key, second.key];
      const options = Object.entries(levelFields(first.settings, { impact: 'extensive', urgency: 'critical' }));
      const reply = await restAs(local, accountId('lea'), 'POST', '/rest/api/3/bulk/issues/fields', {
        selectedIssueIdsOrKeys: keys,
        selectedActions: options.map(([fieldId]) => fieldId),
        editedFieldsInput: {
          singleSelectFields: options.map(([fieldId, option]) => ({ fieldId, option: { optionId: Number(fields(option).id) } })),
        },
      });
      expect(reply.status).toBe(201);
      await settle(local, MINUTE);
      for (const key of keys) expect({ key, priority: await priorityOf(local, key) }).toEqual({ key, priority: 'Highest' });
    }));

  test('edited by an agent directly it becomes an override, which impact and urgency do not move, until it is given back', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      await edit(local, incident, 'lea', { priority: { name: 'Lowest' } });
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({
        priority: { source: 'override', name: 'Lowest', override: { by: accountId('lea'), byEdit: true } },
      });
      await edit(local, incident, 'lea', levelFields(incident.settings, { urgency: 'critical' }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Lowest');
      await succeed(screenCall(local, 'releasePriority', {}, { as: 'lea', issue: incident }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
    }));

  test('edited by somebody who may not override it is put back, once, with an internal comment for them', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      allowEditing(local, 'nils');
      await edit(local, incident, 'nils', { priority: { name: 'Lowest' } });
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('High');
      const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${incident.key}/comment?expand=properties`);
      const comments = fields(body).comments;
      expect(Array.isArray(comments) && comments.length).toBe(1);
      expect(JSON.stringify(comments)).toContain('“Lowest” to “High”');
      expect(JSON.stringify(comments)).toContain('"internal":true');
      expect(JSON.stringify(comments)).toContain(accountId('nils'));
      await edit(local, incident, 'lea', { summary: 'Something else' });
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('High');
    }));

  test('edited again and again by somebody who may not: the log of acts does not grow until it no longer fits', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
      allowEditing(local, 'nils');
      await succeed(screenCall(local, 'overridePriority', { priority: 'p1', reason: 'The board asked' }, { as: 'lea', issue: incident }));
      for (let round = 0; round < 3; round++) {
        for (const id of ['5', '4']) await edit(local, incident, 'nils', { priority: { id } });
        await settle(local, MINUTE);
        expect(await priorityOf(local, incident.key)).toBe('Highest');
      }
      const acts = actsOn(local, incident.id);
      // Where it is, and what a ladder did, has nothing to do with it.
      const ofPriority = acts.filter(({ kind, id }) => kind !== 'placed' && kind !== 'escalated' && !String(id).startsWith('escalation/'));
      expect(ofPriority.map(({ kind }) => kind)).toEqual(['override', 'effect', 'effect', 'editRefused', 'effect']);
    }));

  test('a priority that is on no screen: the rest is written, and the state names it', () =>
    withFirebreak(async (local) => {
      const settings = await setUp(local);
      const { jira } = local;
      for (const screen of jira.screens.list())
        jira.screens.put({
          ...screen,
          tabs: screen.tabs.map((tab) => ({ ...tab, fieldIds: tab.fieldIds.filter((id) => id !== 'priority') })),
        });
      const made = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident' });
      await edit(local, made, 'lea', levelFields(settings, { impact: 'extensive', urgency: 'critical' }));
      await settle(local, MINUTE);
      expect(await readProperty(local, made.key)).toMatchObject({ notSet: ['priority'], priority: { name: 'Highest' } });
    }));
});
