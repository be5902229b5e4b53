import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AdminSite, all, at, openAdminSite, TEST_APP } from './testing';

let site: AdminSite;
beforeEach(() => {
  site = openAdminSite();
});
afterEach(() => site.close());

const app = { kind: 'app', accountId: 'app', appId: TEST_APP } as const;

describe('the app as itself', () => {
  test('sets the site up: type, scheme, field with options, screen, role, property', async () => {
    const { call, jira, projects } = site;
    const must = async (method: 'GET' | 'POST' | 'PUT', path: string, body: unknown, status: number): Promise<unknown> => {
      const answer = await call(app, method, path, body);
      expect([path, answer.status, answer.body]).toEqual([path, status, answer.body]);
      return answer.body;
    };
    const type = String(at(await must('POST', '/issuetype', { name: 'Major incident', hierarchyLevel: 0 }, 201), 'id'));
    await must('PUT', `/issuetypescheme/${projects.IT.issueTypeSchemeId}/issuetype`, { issueTypeIds: [type] }, 204);
    const field = { name: 'Cause', type: 'com.atlassian.jira.plugin.system.customfieldtypes:select' };
    const fieldId = String(at(await must('POST', '/field', field, 201), 'id'));
    const context = String(at(await must('GET', `/field/${fieldId}/context`, undefined, 200), 'values', 0, 'id'));
    await must('POST', `/field/${fieldId}/context/${context}/option`, { options: [{ value: 'Human' }] }, 200);
    const mapping = jira.issueTypeScreenSchemes.need(projects.IT.issueTypeScreenSchemeId).mappings.default ?? '';
    const screen = jira.screens.need(jira.screenSchemes.need(mapping).screens.default);
    await must('POST', `/screens/${screen.id}/tabs/${screen.tabs[0]?.id}/fields`, { fieldId }, 200);
    await must('PUT', '/project/IT/properties/firebreak', { types: [type] }, 201);
    expect(
      at(
        await must('GET', '/mypermissions?permissions=ADMINISTER&projectKey=IT', undefined, 200),
        'permissions',
        'ADMINISTER',
        'havePermission',
      ),
    ).toBe(true);
    expect(site.events.every((event) => event.causedByApp === TEST_APP)).toBe(true);
    expect(jira.site.problems.all()).toEqual([]);
  });

  test('a scope the manifest does not declare is a loud refusal', async () => {
    site.jira.apps[0]?.scopes.splice(0, 10, 'read:jira-work');
    expect((await site.call(app, 'POST', '/issuetype', { name: 'Mine' })).status).toBe(401);
    expect(all([...site.jira.site.problems.all()], 'where')).toEqual(['scopes']);
  });

  test('in a person’s name it may what the person may', async () => {
    const asWorker = { kind: 'app-as-user', accountId: 'worker', appId: TEST_APP, from: 'backend' } as const;
    expect((await site.call(asWorker, 'POST', '/issuetype', { name: 'Mine' })).status).toBe(403);
    expect((await site.call(asWorker, 'GET', '/project/IT')).status).toBe(404);
  });
});

describe('refusals', () => {
  test('a junk body is refused in words, with or without the description at hand', async () => {
    for (const body of [{}, { name: 7 }, [], 'x']) {
      expect((await site.call('admin', 'POST', '/issuetype', body)).status).toBe(400);
    }
    expect((await site.call('admin', 'GET', '/project/search?startAt=-1')).status).toBe(400);
  });

  test('an operation that is not modelled is named', async () => {
    expect((await site.call('admin', 'GET', '/announcementBanner')).status).toBe(501);
    expect(site.jira.site.problems.all()[0]?.what).toBe('GET /rest/api/3/announcementBanner is not modelled by the local Jira');
  });
});
