import { afterEach, describe, expect, test } from '@jest/globals';
import { jiraAsPerson } from '../../../src/adapters/jira/as-person';
import { serviceDesk } from '../../../src/adapters/jira/desk';
import { findRaised } from '../../../src/adapters/jira/raised';
import { fakePlatform } from './platform';

let platform: ReturnType<typeof fakePlatform>;
afterEach(() => platform.remove());

const ISSUE = {
  projectId: '10000',
  issueTypeId: '10010',
  summary: 'VPN',
  description: 'One\n\ntwo',
  fields: { customfield_1: { id: '5' }, project: { id: '666' } },
  intentId: 'i',
  origin: { id: '7', key: 'SHOP-7' },
};
const REQUEST = { serviceDeskId: '1', requestTypeId: '11', summary: 'VPN', description: '*One*', fields: { customfield_1: { id: '5' } } };
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

describe('making', () => {
  test('an issue, as the person: fields and intent in one call; no field takes the place of project and type', async () => {
    platform = fakePlatform([{ status: 201, body: { id: '1', key: 'IT-1', self: 'x' } }]);
    expect(await jiraAsPerson.createIncident(ISSUE)).toEqual({ id: '1', key: 'IT-1' });
    expect(platform.reached).toEqual([
      expect.objectContaining({
        target: expect.objectContaining({ provider: 'user', remote: 'jira' }),
        path: '/rest/api/3/issue',
        body: {
          fields: {
            project: { id: '10000' },
            issuetype: { id: '10010' },
            summary: 'VPN',
            description: { type: 'doc', version: 1, content: [paragraph('One'), paragraph('two')] },
            customfield_1: { id: '5' },
          },
          properties: [{ key: 'firebreak-intent', value: { schema: 1, id: 'i', origin: { id: '7', key: 'SHOP-7' } } }],
        },
      }),
    ]);
  });

  test('a request, as the person: its description is a document, so that nothing typed is read as markup', async () => {
    const _links = { web: 'https://x.example/servicedesk/customer/portal/1/IT-1' };
    platform = fakePlatform([{ status: 201, body: { issueId: '1', issueKey: 'IT-1', _links } }]);
    expect(await jiraAsPerson.createRequest(REQUEST)).toEqual({ id: '1', key: 'IT-1', portalPath: '/servicedesk/customer/portal/1/IT-1' });
    expect(platform.reached[0]).toMatchObject({
      target: { provider: 'user' },
      path: '/rest/servicedeskapi/request',
      body: {
        serviceDeskId: '1',
        requestTypeId: '11',
        isAdfRequest: true,
        requestFieldValues: {
          summary: 'VPN',
          customfield_1: { id: '5' },
          description: { type: 'doc', version: 1, content: [paragraph('*One*')] },
        },
      },
    });
  });

  test.each([
    ['a server error', { status: 503, body: '<html>' }, 'UNCLEAR'],
    ['a time-out on the way', { status: 408 }, 'UNCLEAR'],
    ['no answer', new Error('timed out'), 'UNCLEAR'],
    ['an answer nobody can read', { status: 201, body: 'made it' }, 'UNCLEAR'],
    ['an answer of another form', { status: 201, body: { issue: 1 } }, 'UNCLEAR'],
    ['too many calls', { status: 429 }, 'TRY_LATER'],
    ['no permission', { status: 403, body: { errorMessage: 'No.' } }, 'NOT_ALLOWED'],
    ['a refused value', { status: 400, body: { errorMessage: 'No.' } }, 'JIRA_REFUSED'],
    ['nobody signed in', { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } }, 'NOT_ALLOWED'],
  ] as const)('after %s it is told as %s whether something may have been made', async (_, answer, code) => {
    const once = () => (answer instanceof Error ? answer : { ...answer });
    platform = fakePlatform([once(), once()]);
    await expect(jiraAsPerson.createIncident(ISSUE)).rejects.toMatchObject({ error: { code } });
    await expect(jiraAsPerson.createRequest(REQUEST)).rejects.toMatchObject({ error: { code } });
  });

  test('one sentence of a service desk is Jira’s words', async () => {
    platform = fakePlatform([{ status: 400, body: { errorMessage: 'How soon is required.', i18nErrorMessage: {} } }]);
    await expect(jiraAsPerson.createRequest(REQUEST)).rejects.toMatchObject({ error: { details: ['How soon is required.'] } });
  });
});

