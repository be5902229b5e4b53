import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createIssue } from '../../issues/service';
import { getIssue } from '../../issues/store';
import { type AdminSite, all, at, openAdminSite } from '../testing';

let site: AdminSite;
beforeEach(() => {
  site = openAdminSite();
});
afterEach(async () => {
  expect(site.jira.site.problems.all().map((problem) => problem.what)).toEqual([]);
  await site.close();
});

/** Id of a site-wide work type. */
function typeId(name: string): string {
  return site.jira.issueTypes.find((type) => type.name === name && type.scopeProjectId === undefined)?.id ?? '';
}

function makeIssue(project: 'SHOP' | 'IT', type: string): string {
  const { jira, projects } = site;
  const by = { accountId: 'admin', silent: true };
  return jira.site.db.tx(
    () => createIssue(jira, { projectId: projects[project].id, typeId: typeId(type), fields: { summary: 'One' } }, by).id,
  );
}

const eventTypes = (): string[] => site.events.map((event) => event.eventType);

describe('projects', () => {
  test('search shows what one may browse, filtered, sorted and paged', async () => {
    const keys = async (who: string, query = ''): Promise<unknown[]> =>
      all(at((await site.call(who, 'GET', `/project/search?${query}`)).body, 'values'), 'key');
    expect(await keys('admin')).toEqual(['HR', 'IT', 'OPS', 'SHOP']);
    expect(await keys('worker')).toEqual(['OPS', 'SHOP']);
    expect(await keys('customer')).toEqual([]);
    expect(await keys('')).toEqual([]);
    expect(await keys('admin', 'typeKey=service_desk')).toEqual(['IT']);
    expect(await keys('admin', 'action=edit&orderBy=-name')).toEqual(['SHOP', 'HR', 'OPS', 'IT']);
    const page = await site.must('GET', '/project/search?maxResults=2&startAt=1&expand=lead,insight,permissions,issueTypes,description');
    expect([all(at(page, 'values'), 'key'), at(page, 'isLast'), at(page, 'total')]).toEqual([['IT', 'OPS'], false, 4]);
    expect(String(at(page, 'nextPage'))).toContain('/rest/api/3/project/search?maxResults=2&startAt=3');
    expect(at(page, 'values', 0, 'lead', 'accountId')).toBe('agent');
    expect(all(await site.must('GET', '/project'), 'key')).toHaveLength(4);
  });

  test('one project with its types, statuses by type, hierarchy', async () => {
    const ops = await site.must('GET', '/project/OPS');
    expect([at(ops, 'style'), at(ops, 'simplified'), all(at(ops, 'issueTypes'), 'name')]).toEqual([
      'next-gen',
      true,
      ['Epic', 'Task', 'Bug', 'Subtask'],
    ]);
    const statuses = await site.must('GET', '/project/IT/statuses');
    const incident = Array.isArray(statuses) ? statuses.find((row) => at(row, 'name') === '[System] Incident') : undefined;
    expect(all(at(incident, 'statuses'), 'name')).toContain('Escalated');
    const { SHOP } = site.projects;
    const levels = at(await site.must('GET', `/project/${SHOP.id}/hierarchy`), 'hierarchy');
    expect(all(levels, 'level')).toEqual([1, 0, -1]);
    expect(all(await site.must('GET', `/issuetype/project?projectId=${SHOP.id}&level=0`), 'name')).toEqual(['Story', 'Task', 'Bug']);
    expect((await site.call('worker', 'GET', '/project/NONE')).status).toBe(404);
    expect(await site.must('GET', '/project/SHOP/components')).toEqual([]);
    expect(await site.must('GET', '/project/SHOP/versions')).toEqual([]);
  });

  test('made, changed, archived, trashed, restored, deleted for good', async () => {
    const { must, call, jira } = site;
    const template = 'com.atlassian.servicedesk:simplified-it-service-management';
    const body = { key: 'NEW', name: 'New desk', projectTypeKey: 'service_desk', projectTemplateKey: template, leadAccountId: 'agent' };
    const id = String(at(await must('POST', '/project', body, 201), 'id'));
    expect((await call('admin', 'POST', '/project', body)).body).toEqual({
      errorMessages: [],
      errors: { projectKey: "Project 'New desk' uses this project key.", projectName: 'A project with that name already exists.' },
    });
    expect((await call('worker', 'POST', '/project', body)).status).toBe(403);
    expect(at(await must('PUT', '/project/NEW', { name: 'Newer desk', description: 'x' }), 'name')).toBe('Newer desk');
    expect((await call('worker', 'PUT', '/project/SHOP', { name: 'Mine' })).status).toBe(403);
    await must('POST', '/project/NEW/archive', undefined, 204);
    expect(all(at(await must('GET', '/project/search?status=archived'), 'values'), 'key')).toEqual(['NEW']);
    await must('POST', '/project/NEW/restore');
    await must('DELETE', '/project/NEW', undefined, 204);
    expect((await call('admin', 'GET', '/project/NEW')).status).toBe(404);
    expect(all(at(await must('GET', '/project/search?status=deleted'), 'values'), 'key')).toEqual(['NEW']);
    await must('POST', `/project/${id}/restore`);
    await must('DELETE', '/project/NEW?enableUndo=false', undefined, 204);
    expect(jira.serviceDesks.list((desk) => desk.projectId === id)).toEqual([]);
    expect(eventTypes()).toEqual(
      ['created', 'updated', 'archived', 'unarchived', 'softdeleted', 'restored', 'deleted'].map((word) => `avi:jira:${word}:project`),
    );
    const issue = makeIssue('SHOP', 'Story');
    await must('DELETE', '/project/SHOP?enableUndo=false', undefined, 204);
    expect(getIssue(jira, issue)).toBeUndefined();
  });

  test('roles: their actors are seen and changed by the project admins', async () => {
    const { must, call } = site;
    const roles = await must('GET', '/project/IT/role');
    const path = new URL(String(at(roles, 'Service Desk Team'))).pathname;
    expect(all(at((await call('agent', 'GET', path)).body, 'actors'), 'actorUser', 'accountId')).toEqual(['agent']);
    expect((await call('worker', 'GET', '/project/SHOP/role')).status).toBe(404);
    const added = await call('agent', 'POST', path, { user: ['worker'], group: ['site-admins'] });
    expect(all(at(added.body, 'actors'), 'displayName')).toEqual(['site-admins', 'Agent Tester', 'Worker Tester']);
    expect((await call('worker', 'GET', '/project/IT')).status).toBe(200);
    expect((await call('agent', 'DELETE', `${path}?user=worker`)).status).toBe(204);
    expect((await call('worker', 'GET', '/project/IT')).status).toBe(404);
    expect((await call('agent', 'POST', path, { user: ['ghost'] })).status).toBe(404);
    const put = await call('agent', 'PUT', path, { categorisedActors: { 'atlassian-user-role-actor': ['agent', 'admin'] } });
    expect(all(at(put.body, 'actors'), 'actorUser', 'accountId')).toEqual(['agent', 'admin']);
    expect(all(await must('GET', '/project/IT/roledetails?currentMember=true'), 'name')).toEqual(['Administrators', 'Service Desk Team']);
    expect(all(await must('GET', '/role'), 'name')).toContain('atlassian-addons-project-access');
  });
});

