import { describe, expect, test } from '@jest/globals';
import { contextOf, createIssue, settle } from '../fixture/firm';
import { accountId } from '../sandbox/demo/people';
import type { LocalJira } from '../sandbox/local-jira';
import { jiraCalls, withFirebreak } from './firebreak';
import { INPUT, issueFields, madeBy, openForm, press, raised, raiseSite } from './raise/site';

const MINUTE = 60_000;
const REQUEST = 'POST /rest/servicedeskapi/request';
const ISSUE = 'POST /rest/api/3/issue';
const NOT_ON_SCREEN = expect.stringContaining('It is not on the appropriate screen, or unknown.');

/** From now on only agents and those named as customers may ask for help. */
function closeDesk({ jira }: LocalJira): void {
  for (const desk of jira.serviceDesks.list()) jira.serviceDesks.put({ ...desk, openAccess: false });
}

describe('fields of ours that Jira refuses', () => {
  test('not on the create screen: made without exactly those, told in Jira’s words, and set by the app where it can', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'issue', ['impact', 'urgency', 'channel', 'affectedUser']);
      const made = await raised(press(local, 'lea'));
      expect(made.notSet).toEqual([
        { field: 'category', words: NOT_ON_SCREEN },
        { field: 'services', words: NOT_ON_SCREEN },
      ]);
      expect(jiraCalls(local, 'resolve-raise').at(-1)).toEqual([ISSUE, ISSUE]);
      const before = await issueFields(local, made.key);
      expect(before[site.fieldId('impact')]).toMatchObject({ value: 'Extensive / Widespread' });
      expect(before[site.fieldId('category')] ?? null).toBeNull();
      await settle(local, MINUTE);
      expect((await issueFields(local, made.key))[site.fieldId('category')]).toMatchObject({ value: 'Network' });
    }));

  test('an option that is gone', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'issue');
      const channel = { fieldId: site.fieldId('channel'), options: { jira: '99999999' } };
      site.save({ ...site.settings, fields: { ...site.settings.fields, channel } });
      const made = await raised(press(local, 'lea'));
      expect(made.notSet).toEqual([{ field: 'channel', words: expect.stringMatching(/option/i) }]);
    }));

  test('a person Jira does not know', () =>
    withFirebreak(async (local) => {
      await raiseSite(local, 'issue');
      const made = await raised(press(local, 'lea', { ...INPUT, affectedUser: 'nobody' }));
      expect(made.notSet).toEqual([{ field: 'affectedUser', words: expect.any(String) }]);
    }));

  test('by request, where one sentence names them as the form does', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'request');
      const channel = { fieldId: site.fieldId('channel'), options: { jira: '99999999' } };
      site.save({ ...site.settings, fields: { ...site.settings.fields, channel } });
      const made = await raised(press(local, 'sofia'));
      expect(made.notSet).toEqual([{ field: 'channel', words: expect.stringContaining('Channel') }]);
      const FORM = 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field';
      expect(jiraCalls(local, 'resolve-raise').at(-1)).toEqual([REQUEST, FORM, REQUEST]);
      expect((await issueFields(local, made.key))[site.fieldId('impact')]).toMatchObject({ value: 'Extensive / Widespread' });
    }));

  test('by request, taken off the form since set-up looked', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'request');
      const requestTypeId = site.settings.incidents[0]?.request?.requestTypeId ?? '';
      local.jira.requestTypes.update(requestTypeId, (type) => ({
        ...type,
        fields: type.fields.filter(({ fieldId }) => fieldId !== site.fieldId('services')),
      }));
      const made = await raised(press(local, 'sofia'));
      expect(made.notSet).toEqual([{ field: 'services', words: expect.stringContaining('cannot be set') }]);
      await settle(local, MINUTE);
      expect((await issueFields(local, made.key))[site.fieldId('services')]).toHaveLength(2);
    }));

  test('which the site lacks: told without words, since Jira was not asked', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'issue');
      const { category: _, ...fields } = site.settings.fields;
      site.save({ ...site.settings, fields });
      expect((await raised(press(local, 'lea'))).notSet).toEqual([{ field: 'category', words: '' }]);
    }));
});

