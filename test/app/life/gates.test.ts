import { describe, expect, test } from '@jest/globals';
import { createIssue, fields, type Made, settle } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { Workflow } from '../../sandbox/jira/model';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { deskChoices, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { edit, MINUTE } from '../incidents';
import { publishChange } from '../policy/desk';

// Gates of the policy in Jira's own workflows: put there by an admin's click, and in the way of everybody however a transition is made.

const MISSING = 'Closure code chosen: fill in Closure code.';

const preview = (local: LocalJira, language?: 'fr-FR') =>
  succeed(screenCall(local, 'previewGates', language ? { language } : {}, { as: 'ada' }));

/** Applies what the preview says, workflow by workflow, as the page does. */
async function applyAll(local: LocalJira, language?: 'fr-FR'): Promise<void> {
  const { workflows, policy, language: spoken } = await preview(local, language);
  if (policy === null) throw new Error('not set up');
  for (const { id, version, obstacle } of workflows.filter((one) => one.obstacle === undefined)) {
    expect(obstacle).toBeUndefined();
    await succeed(screenCall(local, 'applyGates', { workflow: id, version, policy, language: spoken }, { as: 'ada' }));
  }
}

const incidentWorkflow = ({ jira }: LocalJira): Workflow => {
  const found = jira.workflows.find(({ name }) => name.includes('Incident Management') && name.includes('DESK'));
  if (!found)
    throw new Error(
      jira.workflows
        .list()
        .map(({ name }) => name)
        .join(),
    );
  return found;
};

const transition = (local: LocalJira, name: string): string =>
  incidentWorkflow(local).transitions.find((one) => one.name === name)?.id ?? '';

const move = (local: LocalJira, { key }: Made, name: string, more: Record<string, unknown> = {}, as: Handle = 'lea') =>
  restAs(local, accountId(as), 'POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: transition(local, name) }, ...more });

async function statusOf(local: LocalJira, { key }: Made): Promise<unknown> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=status`);
  return fields(fields(fields(body).fields).status).name;
}

/** As the app's own calls reach Jira. */
function asApp(local: LocalJira, method: string, path: string, body: unknown) {
  const [app] = local.jira.apps;
  if (!app) throw new Error('no app');
  const caller = { kind: 'app', accountId: app.accountId, appId: app.appId } as const;
  return local.dispatcher.dispatch({
    method,
    path,
    caller,
    body: JSON.stringify(body),
    headers: new Headers({ 'content-type': 'application/json' }),
  });
}

/** An incident that is resolved and has no closure code. */
async function resolved(local: LocalJira): Promise<Made> {
  const incident = await createIssue(local, 'lea', 'Mail is down', { project: 'DESK', type: '[System] Incident' });
  await settle(local, MINUTE);
  for (const name of ['Investigate', 'Resolve']) expect(await move(local, incident, name)).toMatchObject({ status: 204 });
  await settle(local, MINUTE);
  return incident;
}

/** A request a customer made in the portal. */
async function requestOf(local: LocalJira, as: Handle): Promise<Made> {
  const { jira } = local;
  const type = jira.requestTypes.find(({ name }) => name === 'Report a system problem');
  const { body } = await restAs(local, accountId(as), 'POST', '/rest/servicedeskapi/request', {
    serviceDeskId: type?.serviceDeskId,
    requestTypeId: type?.id,
    requestFieldValues: { summary: 'I cannot print', description: 'Nothing comes out.' },
  });
  await settle(local, MINUTE);
  if (fields(body).issueKey === undefined) throw new Error(JSON.stringify(body));
  const { issueId, issueKey } = fields(body);
  return { id: String(issueId), key: String(issueKey) };
}

/** An administrator shows a transition to customers in the portal. Answers its id. */
function showInPortal(local: LocalJira, name: string): string {
  const id = transition(local, name);
  const workflow = incidentWorkflow(local);
  const shown = { 'servicedesk.customer.transition.active': 'true' };
  const transitions = workflow.transitions.map((one) => (one.id === id ? { ...one, properties: shown } : one));
  local.jira.workflows.put({ ...workflow, transitions });
  return id;
}

/** The gates are in the workflows. */
const withGates = (use: (local: LocalJira) => Promise<void>): Promise<void> =>
  withFirebreak(async (local) => {
    await setUp(local, deskChoices(local), { whole: true });
    await applyAll(local);
    await use(local);
  });

describe('gates in workflows', () => {
  test('are previewed, applied, kept, told apart from other rules, and removed whole', () =>
    withFirebreak(async (local) => {
      await setUp(local, deskChoices(local), { whole: true });
      const other = {
        id: 'v-other',
        ruleKey: 'system:validate-field-value',
        parameters: { ruleType: 'fieldRequired', fieldsRequired: 'assignee' },
      };
      const workflow = incidentWorkflow(local);
      local.jira.workflows.put({
        ...workflow,
        transitions: workflow.transitions.map((one) => (one.name === 'Close' ? { ...one, validators: [other] } : one)),
      });
      const before = incidentWorkflow(local);
      expect(await screenCall(local, 'previewGates', {}, { as: 'lea' })).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      const first = await preview(local);
      expect(first).toMatchObject({ policy: 1, language: 'en-US', installed: false, unreached: [] });
      expect(
        first.workflows.map(({ name, projects, transitions }) => [
          name,
          projects,
          transitions.map(({ name: to, change }) => `${change} ${to}`),
        ]),
      ).toEqual([[before.name, [expect.stringContaining('(DESK)')], ['add Close', 'add Cancel']]]);
      expect(incidentWorkflow(local)).toEqual(before);
      await applyAll(local);
      const after = incidentWorkflow(local);
      const [kept, ours] = after.transitions.find(({ name }) => name === 'Close')?.validators ?? [];
      expect(kept).toEqual(other);
      expect(ours).toMatchObject({ ruleKey: 'forge:expression-validator', parameters: { disabled: 'false' } });
      const bare = after.transitions.map((one) => ({
        ...one,
        validators: one.validators.filter(({ ruleKey }) => !ruleKey.startsWith('forge:')),
      }));
      expect({ ...after, transitions: bare, version: 0, updated: 0 }).toMatchObject({ ...before, version: 0, updated: 0 });
      const second = await preview(local);
      expect(second.workflows[0]?.transitions.map(({ change }) => change)).toEqual(['keep', 'keep']);
      await applyAll(local);
      expect(incidentWorkflow(local).version).toEqual(after.version);
      await publishChange(local, (document) => ({
        ...document,
        lifecycle: { ...document.lifecycle, gates: document.lifecycle.gates.filter(({ id }) => id !== 'tasks-closed') },
      }));
      const third = await preview(local);
      expect(third.workflows[0]?.transitions.map(({ change }) => change)).toEqual(['change', 'change']);
      const [stale] = first.workflows;
      const again = { workflow: stale?.id ?? '', language: 'en-US', policy: 2 } as const;
      expect(await screenCall(local, 'applyGates', { ...again, version: stale?.version ?? '' }, { as: 'ada' })).toMatchObject({
        error: { code: 'CONFLICT' },
      });
      const version = third.workflows[0]?.version ?? '';
      expect(await screenCall(local, 'applyGates', { ...again, version, policy: 1 }, { as: 'ada' })).toMatchObject({
        error: { code: 'CONFLICT' },
      });
      expect(await screenCall(local, 'removeGates', { workflow: again.workflow, version: 'x/1' }, { as: 'ada' })).toMatchObject({
        error: { code: 'CONFLICT' },
      });
      await succeed(screenCall(local, 'removeGates', { workflow: again.workflow, version }, { as: 'ada' }));
      const end = incidentWorkflow(local);
      expect(end.transitions.find(({ name }) => name === 'Close')?.validators).toEqual([other]);
      expect(JSON.stringify(end)).not.toContain('firebreak-gates');
      expect(await preview(local)).toMatchObject({ installed: false });
      await settle(local, MINUTE);
      const { entries } = await succeed(screenCall(local, 'readAudit', {}, { as: 'ada' }));
      expect(entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['gatesApplied', 'gatesRemoved']));
    }));

  test('refuse a person, a bulk change, the portal and the app itself, in words; the reverse way and other types pass', () =>
    withGates(async (local) => {
      const incident = await resolved(local);
      const task = await createIssue(local, 'lea', 'Look at the log', {
        project: 'DESK',
        type: 'Sub-task',
        fields: { parent: { key: incident.key } },
      });
      const { body, status } = await move(local, incident, 'Close');
      expect([status, body]).toEqual([
        400,
        expect.objectContaining({
          errorMessages: [
            `This incident is not ready for that yet. All tasks closed: close ${task.key} first. ${MISSING} Or ask for an override in the Firebreak panel.`,
          ],
        }),
      ]);
      const id = transition(local, 'Close');
      const app = await asApp(local, 'POST', `/rest/api/3/issue/${incident.key}/transitions`, { transition: { id } });
      expect([app.status, app.body]).toEqual([400, expect.stringContaining(MISSING)]);
      const bulk = await restAs(local, accountId('lea'), 'POST', '/rest/api/3/bulk/issues/transition', {
        bulkTransitionInputs: [{ selectedIssueIdsOrKeys: [incident.key], transitionId: id }],
      });
      expect(bulk.status).toBe(201);
      await settle(local, MINUTE);
      showInPortal(local, 'Close');
      const request = await requestOf(local, 'hannah');
      for (const name of ['Investigate', 'Resolve']) expect(await move(local, request, name)).toMatchObject({ status: 204 });
      const portal = await restAs(local, accountId('hannah'), 'POST', `/rest/servicedeskapi/request/${request.key}/transition`, { id });
      expect([portal.status, JSON.stringify(portal.body)]).toEqual([400, expect.stringContaining(MISSING)]);
      expect(await statusOf(local, incident)).toBe('Completed');
      expect(await move(local, incident, 'Reopen')).toMatchObject({ status: 204 });
    }));

  test('pass with what is typed on the transition’s own screen, and with an override until it lapses', () =>
    withGates(async (local) => {
      const { jira } = local;
      const settings = await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }));
      const code = settings.settings?.fields.closureCode;
      const override = settings.settings?.appFields.gateOverride;
      if (!code || !override) throw new Error('no fields');
      const cancel = incidentWorkflow(local).transitions.find(({ name }) => name === 'Cancel');
      const screen = jira.screens.need(cancel?.screenId ?? '');
      jira.screens.put({
        ...screen,
        tabs: screen.tabs.map((tab, at) => (at === 0 ? { ...tab, fieldIds: [...tab.fieldIds, code.fieldId] } : tab)),
      });
      const incident = await createIssue(local, 'lea', 'Printer', { project: 'DESK', type: '[System] Incident' });
      await settle(local, MINUTE);
      expect(await move(local, incident, 'Cancel')).toMatchObject({ status: 400 });
      const option = Object.values(code.options)[0] ?? '';
      expect(await move(local, incident, 'Cancel', { fields: { [code.fieldId]: { id: option } } })).toMatchObject({ status: 204 });

      const other = await resolved(local);
      const say = async (transitionId: string): Promise<void> => {
        const value = `${transitionId}|${new Date(local.site.clock.now() + 10 * MINUTE).toISOString()}`;
        const updates = [{ customField: override, issueIds: [Number(other.id)], value }];
        expect((await asApp(local, 'POST', '/rest/api/3/app/field/value', { updates })).status).toBe(204);
      };
      await say(transition(local, 'Cancel'));
      expect(await move(local, other, 'Close')).toMatchObject({ status: 400 });
      await say(transition(local, 'Close'));
      local.site.clock.set(local.site.clock.now() + 10 * MINUTE);
      expect(await move(local, other, 'Close')).toMatchObject({ status: 400 });
      await say(transition(local, 'Close'));
      expect(await move(local, other, 'Close')).toMatchObject({ status: 204 });
    }));

  test('speak the language an admin chose', () =>
    withFirebreak(async (local) => {
      await setUp(local, deskChoices(local), { whole: true });
      await applyAll(local, 'fr-FR');
      expect(await preview(local)).toMatchObject({
        language: 'fr-FR',
        workflows: [{ transitions: [{ change: 'keep' }, { change: 'keep' }] }],
      });
      const { body } = await move(local, await resolved(local), 'Close');
      expect(JSON.stringify(body)).toContain(
        'Cet incident n’est pas encore prêt pour cela. Closure code chosen : remplissez Closure code.',
      );
    }));

  test('are in the way of a customer who does not see the tasks', () =>
    withGates(async (local) => {
      const settings = (await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }))).settings;
      const code = settings?.fields.closureCode;
      const request = await requestOf(local, 'hannah');
      for (const name of ['Investigate', 'Resolve']) expect(await move(local, request, name)).toMatchObject({ status: 204 });
      const chosen = { [code?.fieldId ?? '']: { id: Object.values(code?.options ?? {})[0] } };
      await edit(local, request, 'lea', chosen);
      await createIssue(local, 'lea', 'Look at the log', { project: 'DESK', type: 'Sub-task', fields: { parent: { key: request.key } } });
      // The next look counts the tasks.
      await settle(local, 90 * MINUTE);
      const id = showInPortal(local, 'Close');
      const portal = await restAs(local, accountId('hannah'), 'POST', `/rest/servicedeskapi/request/${request.key}/transition`, { id });
      expect([portal.status, JSON.stringify(portal.body)]).toEqual([400, expect.stringContaining('All tasks closed')]);
    }));

  test('can still be removed after everything of the app was deleted', () =>
    withGates(async (local) => {
      // What was just written is not found by queries yet.
      await settle(local, MINUTE);
      for (let finished = false; !finished; )
        ({ finished } = await succeed(screenCall(local, 'deleteAll', { confirm: 'firebreak' }, { as: 'ada' })));
      const left = await preview(local);
      expect(left).toMatchObject({
        policy: null,
        installed: true,
        workflows: [{ transitions: [{ change: 'remove' }, { change: 'remove' }] }],
      });
      for (const { id, version } of left.workflows)
        await succeed(screenCall(local, 'removeGates', { workflow: id, version }, { as: 'ada' }));
      expect(await preview(local)).toMatchObject({ installed: false, workflows: [] });
    }));

  test('when the app is gone, block; the health page says while they are not the policy’s', () =>
    withGates(async (local) => {
      const incident = await resolved(local);
      await succeed(screenCall(local, 'checkUp', {}, { as: 'ada' }));
      await settle(local, MINUTE);
      const kinds = async () => (await succeed(screenCall(local, 'readHealth', {}, { as: 'ada' }))).problems.map(({ kind }) => kind);
      expect(await kinds()).toEqual([]);
      await publishChange(local, (document) => ({
        ...document,
        lifecycle: {
          phases: document.lifecycle.phases,
          gates: document.lifecycle.gates.map((gate) => (gate.id === 'tasks-closed' ? { ...gate, phase: 'review' } : gate)),
        },
      }));
      await succeed(screenCall(local, 'checkUp', {}, { as: 'ada' }));
      await settle(local, MINUTE);
      expect((await kinds()).sort()).toEqual(['gatesDiffer', 'gatesUnreached']);
      await local.forge.lifecycle('uninstalled', accountId('ada'));
      expect(await move(local, incident, 'Close')).toMatchObject({
        status: 400,
        body: { errorMessages: [expect.stringContaining('not installed')] },
      });
    }));
});
