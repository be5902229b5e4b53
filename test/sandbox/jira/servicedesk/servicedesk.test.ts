import { beforeEach, describe, expect, test } from '@jest/globals';
import { issueOperations } from '../issues/operations';
import { addComment } from '../issues/service';
import { getIssue, notifications } from '../issues/store';
import { type LanguageSite, languageSite } from '../jql/testing';
import { addPerson } from '../people';
import { Dispatcher } from '../rest/dispatch';
import type { Caller } from '../rest/operation';
import { loadSpecChecker } from '../spec/checker';
import { serviceDeskOperations } from './operations';

let site: LanguageSite;
let dispatcher: Dispatcher;
let desk: string;
let incident: string;

type Answer = { status: number; body: Record<string, unknown> & { values?: Record<string, unknown>[] } };

async function call(who: string | Caller, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
  const caller = typeof who === 'string' ? site.person(who) : who;
  const url = path.startsWith('/rest') ? path : `/rest/servicedeskapi${path}`;
  const answer = await dispatcher.dispatch({
    method,
    path: url,
    caller,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: new Headers(headers),
  });
  return { status: answer.status, body: (answer.body === '' ? {} : JSON.parse(answer.body)) as Answer['body'] };
}

const raise = (
  who: string,
  values: Record<string, unknown> = { summary: 'Mail is down', description: 'Since nine' },
  more: Record<string, unknown> = {},
) => call(who, 'POST', '/request', { serviceDeskId: desk, requestTypeId: incident, requestFieldValues: values, ...more });

const customer = (id: string, displayName: string) => ({
  id,
  displayName,
  emailAddress: `${id}@example.com`,
  accountType: 'customer' as const,
  licensed: false,
  active: true,
  timeZone: 'Europe/Berlin',
  locale: 'en_US',
});

beforeEach(() => {
  site = languageSite();
  const { jira } = site;
  jira.site.db.tx(() => {
    addPerson(jira, customer('lou', 'Lou Lambert'));
    addPerson(jira, customer('max', 'Max Mayer'));
    jira.organizations.put({ id: '7', name: 'Accounting', members: ['max'] });
  });
  dispatcher = new Dispatcher(jira, [...issueOperations, ...serviceDeskOperations], loadSpecChecker());
  desk = jira.serviceDesks.find((found) => found.projectId === site.service.id)?.id ?? '';
  incident = jira.requestTypes.find((type) => type.name === 'Report a system problem')?.id ?? '';
});

const problems = () => site.jira.site.problems.all().map((problem) => `${problem.where}: ${problem.what}`);

