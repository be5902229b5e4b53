import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getProperty } from '../properties';
import { getIssue } from '../store';
import { APP, type Bench, openBench } from '../testing/bench';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(async () => {
  const said = bench.site.problems.all().map((problem) => `${problem.where}: ${problem.what}`);
  await bench.close();
  expect(said).toEqual([]);
});

const post = (what: string, body: unknown, who = 'admin') => bench.call(who, 'POST', `/rest/api/3/bulk/issues/${what}`, body);

/** Lets the task run and answers its progress. */
async function outcome(submitted: { status: number; body: { taskId: string } }): Promise<Record<string, unknown>> {
  expect(submitted.status).toBe(201);
  await bench.site.agenda.advance(bench.site.clock.now() + 1000);
  const { body } = await bench.call('admin', 'GET', `/rest/api/3/bulk/queue/${submitted.body.taskId}`);
  expect(body).toMatchObject({ status: 'COMPLETE', progressPercent: 100 });
  return body;
}

describe('bulk operations', () => {
  test('are answered at once and done later; who may not change in bulk is refused', async () => {
    const issues = [bench.issue(), bench.issue()];
    const body = { selectedIssueIdsOrKeys: [...issues.map((issue) => issue.key), 'SHOP-77'] };
    expect((await post('watch', body, 'carla')).status).toBe(403);
    const submitted = await post('watch', body);
    expect((await bench.call('admin', 'GET', `/rest/api/3/bulk/queue/${submitted.body.taskId}`)).body).toMatchObject({
      status: 'ENQUEUED',
    });
    expect((await bench.call('ben', 'GET', `/rest/api/3/bulk/queue/${submitted.body.taskId}`)).status).not.toBe(200);
    expect(await outcome(submitted)).toMatchObject({
      processedAccessibleIssues: issues.map((issue) => Number(issue.id)),
      invalidOrInaccessibleIssueCount: 1,
      totalIssueCount: 3,
    });
    const { body: watchers } = await bench.call('admin', 'GET', `/rest/api/3/issue/${issues[0]?.key}/watchers`);
    expect(watchers.watchers.map((user: { accountId: string }) => user.accountId)).toContain('admin');
  });

  test('edit changes the selected fields only; a refusal is told by issue', async () => {
    const issue = bench.issue({ labels: ['old'] });
    const fields = await bench.call('admin', 'GET', `/rest/api/3/bulk/issues/fields?issueIdsOrKeys=${issue.key}`);
    expect(fields.body.fields.map((field: { id: string }) => field.id)).toEqual(expect.arrayContaining(['labels', 'priority', 'duedate']));
    const done = await outcome(
      await post('fields', {
        selectedIssueIdsOrKeys: [issue.key],
        selectedActions: ['labels', 'priority', 'duedate'],
        editedFieldsInput: {
          labelsFields: [{ fieldId: 'labels', labels: [{ name: 'new' }], bulkEditMultiSelectFieldOption: 'ADD' }],
          priority: { priorityId: '1' },
          datePickerFields: [{ fieldId: 'duedate', date: { formattedDate: '18/Aug/30' } }],
          singleLineTextFields: [{ fieldId: 'summary', text: 'Not selected' }],
        },
      }),
    );
    expect(done.failedAccessibleIssues).toEqual({});
    expect(getIssue(bench.jira, issue.id)?.fields).toMatchObject({
      labels: ['old', 'new'],
      priority: '1',
      duedate: '2030-08-18',
      summary: 'A thing to do',
    });
    const refused = await outcome(
      await post('fields', {
        selectedIssueIdsOrKeys: [issue.key],
        selectedActions: ['environment'],
        editedFieldsInput: { singleLineTextFields: [{ fieldId: 'environment', text: 'x' }] },
      }),
    );
    expect(refused.failedAccessibleIssues).toMatchObject({ [issue.id]: [expect.stringContaining('cannot be set')] });
  });

  test('transition, move and delete', async () => {
    const issue = bench.issue();
    const { body } = await bench.call('admin', 'GET', `/rest/api/3/bulk/issues/transition?issueIdsOrKeys=${issue.key}`);
    const [group] = body.availableTransitions;
    const start = group.transitions.find((entry: { transitionName: string }) => entry.transitionName === 'Start progress');
    await outcome(
      await post('transition', {
        bulkTransitionInputs: [{ selectedIssueIdsOrKeys: [issue.key], transitionId: String(start.transitionId) }],
      }),
    );
    expect(bench.jira.statuses.need(getIssue(bench.jira, issue.id)?.statusId ?? '').name).toBe('In Progress');
    const typeId = bench.typeId('Task', bench.desk);
    const source = {
      issueIdsOrKeys: [issue.key],
      inferClassificationDefaults: true,
      inferFieldDefaults: true,
      inferStatusDefaults: true,
      inferSubtaskTypeDefault: true,
    };
    const moved = await outcome(await post('move', { targetToSourcesMapping: { [`IT,${typeId}`]: source } }));
    expect(moved.failedAccessibleIssues).toEqual({});
    expect(getIssue(bench.jira, issue.key)).toMatchObject({ id: issue.id, key: 'IT-1', projectId: bench.desk.id, typeId });
    await outcome(await post('delete', { selectedIssueIdsOrKeys: ['IT-1'] }));
    expect(getIssue(bench.jira, issue.id)).toBeUndefined();
  });

  test('properties of many issues are set and deleted as a task', async () => {
    const issues = [bench.issue(), bench.issue()];
    const entitiesIds = issues.map((issue) => Number(issue.id));
    const accepted = await bench.call(APP, 'POST', '/rest/api/3/issue/properties', { entitiesIds, properties: { mark: { object: true } } });
    expect(accepted).toMatchObject({ status: 303 });
    await bench.site.agenda.advance(bench.site.clock.now() + 1000);
    const task = await bench.call(APP, 'GET', new URL(accepted.headers.location ?? '').pathname);
    expect(task.body).toMatchObject({ status: 'COMPLETE', progress: 100 });
    for (const issue of issues) expect(getProperty(bench.jira, 'issue', issue.id, 'mark')).toEqual({ object: true });
    await bench.call(APP, 'DELETE', '/rest/api/3/issue/properties/mark', { entityIds: [entitiesIds[0]] });
    const multi = { issues: [{ issueID: entitiesIds[1], properties: { other: { number: true } } }] };
    expect((await bench.call(APP, 'POST', '/rest/api/3/issue/properties/multi', multi)).status).toBe(303);
    await bench.call(APP, 'PUT', '/rest/api/3/issue/properties/third', {
      value: 3,
      filter: { entityIds: entitiesIds, hasProperty: false },
    });
    await bench.site.agenda.advance(bench.site.clock.now() + 1000);
    expect(issues.map((issue) => getProperty(bench.jira, 'issue', issue.id, 'mark'))).toEqual([undefined, { object: true }]);
    expect(issues.map((issue) => getProperty(bench.jira, 'issue', issue.id, 'third'))).toEqual([3, 3]);
    expect(getProperty(bench.jira, 'issue', issues[1]?.id ?? '', 'other')).toEqual({ number: true });
  });
});

