import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createIssue } from '../../issues/service';
import { type AdminSite, all, at, openAdminSite } from '../testing';
import { applicableContext } from './contexts';

let site: AdminSite;
beforeEach(() => {
  site = openAdminSite();
});
afterEach(async () => {
  expect(site.jira.site.problems.all().map((problem) => problem.what)).toEqual([]);
  await site.close();
});

const TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes:';

async function makeField(name: string, type: string): Promise<{ id: string; context: string }> {
  const id = String(
    at(await site.must('POST', '/field', { name, type: TYPES + type, searcherKey: `${TYPES}multiselectsearcher` }, 201), 'id'),
  );
  return { id, context: String(at(await site.must('GET', `/field/${id}/context`), 'values', 0, 'id')) };
}

describe('fields', () => {
  test('system and custom ones are listed with their schemas', async () => {
    const fields = (await site.call('', 'GET', '/field')).body;
    const byId = (id: string): unknown => (Array.isArray(fields) ? fields.find((field) => at(field, 'id') === id) : undefined);
    expect(byId('summary')).toMatchObject({ clauseNames: ['summary'], custom: false, schema: { type: 'string', system: 'summary' } });
    expect(byId('labels')).toMatchObject({ schema: { type: 'array', items: 'string', system: 'labels' } });
    const page = await site.must(
      'GET',
      '/field/search?type=custom&query=request&expand=key,isLocked,searcherKey,screensCount,contextsCount',
    );
    expect(all(at(page, 'values'), 'name')).toEqual(['Approvers', 'Organizations', 'Request participants', 'Request Type']);
    expect(at(page, 'values', 0, 'isLocked')).toBeDefined();
    expect((await site.call('worker', 'GET', '/field/search')).status).toBe(403);
    expect((await site.call('worker', 'GET', `/field/search?projectIds=${site.projects.OPS.id}`)).status).toBe(200);
  });

  test('are made, renamed, trashed, restored and deleted; each says so', async () => {
    const { must, call } = site;
    const { id } = await makeField('Mood', 'select');
    await must('PUT', `/field/${id}`, { name: 'Temper', description: 'x' }, 204);
    expect(site.jira.fields.need(id).clauseNames).toEqual([`cf[${id.replace('customfield_', '')}]`, 'Temper']);
    expect((await call('admin', 'DELETE', `/field/${id}`)).status).toBe(400);
    await must('POST', `/field/${id}/trash`);
    expect(all(at(await must('GET', '/field/search/trashed'), 'values'), 'id')).toEqual([id]);
    expect((await call('admin', 'GET', `/field/${id}/context`)).status).toBe(404);
    await must('POST', `/field/${id}/restore`);
    await must('POST', `/field/${id}/trash`);
    expect((await call('admin', 'DELETE', `/field/${id}`)).status).toBe(303);
    expect(site.events.map((event) => event.eventType.split(':')[2])).toEqual([
      'created',
      'updated',
      'trashed',
      'restored',
      'trashed',
      'deleted',
    ]);
    expect((await call('worker', 'POST', '/field', { name: 'Mine', type: `${TYPES}float` })).status).toBe(400);
    expect((await call('admin', 'DELETE', '/field/summary')).status).toBe(404);
  });

  test("an app's field is locked, but its contexts can be changed", async () => {
    const { must, call, jira } = site;
    const { id, context } = await makeField('Counter', 'float');
    jira.fields.update(id, (field) => ({
      ...field,
      locked: true,
      app: { appId: 'a', environmentId: 'e', moduleKey: 'counter', collection: 'none', readOnly: true },
    }));
    expect((await call('admin', 'PUT', `/field/${id}`, { name: 'Mine' })).status).toBe(400);
    expect((await call('admin', 'POST', `/field/${id}/trash`)).status).toBe(400);
    await must('PUT', `/field/${id}/context/${context}/project`, { projectIds: [site.projects.IT.id] }, 204);
    expect(at(await must('GET', `/field/${id}/context/projectmapping`), 'values')).toEqual([
      { contextId: context, projectId: site.projects.IT.id },
    ]);
  });
});

