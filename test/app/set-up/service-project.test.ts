import { describe, expect, test } from '@jest/globals';
import type { Choices } from '../../../src/contract/types';
import { settle } from '../../fixture/firm';
import type { Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { deskChoices, jiraCalls, screenCall, succeed, withFirebreak } from '../firebreak';
import { doubles } from './bare-site';
import { inState, preflightOf, projectId, runSetUp, step, writesOf } from './run';

const MINUTE = 60_000;
const HANDLES: Handle[] = ['maya', 'lea', 'nils', 'hannah'];

/** The service project and the web shop, which gets the site's own type. */
function withShop(local: LocalJira): Choices {
  const choices = deskChoices(local);
  return { ...choices, projects: [...choices.projects, { projectId: projectId(local, 'SHOP'), issueTypeId: 'incident', alsoTypeIds: [] }] };
}

describe('set-up of a site with Jira Service Management', () => {
  test('reuses its incident type and its fields with their values, and says what is not on the request form', () =>
    withFirebreak(async (local) => {
      const choices = deskChoices(local);
      const types = local.jira.issueTypes.size;
      const before = await preflightOf(local, choices);
      expect(inState(before, 'todo').filter((id) => id.startsWith('field/'))).toEqual([
        'field/category',
        'field/services',
        'field/affectedUser',
        'field/channel',
        'field/closureCode',
        'field/resolutionKind',
        'field/vendorReference',
      ]);
      const { settings, preflight } = await runSetUp(local, choices);
      expect(preflight.steps.filter(({ state }) => state !== 'done')).toEqual([]);
      expect(local.jira.issueTypes.size).toBe(types);
      expect(doubles(local)).toEqual([]);
      const impact = local.jira.fields.find(({ name }) => name === 'Impact');
      expect(settings?.fields.impact?.fieldId).toBe(impact?.id);
      expect(Object.keys(settings?.fields.impact?.options ?? {})).toEqual(['extensive', 'significant', 'moderate', 'minor']);
      expect(settings?.incidents[0]?.request).toEqual({
        serviceDeskId: '1',
        requestTypeId: choices.projects[0]?.requestTypeId,
        fieldIds: ['summary', 'description', impact?.id, settings?.fields.urgency?.fieldId],
      });
      expect(step(preflight.steps, `requestType/${choices.target}`)?.values.fields).toBe(
        'Category, Affected services, Affected user, Channel',
      );
      expect(settings?.appAccountId).toBe(local.jira.apps[0]?.accountId);
    }));

  test('adds the type it found to a project without one, and never makes a second', () =>
    withFirebreak(async (local) => {
      const choices = withShop(local);
      expect(step(await preflightOf(local, choices), 'incidentType')).toMatchObject({
        state: 'done',
        values: { name: '[System] Incident' },
      });
      const { settings, preflight } = await runSetUp(local, choices);
      expect(preflight.steps.filter(({ state }) => state !== 'done')).toEqual([]);
      const [desk, shop] = settings?.incidents ?? [];
      expect(shop?.issueTypeIds).toEqual(desk?.issueTypeIds);
      expect(local.jira.issueTypes.list(({ name }) => /incident$/i.test(name))).toHaveLength(1);
      const writes = writesOf(local);
      await runSetUp(local, choices);
      expect(writesOf(local)).toEqual(writes);
    }));

  test('a project that is taken out loses its mark and keeps the rest', () =>
    withFirebreak(async (local) => {
      await runSetUp(local, withShop(local));
      const fewer = deskChoices(local);
      expect(step(await preflightOf(local, fewer), `mark/${projectId(local, 'SHOP')}`)).toMatchObject({ state: 'todo', variant: 'remove' });
      const { settings } = await runSetUp(local, fewer);
      expect(settings?.incidents.map((one) => one.projectId)).toEqual([fewer.target]);
      expect(writesOf(local).at(-1)).toBe('DELETE /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}');
      expect((await preflightOf(local, fewer)).filter(({ state }) => state !== 'done')).toEqual([]);
    }));

  test('a request type of another project, of another type, or gone is told and not used', () =>
    withFirebreak(async (local) => {
      const choices = deskChoices(local);
      const [desk] = choices.projects;
      if (!desk) throw new Error('no choice');
      const help = local.jira.requestTypes.find(({ name }) => name === 'Get IT help');
      for (const [requestTypeId, variant] of [
        [help?.id ?? '', 'otherType'],
        ['99999', 'gone'],
      ] as const) {
        const { settings, preflight } = await runSetUp(local, { ...choices, projects: [{ ...desk, requestTypeId }] });
        expect(step(preflight.steps, `requestType/${choices.target}`)).toMatchObject({ state: 'manual', variant });
        expect(settings?.incidents[0]).not.toHaveProperty('request');
      }
    }));
});

describe('on install', () => {
  test('only the preflight runs, as the app; it is kept for the settings page', () =>
    withFirebreak(async (local) => {
      await settle(local, MINUTE);
      const { settings, preflight } = await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }));
      expect(settings).toBeNull();
      expect(step(preflight?.steps ?? [], 'incidentType')).toMatchObject({ state: 'done', values: { name: '[System] Incident' } });
      const calls = jiraCalls(local, 'on-installed').flat();
      expect(calls.length).toBeGreaterThan(0);
      expect(calls.filter((label) => !label.startsWith('GET '))).toEqual([]);
    }));

  test.each(['rate-limit', 'not-granted'] as const)('it is tried again while Jira answers %s', (kind) =>
    withFirebreak(async (local) => {
      local.site.faults.arm({ id: 'early', seam: 'jira', kind, match: '/role', times: 2 });
      await settle(local, 5 * MINUTE);
      expect((await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }))).preflight).not.toBeNull();
    }),
  );
});

