import { describe, expect, test } from '@jest/globals';
import { fields } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { ROOT, restAs, withLocalJira } from '../../support/local-jira';
import { admin, devChoices, doubles, withBareSite } from './bare-site';
import { inState, lines, preflightOf, runSetUp, step, writesOf } from './run';

describe('set-up of a site with nothing for incidents', () => {
  test('without any project it is for a person to make one first; nothing is changed', () =>
    withLocalJira({ appDir: ROOT, data: 'empty' }, async (local) => {
      const steps = await preflightOf(local, null);
      expect(inState(steps, 'manual')).toEqual(['projects']);
      expect(inState(steps, 'todo')).toContain('policy');
      expect(writesOf(local)).toEqual([]);
    }));

  test('before anything is chosen the preflight says what is there and what will be made, and changes nothing', () =>
    withBareSite(async (local) => {
      const steps = await preflightOf(local, null);
      expect(step(steps, 'incidentType')).toMatchObject({ state: 'todo', variant: 'create', values: { name: 'Incident' } });
      expect(step(steps, 'linkType')).toMatchObject({ state: 'todo', variant: 'create', values: { name: 'Relates' } });
      expect(step(steps, 'priorities')).toMatchObject({ state: 'done', values: { names: 'Highest, High, Medium, Low, Lowest' } });
      expect(step(steps, 'screens')).toMatchObject({ state: 'unknown' });
      expect(steps.filter(({ kind }) => kind === 'field').map(({ values }) => values.name)).toEqual([
        'Impact',
        'Urgency',
        'Category',
        'Affected services',
        'Affected user',
        'Channel',
        'Closure code',
        'Resolution kind',
        'Vendor reference',
      ]);
      expect(writesOf(local)).toEqual([]);
    }));

  test('makes the type, the fields with their options, the link type and the policy, and puts all where incidents are made', () =>
    withBareSite(async (local) => {
      const { settings, preflight } = await runSetUp(local, devChoices(local));
      expect(preflight.steps.filter(({ state }) => state !== 'done')).toEqual([]);
      const type = local.jira.issueTypes.find(({ name }) => name === 'Incident');
      expect(settings?.target).toEqual({ projectId: devChoices(local).target, issueTypeId: type?.id });
      const category = settings?.fields.category;
      expect(local.jira.fieldOptions.get(category?.options['network-vpn'] ?? '')).toMatchObject({
        value: 'VPN and remote access',
        parentId: category?.options.network,
      });
      // What nobody could do before: a person raises an incident with the fields on the screen.
      const made = await restAs(local, accountId('ada'), 'POST', '/rest/api/3/issue', {
        fields: {
          project: { key: 'DEV' },
          issuetype: { id: type?.id },
          summary: 'Build server is down',
          [settings?.fields.impact?.fieldId ?? '']: { id: settings?.fields.impact?.options.extensive },
          [category?.fieldId ?? '']: { id: category?.options.network, child: { id: category?.options['network-vpn'] } },
        },
      });
      expect(made).toMatchObject({ status: 201 });
      const edited = await restAs(local, accountId('ada'), 'PUT', `/rest/api/3/issue/${String(fields(made.body).key)}`, {
        fields: { [settings?.fields.vendorReference?.fieldId ?? '']: 'CASE-1', priority: { id: '1' } },
      });
      expect(edited.status).toBe(204);
    }));

  test('twice changes nothing', () =>
    withBareSite(async (local) => {
      const first = await runSetUp(local, devChoices(local));
      const writes = writesOf(local);
      const again = await runSetUp(local, devChoices(local));
      expect(writesOf(local)).toEqual(writes);
      expect(again.settings).toEqual(first.settings);
      expect(lines(again.preflight.steps)).toEqual(lines(first.preflight.steps));
      expect(doubles(local)).toEqual([]);
    }));

  test('a site with two priorities gets a matrix that leads to these', () =>
    withBareSite(async (local) => {
      for (const id of ['3', '4', '5']) local.site.db.tx(() => local.jira.priorities.delete(id));
      await runSetUp(local, devChoices(local));
      const steps = await preflightOf(local, devChoices(local));
      expect(step(steps, 'priorities')?.values).toEqual({ names: 'Highest, High' });
      expect(step(steps, 'policy')).toMatchObject({ state: 'done', values: { version: '1' } });
    }));

  test('without any priority the policy waits for one, and everything else is done', () =>
    withBareSite(async (local) => {
      for (const { id } of local.jira.priorities.list()) local.site.db.tx(() => local.jira.priorities.delete(id));
      const { settings, preflight } = await runSetUp(local, devChoices(local));
      expect(preflight.steps.filter(({ state }) => state !== 'done').map(({ id, state }) => [id, state])).toEqual([
        ['priorities', 'manual'],
        ['policy', 'blocked'],
      ]);
      expect(step(preflight.steps, 'policy')?.values.by).toBe('priorities');
      expect(settings?.fields.impact?.options).toEqual({});
    }));

  test('a screen other projects have too is told before it is changed', () =>
    withBareSite(async (local) => {
      await admin(local, 'POST', '/issuetype', { name: 'Incident', hierarchyLevel: 0 });
      const dev = local.jira.projects.need(devChoices(local).target);
      local.site.db.tx(() => local.jira.projects.put({ ...dev, id: '10900', key: 'WEB', name: 'Website' }));
      const steps = await preflightOf(local, devChoices(local));
      expect(step(steps, `projectType/${dev.id}`)).toMatchObject({ variant: 'addShared', values: { others: 'Website', type: 'Incident' } });
      expect(step(steps, `screens/${dev.id}`)).toMatchObject({
        variant: 'addShared',
        values: { others: 'Website', screens: 'DEV: Kanban Default Issue Screen' },
      });
    }));
});