describe('work types', () => {
  test('are made once per name, changed, and deleted when nothing uses them', async () => {
    const { must, call } = site;
    const made = await must('POST', '/issuetype', { name: 'Incident', description: 'x', hierarchyLevel: 0 }, 201);
    const id = String(at(made, 'id'));
    expect(await call('admin', 'POST', '/issuetype', { name: 'incident' })).toEqual({
      status: 409,
      body: { errorMessages: [], errors: { name: 'An issue type with this name already exists.' } },
    });
    expect((await call('admin', 'POST', '/issuetype', { name: 'x'.repeat(61) })).status).toBe(400);
    expect((await call('worker', 'POST', '/issuetype', { name: 'Mine' })).status).toBe(403);
    expect(at(await must('PUT', `/issuetype/${id}`, { name: 'Outage' }), 'name')).toBe('Outage');
    expect(at(await must('GET', `/issuetype/${id}`), 'description')).toBe('x');
    const standard = site.jira.issueTypeSchemes.find((scheme) => scheme.isDefault);
    expect(standard?.issueTypeIds).toContain(id);
    await must('DELETE', `/issuetype/${id}`, undefined, 204);
    expect((await call('admin', 'GET', `/issuetype/${id}`)).status).toBe(404);
    expect(eventTypes()).toEqual(['created', 'updated', 'deleted'].map((word) => `avi:jira:${word}:issuetype`));
    expect(site.events[0]?.body).toMatchObject({ issueType: { id, name: 'Incident' }, atlassianId: 'admin' });
  });

  test('in use they stay; one sees the types of projects one may browse', async () => {
    makeIssue('SHOP', 'Story');
    expect((await site.call('admin', 'DELETE', `/issuetype/${typeId('Story')}`)).status).toBe(404);
    const alternatives = all(await site.must('GET', `/issuetype/${typeId('Story')}/alternatives`), 'name');
    expect(alternatives).toEqual(['Task']);
    expect(all((await site.call('unlicensed', 'GET', '/issuetype')).body, 'name')).toEqual([]);
    expect(all((await site.call('agent', 'GET', '/issuetype')).body, 'name')).toContain('[System] Incident');
  });

  test('a scheme takes new types whole or not at all', async () => {
    const { must, call, jira, projects } = site;
    const path = `/issuetypescheme/${projects.SHOP.issueTypeSchemeId}`;
    const [one, two] = await Promise.all(
      ['One', 'Two'].map(async (name) => String(at(await must('POST', '/issuetype', { name, type: 'standard' }, 201), 'id'))),
    );
    const types = (): string[] => jira.issueTypeSchemes.need(projects.SHOP.issueTypeSchemeId).issueTypeIds;
    const before = types();
    expect((await call('admin', 'PUT', `${path}/issuetype`, { issueTypeIds: [one, typeId('Story')] })).status).toBe(400);
    expect(types()).toEqual(before);
    await must('PUT', `${path}/issuetype`, { issueTypeIds: [one, two] }, 204);
    expect(types()).toEqual([...before, one, two]);
    await must('PUT', `${path}/issuetype/move`, { issueTypeIds: [two], position: 'First' }, 204);
    await must('PUT', `${path}/issuetype/move`, { issueTypeIds: [one], after: two }, 204);
    expect(types()).toEqual([two, one, ...before]);
    await must('DELETE', `${path}/issuetype/${one}`, undefined, 204);
    makeIssue('SHOP', 'Story');
    expect((await call('admin', 'DELETE', `${path}/issuetype/${typeId('Story')}`)).status).toBe(400);
    expect((await call('worker', 'PUT', `${path}/issuetype`, { issueTypeIds: [one] })).status).toBe(403);
  });

  test('schemes are listed, made, assigned; team-managed projects have none', async () => {
    const { must, call, projects } = site;
    const list = at(await must('GET', '/issuetypescheme?expand=projects,issueTypes&queryString=SHOP'), 'values', 0);
    expect([at(list, 'projects', 'values', 0, 'key'), at(list, 'issueTypes', 'total')]).toEqual(['SHOP', 5]);
    const story = typeId('Story');
    const scheme = String(at(await must('POST', '/issuetypescheme', { name: 'Ours', issueTypeIds: [story] }, 201), 'issueTypeSchemeId'));
    expect((await call('admin', 'POST', '/issuetypescheme', { name: 'Ours', issueTypeIds: [story] })).status).toBe(409);
    expect(at(await must('GET', `/issuetypescheme/mapping?issueTypeSchemeId=${scheme}`), 'values')).toEqual([
      { issueTypeSchemeId: scheme, issueTypeId: story },
    ]);
    await must('PUT', `/issuetypescheme/${scheme}`, { name: 'Yours', defaultIssueTypeId: story }, 204);
    await must('PUT', '/issuetypescheme/project', { issueTypeSchemeId: scheme, projectId: projects.HR.id }, 204);
    const of = await must('GET', `/issuetypescheme/project?projectId=${projects.HR.id}&projectId=${projects.OPS.id}`);
    expect([at(of, 'total'), at(of, 'values', 0, 'issueTypeScheme', 'name'), at(of, 'values', 0, 'projectIds')]).toEqual([
      1,
      'Yours',
      [projects.HR.id],
    ]);
    const refused = await call('admin', 'PUT', '/issuetypescheme/project', { issueTypeSchemeId: scheme, projectId: projects.OPS.id });
    expect(refused.status).toBe(400);
    expect(
      (await call('admin', 'PUT', `/issuetypescheme/${projects.OPS.issueTypeSchemeId}/issuetype`, { issueTypeIds: [story] })).status,
    ).toBe(404);
    makeIssue('SHOP', 'Task');
    expect(
      (await call('admin', 'PUT', '/issuetypescheme/project', { issueTypeSchemeId: scheme, projectId: projects.SHOP.id })).status,
    ).toBe(400);
    await must('DELETE', `/issuetypescheme/${scheme}`, undefined, 204);
  });
});
