import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AdminSite, all, at, openAdminSite, TEST_APP } from '../testing';

let site: AdminSite;
beforeEach(() => {
  site = openAdminSite();
});
afterEach(async () => {
  expect(site.jira.site.problems.all().map((problem) => problem.what)).toEqual([]);
  await site.close();
});

describe('site and people', () => {
  test('the site tells what it is, to nobody too', async () => {
    expect(at(await site.call('', 'GET', '/serverInfo'), 'body', 'deploymentType')).toBe('Cloud');
    expect(at(await site.must('GET', '/configuration'), 'issueLinkingEnabled')).toBe(true);
    expect(all(await site.must('GET', '/applicationrole'), 'key')).toEqual(['jira-software', 'jira-servicedesk']);
    expect(at(await site.must('GET', '/applicationrole/jira-software'), 'userCount')).toBe(3);
    expect((await site.call('worker', 'GET', '/applicationrole/jira-software')).status).toBe(403);
    expect((await site.call('admin', 'GET', '/applicationrole/confluence')).status).toBe(404);
  });

  test('one sees oneself whole, others without e-mail address', async () => {
    const me = (await site.call('worker', 'GET', '/myself?expand=groups,applicationRoles')).body;
    expect([at(me, 'emailAddress'), at(me, 'locale'), at(me, 'groups', 'items', 0, 'name')]).toEqual([
      'worker@example.com',
      'en_US',
      'jira-users-local',
    ]);
    const other = (await site.call('worker', 'GET', '/user?accountId=agent')).body;
    expect([at(other, 'displayName'), at(other, 'emailAddress')]).toEqual(['Agent Tester', undefined]);
    expect(at(await site.must('GET', '/user?accountId=agent'), 'emailAddress')).toBe('agent@example.com');
    expect((await site.call('worker', 'GET', '/user?accountId=ghost')).status).toBe(404);
    expect((await site.call('unlicensed', 'GET', '/user?accountId=agent')).status).toBe(403);
    expect((await site.call('', 'GET', '/myself')).status).toBe(401);
  });

  test('searches and pickers find by the beginning of a word and hide from those who may not browse people', async () => {
    expect(all(await site.must('GET', '/user/search?query=work'), 'accountId')).toEqual(['worker']);
    expect((await site.call('unlicensed', 'GET', '/user/search?query=work')).body).toEqual([]);
    expect((await site.call('admin', 'GET', '/user/search')).status).toBe(400);
    const found = await site.must('GET', '/user/picker?query=Tester&maxResults=2&showAvatar=true&excludeAccountIds=worker');
    expect([at(found, 'total'), all(at(found, 'users'), 'accountId')]).toEqual([3, ['agent', 'customer']]);
    expect(at(found, 'users', 0, 'html')).toBe('Agent <strong>Tester</strong>');
    for (const path of ['/users', '/users/search']) {
      expect(all(await site.must('GET', `${path}?maxResults=3`), 'accountId')).toEqual(['admin', 'worker', 'agent']);
    }
    expect(all(at(await site.must('GET', '/user/bulk?accountId=worker&accountId=agent&accountId=ghost'), 'values'), 'accountId')).toEqual([
      'worker',
      'agent',
    ]);
  });

  test('assignable are those the project lets be assigned, never customers', async () => {
    const { IT, SHOP } = site.projects;
    const assignable = async (query: string): Promise<unknown[]> =>
      all(await site.must('GET', `/user/assignable/search?${query}`), 'accountId');
    expect(await assignable(`project=${SHOP.key}&query=`)).toEqual(['admin', 'agent', 'app', 'worker']);
    expect(await assignable(`project=${IT.key}&query=`)).toEqual(['admin', 'agent', 'app']);
    expect(all(await site.must('GET', `/user/assignable/multiProjectSearch?projectKeys=SHOP,IT&query=a`), 'accountId')).toEqual([
      'admin',
      'agent',
      'app',
    ]);
    expect((await site.call('worker', 'GET', `/user/assignable/search?project=${IT.key}&query=`)).status).toBe(404);
    expect((await site.call('admin', 'GET', '/user/assignable/search?query=x')).status).toBe(400);
    expect(all(await site.must('GET', `/user/viewissue/search?projectKey=${IT.key}&query=`), 'accountId')).toEqual([
      'admin',
      'agent',
      'app',
    ]);
    expect(
      all(await site.must('GET', '/user/permission/search?permissions=SERVICEDESK_AGENT&projectKey=IT&query=ag'), 'accountId'),
    ).toEqual(['agent']);
  });

  test('groups are found, made, filled and emptied', async () => {
    const { must, call } = site;
    expect(at(await must('GET', '/groups/picker?query=admin'), 'total')).toBe(2);
    const made = await must('POST', '/group', { name: 'service-desk-tier-1' }, 201);
    const id = String(at(made, 'groupId'));
    expect((await call('admin', 'POST', '/group', { name: 'service-desk-tier-1' })).status).toBe(400);
    expect((await call('worker', 'POST', '/group', { name: 'mine' })).status).toBe(403);
    await must('POST', `/group/user?groupId=${id}`, { accountId: 'agent' }, 201);
    expect(all(at(await must('GET', `/group/member?groupId=${id}`), 'values'), 'accountId')).toEqual(['agent']);
    expect(all(await must('GET', '/user/groups?accountId=agent'), 'name')).toEqual(['jira-users-local', 'service-desk-tier-1']);
    await must('DELETE', `/group/user?groupId=${id}&accountId=agent`);
    expect(at(await must('GET', `/group/bulk?groupId=${id}`), 'values', 0, 'name')).toBe('service-desk-tier-1');
    expect(at(await must('GET', '/groupuserpicker?query=agent'), 'users', 'total')).toBe(1);
  });
});

