import { describe, expect, test } from '@jest/globals';
import type { MessageTemplate, Policy } from '../../../src/contract/types';
import { createIssue, fields, type Made, settle } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import { notifications } from '../../sandbox/jira/issues/store';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { deskChoices, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { MINUTE } from '../incidents';
import { publishChange } from '../policy/desk';

// What people hear of an incident's life on a real site: by comment where they are customers, by Jira's e-mail where they have a licence.

const quietGates = (document: Policy): Policy => ({
  ...document,
  taskTemplates: [],
  lifecycle: { ...document.lifecycle, gates: document.lifecycle.gates.map((gate) => ({ ...gate, mode: 'warn' })) },
});

const withTemplates =
  (change: (template: MessageTemplate) => MessageTemplate) =>
  (document: Policy): Policy => ({
    ...quietGates(document),
    communication: { ...document.communication, templates: document.communication.templates.map(change) },
  });

/** A request a customer made in the portal. */
async function requestOf(local: LocalJira, as: Handle): Promise<Made> {
  const type = local.jira.requestTypes.find(({ name }) => name === 'Report a system problem');
  const { body } = await restAs(local, accountId(as), 'POST', '/rest/servicedeskapi/request', {
    serviceDeskId: type?.serviceDeskId,
    requestTypeId: type?.id,
    requestFieldValues: { summary: 'Impression impossible', description: 'Rien ne sort.' },
  });
  const { issueId, issueKey } = fields(body);
  if (issueKey === undefined) throw new Error(JSON.stringify(body));
  return { id: String(issueId), key: String(issueKey) };
}

/** A move in Jira itself, then time for looks, and one more look somebody asked for. */
async function move(local: LocalJira, issue: Made, name: string, more: Record<string, unknown> = {}): Promise<void> {
  const { body } = await restAs(local, accountId('lea'), 'GET', `/rest/api/3/issue/${issue.key}/transitions`);
  const transitions = fields(body).transitions;
  const id = (Array.isArray(transitions) ? transitions.map(fields) : []).find((one) => one.name === name)?.id;
  const path = `/rest/api/3/issue/${issue.key}/transitions`;
  expect(await restAs(local, accountId('lea'), 'POST', path, { transition: { id }, ...more })).toMatchObject({ status: 204 });
  await lookTwice(local, issue);
}

async function lookTwice(local: LocalJira, issue: Made): Promise<void> {
  await settle(local, MINUTE);
  await succeed(screenCall(local, 'requestLook', {}, { as: 'lea', issue }));
  await settle(local, MINUTE);
}

/** Comments of the app: whether customers see them, and what they say. */
async function said(local: LocalJira, { key }: Made): Promise<[forAll: unknown, words: string][]> {
  const [app] = local.jira.apps;
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}/comment`);
  const { comments } = fields(body);
  return (Array.isArray(comments) ? comments.map(fields) : [])
    .filter(({ author }) => fields(author).accountId === app?.accountId)
    .map(({ jsdPublic, body: words }) => [jsdPublic, JSON.stringify(words)]);
}

/** Why it waits, as the screen of the transition wants it. */
function pendingReason({ jira }: LocalJira): Record<string, unknown> {
  const field = jira.fields.find(({ name }) => name === 'Pending reason');
  return field ? { fields: { [field.id]: { value: 'More info required' } } } : {};
}

describe('a customer', () => {
  test('hears at logging, hold, resolution and closure, in their language, by a comment they see, once each', () =>
    withFirebreak(async (local) => {
      await setUp(local, deskChoices(local), { whole: true });
      await publishChange(local, quietGates);
      const issue = await requestOf(local, 'luc');
      await lookTwice(local, issue);
      await move(local, issue, 'Investigate');
      await move(local, issue, 'Pending', pendingReason(local));
      await move(local, issue, 'Resume');
      await move(local, issue, 'Resolve', { fields: { resolution: { name: 'Done' } } });
      await move(local, issue, 'Close');
      const heard = await said(local, issue);
      expect(heard.map(([forAll]) => forAll)).toEqual([true, true, true, true]);
      const [logged, held, resolved, closed] = heard.map(([, words]) => words);
      expect(logged).toContain(`Votre incident est enregistré sous ${issue.key} avec la priorité`);
      expect(held).toContain(`${issue.key} est en attente`);
      expect(resolved).toContain(`${issue.key} est résolu`);
      expect(closed).toContain(`${issue.key} est clos`);
      const mailed = notifications(local.jira, { issueId: issue.id }).filter(({ kind }) => kind === 'notify');
      expect(mailed).toEqual([]);
    }));

  test('hears by a comment what others hear by e-mail, and nothing of templates that are switched off', () =>
    withFirebreak(async (local) => {
      await setUp(local, deskChoices(local), { whole: true });
      await publishChange(
        local,
        withTemplates((one) => (one.event === 'logged' ? { ...one, channel: 'notification' } : { ...one, active: false })),
      );
      const issue = await requestOf(local, 'luc');
      await lookTwice(local, issue);
      await move(local, issue, 'Investigate');
      await move(local, issue, 'Resolve', { fields: { resolution: { name: 'Done' } } });
      expect(await said(local, issue)).toEqual([[true, expect.stringContaining('est enregistré sous')]]);
    }));
});

test('licensed people hear by Jira’s e-mail, once, each in their language', () =>
  withFirebreak(async (local) => {
    await setUp(local, deskChoices(local), { whole: true });
    const to: MessageTemplate['to'] = [{ who: 'reporter' }, { who: 'person', person: { id: accountId('amelie'), name: 'Amélie' } }];
    await publishChange(
      local,
      withTemplates((one) => (one.event === 'logged' ? { ...one, channel: 'notification', to } : { ...one, active: false })),
    );
    const issue = await createIssue(local, 'tom', 'Mail is down', { project: 'DESK', type: '[System] Incident' });
    await lookTwice(local, issue);
    const mailed = notifications(local.jira, { issueId: issue.id }).filter(({ kind }) => kind === 'notify');
    expect(mailed.map((one) => one.to).sort()).toEqual([accountId('tom'), accountId('amelie')].sort());
    expect(mailed[0]?.subject).toContain('has been logged');
    expect(mailed[0]?.subject).toContain('est enregistré');
    expect(await said(local, issue)).toEqual([]);
  }));
