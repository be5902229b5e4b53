import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addCustomField } from '../../admin/default-fields';
import { addComment } from '../comments';
import { notifications } from '../store';
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

const path = (key: string, rest: string) => `/rest/api/3/issue/${key}/${rest}`;
const types = () => bench.events.map((event) => event.eventType);

describe('comments', () => {
  test('are added, listed, changed and deleted, told and mailed', async () => {
    const { key } = bench.issue({ assignee: { accountId: 'ben' } });
    const body = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'admin', text: '@Ada' } }] }],
    };
    const made = await bench.call('mia', 'POST', path(key, 'comment'), { body });
    expect(made).toMatchObject({ status: 201, body: { author: { accountId: 'mia' }, jsdPublic: true } });
    expect(types()).toEqual(['avi:jira:commented:issue', 'avi:jira:mentioned:comment']);
    expect(notifications(bench.jira).map(({ to, kind }) => `${to} ${kind}`)).toEqual(['ben comment', 'admin mention']);
    for (const text of ['one', 'two']) await bench.call('ben', 'POST', path(key, 'comment'), { body: doc(text) });
    const page = await bench.call('mia', 'GET', path(key, 'comment?startAt=1&maxResults=1&orderBy=created'));
    expect(page.body).toMatchObject({ total: 3, startAt: 1, maxResults: 1, comments: [{ author: { accountId: 'ben' } }] });
    const id = made.body.id;
    expect((await bench.call('mia', 'PUT', path(key, `comment/${id}`), { body: doc('changed') })).body).toMatchObject({
      updateAuthor: { accountId: 'mia' },
    });
    expect((await bench.call('mia', 'POST', path(key, 'comment'), { body: 'plain' })).status).toBe(400);
    expect((await bench.call('outsider', 'POST', path(key, 'comment'), { body: doc('hm') })).status).toBe(404);
    expect((await bench.call('mia', 'DELETE', path(key, `comment/${id}`))).status).toBe(204);
    expect(types().at(-1)).toBe('avi:jira:deleted:comment');
    expect((await bench.call('mia', 'GET', path(key, `comment/${id}`))).status).toBe(404);
  });

  test('come with their issue, the newest hundred of them and how many there are', async () => {
    const { key, id } = bench.issue();
    for (let n = 1; n <= 103; n++) addComment(bench.jira, id, { body: doc(`no ${n}`) }, { accountId: 'mia', silent: true });
    const { comment } = (await bench.call('mia', 'GET', `/rest/api/3/issue/${key}?fields=comment`)).body.fields;
    expect([comment.total, comment.startAt, comment.comments.length]).toEqual([103, 3, 100]);
    expect([comment.comments[0].body, comment.comments.at(-1).body]).toEqual([doc('no 4'), doc('no 103')]);
  });

  test('of service projects are public unless the property says otherwise; customers get mail of public ones only', async () => {
    const issue = bench.issue({ reporter: { accountId: 'carla' } }, '[System] Incident', bench.desk);
    const properties = [{ key: 'sd.public.comment', value: { internal: true } }];
    const internal = await bench.call('mia', 'POST', path(issue.key, 'comment'), { body: doc('between us'), properties });
    expect(internal.body.jsdPublic).toBe(false);
    expect(notifications(bench.jira, { to: 'carla' })).toEqual([]);
    await bench.call('mia', 'POST', path(issue.key, 'comment'), { body: doc('hello') });
    expect(notifications(bench.jira, { to: 'carla' })).toMatchObject([{ kind: 'customer', text: expect.stringContaining('hello') }]);
    const stored = await bench.call('mia', 'GET', `/rest/api/3/comment/${internal.body.id}/properties/sd.public.comment`);
    expect(stored.body.value).toEqual({ internal: true });
  });
});