describe('permissions', () => {
  test('mypermissions needs the list and answers for the place', async () => {
    const { call } = site;
    expect((await call('worker', 'GET', '/mypermissions')).status).toBe(400);
    expect((await call('worker', 'GET', '/mypermissions?permissions=NO_SUCH')).status).toBe(400);
    const mine = async (query: string): Promise<unknown> =>
      at((await call('worker', 'GET', `/mypermissions?permissions=ADMINISTER_PROJECTS,ADMINISTER${query}`)).body, 'permissions');
    expect(at(await mine('&projectKey=SHOP'), 'ADMINISTER_PROJECTS', 'havePermission')).toBe(false);
    expect(at(await mine('&projectKey=OPS'), 'ADMINISTER_PROJECTS', 'havePermission')).toBe(true);
    expect(at(await mine(''), 'ADMINISTER', 'havePermission')).toBe(false);
    expect((await call('worker', 'GET', '/mypermissions?permissions=ADMINISTER&projectKey=IT')).status).toBe(404);
  });

  test('the check of several, for others by admins only; ids that lead nowhere are left out', async () => {
    const { SHOP, IT } = site.projects;
    const body = {
      globalPermissions: ['ADMINISTER', 'BULK_CHANGE'],
      accountId: 'worker',
      projectPermissions: [{ permissions: ['EDIT_ISSUES', 'DELETE_ISSUES'], projects: [Number(SHOP.id), Number(IT.id), 99999] }],
    };
    expect(await site.must('POST', '/permissions/check', body)).toEqual({
      globalPermissions: ['BULK_CHANGE'],
      projectPermissions: [
        { permission: 'EDIT_ISSUES', projects: [Number(SHOP.id)], issues: [] },
        { permission: 'DELETE_ISSUES', projects: [], issues: [] },
      ],
    });
    expect((await site.call('agent', 'POST', '/permissions/check', body)).status).toBe(403);
    expect(all(at(await site.must('POST', '/permissions/project', { permissions: ['SERVICEDESK_AGENT'] }), 'projects'), 'key')).toEqual([
      'IT',
    ]);
    expect(at(await site.must('GET', '/permissions'), 'permissions', 'ASSIGN_ISSUES', 'type')).toBe('PROJECT');
  });

  test('grants of a scheme are added and taken away, and count at once', async () => {
    const { must, call } = site;
    const scheme = site.projects.HR.permissionSchemeId;
    const path = `/permissionscheme/${scheme}/permission`;
    const asWorker = { kind: 'person', accountId: 'worker' } as const;
    expect((await call(asWorker, 'GET', '/project/HR')).status).toBe(404);
    const grant = { permission: 'BROWSE_PROJECTS', holder: { type: 'applicationRole' } };
    const id = String(at(await must('POST', path, grant, 201), 'id'));
    expect((await call(asWorker, 'GET', '/project/HR')).status).toBe(200);
    expect((await call('admin', 'POST', path, grant)).status).toBe(400);
    expect(at(await must('GET', `${path}/${id}`), 'holder', 'type')).toBe('applicationRole');
    await must('DELETE', `${path}/${id}`, undefined, 204);
    expect((await call(asWorker, 'GET', '/project/HR')).status).toBe(404);
    expect(at(await must('GET', '/project/HR/permissionscheme?expand=all'), 'permissions', 0, 'holder', 'type')).toBe('projectRole');
    expect(all(at(await must('GET', '/permissionscheme'), 'permissionSchemes'), 'name')).toContain('Default Permission Scheme');
    const copy = await must('POST', '/permissionscheme', { name: 'Ours', permissions: [grant] }, 201);
    await must('PUT', '/project/HR/permissionscheme', { id: at(copy, 'id') });
    expect((await call('admin', 'PUT', '/project/OPS/permissionscheme', { id: at(copy, 'id') })).status).toBe(403);
    expect(at(await must('GET', `/permissionscheme/${scheme}`), 'name')).toBe('HR: Task Management Permission Scheme');
    expect((await call('unlicensed', 'GET', `/permissionscheme/${scheme}`)).status).toBe(404);
    expect(all(at(await must('GET', path), 'permissions'), 'permission')).toContain('BROWSE_PROJECTS');
  });
});

