import { afterEach, describe, expect, test } from '@jest/globals';
import { toDocument } from '../../../src/adapters/jira/adf';
import { jiraAsApp } from '../../../src/adapters/jira/as-app';
import { jiraAsPerson } from '../../../src/adapters/jira/as-person';
import { NO_ACTS } from '../../../src/domain/acts/act';
import { decide } from '../../../src/domain/incident/decide';
import { facts, NOW, POLICY, SETTINGS } from '../fakes';
import { fakePlatform } from './platform';

let platform: ReturnType<typeof fakePlatform>;
afterEach(() => platform.remove());

const history = (id: number, to: string) => ({
  id: String(id),
  author: { accountId: 'u-agent', displayName: 'Lea' },
  created: '2026-11-20T11:00:00.000+0100',
  items: [{ field: 'status', fieldtype: 'jira', fieldId: 'status', from: '1', fromString: 'Open', to, toString: 'X' }],
});
const comment = (id: number, accountId: string, accountType: string, jsdPublic: boolean, created: string) => ({
  id: String(id),
  author: { accountId, accountType },
  created,
  body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Thanks' }] }] },
  jsdPublic,
});
const issue = (changelog: unknown) => ({
  id: '20001',
  key: 'IT-1',
  fields: {
    project: { id: '10000', key: 'IT' },
    summary: 'Printer on fire',
    issuetype: { id: '10010', name: 'Incident' },
    status: { id: '3', name: 'In Progress', statusCategory: { id: 4, key: 'indeterminate' } },
    created: '2026-11-20T09:00:00.000+0100',
    updated: '2026-11-20T11:00:00.000+0100',
    reporter: { accountId: 'u-mara', displayName: 'Mara' },
    assignee: { accountId: 'u-agent', displayName: 'Agent Smith' },
    priority: { id: '3', name: 'Medium' },
    comment: {
      total: 2,
      comments: [
        comment(500, 'u-agent', 'atlassian', false, '2026-11-20T10:00:00.000+0100'),
        comment(501, 'u-mara', 'customer', true, '2026-11-20T10:30:00.000+0100'),
      ],
    },
    customfield_50: { id: '77', value: 'Waiting on vendor' },
    customfield_51: null,
    resolution: { id: '5', name: 'Done' },
    customfield_92: '2026-11-21T11:00:00.000+0100',
    customfield_93: 'At risk',
    customfield_1: { id: 'impact-extensive', value: 'Extensive / Widespread' },
    customfield_2: { id: 'urgency-high', value: 'High' },
    customfield_3: { id: 'c-1', value: 'Network', child: { id: 'c-2', value: 'VPN' } },
  },
  properties: { 'firebreak-intent': { schema: 1, id: 'i', origin: { id: '7', key: 'SHOP-7' } } },
  changelog,
});