describe('links', () => {
  test('go both ways, are told flat, and show only what may be seen', async () => {
    const [one, two] = [bench.issue(), bench.issue()];
    const body = { type: { name: 'Blocks' }, inwardIssue: { key: one.key }, outwardIssue: { key: two.key } };
    expect((await bench.call('mia', 'POST', '/rest/api/3/issueLink', body)).status).toBe(201);
    const from = (await bench.call('mia', 'GET', `/rest/api/3/issue/${one.key}?fields=issuelinks&expand=changelog`)).body;
    expect(from.fields.issuelinks).toMatchObject([{ type: { outward: 'blocks' }, outwardIssue: { key: two.key } }]);
    expect(from.changelog.histories[0].items).toMatchObject([{ field: 'Link', to: two.key, toString: `This work item blocks ${two.key}` }]);
    const to = (await bench.call('mia', 'GET', `/rest/api/3/issue/${two.key}?fields=issuelinks`)).body;
    expect(to.fields.issuelinks).toMatchObject([{ inwardIssue: { key: one.key } }]);
    expect(bench.events[0]).toMatchObject({
      eventType: 'avi:jira:created:issuelink',
      body: { sourceIssueId: Number(one.id), destinationIssueId: Number(two.id) },
    });
    const id = from.fields.issuelinks[0].id;
    expect((await bench.call('mia', 'GET', `/rest/api/3/issueLink/${id}`)).body).toMatchObject({
      inwardIssue: { key: one.key },
      outwardIssue: { key: two.key },
    });
    expect((await bench.call('carla', 'DELETE', `/rest/api/3/issueLink/${id}`)).status).not.toBe(204);
    expect((await bench.call('mia', 'DELETE', `/rest/api/3/issueLink/${id}`)).status).toBe(204);
    expect((await bench.call('mia', 'POST', '/rest/api/3/issueLink', { ...body, type: { name: 'Nope' } })).status).toBe(404);
  });

  test('in an update block a link points away from the issue', async () => {
    const [one, two] = [bench.issue(), bench.issue()];
    const update = { issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: two.key } } }] };
    expect((await bench.call('mia', 'PUT', `/rest/api/3/issue/${one.key}`, { update })).status).toBe(204);
    const { body } = await bench.call('mia', 'GET', `/rest/api/3/issue/${one.key}?fields=issuelinks`);
    expect(body.fields.issuelinks).toMatchObject([{ outwardIssue: { key: two.key } }]);
  });
});

describe('properties', () => {
  test('answer 201 when new and 200 when known, and are told', async () => {
    const { key, id } = bench.issue();
    const at = path(key, 'properties/firebreak');
    expect((await bench.call(APP, 'PUT', at, { a: 1 })).status).toBe(201);
    expect((await bench.call(APP, 'PUT', at, { a: 2 })).status).toBe(200);
    expect((await bench.call('mia', 'GET', at)).body).toEqual({ key: 'firebreak', value: { a: 2 } });
    expect((await bench.call('mia', 'GET', path(key, 'properties'))).body.keys).toMatchObject([{ key: 'firebreak' }]);
    expect((await bench.call('mia', 'GET', `/rest/api/3/issue/${key}?fields=summary&properties=firebreak`)).body.properties).toEqual({
      firebreak: { a: 2 },
    });
    expect(bench.events.at(-1)).toMatchObject({ eventType: 'avi:jira:set:issue-property', issueId: id, causedByApp: 'app-1' });
    expect((await bench.call(APP, 'PUT', at, 'x'.repeat(40_000))).status).toBe(400);
    expect((await bench.call('carla', 'GET', at)).status).toBe(404);
    expect((await bench.call(APP, 'DELETE', at)).status).toBe(204);
    expect((await bench.call(APP, 'GET', at)).status).toBe(404);
  });
});

describe('watchers, votes, mail', () => {
  test('watching and voting', async () => {
    const { key } = bench.issue();
    expect((await bench.call('ben', 'POST', path(key, 'watchers'), 'ben')).status).toBe(204);
    expect((await bench.call('mia', 'GET', path(key, 'watchers'))).body).toMatchObject({ watchCount: 2 });
    expect((await bench.call('ben', 'DELETE', path(key, 'watchers?accountId=ben'))).status).toBe(204);
    expect((await bench.call('ben', 'POST', path(key, 'votes'))).status).toBe(204);
    expect((await bench.call('mia', 'GET', `/rest/api/3/issue/${key}?fields=votes`)).body.fields.votes).toMatchObject({
      votes: 1,
      hasVoted: false,
    });
  });

  test('notify writes to the outbox, never to customers', async () => {
    const { key } = bench.issue({ reporter: { accountId: 'carla' }, assignee: { accountId: 'ben' } }, '[System] Incident', bench.desk);
    const body = { subject: 'Look', textBody: 'Please', to: { reporter: true, assignee: true, users: [{ accountId: 'admin' }] } };
    expect((await bench.call(APP, 'POST', path(key, 'notify'), body)).status).toBe(204);
    expect(
      notifications(bench.jira)
        .map(({ to, subject }) => `${to} ${subject}`)
        .sort(),
    ).toEqual(['admin Look', 'ben Look']);
  });
});