describe('what else Jira refuses', () => {
  test('a field the site’s form requires: its name and Jira’s words; nothing is made, and the same intent goes through later', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'request');
      const requestTypeId = site.settings.incidents[0]?.request?.requestTypeId ?? '';
      const type = local.jira.requestTypes.need(requestTypeId);
      local.jira.requestTypes.put({
        ...type,
        fields: [...type.fields, { fieldId: 'labels', label: 'Cost centre', required: true, visible: true }],
      });
      expect(await press(local, 'sofia')).toMatchObject({
        error: { code: 'JIRA_REFUSED', details: [expect.stringContaining('Cost centre is required.')] },
      });
      expect(madeBy(local, 'DESK', 'sofia', INPUT.summary)).toEqual([]);
      local.jira.requestTypes.put(type);
      await raised(press(local, 'sofia'));
    }));

  test.each([
    ['issue', 'nils'],
    ['request', 'sofia'],
  ] as const)('%s: somebody without the right to make one is told so in Jira’s words, and nothing is made', (way, as) =>
    withFirebreak(async (local) => {
      await raiseSite(local, way);
      closeDesk(local);
      const outcome = await press(local, as);
      expect(outcome).toMatchObject({ error: { details: [expect.stringMatching(/permission/)] } });
      if ('error' in outcome) expect(['NOT_ALLOWED', 'JIRA_REFUSED']).toContain(outcome.error.code);
      expect(madeBy(local, way === 'issue' ? 'SHOP' : 'DESK', as, INPUT.summary)).toEqual([]);
    }),
  );

  test('a customer, for whom no app may act, and nobody', () =>
    withFirebreak(async (local) => {
      await raiseSite(local, 'request');
      const moduleKey = 'firebreak-raise-action';
      const send = (context: Record<string, unknown>, by: { accountId?: string; accountType?: string }) =>
        local.forge.invokeResolver({
          moduleKey,
          functionKey: 'raiseIncident',
          payload: INPUT,
          context: { ...contextOf(local, moduleKey), ...context },
          ...(by.accountId ? { accountId: by.accountId } : {}),
        });
      const hannah = accountId('hannah');
      expect(await send({ accountId: hannah, accountType: 'customer' }, { accountId: hannah })).toMatchObject({
        value: { ok: false, error: { code: 'NOT_ALLOWED' } },
      });
      expect(await send({}, {})).toMatchObject({ value: { ok: false, error: { code: 'NOT_ALLOWED' } } });
      expect(madeBy(local, 'DESK', 'hannah', INPUT.summary)).toEqual([]);
    }));

  test('the link, to somebody who may link in neither project: the incident is there, with Jira’s words', () =>
    withFirebreak(async (local) => {
      await raiseSite(local, 'issue');
      const origin = await createIssue(local, 'lea', 'A task', { project: 'DESK' });
      local.site.faults.arm({ id: 'f', seam: 'jira', kind: 'not-granted', match: '/issueLink' });
      const made = await raised(press(local, 'lea', INPUT, origin));
      expect(made.linkRefused).toEqual([expect.any(String)]);
    }));

  test('before set-up', () =>
    withFirebreak(async (local) => {
      expect(await press(local, 'lea')).toMatchObject({ error: { code: 'NOT_SET_UP' } });
      expect(await openForm(local, 'lea')).toEqual({ code: 'NOT_SET_UP' });
    }));
});

describe('the form', () => {
  test('by request: a requester who may not browse the project is told where it goes, by asking the portal as them', () =>
    withFirebreak(async (local) => {
      await raiseSite(local, 'request');
      for (const as of ['sofia', 'lea'] as const)
        expect(await openForm(local, as)).toMatchObject({
          projectKey: 'DESK',
          projectName: 'IT Service Desk',
          issueTypeName: 'Report a system problem',
          asRequest: true,
          form: { version: 1, impacts: expect.any(Array), matrix: expect.any(Object) },
        });
      expect(jiraCalls(local, 'resolve-raise').at(-1)).toHaveLength(2);
      closeDesk(local);
      expect(await openForm(local, 'sofia')).toEqual({ code: 'TARGET_HIDDEN' });
    }));

  test('a request type that is gone', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'request');
      local.jira.requestTypes.delete(site.settings.incidents[0]?.request?.requestTypeId ?? '');
      expect(await openForm(local, 'sofia')).toEqual({ code: 'TARGET_HIDDEN' });
      expect(await press(local, 'sofia')).toMatchObject({ error: { code: 'JIRA_REFUSED', details: ['The request type does not exist.'] } });
    }));

  test('as an issue: project and type; a type that has left its project means set-up again', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'issue');
      expect(await openForm(local, 'lea')).toMatchObject({ projectKey: 'SHOP', issueTypeName: 'Bug', asRequest: false });
      site.save({ ...site.settings, target: { ...site.settings.target, issueTypeId: '99999' } });
      expect(await openForm(local, 'lea')).toEqual({ code: 'NOT_SET_UP' });
    }));
});