describe('contexts', () => {
  test('apply to projects and types; one global, a project in one only', async () => {
    const { must, call, jira, projects } = site;
    const { id, context } = await makeField('Mood', 'select');
    const path = `/field/${id}/context`;
    expect((await call('admin', 'POST', path, { name: 'Second global' })).status).toBe(400);
    const bug = jira.issueTypes.find((type) => type.name === 'Bug' && !type.scopeProjectId)?.id ?? '';
    const story = jira.issueTypes.find((type) => type.name === 'Story')?.id ?? '';
    const own = await must('POST', path, { name: 'Shop bugs', projectIds: [projects.SHOP.id], issueTypeIds: [bug] }, 201);
    const ownId = String(at(own, 'id'));
    expect(applicableContext(jira, id, projects.SHOP.id, bug)?.id).toBe(ownId);
    expect(applicableContext(jira, id, projects.SHOP.id, story)).toBeUndefined();
    expect(applicableContext(jira, id, projects.HR.id, story)?.id).toBe(context);
    expect((await call('admin', 'POST', path, { name: 'Again', projectIds: [projects.SHOP.id] })).status).toBe(400);
    expect((await call('admin', 'POST', path, { name: 'Lost', projectIds: ['424242'] })).status).toBe(404);
    await must('PUT', `${path}/${ownId}/issuetype`, { issueTypeIds: [story] }, 204);
    expect(applicableContext(jira, id, projects.SHOP.id, story)?.id).toBe(ownId);
    await must('POST', `${path}/${ownId}/issuetype/remove`, { issueTypeIds: [bug] }, 204);
    expect(at(await must('GET', `${path}/issuetypemapping`), 'values')).toEqual([
      { contextId: context, isAnyIssueType: true },
      { contextId: ownId, issueTypeId: story },
    ]);
    await must('PUT', `${path}/${ownId}/project`, { projectIds: [projects.HR.id] }, 204);
    await must('POST', `${path}/${ownId}/project/remove`, { projectIds: [projects.SHOP.id] }, 204);
    expect(at(await must('GET', `${path}/projectmapping?contextId=${ownId}`), 'values')).toEqual([
      { contextId: ownId, projectId: projects.HR.id },
    ]);
    expect((await call('admin', 'POST', `${path}/${ownId}/project/remove`, { projectIds: [projects.HR.id] })).status).toBe(400);
    const mapped = await must('POST', `${path}/mapping`, { mappings: [{ projectId: projects.HR.id, issueTypeId: story }] });
    expect(at(mapped, 'values', 0, 'contextId')).toBe(ownId);
    await must('PUT', `${path}/${ownId}`, { name: 'People' }, 204);
    expect(all(at(await must('GET', `${path}?isGlobalContext=false`), 'values'), 'name')).toEqual(['People']);
    await must('DELETE', `${path}/${ownId}`, undefined, 204);
    expect(site.events.at(-1)?.eventType).toBe('avi:jira:deleted:field:context');
    expect((await call('worker', 'GET', path)).status).toBe(403);
  });

  test('options of a cascading select: two levels, ordered, unique among siblings', async () => {
    const { must, call } = site;
    const { id, context } = await makeField('Category', 'cascadingselect');
    const path = `/field/${id}/context/${context}/option`;
    const ids = all(
      at(await must('POST', path, { options: [{ value: 'Network' }, { value: 'Access', disabled: true }] }), 'options'),
      'id',
    ).map(String);
    const [network = '', access = ''] = ids;
    const children = await must('POST', path, {
      options: [
        { value: 'VPN', optionId: network },
        { value: 'Wi-Fi', optionId: network },
      ],
    });
    const [vpn = '', wifi = ''] = all(at(children, 'options'), 'id').map(String);
    expect((await call('admin', 'POST', path, { options: [{ value: 'vpn', optionId: network }] })).status).toBe(400);
    expect((await call('admin', 'POST', path, { options: [{ value: 'Deeper', optionId: vpn }] })).status).toBe(400);
    await must('POST', path, { options: [{ value: 'VPN', optionId: access }] });
    await must('PUT', `${path}/move`, { customFieldOptionIds: [wifi], position: 'First' }, 204);
    await must('PUT', `${path}/move`, { customFieldOptionIds: [network], after: access }, 204);
    expect((await call('admin', 'PUT', `${path}/move`, { customFieldOptionIds: [network, vpn], position: 'First' })).status).toBe(400);
    expect(all(at(await must('GET', path), 'values'), 'value')).toEqual(['Access', 'VPN', 'Network', 'Wi-Fi', 'VPN']);
    expect(at(await must('GET', `${path}?onlyOptions=true`), 'total')).toBe(2);
    expect(await must('PUT', path, { options: [{ id: access, value: 'Rights', disabled: false }] })).toEqual({
      options: [{ id: access, value: 'Rights', disabled: false }],
    });
    await must('DELETE', `${path}/${access}`, undefined, 204);
    expect(all(at(await must('GET', path), 'values'), 'value')).toEqual(['Network', 'Wi-Fi', 'VPN']);
    expect(at(await must('GET', `/customFieldOption/${vpn}`), 'value')).toBe('VPN');
    await must(
      'PUT',
      `/field/${id}/context/defaultValue`,
      { defaultValues: [{ type: 'option.cascading', contextId: context, optionId: network, cascadingOptionId: vpn }] },
      204,
    );
    expect(at(await must('GET', `/field/${id}/context/defaultValue`), 'values')).toEqual([
      { type: 'option.cascading', contextId: context, optionId: network, cascadingOptionId: vpn },
    ]);
  });

  test('an option an issue holds cannot be deleted', async () => {
    const { must, call, jira, projects } = site;
    const { id, context } = await makeField('Mood', 'select');
    const path = `/field/${id}/context/${context}/option`;
    const option = String(at(await must('POST', path, { options: [{ value: 'Good' }] }), 'options', 0, 'id'));
    const typeId = jira.issueTypeSchemes.need(projects.SHOP.issueTypeSchemeId).issueTypeIds[1] ?? '';
    jira.site.db.tx(() =>
      createIssue(
        jira,
        { projectId: projects.SHOP.id, typeId, fields: { summary: 'One', [id]: { id: option } } },
        { accountId: 'admin', silent: true },
      ),
    );
    expect((await call('admin', 'DELETE', `${path}/${option}`)).status).toBe(400);
  });
});