describe('properties', () => {
  test('of a project: read by who browses, written by its admins; keys and values bounded', async () => {
    const { must, call } = site;
    const path = '/project/OPS/properties/firebreak';
    expect((await call('worker', 'PUT', path, { types: ['1'] })).status).toBe(201);
    expect((await call('worker', 'PUT', path, { types: ['2'] })).status).toBe(200);
    expect((await call('agent', 'PUT', path, { types: [] })).status).toBe(403);
    expect((await call('agent', 'GET', path)).body).toEqual({ key: 'firebreak', value: { types: ['2'] } });
    expect((await call('customer', 'GET', path)).status).toBe(404);
    expect((await call('worker', 'PUT', path, 'x'.repeat(32_767))).status).toBe(400);
    expect(all(at(await must('GET', '/project/OPS/properties'), 'keys'), 'key')).toEqual(['firebreak']);
    expect((await call('worker', 'DELETE', path)).status).toBe(204);
    expect((await call('worker', 'GET', path)).status).toBe(404);
  });

  test('of a person and of a work type', async () => {
    const { must, call } = site;
    expect((await call('worker', 'PUT', '/user/properties/seen?accountId=worker', true)).status).toBe(201);
    expect((await call('agent', 'GET', '/user/properties/seen?accountId=worker')).status).toBe(403);
    expect(at(await must('GET', '/user/properties/seen?accountId=worker'), 'value')).toBe(true);
    expect(all(at(await must('GET', '/user/properties?accountId=worker'), 'keys'), 'key')).toEqual(['seen']);
    await must('DELETE', '/user/properties/seen?accountId=worker', undefined, 204);
    const [type] = site.jira.issueTypes.list();
    await must('PUT', `/issuetype/${type?.id}/properties/kind`, 'x', 201);
    expect(at(await must('GET', `/issuetype/${type?.id}/properties/kind`), 'value')).toBe('x');
    expect((await call('worker', 'PUT', `/issuetype/${type?.id}/properties/kind`, 'y')).status).toBe(403);
    expect(all(at(await must('GET', `/issuetype/${type?.id}/properties`), 'keys'), 'key')).toEqual(['kind']);
    await must('DELETE', `/issuetype/${type?.id}/properties/kind`, undefined, 204);
  });

  test('of the app: the app as itself only', async () => {
    const path = '/rest/forge/1/app/properties/mode';
    const app = { kind: 'app', accountId: 'app', appId: TEST_APP } as const;
    expect((await site.call(app, 'PUT', path, { on: true })).status).toBe(201);
    expect((await site.call(app, 'PUT', path, { on: false })).status).toBe(200);
    expect((await site.call(app, 'GET', path)).body).toEqual({ key: 'mode', value: { on: false } });
    expect(at((await site.call(app, 'GET', '/rest/forge/1/app/properties')).body, 'keys', 0, 'key')).toBe('mode');
    expect((await site.call({ ...app, kind: 'app-as-user', accountId: 'admin', from: 'backend' }, 'GET', path)).status).toBe(403);
    expect((await site.call(app, 'DELETE', path)).status).toBe(204);
    expect((await site.call(app, 'GET', path)).status).toBe(404);
  });

  test("precomputations of the app's JQL functions", async () => {
    const app = { kind: 'app', accountId: 'app', appId: TEST_APP } as const;
    const now = site.jira.site.clock.iso();
    const row = {
      id: 'aaaa',
      appId: TEST_APP,
      functionKey: 'busy',
      functionName: 'busyIssues',
      field: 'issue',
      operator: 'in',
      arguments: [],
    };
    site.jira.jqlPrecomputations.put({ ...row, value: 'key = A-1', created: now, updated: now, used: now });
    const path = '/jql/function/computation';
    expect(at((await site.call(app, 'GET', `${path}?functionKey=busy`)).body, 'values', 0, 'value')).toBe('key = A-1');
    expect((await site.call(app, 'GET', `${path}?functionKey=other`)).status).toBe(404);
    expect((await site.call(app, 'POST', path, { values: [{ id: 'aaaa', value: 'key = A-2' }] })).status).toBe(204);
    expect((await site.call(app, 'POST', path, { values: [{ id: 'bbbb', value: '' }] })).status).toBe(404);
    const found = (await site.call(app, 'POST', `${path}/search`, { precomputationIDs: ['aaaa', 'bbbb'] })).body;
    expect([at(found, 'precomputations', 0, 'value'), at(found, 'notFoundPrecomputationIDs')]).toEqual(['key = A-2', ['bbbb']]);
    expect((await site.call('admin', 'GET', path)).status).toBe(403);
  });
});
