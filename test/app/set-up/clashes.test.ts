import { describe, expect, test } from '@jest/globals';
import { createProject } from '../../sandbox/jira/admin/project-templates';
import type { LocalJira } from '../../sandbox/local-jira';
import { addField, admin, choose, devChoices, doubles, withBareSite } from './bare-site';
import { preflightOf, projectId, runSetUp, step, writesOf } from './run';

const open = (steps: Awaited<ReturnType<typeof preflightOf>>) => steps.filter(({ state }) => state !== 'done');
const contextOf = (local: LocalJira, fieldId: string) => local.jira.fieldContexts.list((one) => one.fieldId === fieldId)[0];

describe('names that are taken', () => {
  test('a text field called Category is left alone: ours gets another name, and is found again', () =>
    withBareSite(async (local) => {
      const theirs = await addField(local, 'category', 'textfield');
      expect(step(await preflightOf(local, devChoices(local)), 'field/category')).toMatchObject({
        variant: 'createOther',
        values: { name: 'Incident category', taken: 'category' },
      });
      const { settings, preflight } = await runSetUp(local, devChoices(local));
      expect(open(preflight.steps)).toEqual([]);
      expect(settings?.fields.category?.fieldId).not.toBe(theirs);
      const writes = writesOf(local);
      await runSetUp(local, devChoices(local));
      expect(writesOf(local)).toEqual(writes);
    }));

  test('of fields alike the recorded one stays ours, also when its name is changed', () =>
    withBareSite(async (local) => {
      const { settings } = await runSetUp(local, devChoices(local));
      const fieldId = settings?.fields.channel?.fieldId;
      await admin(local, 'PUT', `/field/${fieldId}`, { name: 'How it came' });
      await addField(local, 'Channel', 'select');
      const again = await runSetUp(local, devChoices(local));
      expect(again.settings?.fields.channel?.fieldId).toBe(fieldId);
    }));

  test('a sub-task type called incident cannot serve: the app says so and makes its own', () =>
    withBareSite(async (local) => {
      await admin(local, 'POST', '/issuetype', { name: 'incident', hierarchyLevel: -1 });
      expect(step(await preflightOf(local, devChoices(local)), 'incidentType')).toMatchObject({
        variant: 'createOther',
        values: { name: 'Incident (Firebreak)', taken: 'incident' },
      });
      const { preflight } = await runSetUp(local, devChoices(local));
      expect(open(preflight.steps)).toEqual([]);
      expect(doubles(local)).toEqual([]);
    }));

  test('a type and a link type are found whatever their case', () =>
    withBareSite(async (local) => {
      await admin(local, 'POST', '/issuetype', { name: 'INCIDENT', hierarchyLevel: 0 });
      await admin(local, 'POST', '/issueLinkType', { name: 'relates', inward: 'a', outward: 'b' });
      const steps = await preflightOf(local, devChoices(local));
      expect(step(steps, 'incidentType')).toMatchObject({ state: 'done', values: { name: 'INCIDENT' } });
      expect(step(steps, 'linkType')).toMatchObject({ state: 'done', values: { name: 'relates' } });
    }));
});