describe('facts', () => {
  test('come in one call, with instants in UTC', async () => {
    platform = fakePlatform([{ status: 200, body: issue({ startAt: 0, maxResults: 100, total: 1, histories: [history(1, '3')] }) }]);
    const { statusCategories, ...expected } = facts({
      origin: { id: '7', key: 'SHOP-7' },
      hasIntent: true,
      category: 'Network / VPN',
      values: { impact: ['impact-extensive'], urgency: ['urgency-high'], category: ['c-1', 'c-2'] },
      assignee: 'u-agent',
      summary: 'Printer on fire',
      status: { id: '3', category: 'indeterminate', name: 'In Progress' },
      names: { 'u-mara': 'Mara', 'u-agent': 'Agent Smith' },
      history: [
        { id: '1', at: '2026-11-20T10:00:00.000Z', by: 'u-agent', fieldId: 'status', from: '1', to: '3', fromText: 'Open', toText: 'X' },
      ],
      comments: [
        { id: '500', at: '2026-11-20T09:00:00.000Z', by: 'u-agent', unlicensed: false, public: false },
        { id: '501', at: '2026-11-20T09:30:00.000Z', by: 'u-mara', unlicensed: true, public: true, text: 'Thanks' },
      ],
      others: { customfield_50: '77', resolution: '5' },
      appFields: { resolutionDue: '2026-11-21T10:00:00.000Z', slaStatus: 'At risk' },
      appFieldsGone: ['firstResponseDue'],
    });
    expect(await jiraAsApp.readFacts('20001', SETTINGS, ['customfield_50', 'customfield_51', 'resolution'])).toEqual(expected);
    expect(platform.reached).toHaveLength(1);
    expect(platform.reached[0]?.target).toMatchObject({ provider: 'app', remote: 'jira' });
    const url = new URL(platform.reached[0]?.path ?? '', 'https://x');
    expect(url.pathname).toBe('/rest/api/3/issue/20001');
    expect(url.searchParams.get('fields')?.split(',')).toEqual([
      ...['project', 'summary', 'issuetype', 'status', 'priority', 'created', 'updated', 'reporter', 'assignee', 'comment', 'subtasks'],
      ...['customfield_1', 'customfield_2', 'customfield_3', 'customfield_91', 'customfield_92', 'customfield_93'],
      ...['customfield_50', 'customfield_51', 'resolution'],
    ]);
    expect([url.searchParams.get('expand'), url.searchParams.get('properties')]).toEqual([
      'changelog',
      'firebreak-incident,firebreak-intent,com.atlassian.jira.issue:app-1:firebreak-incident:status',
    ]);
  });

  test('texts, numbers and labels, which have no raw form in the history, are told by their words; links by the other issue', async () => {
    const items: Record<string, unknown>[] = [
      { field: 'Vendor reference', fieldId: 'customfield_9', from: null, fromString: null, to: null, toString: 'CASE-1' },
      { field: 'labels', fieldId: 'labels', from: '', fromString: 'a b', to: '', toString: '' },
      { field: 'Link', from: null, fromString: null, to: 'PRB-7', toString: 'This work item is caused by PRB-7' },
      { field: 'Silent', fieldId: 'customfield_8' },
    ];
    const group = { ...history(1, '3'), items };
    platform = fakePlatform([{ status: 200, body: issue({ startAt: 0, maxResults: 100, total: 1, histories: [group] }) }]);
    const told = (await jiraAsApp.readFacts('20001', SETTINGS, []))?.history.map(({ fieldId, from, to, fromText, toText }) => [
      fieldId,
      from,
      to,
      fromText,
      toText,
    ]);
    expect(told).toEqual([
      ['customfield_9', undefined, 'CASE-1', undefined, 'CASE-1'],
      ['labels', 'a b', undefined, 'a b', undefined],
      ['Link', undefined, 'PRB-7', undefined, 'This work item is caused by PRB-7'],
      ['customfield_8', undefined, undefined, undefined, undefined],
    ]);
  });

  test('a conversation longer than what Jira shows with the issue is read whole, page by page', async () => {
    const many = Array.from({ length: 130 }, (_, at) => comment(at, 'u-agent', 'atlassian', true, '2026-11-20T10:00:00.000+0100'));
    const whole = issue({ startAt: 0, maxResults: 100, total: 0, histories: [] });
    platform = fakePlatform([
      {
        status: 200,
        body: { ...whole, fields: { ...whole.fields, comment: { total: 130, maxResults: 100, startAt: 30, comments: many.slice(30) } } },
      },
      { status: 200, body: { startAt: 0, maxResults: 100, total: 130, comments: many.slice(0, 100) } },
      { status: 200, body: { startAt: 100, maxResults: 100, total: 130, comments: many.slice(100) } },
    ]);
    expect((await jiraAsApp.readFacts('20001', SETTINGS, []))?.comments.map(({ id }) => id)).toEqual(many.map(({ id }) => id));
    expect(platform.reached.slice(1).map(({ path }) => path)).toEqual([
      '/rest/api/3/issue/20001/comment?startAt=0&maxResults=100',
      '/rest/api/3/issue/20001/comment?startAt=100&maxResults=100',
    ]);
  });

  test('a history longer than one page is read whole, page by page', async () => {
    const many = Array.from({ length: 150 }, (_, at) => history(at, '3'));
    platform = fakePlatform([
      { status: 200, body: issue({ startAt: 0, maxResults: 100, total: 150, histories: many.slice(0, 100) }) },
      { status: 200, body: { startAt: 0, maxResults: 100, total: 150, isLast: false, values: many.slice(0, 100) } },
      { status: 200, body: { startAt: 100, maxResults: 100, total: 150, isLast: true, values: many.slice(100) } },
    ]);
    expect((await jiraAsApp.readFacts('20001', SETTINGS, []))?.history).toHaveLength(150);
    expect(platform.reached.map(({ path }) => path.split('?')[1]).slice(1)).toEqual([
      'startAt=0&maxResults=100',
      'startAt=100&maxResults=100',
    ]);
  });

  test('an issue that is gone is no error', async () => {
    platform = fakePlatform([
      { status: 404, body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} } },
    ]);
    expect(await jiraAsApp.readFacts('20001', SETTINGS, [])).toBeUndefined();
  });

  test('an answer of another form than Jira describes is refused, naming where', async () => {
    platform = fakePlatform([{ status: 200, body: { ...issue({ startAt: 0, total: 0, histories: [] }), id: 20001 } }]);
    await expect(jiraAsApp.readFacts('20001', SETTINGS, [])).rejects.toMatchObject({
      error: { code: 'INTERNAL', message: expect.stringContaining('getIssue: Jira answered something unexpected (id:') },
    });
  });
});