test('time logged', async () => {
  const { key } = bench.issue();
  const made = await bench.call('mia', 'POST', path(key, 'worklog'), { timeSpent: '1h 30m', comment: doc('Thinking') });
  expect(made).toMatchObject({ status: 201, body: { timeSpentSeconds: 5400, timeSpent: '1h 30m' } });
  expect((await bench.call('mia', 'PUT', path(key, `worklog/${made.body.id}`), { timeSpentSeconds: 60 })).body.timeSpent).toBe('1m');
  expect((await bench.call('mia', 'GET', path(key, 'worklog'))).body).toMatchObject({ total: 1 });
  expect((await bench.call('ben', 'DELETE', path(key, `worklog/${made.body.id}`))).status).toBe(403);
  expect((await bench.call('mia', 'DELETE', path(key, `worklog/${made.body.id}`))).status).toBe(204);
  expect((await bench.call('mia', 'POST', path(key, 'worklog'), { timeSpent: 'long' })).status).toBe(400);
  expect(types()).toEqual(['avi:jira:created:worklog', 'avi:jira:updated:worklog', 'avi:jira:deleted:worklog']);
});

test('an app writes its own field by issue number, past screens; a read-only one cannot be edited otherwise', async () => {
  const issue = bench.issue();
  const field = addCustomField(bench.jira, {
    name: 'Tally',
    customType: 'ari:cloud:ecosystem::extension/app-1/env-1/static/tally',
    kind: 'number',
  });
  bench.jira.fields.put({
    ...field,
    app: { appId: 'app-1', environmentId: 'env-1', moduleKey: 'tally', collection: 'none', readOnly: true },
  });
  const at = `/rest/api/3/app/field/${field.id}/value`;
  const updates = (value: unknown) => ({ updates: [{ issueIds: [Number(issue.id)], value }] });
  expect((await bench.call('admin', 'PUT', at, updates(3))).status).toBe(403);
  expect((await bench.call(APP, 'PUT', at, updates(3))).status).toBe(204);
  const { body } = await bench.call('mia', 'GET', `/rest/api/3/issue/${issue.key}?expand=changelog`);
  expect(body.fields[field.id]).toBe(3);
  expect(body.changelog.histories[0]).toMatchObject({
    author: { accountId: 'app-user' },
    items: [{ field: 'Tally', fieldtype: 'custom', toString: '3' }],
  });
  expect((await bench.call(APP, 'PUT', `${at}?generateChangelog=false`, updates(null))).status).toBe(204);
  const after = await bench.call('mia', 'GET', `/rest/api/3/issue/${issue.key}?expand=changelog`);
  expect(after.body.fields[field.id]).toBeNull();
  expect(after.body.changelog.total).toBe(1);
  const screen = bench.jira.screens.find((candidate) => candidate.name === 'SHOP: Kanban Default Issue Screen');
  if (!screen) throw new Error('no screen');
  bench.jira.screens.put({ ...screen, tabs: screen.tabs.map((tab) => ({ ...tab, fieldIds: [...tab.fieldIds, field.id] })) });
  expect((await bench.call('mia', 'PUT', `/rest/api/3/issue/${issue.key}`, { fields: { [field.id]: 5 } })).status).toBe(400);
});

test('instants in fields of apps lose their milliseconds', async () => {
  const issue = bench.issue();
  const field = addCustomField(bench.jira, {
    name: 'Due',
    customType: 'ari:cloud:ecosystem::extension/app-1/env-1/static/due',
    kind: 'datetime',
  });
  bench.jira.fields.put({
    ...field,
    app: { appId: 'app-1', environmentId: 'env-1', moduleKey: 'due', collection: 'none', readOnly: true },
  });
  const updates = [{ customField: field.id, issueIds: [Number(issue.id)], value: '2026-11-23T09:00:00.789Z' }];
  expect((await bench.call(APP, 'POST', '/rest/api/3/app/field/value?generateChangelog=false', { updates })).status).toBe(204);
  const { body } = await bench.call('mia', 'GET', `/rest/api/3/issue/${issue.key}`);
  expect(body.fields[field.id]).toBe('2026-11-23T09:00:00.000+0000');
});