describe('what is there in part', () => {
  test('a field with some of the values gets the rest, in order, and keeps its own', () =>
    withBareSite(async (local) => {
      const fieldId = await addField(local, 'Channel', 'select');
      const context = contextOf(local, fieldId);
      await admin(local, 'POST', `/field/${fieldId}/context/${context?.id}/option`, {
        options: [{ value: 'Fax' }, { value: 'phone' }, { value: 'Chat', disabled: true }],
      });
      const { settings, preflight } = await runSetUp(local, devChoices(local));
      expect(local.jira.fieldOptions.list((one) => one.fieldId === fieldId).map(({ value }) => value)).toEqual([
        'Fax',
        'phone',
        'Chat',
        'Jira issue',
        'Portal',
        'E-mail',
        'Walk-up',
        'Monitoring',
      ]);
      expect(step(preflight.steps, 'options/channel')).toMatchObject({ state: 'manual', variant: 'disabled', values: { options: 'Chat' } });
      expect(settings?.fields.channel?.options).not.toHaveProperty('chat');
      expect(local.jira.fieldOptions.get(settings?.fields.channel?.options.phone ?? '')?.value).toBe('phone');
    }));

  test('levels that are in use become the policy’s', () =>
    withBareSite(async (local) => {
      const fieldId = await addField(local, 'Impact', 'select');
      await admin(local, 'POST', `/field/${fieldId}/context/${contextOf(local, fieldId)?.id}/option`, {
        options: [{ value: 'Whole plant' }, { value: 'One line' }],
      });
      const { settings, preflight } = await runSetUp(local, devChoices(local));
      expect(open(preflight.steps)).toEqual([]);
      expect(Object.keys(settings?.fields.impact?.options ?? {})).toEqual(['impact-1', 'impact-2']);
    }));

  test('levels that are in use may be as long as Jira lets them be, and differ by spaces alone', () =>
    withBareSite(async (local) => {
      for (const [name, values] of [
        ['Impact', ['Whole plant '.repeat(21), 'One line']],
        ['Urgency', ['Critical', 'critical ', 'Low']],
      ] as const) {
        const fieldId = await addField(local, name, 'select');
        const options = values.map((value) => ({ value }));
        await admin(local, 'POST', `/field/${fieldId}/context/${contextOf(local, fieldId)?.id}/option`, { options });
      }
      const { settings, preflight } = await runSetUp(local, devChoices(local));
      expect(open(preflight.steps)).toEqual([]);
      expect(Object.keys(settings?.fields.impact?.options ?? {})).toEqual(['impact-1', 'impact-2']);
      expect(Object.keys(settings?.fields.urgency?.options ?? {})).toEqual(['critical', 'low']);
    }));

  test('a project whose context has values of its own is named; the target’s are used', () =>
    withBareSite(async (local) => {
      local.site.db.tx(() => createProject(local.jira, 'business', { key: 'OPS', name: 'Operations', lead: 'admin' }));
      const fieldId = await addField(local, 'Channel', 'select');
      await admin(local, 'POST', `/field/${fieldId}/context`, { name: 'Operations', projectIds: [projectId(local, 'OPS')] });
      const choices = devChoices(local);
      const both = { ...choices, projects: [...choices.projects, ...choose(projectId(local, 'OPS')).projects] };
      const { settings, preflight } = await runSetUp(local, both);
      expect(step(preflight.steps, 'options/channel')).toMatchObject({
        state: 'manual',
        variant: 'differs',
        values: { projects: 'Operations (OPS)' },
      });
      const bound = local.jira.fieldOptions.get(settings?.fields.channel?.options.phone ?? '');
      expect(bound?.contextId).toBe(contextOf(local, fieldId)?.id);
    }));

  test('a deleted option, field and mark are made good by the next set-up', () =>
    withBareSite(async (local) => {
      const { settings } = await runSetUp(local, devChoices(local));
      const channel = settings?.fields.channel;
      const context = contextOf(local, channel?.fieldId ?? '');
      await admin(local, 'DELETE', `/field/${channel?.fieldId}/context/${context?.id}/option/${channel?.options.phone}`);
      await admin(local, 'POST', `/field/${settings?.fields.vendorReference?.fieldId}/trash`);
      await admin(local, 'PUT', `/project/DEV/properties/firebreak`, { schema: 1, incidentTypes: [] });
      const again = await runSetUp(local, devChoices(local));
      expect(open(again.preflight.steps)).toEqual([]);
      expect(again.settings?.fields.channel?.options.phone).not.toBe(channel?.options.phone);
      expect(again.settings?.fields.vendorReference?.fieldId).not.toBe(settings?.fields.vendorReference?.fieldId);
    }));
});

describe('team-managed projects', () => {
  const withTeam = (use: (local: LocalJira, id: string) => Promise<void>) =>
    withBareSite(async (local) => {
      local.site.db.tx(() => createProject(local.jira, 'team-managed', { key: 'TEAM', name: 'Team', lead: 'admin' }));
      await use(local, projectId(local, 'TEAM'));
    });

  test('a type of theirs is mapped; neither type nor screen of theirs is changed', () =>
    withTeam(async (local, id) => {
      const bug = local.jira.issueTypes.find(({ name, scopeProjectId }) => name === 'Bug' && scopeProjectId === id);
      const choices = { target: id, projects: [{ projectId: id, issueTypeId: bug?.id ?? '', alsoTypeIds: [] }] };
      const { settings, preflight } = await runSetUp(local, choices);
      expect(step(preflight.steps, `teamManaged/${id}`)).toMatchObject({ state: 'done', variant: 'mapped', values: { type: 'Bug' } });
      expect(step(preflight.steps, 'incidentType')).toMatchObject({ variant: 'notNeeded' });
      expect(settings?.target).toEqual({ projectId: id, issueTypeId: bug?.id });
      expect(writesOf(local).filter((label) => /screen|issuetype/.test(label))).toEqual([]);
    }));

  test('without a type of theirs an admin has to choose one, and nothing is saved', () =>
    withTeam(async (local, id) => {
      const { settings, preflight } = await runSetUp(local, choose(id));
      expect(step(preflight.steps, `teamManaged/${id}`)).toMatchObject({ state: 'manual', variant: 'choose' });
      expect(settings).toBeNull();
    }));
});

describe('choices that are gone', () => {
  test('a project or type that is no longer there is told, and the others are set up', () =>
    withBareSite(async (local) => {
      const choices = devChoices(local);
      const subtask = local.jira.issueTypes.find(({ name }) => name === 'Sub-task');
      const { settings, preflight } = await runSetUp(local, {
        ...choices,
        projects: [...choices.projects, { projectId: '77777', issueTypeId: 'incident', alsoTypeIds: ['88888', subtask?.id ?? ''] }],
      });
      expect(step(preflight.steps, 'projectType/77777')).toMatchObject({ state: 'manual', variant: 'projectGone' });
      expect(settings?.incidents).toHaveLength(1);
      for (const [issueTypeId, variant] of [
        ['88888', 'gone'],
        [subtask?.id ?? '', 'subtask'],
      ] as const) {
        const steps = await preflightOf(local, {
          target: choices.target,
          projects: [{ projectId: choices.target, issueTypeId, alsoTypeIds: [] }],
        });
        expect(step(steps, `projectType/${choices.target}`)).toMatchObject({ state: 'manual', variant });
      }
    }));
});
