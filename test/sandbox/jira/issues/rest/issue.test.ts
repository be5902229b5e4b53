import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { APP, type Bench, doc, openBench } from '../testing/bench';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(async () => {
  const said = bench.site.problems.all().map((problem) => `${problem.where}: ${problem.what}`);
  await bench.close();
  expect(said).toEqual([]);
});

const make = (fields: Record<string, unknown>, who: Parameters<Bench['call']>[0] = 'mia') =>
  bench.call(who, 'POST', '/rest/api/3/issue', {
    fields: { project: { key: 'SHOP' }, issuetype: { id: bench.typeId('Task') }, summary: 'Paint the door', ...fields },
  });

test('a path whose percent signs say nothing is refused, and is no problem of the operation', async () => {
  expect((await bench.call('mia', 'GET', '/rest/api/3/issue/%E0')).status).toBe(400);
});

describe('creating', () => {
  test('gives key, defaults and the first status; the maker is reporter and watcher', async () => {
    const made = await make({ description: doc('In red'), labels: ['red', 'door'], priority: { name: 'High' }, duedate: '2030-01-02' });
    expect(made).toMatchObject({ status: 201, body: { key: 'SHOP-1' } });
    const { body } = await bench.call('mia', 'GET', '/rest/api/3/issue/shop-1');
    expect(body.fields).toMatchObject({
      summary: 'Paint the door',
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      reporter: { accountId: 'mia' },
      creator: { accountId: 'mia' },
      assignee: null,
      priority: { name: 'High' },
      labels: ['red', 'door'],
      duedate: '2030-01-02',
      description: { type: 'doc' },
      resolution: null,
      watches: { watchCount: 1, isWatching: true },
      issuelinks: [],
      subtasks: [],
      comment: { total: 0 },
    });
    expect(body.fields).not.toHaveProperty('parent');
    expect(bench.events.map((event) => event.eventType)).toEqual(['avi:jira:created:issue']);
    expect(bench.events[0]?.body.issue).toMatchObject({
      key: 'SHOP-1',
      fields: { summary: 'Paint the door', creator: { accountId: 'mia' }, assignee: null },
    });
    const told = bench.events[0]?.body.issue as { fields?: object } | undefined;
    const shown = ['assignee', 'created', 'creator', 'issuetype', 'project', 'reporter', 'status', 'summary', 'updated'];
    expect(Object.keys(told?.fields ?? {}).sort()).toEqual(shown);
  });

  test.each([
    [{ summary: '' }, { summary: 'You must specify a summary of the issue.' }],
    [{ summary: 'a\nb' }, { summary: 'The summary is invalid because it contains newline characters.' }],
    [{ summary: 'x'.repeat(256) }, { summary: "Summary can't exceed 255 characters." }],
    [{ priority: { name: 'Nope' } }, { priority: "Priority name 'Nope' is not valid" }],
    [{ description: 'plain' }, { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' }],
    [{ nonsense: 1 }, { nonsense: "Field 'nonsense' cannot be set. It is not on the appropriate screen, or unknown." }],
    [{ status: { id: '3' } }, { status: "Field 'status' cannot be set. It is not on the appropriate screen, or unknown." }],
    [{ environment: doc('x') }, { environment: "Field 'environment' cannot be set. It is not on the appropriate screen, or unknown." }],
    [{ labels: ['two words'] }, { labels: "The label 'two words' contains spaces which is invalid." }],
    [{ duedate: '2030-13-01' }, { duedate: 'Error parsing date string: 2030-13-01' }],
    [{ assignee: { accountId: 'outsider' } }, { assignee: "User 'Otto Outsider' cannot be assigned issues." }],
    [{ issuetype: { id: '999' } }, { issuetype: 'Specify a valid issue type' }],
    [{ project: { key: 'NO' } }, { project: 'valid project is required' }],
  ])('refuses %j and says why', async (fields, errors) => {
    expect(await make(fields)).toMatchObject({ status: 400, body: { errors } });
  });

  test('nobody and people without rights create nothing; the reporter needs a right', async () => {
    expect((await make({}, 'nobody')).status).toBe(401);
    expect((await make({}, 'outsider')).body.errors).toHaveProperty('project');
    expect((await make({}, 'carla')).body.errors).toHaveProperty('project');
    expect((await make({ reporter: { id: 'ben' } }, APP)).status).toBe(201);
    const scheme = bench.jira.permissionSchemes.need(bench.shop.permissionSchemeId);
    bench.jira.permissionSchemes.put({ ...scheme, grants: scheme.grants.filter((grant) => grant.permission !== 'MODIFY_REPORTER') });
    expect(await make({ reporter: { id: 'ben' } })).toMatchObject({
      status: 400,
      body: { errors: { reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown." } },
    });
  });

  test('sub-tasks need a parent of the level above, in their project', async () => {
    const issuetype = { id: bench.typeId('Sub-task') };
    expect((await make({ issuetype })).body.errors).toEqual({
      parent: 'Issue type is a sub-task but parent issue key or id not specified.',
    });
    const parent = bench.issue();
    const made = await make({ issuetype, parent: { key: parent.key } });
    expect(made.status).toBe(201);
    const { body } = await bench.call('mia', 'GET', `/rest/api/3/issue/${parent.key}?fields=subtasks`);
    expect(body.fields.subtasks).toMatchObject([{ key: made.body.key, fields: { summary: 'Paint the door' } }]);
    expect((await make({ issuetype, parent: { key: made.body.key } })).status).toBe(400);
    expect(await bench.call('mia', 'DELETE', `/rest/api/3/issue/${parent.key}`)).toMatchObject({ status: 403 });
    expect(await bench.call('admin', 'DELETE', `/rest/api/3/issue/${parent.key}`)).toMatchObject({ status: 400 });
    expect(await bench.call('admin', 'DELETE', `/rest/api/3/issue/${parent.key}?deleteSubtasks=true`)).toMatchObject({ status: 204 });
    expect(await bench.call('admin', 'GET', `/rest/api/3/issue/${made.body.key}`)).toMatchObject({ status: 404 });
  });

  test('in bulk, what fails is told by its place and the rest is made', async () => {
    const fields = { project: { key: 'SHOP' }, issuetype: { id: bench.typeId('Task') }, summary: 'One' };
    const done = await bench.call('mia', 'POST', '/rest/api/3/issue/bulk', {
      issueUpdates: [{ fields }, { fields: { ...fields, summary: '' } }],
    });
    expect(done).toMatchObject({ status: 201, body: { issues: [{ key: 'SHOP-1' }], errors: [{ failedElementNumber: 1, status: 400 }] } });
  });
});

describe('changing', () => {
  test('writes history, events and mail; nothing changed is nothing written', async () => {
    const issue = bench.issue({ assignee: { accountId: 'ben' } });
    const path = `/rest/api/3/issue/${issue.key}`;
    const edit = { fields: { summary: 'Another thing' }, update: { labels: [{ add: 'new' }] } };
    expect(await bench.call('mia', 'PUT', path, edit)).toMatchObject({ status: 204 });
    expect(await bench.call('mia', 'PUT', path, edit)).toMatchObject({ status: 204 });
    const { body } = await bench.call('mia', 'GET', `${path}/changelog`);
    expect(body).toMatchObject({
      total: 1,
      values: [
        {
          author: { accountId: 'mia' },
          items: [
            { field: 'labels', fieldId: 'labels', fieldtype: 'jira', fromString: '', toString: 'new' },
            { field: 'summary', fromString: 'A thing to do', toString: 'Another thing' },
          ],
        },
      ],
    });
    expect(bench.events.map((event) => event.eventType)).toEqual(['avi:jira:updated:issue']);
    expect(bench.events[0]?.body.changelog).toMatchObject({ items: [{ field: 'labels' }, { field: 'summary' }] });
  });

  test('an assignment is told twice', async () => {
    const issue = bench.issue();
    await bench.call('mia', 'PUT', `/rest/api/3/issue/${issue.id}/assignee`, { accountId: 'ben' });
    expect(bench.events.map((event) => event.eventType)).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
    await bench.call('mia', 'PUT', `/rest/api/3/issue/${issue.id}/assignee`, { accountId: null });
    const { body } = await bench.call('ben', 'GET', `/rest/api/3/issue/${issue.id}?fields=assignee&expand=changelog`);
    expect(body.fields).toEqual({ assignee: null });
    expect(body.changelog.histories[0].items).toMatchObject([{ field: 'assignee', from: 'ben', fromString: 'Ben Beispiel', to: null }]);
  });

  test('one field that is not on the screen refuses the whole edit, unless an app overrides', async () => {
    const issue = bench.issue();
    const path = `/rest/api/3/issue/${issue.key}`;
    const edit = { fields: { summary: 'Changed', environment: doc('x') } };
    expect(await bench.call('mia', 'PUT', path, edit)).toMatchObject({
      status: 400,
      body: { errors: { environment: expect.stringContaining('cannot be set') } },
    });
    expect((await bench.call('mia', 'GET', `${path}?fields=summary`)).body.fields.summary).toBe('A thing to do');
    expect(await bench.call('mia', 'PUT', `${path}?overrideScreenSecurity=true`, edit)).toMatchObject({ status: 403 });
    const done = await bench.call(APP, 'PUT', `${path}?overrideScreenSecurity=true&returnIssue=true`, edit);
    expect(done).toMatchObject({ status: 200, body: { fields: { summary: 'Changed' } } });
    expect(bench.events[0]?.causedByApp).toBe('app-1');
  });

  test('people without the right are refused, strangers do not learn that it exists', async () => {
    const issue = bench.issue();
    const path = `/rest/api/3/issue/${issue.key}`;
    const edit = { fields: { summary: 'Mine' } };
    for (const who of ['outsider', 'carla']) {
      expect((await bench.call(who, 'GET', path)).status).toBe(404);
      expect((await bench.call(who, 'PUT', path, edit)).status).toBe(404);
    }
    expect((await bench.call('nobody', 'GET', path)).status).toBe(404);
    expect((await bench.call('nobody', 'PUT', path, edit)).status).toBe(401);
    const scheme = bench.jira.permissionSchemes.need(bench.shop.permissionSchemeId);
    bench.jira.permissionSchemes.put({
      ...scheme,
      grants: scheme.grants.filter((grant) => grant.permission !== 'EDIT_ISSUES' || grant.holder.type !== 'applicationRole'),
    });
    expect((await bench.call('ben', 'GET', path)).status).toBe(200);
  });

  test('more than 20 writes to an issue within two seconds are refused, and go on later', async () => {
    const issue = bench.issue();
    const write = (n: number) => bench.call('mia', 'PUT', `/rest/api/3/issue/${issue.key}`, { fields: { summary: `Change ${n}` } });
    for (let n = 0; n < 20; n++) expect((await write(n)).status).toBe(204);
    const refused = await write(21);
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '2', 'ratelimit-reason': 'jira-per-issue-on-write' } });
    bench.site.clock.set(bench.site.clock.now() + 2000);
    expect((await write(22)).status).toBe(204);
  });

  test('an app that writes one after the other takes its time and stays below that', async () => {
    const issue = bench.issue();
    for (let n = 0; n < 25; n++) {
      const path = `/rest/api/3/issue/${issue.key}/properties/count`;
      expect((await bench.call(APP, 'PUT', path, n)).status).toBe(n === 0 ? 201 : 200);
    }
  });
});

describe('what may be set', () => {
  test('create and edit metadata list the fields of the screens with their choices', async () => {
    const type = bench.typeId('Task');
    const types = await bench.call('mia', 'GET', '/rest/api/3/issue/createmeta/SHOP/issuetypes');
    expect(types.body.issueTypes.map((entry: { name: string }) => entry.name)).toContain('Bug');
    const page = await bench.call('mia', 'GET', `/rest/api/3/issue/createmeta/SHOP/issuetypes/${type}?maxResults=200`);
    const byId = Object.fromEntries(page.body.fields.map((field: { fieldId: string }) => [field.fieldId, field]));
    expect(byId.summary).toMatchObject({ required: true, operations: ['set'], schema: { type: 'string', system: 'summary' } });
    expect(byId.priority.allowedValues).toHaveLength(5);
    expect(byId).not.toHaveProperty('environment');
    const old = await bench.call(
      'mia',
      'GET',
      `/rest/api/3/issue/createmeta?projectKeys=SHOP&issuetypeIds=${type}&expand=projects.issuetypes.fields`,
    );
    expect(Object.keys(old.body.projects[0].issuetypes[0].fields).sort()).toEqual(Object.keys(byId).sort());
    const issue = bench.issue();
    const meta = await bench.call('mia', 'GET', `/rest/api/3/issue/${issue.key}/editmeta`);
    expect(meta.body.fields.labels).toMatchObject({ operations: ['set', 'add', 'remove'] });
    expect((await bench.call('outsider', 'GET', '/rest/api/3/issue/createmeta')).body.projects).toEqual([]);
    expect((await bench.call('outsider', 'GET', '/rest/api/3/issue/createmeta/SHOP/issuetypes')).status).toBe(400);
  });
});

test('expansions and choices of fields', async () => {
  const issue = bench.issue({ description: doc('Look: <b>') });
  const path = `/rest/api/3/issue/${issue.key}`;
  const few = await bench.call(
    'mia',
    'GET',
    `${path}?fields=summary,status&expand=names,schema,renderedFields,operations,transitions,editmeta`,
  );
  expect(Object.keys(few.body.fields)).toHaveLength(2);
  expect(few.body.names).toEqual({ summary: 'Summary', status: 'Status' });
  expect(few.body.transitions.map((entry: { name: string }) => entry.name)).toEqual(['Start progress', "Won't do"]);
  const most = await bench.call('mia', 'GET', `${path}?fields=*all,-comment,-description&expand=renderedFields`);
  expect(most.body.fields).not.toHaveProperty('comment');
  const rendered = await bench.call('mia', 'GET', `${path}?fields=description&expand=renderedFields`);
  expect(rendered.body.renderedFields.description).toBe('<p>Look: &lt;b&gt;</p>');
  const navigable = await bench.call('mia', 'GET', `${path}?fields=*navigable`);
  expect(navigable.body.fields).not.toHaveProperty('comment');
  expect(navigable.body.fields).toHaveProperty('summary');
});