describe('a customer', () => {
  test('finds the portal, its request types and their forms', async () => {
    expect((await call('kim', 'GET', '/servicedesk')).body.values).toMatchObject([{ id: desk, projectKey: 'SUP' }]);
    expect((await call('kim', 'GET', `/servicedesk/${desk}`)).body).toMatchObject({ projectName: 'IT help' });
    expect((await call('kim', 'GET', `/servicedesk/${desk}/requesttype?expand=field`)).body.values).toHaveLength(3);
    expect((await call('kim', 'GET', `/servicedesk/${desk}/requesttype?searchQuery=system%20problem`)).body.values).toMatchObject([
      { id: incident },
    ]);
    expect((await call('kim', 'GET', `/servicedesk/${desk}/requesttypegroup`)).body.values?.length).toBeGreaterThan(0);
    const form = (await call('kim', 'GET', `/servicedesk/${desk}/requesttype/${incident}/field`)).body;
    expect(form).toMatchObject({
      canRaiseOnBehalfOf: false,
      requestTypeFields: [
        { fieldId: 'summary', required: true, jiraSchema: { type: 'string', system: 'summary' } },
        { fieldId: 'description', required: true },
        { name: 'Impact', validValues: [{ label: 'Extensive / Widespread' }, {}, {}, {}] },
        { name: 'Urgency' },
      ],
    });
    expect(problems()).toEqual([]);
  });

  test('raises a request, sees and lists it, and is told', async () => {
    const made = await raise('kim', {
      summary: 'Mail is down',
      description: 'Since nine',
      [site.field('Urgency')]: { id: site.option('Urgency', 'High') },
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        issueKey: 'SUP-1',
        reporter: { accountId: 'kim' },
        currentStatus: { status: 'Open', statusCategory: 'NEW' },
        requestFieldValues: [
          { fieldId: 'summary', value: 'Mail is down' },
          { fieldId: 'description', value: 'Since nine', renderedValue: { html: '<p>Since nine</p>' } },
          { label: 'Urgency', value: { value: 'High' } },
        ],
      },
    });
    const read = await call('kim', 'GET', '/request/SUP-1?expand=requestType,serviceDesk,participant&expand=status&expand=comment,action');
    expect(read.body).toMatchObject({
      requestType: { name: 'Report a system problem' },
      serviceDesk: { id: desk },
      participants: { size: 0 },
      status: { size: 1 },
    });
    expect((await call('kim', 'GET', '/request')).body.values).toMatchObject([{ issueKey: 'SUP-1' }]);
    expect((await call('kim', 'GET', '/request?requestStatus=CLOSED_REQUESTS')).body.values).toEqual([]);
    expect((await call('kim', 'GET', '/request?searchTerm=mai&requestOwnership=OWNED_REQUESTS&limit=1')).body.values).toHaveLength(1);
    expect(notifications(site.jira, { to: 'kim' })).toMatchObject([{ kind: 'customer' }]);
    expect(getIssue(site.jira, 'SUP-1')?.fields[site.field('Request Type')]).toBe(incident);
    expect(problems()).toEqual([]);
  });

  test('is refused what is not theirs, in the words of the service desk', async () => {
    await raise('kim');
    expect(await call('lou', 'GET', '/request/SUP-1')).toMatchObject({
      status: 404,
      body: { errorMessage: expect.any(String), i18nErrorMessage: {} },
    });
    expect((await call('lou', 'GET', '/request')).body.values).toEqual([]);
    expect((await call('kim', 'GET', '/rest/api/3/issue/SUP-1')).status).toBe(404);
    expect((await raise('kim', { description: 'x' })).body.errorMessage).toContain('Your request could not be created.');
    expect((await raise('kim', { summary: 'a', description: 'b', priority: { id: '1' } })).status).toBe(400);
    expect((await raise('kim', undefined, { raiseOnBehalfOf: 'lou' })).status).toBe(403);
    expect((await raise('kim', undefined, { requestParticipants: ['lou'] })).status).toBe(403);
    expect((await call('kim', 'GET', `/servicedesk/${desk}/queue`)).status).toBe(403);
    expect((await call('kim', 'GET', '/request/SUP-1/sla')).status).toBe(403);
    expect((await call('kim', 'POST', '/organization', { name: 'Mine' })).status).toBe(403);
    expect((await call({ kind: 'nobody' }, 'GET', '/servicedesk')).status).toBe(401);
    expect((await call({ kind: 'nobody' }, 'GET', '/info')).status).toBe(200);
    expect(problems()).toEqual([]);
  });

  test('talks in public only; internal comments stay unseen', async () => {
    await raise('kim');
    const id = getIssue(site.jira, 'SUP-1')?.id ?? '';
    site.jira.site.db.tx(() => addComment(site.jira, id, { body: 'between us', public: false }, { accountId: 'ben' }));
    expect(await call('kim', 'POST', '/request/SUP-1/comment', { body: 'Any news?', public: true })).toMatchObject({
      status: 201,
      body: { public: true, author: { accountId: 'kim' }, body: 'Any news?' },
    });
    expect((await call('kim', 'POST', '/request/SUP-1/comment', { body: 'psst', public: false })).status).toBe(403);
    expect((await call('kim', 'POST', '/request/SUP-1/comment', { body: '  ' })).status).toBe(400);
    const seen = (await call('kim', 'GET', '/request/SUP-1/comment?expand=renderedBody')).body.values;
    expect(seen).toMatchObject([{ body: 'Any news?', renderedBody: { html: '<p>Any news?</p>' } }]);
    expect((await call('ben', 'GET', '/request/SUP-1/comment?public=false')).body.values).toMatchObject([{ body: 'between us' }]);
    const secret = (await call('ben', 'GET', '/request/SUP-1/comment')).body.values?.[0]?.id;
    expect((await call('kim', 'GET', `/request/SUP-1/comment/${String(secret)}`)).status).toBe(404);
    expect(problems()).toEqual([]);
  });

  test('shares a request: participants and organisations see it', async () => {
    await raise('kim');
    expect((await call('kim', 'POST', '/request/SUP-1/participant', { accountIds: ['lou', 'kim'] })).body.values).toMatchObject([
      { accountId: 'lou' },
    ]);
    expect((await call('lou', 'GET', '/request/SUP-1')).status).toBe(200);
    expect((await call('lou', 'GET', '/request?requestOwnership=PARTICIPATED_REQUESTS')).body.values).toHaveLength(1);
    expect((await call('lou', 'POST', '/request/SUP-1/participant', { accountIds: ['max'] })).status).toBe(403);
    expect((await call('kim', 'POST', '/request/SUP-1/participant', { accountIds: ['ghost'] })).status).toBe(400);
    expect((await call('kim', 'DELETE', '/request/SUP-1/participant', { accountIds: ['lou'] })).body.values).toEqual([]);
    expect((await call('lou', 'GET', '/request/SUP-1')).status).toBe(404);
    expect((await call('max', 'GET', '/request/SUP-1')).status).toBe(404);
    const edit = { fields: { [site.field('Organizations')]: [7] } };
    expect((await call('ben', 'PUT', '/rest/api/3/issue/SUP-1', edit)).status).toBe(204);
    expect((await call('max', 'GET', '/request?requestOwnership=ALL_ORGANIZATIONS')).body.values).toMatchObject([{ issueKey: 'SUP-1' }]);
    expect((await call('max', 'GET', '/request?requestOwnership=ORGANIZATION&organizationId=7')).body.values).toHaveLength(1);
    expect(problems()).toEqual([]);
  });

  test('makes the transitions shown in the portal, and no others', async () => {
    await raise('kim');
    expect((await call('kim', 'GET', '/request/SUP-1/transition')).body.values).toEqual([]);
    const workflow = site.jira.workflows.find((found) => found.name.includes('Incident') && found.name.includes('SUP'));
    if (!workflow) throw new Error('no incident workflow');
    const cancel = workflow.transitions.find((transition) => transition.name === 'Cancel');
    site.jira.site.db.tx(() =>
      site.jira.workflows.put({
        ...workflow,
        transitions: workflow.transitions.map((transition) =>
          transition.name === 'Cancel' ? { ...transition, properties: { 'servicedesk.customer.transition.active': 'true' } } : transition,
        ),
      }),
    );
    expect((await call('kim', 'GET', '/request/SUP-1/transition')).body.values).toEqual([{ id: cancel?.id, name: 'Cancel' }]);
    expect((await call('kim', 'POST', '/request/SUP-1/transition', { id: '999' })).status).toBe(400);
    expect(
      (await call('kim', 'POST', '/request/SUP-1/transition', { id: cancel?.id, additionalComment: { body: 'Found it' } })).status,
    ).toBe(204);
    expect((await call('kim', 'GET', '/request/SUP-1/status')).body.values).toMatchObject([
      { status: 'Canceled', statusCategory: 'DONE' },
      { status: 'Open' },
    ]);
    expect((await call('kim', 'GET', '/request/SUP-1/comment')).body.values).toMatchObject([{ body: 'Found it' }]);
    expect(problems()).toEqual([]);
  });

  test('says what they thought of it, once it is resolved, by an experimental method', async () => {
    await raise('kim');
    const optIn = { 'X-ExperimentalApi': 'opt-in' };
    const feedback = { type: 'csat', rating: 4, comment: { body: 'Quick' } };
    expect((await call('kim', 'POST', '/request/SUP-1/feedback', feedback)).status).toBe(412);
    expect((await call('kim', 'POST', '/request/SUP-1/feedback', feedback, optIn)).status).toBe(400);
    const cancel = (await call('ben', 'GET', '/request/SUP-1/transition')).body.values?.find((found) => found.name === 'Cancel');
    expect((await call('ben', 'POST', '/request/SUP-1/transition', { id: cancel?.id })).status).toBe(204);
    expect((await call('kim', 'GET', '/request/SUP-1/feedback', undefined, optIn)).status).toBe(404);
    expect((await call('kim', 'POST', '/request/SUP-1/feedback', { ...feedback, rating: 9 }, optIn)).status).toBe(400);
    expect((await call('kim', 'POST', '/request/SUP-1/feedback', feedback, optIn)).status).toBe(201);
    expect((await call('ben', 'POST', '/request/SUP-1/feedback', feedback, optIn)).status).toBe(403);
    expect((await call('ben', 'GET', '/request/SUP-1/feedback', undefined, optIn)).body).toEqual(feedback);
    expect((await call('kim', 'DELETE', '/request/SUP-1/feedback', undefined, optIn)).status).toBe(204);
    expect(problems()).toEqual([]);
  });

  test('is told of a request while subscribed', async () => {
    await raise('kim');
    expect((await call('kim', 'PUT', '/request/SUP-1/notification')).status).toBe(204);
    expect((await call('kim', 'GET', '/request/SUP-1/notification')).body).toEqual({ subscribed: true });
    expect((await call('kim', 'DELETE', '/request/SUP-1/notification')).status).toBe(204);
    expect((await call('kim', 'GET', '/request/SUP-1/notification')).body).toEqual({ subscribed: false });
  });
});