describe('screens', () => {
  test('tabs and their fields: added, moved, taken away', async () => {
    const { must, call } = site;
    const screen = String(at(await must('POST', '/screens', { name: 'Incident screen' }, 201), 'id'));
    const path = `/screens/${screen}/tabs`;
    const first = String(at(await must('GET', path), 0, 'id'));
    const second = String(at(await must('POST', path, { name: 'More' }), 'id'));
    expect((await call('admin', 'POST', path, { name: 'More' })).status).toBe(400);
    await must('PUT', `${path}/${second}`, { name: 'Details' });
    await must('POST', `${path}/${second}/move/0`, undefined, 204);
    expect(all(await must('GET', path), 'name')).toEqual(['Details', 'Field Tab']);
    for (const fieldId of ['summary', 'priority', 'labels']) await must('POST', `${path}/${first}/fields`, { fieldId });
    expect((await call('admin', 'POST', `${path}/${second}/fields`, { fieldId: 'summary' })).status).toBe(400);
    expect((await call('admin', 'POST', `${path}/${second}/fields`, { fieldId: 'customfield_1' })).status).toBe(404);
    await must('POST', `${path}/${first}/fields/labels/move`, { position: 'First' }, 204);
    await must('POST', `${path}/${first}/fields/summary/move`, { position: 'Later' }, 204);
    expect(all(await must('GET', `${path}/${first}/fields`), 'id')).toEqual(['labels', 'priority', 'summary']);
    await must('DELETE', `${path}/${first}/fields/priority`, undefined, 204);
    expect(all(await must('GET', `/screens/${screen}/availableFields`), 'id')).toContain('priority');
    expect(all(at(await must('GET', '/field/labels/screens?expand=tab'), 'values'), 'name')).toContain('Incident screen');
    await must('DELETE', `${path}/${second}`, undefined, 204);
    expect(at(await must('PUT', `/screens/${screen}`, { name: 'Outage screen' }), 'name')).toBe('Outage screen');
    expect(at(await must('GET', '/screens?queryString=outage'), 'total')).toBe(1);
    await must('DELETE', `/screens/${screen}`, undefined, 204);
    expect((await call('admin', 'DELETE', '/screens/1')).status).toBe(400);
    expect((await call('worker', 'GET', '/screens')).status).toBe(403);
    await must('POST', `/screens/addToDefault/resolution`);
  });

  test('screen schemes and issue type screen schemes', async () => {
    const { must, call, jira, projects } = site;
    const scheme = Number(at(await must('POST', '/screenscheme', { name: 'Ours', screens: { default: 1, create: 2 } }, 201), 'id'));
    expect((await call('admin', 'POST', '/screenscheme', { name: 'Lost', screens: { default: 4242 } })).status).toBe(404);
    await must('PUT', `/screenscheme/${scheme}`, { screens: { create: '3', edit: '3' } }, 204);
    const shown = at(await must('GET', `/screenscheme?id=${scheme}&expand=issueTypeScreenSchemes`), 'values', 0);
    expect([at(shown, 'screens'), at(shown, 'issueTypeScreenSchemes', 'total')]).toEqual([{ default: 1, create: 3, edit: 3 }, 0]);
    const story = jira.issueTypes.find((type) => type.name === 'Story')?.id ?? '';
    const over = await must(
      'POST',
      '/issuetypescreenscheme',
      { name: 'Ours', issueTypeMappings: [{ issueTypeId: 'default', screenSchemeId: String(scheme) }] },
      201,
    );
    const path = `/issuetypescreenscheme/${String(at(over, 'id'))}`;
    await must('PUT', `${path}/mapping`, { issueTypeMappings: [{ issueTypeId: story, screenSchemeId: '1' }] }, 204);
    expect(
      (await call('admin', 'PUT', `${path}/mapping`, { issueTypeMappings: [{ issueTypeId: story, screenSchemeId: '1' }] })).status,
    ).toBe(400);
    await must('PUT', `${path}/mapping/default`, { screenSchemeId: '1' }, 204);
    await must('POST', `${path}/mapping/remove`, { issueTypeIds: [story] }, 204);
    await must(
      'PUT',
      '/issuetypescreenscheme/project',
      { issueTypeScreenSchemeId: String(at(over, 'id')), projectId: projects.HR.id },
      204,
    );
    expect(all(at(await must('GET', `${path}/project`), 'values'), 'key')).toEqual(['HR']);
    const of = await must('GET', `/issuetypescreenscheme/project?projectId=${projects.HR.id}`);
    expect(at(of, 'values', 0, 'issueTypeScreenScheme', 'name')).toBe('Ours');
    expect(at(await must('GET', `/issuetypescreenscheme/mapping?issueTypeScreenSchemeId=${String(at(over, 'id'))}`), 'values')).toEqual([
      { issueTypeScreenSchemeId: String(at(over, 'id')), issueTypeId: 'default', screenSchemeId: '1' },
    ]);
    expect(at(await must('GET', '/issuetypescreenscheme?queryString=ours&expand=projects'), 'values', 0, 'projects', 'total')).toBe(1);
    await must('PUT', path, { name: 'Theirs' }, 204);
    expect((await call('admin', 'DELETE', path)).status).toBe(400);
    expect(
      (await call('admin', 'PUT', '/issuetypescreenscheme/project', { issueTypeScreenSchemeId: '1', projectId: projects.OPS.id })).status,
    ).toBe(400);
    await must('PUT', '/issuetypescreenscheme/project', { issueTypeScreenSchemeId: '1', projectId: projects.HR.id }, 204);
    await must('DELETE', path, undefined, 204);
    await must('DELETE', `/screenscheme/${scheme}`, undefined, 204);
  });
});