describe('the service desk', () => {
  const place = { serviceDeskId: '1', requestTypeId: '11' };
  const desk = { status: 200, body: { id: '1', projectKey: 'IT', projectName: 'IT Help' } };
  test.each([
    ['open', { status: 200, body: { name: 'Report', canCreateRequest: true } }, { requestTypeName: 'Report' }],
    ['of an older answer without the word', { status: 200, body: { name: 'Report' } }, { requestTypeName: 'Report' }],
    ['not for this person', { status: 200, body: { name: 'Report', canCreateRequest: false } }, {}],
    ['gone', { status: 404, body: {} }, {}],
  ])('with a request type that is %s', async (_, type, expected) => {
    platform = fakePlatform([desk, type]);
    expect(await serviceDesk.readTarget(place)).toEqual({ projectKey: 'IT', projectName: 'IT Help', ...expected });
  });

  test('describes a request as the app, telling nobody', async () => {
    platform = fakePlatform([{ status: 204 }]);
    await serviceDesk.describe('5', 'Text');
    expect(platform.reached[0]).toMatchObject({ target: { provider: 'app' }, path: '/rest/api/3/issue/5?notifyUsers=false' });
  });
});

describe('looking for what was made', () => {
  const found = (id: string, more: { creator?: string; intent?: unknown } = {}) => ({
    id,
    key: `IT-${id}`,
    fields: { summary: 'VPN', creator: { accountId: more.creator ?? 'u"mara' }, created: '2026-11-23T10:00:00.000+0100' },
    properties: more.intent === undefined ? {} : { 'firebreak-intent': more.intent },
  });
  const since = new Date(Date.now() - 90_000).toISOString();

  test('asks the search, and reads past the newest key it knows', async () => {
    platform = fakePlatform([
      { status: 200, body: { issues: [found('3', { intent: { id: 'i' } })] } },
      { status: 200, body: { issues: [{ id: '9', key: 'IT-9' }] } },
      {
        status: 200,
        body: { issues: [found('3'), found('10', { creator: 'u-other' }), found('11', { intent: 'junk' })], issueErrors: [] },
      },
    ]);
    expect(await findRaised({ projectId: '10000', by: 'u"mara', since })).toEqual([
      { issueId: '3', key: 'IT-3', summary: 'VPN', creator: 'u"mara', created: '2026-11-23T09:00:00.000Z', intentId: undefined },
      { issueId: '11', key: 'IT-11', summary: 'VPN', creator: 'u"mara', created: '2026-11-23T09:00:00.000Z', intentId: undefined },
    ]);
    expect(platform.reached.map(({ target }) => target.provider)).toEqual(['app', 'app', 'app']);
    expect(platform.reached.map(({ body }) => Object(body).jql)).toEqual([
      'project = 10000 AND creator = "u\\"mara" AND created >= -3m ORDER BY created ASC',
      'project = 10000 ORDER BY key DESC',
      undefined,
    ]);
    const keys: string[] = Object(platform.reached[2]?.body).issueIdsOrKeys;
    expect([keys[0], keys.at(-1), keys.length]).toEqual(['IT-10', 'IT-59', 50]);
  });

  test('in a project without issues counts from its key', async () => {
    const project = { id: '10000', key: 'NEW_1', name: 'New', issueTypes: [], style: 'classic', projectTypeKey: 'service_desk' };
    platform = fakePlatform([
      { status: 200, body: { issues: [] } },
      { status: 200, body: { issues: [] } },
      { status: 200, body: project },
      { status: 200, body: { issues: [], issueErrors: [] } },
    ]);
    expect(await findRaised({ projectId: '10000', by: 'u', since })).toEqual([]);
    expect(Object(platform.reached[3]?.body).issueIdsOrKeys[0]).toBe('NEW_1-1');
  });
});
