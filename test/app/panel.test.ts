import { describe, expect, test } from '@jest/globals';
import { createIssue, fields, type Made, settle } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import type { LocalJira } from '../sandbox/local-jira';
import { restAs } from '../support/local-jira';
import { jiraCalls, readProperty, screenCall, succeed, withFirebreak } from './firebreak';
import { allowEditing, edit, levelFields, MINUTE, newIncident, priorityOf } from './incidents';

const REASON = 'Only the old depot is affected: it closes tomorrow.';
const LEVELS = { impact: 'extensive', urgency: 'high' };

const form = (local: LocalJira, as: Handle, issue: Made) => screenCall(local, 'readPanelForm', {}, { as, issue });
const override = (local: LocalJira, as: Handle, issue: Made, priority = 'p5') =>
  screenCall(local, 'overridePriority', { priority, reason: REASON }, { as, issue });
const release = (local: LocalJira, as: Handle, issue: Made) => screenCall(local, 'releasePriority', {}, { as, issue });
const setLevels = (local: LocalJira, as: Handle, issue: Made, levels = { impact: 'minor', urgency: 'critical' }) =>
  screenCall(local, 'setLevels', levels, { as, issue });

/** Who changed what last, as Jira's history has it. */
async function lastChange(local: LocalJira, key: string): Promise<{ by: unknown; fields: unknown[] }> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}/changelog?maxResults=1000`);
  const { values } = fields(body);
  const last = fields(Array.isArray(values) ? values.at(-1) : undefined);
  return { by: fields(last.author).accountId, fields: Array.isArray(last.items) ? last.items.map((item) => fields(item).field) : [] };
}

describe('impact and urgency from the panel', () => {
  test('are set by whoever may edit the incident, in their name, in one edit; the priority follows', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      await succeed(setLevels(local, 'tom', incident));
      expect(await lastChange(local, incident.key)).toEqual({
        by: accountId('tom'),
        fields: expect.arrayContaining(['Impact', 'Urgency']),
      });
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Low');
      expect(await readProperty(local, incident.key)).toMatchObject({
        priority: { source: 'matrix', name: 'Low', impact: { id: 'minor' }, urgency: { id: 'critical' } },
      });
      // A look whether it is an incident, and the edit; the app's own writes reach no trigger, so the look is asked for.
      expect(jiraCalls(local, 'resolve-panel')).toEqual([['GET /rest/api/3/issue/{issueIdOrKey}', 'PUT /rest/api/3/issue/{issueIdOrKey}']]);
    }));

  test('are refused in Jira’s words to who may only look, and nothing changes', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      allowEditing(local, 'nils', ['BROWSE_PROJECTS']);
      const refused = await setLevels(local, 'nils', incident);
      expect(refused).toMatchObject({ error: { details: [expect.stringMatching(/permission|cannot be set/)] } });
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('High');
    }));

  test('which an admin took off the screen meanwhile: Jira’s words', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      const urgency = incident.settings.fields.urgency?.fieldId;
      for (const screen of local.jira.screens.list())
        local.jira.screens.put({
          ...screen,
          tabs: screen.tabs.map((tab) => ({ ...tab, fieldIds: tab.fieldIds.filter((id) => id !== urgency) })),
        });
      expect(await setLevels(local, 'lea', incident)).toMatchObject({
        error: { code: 'JIRA_REFUSED', details: [expect.stringContaining('not on the appropriate screen')] },
      });
    }));

  test('while Jira is down: said, and done at the next try; done though the look is lost', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      local.site.faults.arm({ id: 'down', seam: 'jira', kind: 'server-error', match: 'PUT /rest/api/3/issue', times: 1 });
      expect(await setLevels(local, 'lea', incident)).toMatchObject({ error: { code: 'TRY_LATER' } });
      local.site.faults.arm({ id: 'full', seam: 'queue', kind: 'rate-limit', times: 1 });
      await succeed(setLevels(local, 'lea', incident));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('High');
      // The panel, which waits for the new priority in vain, asks for the look.
      await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue: incident }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Low');
    }));
});

describe('a priority by hand from the panel', () => {
  test.each(['lea', 'maya'] as const)('is kept by %s whatever impact and urgency say, until it is given back', (as) =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      const { may, form: matrix } = await succeed(form(local, as, incident));
      expect([may, matrix.priorities.map(({ name }) => name)]).toEqual([
        { overridePriority: true },
        ['Highest', 'High', 'Medium', 'Low', 'Lowest'],
      ]);
      await succeed(override(local, as, incident));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Lowest');
      expect(await readProperty(local, incident.key)).toMatchObject({
        priority: { source: 'override', name: 'Lowest', override: { by: accountId(as), reason: REASON, byEdit: false } },
      });
      await edit(local, incident, 'lea', levelFields(incident.settings, { impact: 'significant' }));
      await succeed(setLevels(local, 'tom', incident, { impact: 'extensive', urgency: 'critical' }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Lowest');
      await succeed(release(local, as, incident));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Highest');
      expect(await readProperty(local, incident.key)).not.toHaveProperty('priority.override');
    }),
  );

  test('is refused by the server to who may edit but has no right, and offered to none of them', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      allowEditing(local, 'nils');
      expect((await succeed(form(local, 'nils', incident))).may).toEqual({ overridePriority: false });
      expect(await override(local, 'nils', incident)).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      await succeed(override(local, 'lea', incident));
      expect(await release(local, 'nils', incident)).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('Lowest');
    }));

  test('two agents at once: both are kept, the later one counts', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      const outcomes = await Promise.all([override(local, 'lea', incident, 'p5'), override(local, 'tom', incident, 'p4')]);
      for (const outcome of outcomes) expect(outcome).toHaveProperty('value');
      await settle(local, MINUTE);
      expect(['Low', 'Lowest']).toContain(await priorityOf(local, incident.key));
      await succeed(release(local, 'tom', incident));
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('High');
    }));
});

describe('the reason of a priority by hand', () => {
  test('is kept as it was typed, but for what nobody sees and what Jira cannot store', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      const reason = '\u0000\u202e<b>Rush</b> [~lea] {html} 🚒\ud800\u0007 ';
      await succeed(screenCall(local, 'overridePriority', { priority: 'p5', reason }, { as: 'lea', issue: incident }));
      await settle(local, MINUTE);
      expect(await readProperty(local, incident.key)).toMatchObject({
        priority: { override: { reason: '<b>Rush</b> [~lea] {html} 🚒' } },
      });
      const unreadable = { priority: 'p4', reason: '\u0000\ud800' };
      expect(await screenCall(local, 'overridePriority', unreadable, { as: 'lea', issue: incident })).toMatchObject({
        error: { code: 'INVALID_INPUT', message: expect.stringContaining('reason') },
      });
    }));
});

describe('the panel’s calls are refused', () => {
  test('to people who may not see the incident, among them customers who raised it', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      for (const as of ['nils', 'sofia', 'hannah'] as const)
        for (const call of [form, override, release, setLevels]) {
          const outcome = await call(local, as, incident);
          expect({ as, outcome }).toMatchObject({ as, outcome: { error: { code: expect.stringMatching(/NOT_FOUND|NOT_ALLOWED/) } } });
        }
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('High');
    }));

  test('on issues that are no incidents, and on none', () =>
    withFirebreak(async (local) => {
      await newIncident(local);
      const task = await createIssue(local, 'lea', 'A task', { project: 'DESK', type: 'Task' });
      for (const call of [form, override, release, setLevels])
        expect(await call(local, 'lea', task)).toMatchObject({ error: { code: 'NOT_FOUND' } });
      expect(await screenCall(local, 'releasePriority', {}, { as: 'lea' })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    }));

  test('when the payload is junk: by name and path, and nothing changes', () =>
    withFirebreak(async (local) => {
      const incident = await newIncident(local, LEVELS);
      const by = { as: 'lea', issue: incident } as const;
      const long = 'x'.repeat(501);
      const outcomes = [
        await screenCall(local, 'overridePriority', { priority: 'p1', reason: '   ' }, by),
        await screenCall(local, 'overridePriority', { priority: 'p1', reason: long }, by),
        await screenCall(local, 'overridePriority', { priority: '__proto__', reason: REASON }, by),
        await screenCall(local, 'overridePriority', { priority: 'constructor', reason: REASON }, by),
        await screenCall(local, 'setLevels', { impact: 'constructor', urgency: 'high' }, by),
        await screenCall(local, 'setLevels', Object.assign({ impact: 'minor', urgency: 'high' }, { issueId: '1' }), by),
      ];
      for (const outcome of outcomes) expect(outcome).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      expect(JSON.stringify(outcomes[1])).toContain('reason must have at most 500 characters');
      await settle(local, MINUTE);
      expect(await priorityOf(local, incident.key)).toBe('High');
    }));
});