describe('writing', () => {
  test('fields, state and what the collapsed panel says go in one call that notifies nobody', async () => {
    platform = fakePlatform([{ status: 204 }]);
    const { state } = decide({ facts: facts(), acts: NO_ACTS, policy: POLICY, settings: SETTINGS, members: new Map() }, NOW);
    if (!state) throw new Error('no state');
    const lozenge = { label: 'High', type: 'moved' } as const;
    await jiraAsApp.writeIncident('20001', { state, lozenge, fields: { priority: { id: '2' } }, intent: { id: 'i' } });
    expect(platform.reached).toEqual([
      expect.objectContaining({
        method: 'PUT',
        path: '/rest/api/3/issue/20001?notifyUsers=false',
        body: {
          fields: { priority: { id: '2' } },
          properties: [
            { key: 'firebreak-incident', value: state },
            { key: 'com.atlassian.jira.issue:app-1:firebreak-incident:status', value: { type: 'lozenge', value: lozenge } },
            { key: 'firebreak-intent', value: { schema: 1, id: 'i' } },
          ],
        },
      }),
    ]);
  });

  test('the app’s own fields go in one call, by issue ids that are numbers, and leave no line of history', async () => {
    platform = fakePlatform([{ status: 204 }]);
    await jiraAsApp.writeAppFields('20001', { customfield_92: '2026-11-21T10:00:00.000Z', customfield_93: null });
    expect(platform.reached).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/rest/api/3/app/field/value?generateChangelog=false',
        body: {
          updates: [
            { customField: 'customfield_92', issueIds: [20001], value: '2026-11-21T10:00:00.000Z' },
            { customField: 'customfield_93', issueIds: [20001], value: null },
          ],
        },
      }),
    ]);
  });

  test('an incident is made as the person, with the intent in it', async () => {
    platform = fakePlatform([{ status: 201, body: { id: '1', key: 'IT-1', self: 'x' } }]);
    await jiraAsPerson.createIncident({
      projectId: '10000',
      issueTypeId: '10010',
      summary: 'VPN',
      description: '',
      fields: { customfield_1: { id: 'impact-extensive' } },
      intentId: 'i',
      origin: { id: '7', key: 'SHOP-7' },
    });
    expect(platform.reached[0]).toMatchObject({
      target: { provider: 'user', remote: 'jira' },
      method: 'POST',
      body: {
        fields: { project: { id: '10000' }, issuetype: { id: '10010' }, summary: 'VPN', customfield_1: { id: 'impact-extensive' } },
        properties: [{ key: 'firebreak-intent', value: { schema: 1, id: 'i', origin: { id: '7', key: 'SHOP-7' } } }],
      },
    });
  });

  test('ids from anywhere cannot leave their place in the path', async () => {
    platform = fakePlatform([{ status: 404, body: {} }]);
    await jiraAsPerson.readProject('../../x?y').catch(() => undefined);
    expect(platform.reached[0]?.path).toBe('/rest/api/3/project/..%2F..%2Fx%3Fy');
  });
});

describe('refusals', () => {
  const ask = () => jiraAsPerson.readProject('10000');
  test.each([
    [{ status: 400, body: { errorMessages: ['No.'], errors: { summary: 'Too long' } } }, 'JIRA_REFUSED', ['No.', 'summary: Too long']],
    [{ status: 401, body: '' }, 'NOT_ALLOWED', undefined],
    [{ status: 403, body: { errorMessages: ['Forbidden'] } }, 'NOT_ALLOWED', ['Forbidden']],
    [{ status: 404, body: '<html>' }, 'NOT_FOUND', undefined],
    [{ status: 503, body: 'down' }, 'TRY_LATER', undefined],
    [new Error('timed out'), 'TRY_LATER', undefined],
  ] as const)('%j is told as %s', async (answer, code, details) => {
    platform = fakePlatform([answer instanceof Error ? answer : { ...answer }]);
    await expect(ask()).rejects.toMatchObject({ error: { code, ...(details ? { details } : {}) } });
  });

  test('how long to wait is taken from Jira', async () => {
    platform = fakePlatform([{ status: 429, headers: { 'Retry-After': '17' } }]);
    await expect(ask()).rejects.toMatchObject({ error: { code: 'TRY_LATER' }, retryAfter: 17 });
  });

  test('nobody signed in is NOT_ALLOWED', async () => {
    platform = fakePlatform([{ status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } }]);
    await expect(ask()).rejects.toMatchObject({ error: { code: 'NOT_ALLOWED' } });
  });
});

describe('documents', () => {
  test('blank lines part paragraphs, single ones stay breaks, hostile text stays text', () => {
    platform = fakePlatform([]);
    expect(toDocument('<b>one</b>\r\ntwo\n\n\nthree\n')).toEqual({
      type: 'doc',
      version: 1,
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '<b>one</b>' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'three' }] },
      ],
    });
    expect(toDocument('')).toEqual({ type: 'doc', version: 1, content: [] });
  });
});
