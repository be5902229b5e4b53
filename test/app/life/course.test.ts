import { describe, expect, jest, test } from '@jest/globals';
import { fields, type Made, settle } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { deskChoices, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { publishChange } from '../policy/desk';
import { actsOf, incidentInWork, intent, issueOf, lifeOf, MINUTE, move, proposal, statusOf, valueIn } from './life';

// Where an incident goes by itself: by an answer, by silence, by a reply.

jest.setTimeout(120_000);

const DAY = 86_400_000;

/** A customer's comment in the portal. */
async function reply(local: LocalJira, { key }: Made, as: Handle, body: string): Promise<void> {
  const said = await restAs(local, accountId(as), 'POST', `/rest/servicedeskapi/request/${key}/comment`, { body, public: true });
  expect(said).toMatchObject({ status: 201 });
}

/** A customer's request in work, with the policy a site begins with, whose gates only warn. */
async function requestInWork(local: LocalJira): Promise<Made> {
  await setUp(local, deskChoices(local), { whole: true });
  await publishChange(local, (document) => ({
    ...document,
    lifecycle: { ...document.lifecycle, gates: document.lifecycle.gates.map((one) => ({ ...one, mode: 'warn' as const })) },
    communication: { ...document.communication, templates: document.communication.templates.filter((one) => one.event === undefined) },
  }));
  return incidentInWork(local, { by: 'hannah' });
}

const propose = (local: LocalJira, issue: Made) => succeed(screenCall(local, 'proposeResolution', proposal(), { as: 'tom', issue }));

/** How often the app moved it. */
async function movedByApp(local: LocalJira, { key }: Made): Promise<number> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}/changelog`);
  const [app] = local.jira.apps;
  const { values } = fields(body);
  const lines = (Array.isArray(values) ? values : []).map(fields).filter(({ author }) => fields(author).accountId === app?.accountId);
  return lines.filter(({ items }) => Array.isArray(items) && items.some((item) => fields(item).fieldId === 'status')).length;
}

describe('an answered resolution', () => {
  test.each([
    ['Merci !', 'Closed', { answer: 'accepted', via: 'reply' }],
    ['Yes, thank you', 'Closed', { answer: 'accepted', via: 'reply' }],
    ['Yes, but it still <b>burns</b> {summary}', 'Work in progress', { answer: 'rejected', via: 'reply' }],
  ])('by the reply %s is %s', (words, status, expected) =>
    withFirebreak(async (local) => {
      const request = await requestInWork(local);
      await propose(local, request);
      await settle(local, MINUTE);
      await reply(local, request, 'hannah', words);
      await settle(local, 2 * MINUTE);
      const answered = actsOf(local, request, 'answered');
      expect(answered).toEqual([expect.objectContaining({ via: 'reply', by: accountId('hannah'), accepts: status === 'Closed' })]);
      if (status !== 'Closed') expect(answered[0]?.reason).toBe(words);
      expect(await statusOf(local, request.key)).toBe(status);
      expect((await lifeOf(local, request))?.resolution).toMatchObject({ answer: expected.answer });
      expect(await movedByApp(local, request)).toBe(1);
    }),
  );

  test('in the portal closes, or opens again and may be proposed once more', () =>
    withFirebreak(async (local) => {
      const request = await requestInWork(local);
      const by = { as: 'hannah', issue: request } as const;
      await propose(local, request);
      await succeed(screenCall(local, 'answerRequest', { accepts: false, reason: 'No.' }, by));
      await settle(local, 2 * MINUTE);
      expect(await statusOf(local, request.key)).toBe('Work in progress');
      expect(await lifeOf(local, request)).toMatchObject({ reopened: 1 });
      await propose(local, request);
      await succeed(screenCall(local, 'answerRequest', { accepts: true }, by));
      await settle(local, 2 * MINUTE);
      expect([await statusOf(local, request.key), await movedByApp(local, request)]).toEqual(['Closed', 2]);
    }));

  test('by silence closes after three working days, not before', () =>
    withFirebreak(async (local) => {
      const request = await requestInWork(local);
      await propose(local, request);
      await settle(local, MINUTE);
      const closesAt = Date.parse((await lifeOf(local, request))?.resolution?.closesAt ?? '');
      expect(closesAt - local.site.clock.now()).toBeGreaterThan(2 * DAY);
      await settle(local, closesAt - local.site.clock.now() - MINUTE);
      expect(await statusOf(local, request.key)).toBe('Completed');
      await settle(local, 20 * MINUTE);
      expect(await statusOf(local, request.key)).toBe('Closed');
      expect(actsOf(local, request, 'answered')).toEqual([expect.objectContaining({ via: 'silence', accepts: true })]);
    }));
});

describe('an incident on hold for the user', () => {
  const hold = (local: LocalJira, issue: Made) =>
    succeed(screenCall(local, 'hold', { intentId: intent(), reason: 'user' }, { as: 'tom', issue }));

  test('goes on when they reply, once', () =>
    withFirebreak(async (local) => {
      const request = await requestInWork(local);
      await hold(local, request);
      await settle(local, MINUTE);
      expect(await statusOf(local, request.key)).toBe('Pending');
      await reply(local, request, 'hannah', 'It is the blue one.');
      await settle(local, 2 * MINUTE);
      expect(await statusOf(local, request.key)).toBe('Work in progress');
      expect((await lifeOf(local, request))?.hold).toBeUndefined();
      await move(local, request, 'Pending');
      await settle(local, 5 * MINUTE);
      expect(await statusOf(local, request.key)).toBe('Pending');
    }));

  test('is resolved with its code when nobody answers for as long as the policy waits', () =>
    withFirebreak(async (local) => {
      const request = await requestInWork(local);
      await hold(local, request);
      await settle(local, MINUTE);
      const resolvesAt = Date.parse((await lifeOf(local, request))?.hold?.resolvesAt ?? '');
      expect(resolvesAt - local.site.clock.now()).toBeGreaterThan(4 * DAY);
      await settle(local, resolvesAt - local.site.clock.now() - MINUTE);
      expect(await statusOf(local, request.key)).toBe('Pending');
      await settle(local, 20 * MINUTE);
      expect((await issueOf(local, request.key)).status).toMatchObject({ statusCategory: { key: 'done' } });
      expect(await valueIn(local, request.key, 'Closure code')).toEqual(expect.any(String));
      expect(await movedByApp(local, request)).toBe(1);
    }));
});