describe('rights', () => {
  test('every call is for Jira admins only, whoever asks, and changes nothing for others', () =>
    withFirebreak(async (local) => {
      const choices = deskChoices(local);
      for (const as of HANDLES) {
        const refused = { error: { code: 'NOT_ALLOWED' } };
        expect(await screenCall(local, 'setUp', { choices, skip: [] }, { as })).toMatchObject(refused);
        expect(await screenCall(local, 'runPreflight', { choices }, { as })).toMatchObject(refused);
        expect(await screenCall(local, 'readSettings', {}, { as })).toMatchObject(refused);
      }
      expect(writesOf(local)).toEqual([]);
    }));

  test('an admin who loses the right on the way is stopped there; another one finishes', () =>
    withFirebreak(async (local) => {
      const choices = deskChoices(local);
      const first = await succeed(screenCall(local, 'setUp', { choices, skip: [] }, { as: 'ada' }));
      expect(first.finished).toBe(false);
      const granted = local.jira.globalPermissions.need('ADMINISTER');
      local.site.db.tx(() => local.jira.globalPermissions.put({ ...granted, groups: [] }));
      const writes = writesOf(local).length;
      expect(await screenCall(local, 'setUp', { choices, skip: [] }, { as: 'ada' })).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      expect(writesOf(local)).toHaveLength(writes);
      local.site.db.tx(() => local.jira.globalPermissions.put(granted));
      const { preflight } = await runSetUp(local, choices);
      expect(preflight.steps.filter(({ state }) => state !== 'done')).toEqual([]);
    }));

  test('permissions the app lacks in a project are named', () =>
    withFirebreak(async (local) => {
      const choices = deskChoices(local);
      const scheme = local.jira.projects.need(choices.target).permissionSchemeId;
      local.site.db.tx(() =>
        local.jira.permissionSchemes.update(scheme, (one) => ({
          ...one,
          grants: one.grants.filter(({ permission }) => permission !== 'ADD_COMMENTS'),
        })),
      );
      expect(step(await preflightOf(local, choices), `permissions/${choices.target}`)).toMatchObject({
        state: 'manual',
        values: { permissions: 'ADD_COMMENTS' },
      });
    }));
});