test('history comes in pages, by id, and of many issues at once', async () => {
  const [one, two] = [bench.issue(), bench.issue()];
  for (const n of [1, 2, 3]) await bench.call('mia', 'PUT', `/rest/api/3/issue/${one.key}`, { fields: { summary: `Take ${n}` } });
  await bench.call('mia', 'PUT', `/rest/api/3/issue/${two.key}`, { fields: { labels: ['x'] } });
  const page = await bench.call('mia', 'GET', path(one.key, 'changelog?startAt=1&maxResults=1'));
  expect(page.body).toMatchObject({ startAt: 1, maxResults: 1, total: 3, isLast: false, values: [{ items: [{ toString: 'Take 2' }] }] });
  const byId = await bench.call('mia', 'POST', path(one.key, 'changelog/list'), { changelogIds: [Number(page.body.values[0].id)] });
  expect(byId.body.histories).toHaveLength(1);
  const bulk = await bench.call('mia', 'POST', '/rest/api/3/changelog/bulkfetch', {
    issueIdsOrKeys: [one.key, two.key],
    fieldIds: ['labels'],
  });
  expect(bulk.body.issueChangeLogs).toMatchObject([{ issueId: two.id, changeHistories: [{ items: [{ field: 'labels' }] }] }]);
  expect((await bench.call('outsider', 'GET', path(one.key, 'changelog'))).status).toBe(404);
});

test('links to things outside', async () => {
  const { key } = bench.issue();
  const body = { globalId: 'system=1', object: { url: 'https://example.com/1', title: 'One' } };
  expect((await bench.call('mia', 'POST', path(key, 'remotelink'), body)).status).toBe(201);
  const again = await bench.call('mia', 'POST', path(key, 'remotelink'), { ...body, object: { ...body.object, title: 'Uno' } });
  expect(again.status).toBe(200);
  expect((await bench.call('mia', 'GET', path(key, `remotelink/${again.body.id}`))).body).toMatchObject({ object: { title: 'Uno' } });
  expect((await bench.call('mia', 'DELETE', path(key, 'remotelink?globalId=system%3D1'))).status).toBe(204);
});

test('an update block reaches neither issues one may not see nor comments of others', async () => {
  const { jira } = bench;
  const mine = bench.issue();
  const hidden = bench.issue({}, '[System] Incident', bench.desk);
  const scheme = jira.permissionSchemes.need(bench.desk.permissionSchemeId);
  jira.permissionSchemes.put({ ...scheme, grants: scheme.grants.filter((grant) => grant.permission !== 'BROWSE_PROJECTS') });
  const put = (update: unknown, who = 'ben') => bench.call(who, 'PUT', `/rest/api/3/issue/${mine.key}`, { update });
  const link = [{ add: { type: { name: 'Relates' }, outwardIssue: { key: hidden.key } } }];
  expect(await put({ issuelinks: link })).toMatchObject({
    status: 400,
    body: { errors: { issuelinks: 'Could not find issue by id or key.' } },
  });
  expect((await put({ parent: [{ set: { key: hidden.key } }] })).body.errors).toHaveProperty('parent');
  const { body: comment } = await bench.call('mia', 'POST', path(mine.key, 'comment'), { body: doc('mine') });
  expect((await put({ comment: [{ remove: { id: comment.id } }] })).status).toBe(403);
  expect((await put({ comment: [{ edit: { id: '1', body: doc('x') } }] })).status).toBe(400);
  expect((await put({ comment: [{ edit: { id: comment.id, body: doc('still mine') } }] }, 'mia')).status).toBe(204);
});

test('what is not modelled is refused loudly by name', async () => {
  const { key } = bench.issue();
  expect((await bench.call('mia', 'GET', '/rest/api/3/search/jql?jql=project=SHOP&fieldsByKeys=true')).status).toBe(400);
  expect((await bench.call('mia', 'PUT', `/rest/api/3/issue/${key}`, { fields: {}, historyMetadata: { type: 'x' } })).status).toBe(400);
  expect((await bench.call('mia', 'POST', path(key, 'attachments'))).status).toBe(501);
  expect(bench.site.problems.all().map((problem) => problem.what)).toEqual([
    'fieldsByKeys is not modelled by the local Jira',
    'historyMetadata is not modelled by the local Jira',
    `POST /rest/api/3/issue/${key}/attachments is not modelled by the local Jira`,
  ]);
  bench.site.problems.clear();
});