test('archived issues are read-only and found by no search, sub-tasks with them', async () => {
  const issue = bench.issue();
  const child = bench.issue({ parent: { key: issue.key } }, 'Sub-task');
  const body = { issueIdsOrKeys: [issue.key, child.key, 'SHOP-99'] };
  expect((await bench.call('mia', 'PUT', '/rest/api/3/issue/archive', body)).status).toBe(403);
  const done = await bench.call('admin', 'PUT', '/rest/api/3/issue/archive', body);
  expect(done).toMatchObject({
    status: 200,
    body: { numberOfIssuesUpdated: 2, errors: { issueIsSubtask: { count: 1 }, issuesNotFound: { count: 1 } } },
  });
  expect((await bench.call('admin', 'POST', '/rest/api/3/search/jql', { jql: 'project = SHOP' })).body.issues).toEqual([]);
  expect((await bench.call('admin', 'GET', `/rest/api/3/issue/${issue.key}`)).status).toBe(200);
  expect((await bench.call('admin', 'PUT', `/rest/api/3/issue/${issue.key}`, { fields: { summary: 'No' } })).status).toBe(400);
  const other = bench.issue();
  const link = { type: { name: 'Relates' }, inwardIssue: { key: other.key }, outwardIssue: { key: issue.key } };
  expect((await bench.call('admin', 'POST', '/rest/api/3/issueLink', link)).status).toBe(400);
  const remote = { object: { url: 'https://example.com', title: 'Elsewhere' } };
  expect((await bench.call('admin', 'POST', `/rest/api/3/issue/${issue.key}/remotelink`, remote)).status).toBe(400);
  expect(
    (await bench.call('admin', 'PUT', '/rest/api/3/issue/unarchive', { issueIdsOrKeys: [issue.key] })).body.numberOfIssuesUpdated,
  ).toBe(2);
  expect((await bench.call('admin', 'POST', '/rest/api/3/search/jql', { jql: 'project = SHOP' })).body.issues).toHaveLength(3);
});