describe('an agent', () => {
  test('raises for others, and sees everything of the project', async () => {
    const made = await raise('ben', undefined, { raiseOnBehalfOf: 'kim', requestParticipants: ['lou'] });
    expect(made).toMatchObject({ status: 201, body: { reporter: { accountId: 'kim' } } });
    expect(getIssue(site.jira, 'SUP-1')?.fields.creator).toBe('ben');
    expect((await call('lou', 'GET', '/request/SUP-1')).status).toBe(200);
    expect((await call('ben', 'GET', '/request/SUP-1?expand=sla')).body).toMatchObject({ sla: { size: 0 } });
    expect((await call('ben', 'GET', '/request?requestOwnership=ALL_REQUESTS')).body.values).toHaveLength(1);
    expect((await call('ben', 'GET', '/request/SUP-1/approval')).body.values).toEqual([]);
    expect((await raise('ben', undefined, { raiseOnBehalfOf: 'ghost' })).status).toBe(400);
    expect(problems()).toEqual([]);
  });

  test('reads no comment restricted to others', async () => {
    await raise('kim');
    const id = getIssue(site.jira, 'SUP-1')?.id ?? '';
    const visibility = { type: 'group', value: 'the few' } as const;
    site.jira.site.db.tx(() => addComment(site.jira, id, { body: 'for the few', visibility }, { accountId: 'ben' }));
    for (const path of ['/request/SUP-1/comment', '/request/SUP-1?expand=comment'])
      expect(JSON.stringify((await call('ben', 'GET', path)).body)).not.toContain('for the few');
  });

  test('works from queues', async () => {
    await raise('kim');
    const queues = (await call('ben', 'GET', `/servicedesk/${desk}/queue?includeCount=true`)).body.values;
    expect(queues).toMatchObject([
      { name: 'All open', issueCount: 1 },
      { issueCount: 0 },
      { name: 'Unassigned issues', issueCount: 1 },
      {},
    ]);
    const id = String(queues?.[0]?.id);
    expect((await call('ben', 'GET', `/servicedesk/${desk}/queue/${id}`)).body).toMatchObject({
      jql: expect.stringContaining('project = SUP'),
    });
    expect((await call('ben', 'GET', `/servicedesk/${desk}/queue/${id}/issue`)).body.values).toMatchObject([
      { key: 'SUP-1', fields: { summary: 'Mail is down' } },
    ]);
    expect((await call('ben', 'GET', `/servicedesk/${desk}/queue/1`)).status).toBe(404);
    expect(problems()).toEqual([]);
  });

  test('looks after organisations and customers', async () => {
    const made = await call('ben', 'POST', '/organization', { name: 'Sales' });
    const id = String(made.body.id);
    expect(made.status).toBe(201);
    expect((await call('ben', 'POST', `/organization/${id}/user`, { accountIds: ['kim'] })).status).toBe(204);
    expect((await call('kim', 'GET', '/organization')).body.values).toMatchObject([{ name: 'Sales' }]);
    expect((await call('ben', 'GET', `/organization/${id}/user`)).body.values).toMatchObject([{ accountId: 'kim' }]);
    expect((await call('ben', 'POST', `/servicedesk/${desk}/organization`, { organizationId: Number(id) })).status).toBe(204);
    expect((await call('ben', 'GET', `/servicedesk/${desk}/organization`)).body.values).toMatchObject([{ id }]);
    expect((await call('ben', 'DELETE', `/servicedesk/${desk}/organization`, { organizationId: Number(id) })).status).toBe(204);
    expect((await call('ben', 'DELETE', `/organization/${id}/user`, { accountIds: ['kim'] })).status).toBe(204);
    expect((await call('ben', 'DELETE', `/organization/${id}`)).status).toBe(204);
    expect((await call('ben', 'GET', `/organization/${id}`)).status).toBe(404);
    expect((await call('ben', 'POST', `/servicedesk/${desk}/customer`, { accountIds: ['lou'] })).status).toBe(204);
    const optIn = { 'X-ExperimentalApi': 'opt-in' };
    expect((await call('ben', 'GET', `/servicedesk/${desk}/customer?query=lou`, undefined, optIn)).body.values).toMatchObject([
      { accountId: 'lou' },
    ]);
    expect((await call('ben', 'DELETE', `/servicedesk/${desk}/customer`, { accountIds: ['lou'] }, optIn)).status).toBe(400);
    expect((await call('admin', 'POST', '/customer', { email: 'new@example.com', displayName: 'New' })).status).toBe(201);
    expect(
      (await call('admin', 'POST', '/customer?strictConflictStatusCode=true', { email: 'new@example.com', displayName: 'New' })).status,
    ).toBe(409);
    expect((await call('ben', 'POST', '/customer', { email: 'x@example.com', displayName: 'X' })).status).toBe(403);
    expect(problems()).toEqual([]);
  });

  test('administrators add and remove request types, and the platform is told', async () => {
    const events: string[] = [];
    site.jira.onEvent((event) => events.push(event.eventType));
    const optIn = { 'X-ExperimentalApi': 'opt-in' };
    const issueTypeId = site.jira.requestTypes.need(incident).issueTypeId;
    const made = await call('ben', 'POST', `/servicedesk/${desk}/requesttype`, { name: 'Outage', issueTypeId }, optIn);
    expect(made).toMatchObject({ status: 200, body: { name: 'Outage', groupIds: [] } });
    expect((await call('cleo', 'POST', `/servicedesk/${desk}/requesttype`, { name: 'Mine', issueTypeId }, optIn)).status).toBe(403);
    const wrong = await call('ben', 'POST', `/servicedesk/${desk}/requesttype`, { name: 'Other', issueTypeId: '1' }, optIn);
    expect(wrong.status).toBe(400);
    expect((await call('ben', 'DELETE', `/servicedesk/${desk}/requesttype/${String(made.body.id)}`, undefined, optIn)).status).toBe(204);
    expect(events).toEqual(['avi:jsm-entity:created:request-type', 'avi:jsm-entity:deleted:request-type']);
    expect(problems()).toEqual([]);
  });

  test('a closed desk is for its customers and organisations', async () => {
    const found = site.jira.serviceDesks.need(desk);
    site.jira.site.db.tx(() => site.jira.serviceDesks.put({ ...found, openAccess: false, customers: ['kim'], organizationIds: ['7'] }));
    expect((await call('kim', 'GET', `/servicedesk/${desk}`)).status).toBe(200);
    expect((await call('max', 'GET', `/servicedesk/${desk}`)).status).toBe(200);
    expect((await call('lou', 'GET', `/servicedesk/${desk}`)).status).toBe(404);
    expect((await raise('lou')).status).toBe(403);
  });
});

test('attachments are refused loudly', async () => {
  await raise('kim');
  expect((await call('kim', 'GET', '/request/SUP-1/attachment')).status).toBe(501);
  expect(problems()).toEqual([expect.stringContaining('/request/SUP-1/attachment is not modelled')]);
});
