import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WorkflowRule } from '../../model';
import { type Bench, doc, openBench } from '../testing/bench';
import { workflowOf } from '../workflow';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const problems = () => bench.site.problems.all().map((problem) => `${problem.where}: ${problem.what}`);
const path = (key: string) => `/rest/api/3/issue/${key}/transitions`;

async function idOf(key: string, name: string): Promise<string> {
  const { body } = await bench.call('mia', 'GET', path(key));
  const found = body.transitions.find((entry: { name: string }) => entry.name === name);
  if (!found) throw new Error(`no transition ${name} among ${body.transitions.map((entry: { name: string }) => entry.name)}`);
  return found.id;
}

const go = async (key: string, name: string, more: Record<string, unknown> = {}, who = 'mia') =>
  bench.call(who, 'POST', path(key), { transition: { id: await idOf(key, name) }, ...more });

/** Adds a validator or condition to a transition of the software workflow. */
function addRule(name: string, kind: 'validators' | 'conditions', rule: WorkflowRule): void {
  const workflow = workflowOf(bench.jira, { projectId: bench.shop.id, typeId: bench.typeId('Task') });
  bench.jira.workflows.put({
    ...workflow,
    transitions: workflow.transitions.map((transition) =>
      transition.name === name ? { ...transition, [kind]: [...transition[kind], rule] } : transition,
    ),
  });
}

describe('transitions', () => {
  test('only those of the present status; the screen says which fields may come along; resolution follows', async () => {
    const { key } = bench.issue();
    expect((await go(key, 'Start progress')).status).toBe(204);
    const { body } = await bench.call('mia', 'GET', `${path(key)}?expand=transitions.fields`);
    const done = body.transitions.find((entry: { name: string }) => entry.name === 'Done');
    expect(done).toMatchObject({ to: { name: 'Done' }, hasScreen: true });
    expect(Object.keys(done.fields)).toEqual(expect.arrayContaining(['resolution', 'assignee']));
    expect(await go(key, 'Done', { fields: { summary: 'Not on this screen' } })).toMatchObject({
      status: 400,
      body: { errors: { summary: expect.stringContaining('cannot be set') } },
    });
    const update = { comment: [{ add: { body: doc('Did it') } }] };
    expect((await go(key, 'Done', { fields: { resolution: { name: "Won't Do" } }, update })).status).toBe(204);
    const after = await bench.call('mia', 'GET', `/rest/api/3/issue/${key}?fields=status,resolution,resolutiondate,comment`);
    expect(after.body.fields).toMatchObject({ status: { name: 'Done' }, resolution: { name: "Won't Do" }, comment: { total: 1 } });
    expect(after.body.fields.resolutiondate).toMatch(/^\d{4}-.*\+0000$/);
    expect((await go(key, 'Reopen')).status).toBe(204);
    const reopened = await bench.call('mia', 'GET', `/rest/api/3/issue/${key}?fields=resolution,resolutiondate&expand=changelog`);
    expect(reopened.body.fields).toEqual({ resolution: null, resolutiondate: null });
    expect(reopened.body.changelog.histories[0].items).toMatchObject([
      { field: 'resolution', fromString: "Won't Do", toString: null },
      { field: 'status', fromString: 'Done', toString: 'To Do' },
    ]);
    expect(problems()).toEqual([]);
  });

  test('a transition of another status, an unknown one and none at all are refused', async () => {
    const { key } = bench.issue();
    const stop = workflowOf(bench.jira, { projectId: bench.shop.id, typeId: bench.typeId('Task') }).transitions.find(
      (entry) => entry.name === 'Reopen',
    );
    for (const transition of [{ id: stop?.id }, { id: '4711' }]) {
      expect(await bench.call('mia', 'POST', path(key), { transition })).toMatchObject({
        status: 400,
        body: { errorMessages: [expect.stringContaining('that is not valid for the current state')] },
      });
    }
    expect(await bench.call('mia', 'POST', path(key), {})).toMatchObject({
      status: 400,
      body: { errorMessages: ["Missing 'transition' identifier"] },
    });
    expect((await bench.call('outsider', 'POST', path(key), { transition: { id: '11' } })).status).toBe(404);
    expect((await bench.call('nobody', 'POST', path(key), { transition: { id: '11' } })).status).toBe(401);
  });

  test('conditions hide, required fields refuse, unmodelled rules are loud and block', async () => {
    const { key } = bench.issue();
    addRule('Start progress', 'validators', {
      id: 'v1',
      ruleKey: 'system:validate-field-value',
      parameters: { ruleType: 'fieldRequired', fieldsRequired: 'assignee', errorMessage: 'Who does it?' },
    });
    expect(await go(key, 'Start progress')).toMatchObject({ status: 400, body: { errorMessages: ['Who does it?'] } });
    await bench.call('mia', 'PUT', `/rest/api/3/issue/${key}/assignee`, { accountId: 'ben' });
    addRule('Start progress', 'conditions', {
      id: 'c1',
      ruleKey: 'system:restrict-issue-transition',
      parameters: { accountIds: 'allow-assignee' },
    });
    await expect(idOf(key, 'Start progress')).rejects.toThrow('no transition');
    const forBen = await bench.call('ben', 'GET', path(key));
    expect(forBen.body.transitions.map((entry: { name: string }) => entry.name)).toContain('Start progress');
    expect(problems()).toEqual([]);
    addRule("Won't do", 'conditions', { id: 'c2', ruleKey: 'system:moon-phase', parameters: {} });
    await bench.call('mia', 'GET', path(key));
    expect(problems()).toEqual(["workflow: condition system:moon-phase of transition Won't do is not modelled by the local Jira"]);
  });

  test("an app's function validator sees what would change and may refuse; without its app it blocks", async () => {
    const { key } = bench.issue();
    const app = bench.jira.apps[0];
    if (!app) throw new Error('no app');
    const asked: unknown[] = [];
    app.workflowValidators.push({ key: 'gate', ruleKey: 'forge:expression-validator', functionKey: 'gate' });
    app.runWorkflowValidator = (_key, event) => {
      asked.push(event);
      return Promise.resolve({ result: asked.length > 1, errorMessage: 'Not yet.' });
    };
    const parameters = { key: 'ari:cloud:ecosystem::extension/app-1/env-1/static/gate', config: '{"days":2}' };
    addRule("Won't do", 'validators', { id: 'v1', ruleKey: 'forge:expression-validator', parameters });
    expect(await go(key, "Won't do")).toMatchObject({ status: 400, body: { errorMessages: ['Not yet.'] } });
    expect(asked[0]).toMatchObject({ issue: { key }, transition: { name: "Won't do" }, user: { accountId: 'mia' }, config: { days: 2 } });
    expect((await go(key, "Won't do")).status).toBe(204);
    const second = bench.issue();
    bench.jira.apps.length = 0;
    expect((await go(second.key, "Won't do")).status).toBe(400);
    expect(problems()).toEqual([]);
  });
});

test("an app's expression validator looks at the issue as it would be, with the values of the screen", async () => {
  const app = bench.jira.apps[0];
  app?.workflowValidators.push(
    {
      key: 'needs-resolution',
      ruleKey: 'forge:expression-validator',
      expression: "issue.resolution != null && issue.resolution.name == 'Done' && originalIssue.resolution == null",
      errorMessage: { text: 'Say how it was done.' },
    },
    { key: 'broken', ruleKey: 'forge:expression-validator', expression: 'issue.nonsense.more', errorMessage: { text: 'Broken.' } },
    { key: 'words', ruleKey: 'forge:expression-validator', expression: "issue.assignee == null ? 'Nobody does ' + issue.key : true" },
  );
  const rule = (key: string) => ({
    id: key,
    ruleKey: 'forge:expression-validator',
    parameters: { key: `ari:cloud:ecosystem::extension/app-1/env-1/static/${key}` },
  });
  const { key } = bench.issue();
  addRule("Won't do", 'validators', rule('needs-resolution'));
  const wont = { resolution: { name: "Won't Do" } };
  expect(await go(key, "Won't do", { fields: wont })).toMatchObject({ status: 400, body: { errorMessages: ['Say how it was done.'] } });
  addRule('Start progress', 'validators', rule('words'));
  expect(await go(key, 'Start progress')).toMatchObject({ status: 400, body: { errorMessages: [`Nobody does ${key}`] } });
  await bench.call('mia', 'PUT', `/rest/api/3/issue/${key}/assignee`, { accountId: 'ben' });
  addRule('Done', 'validators', rule('broken'));
  expect((await go(key, 'Start progress')).status).toBe(204);
  expect(await go(key, 'Done')).toMatchObject({ status: 400, body: { errorMessages: ['Broken.'] } });
  const other = bench.issue();
  expect((await go(other.key, "Won't do", { fields: { resolution: { name: 'Done' } } })).status).toBe(204);
  expect(problems()).toEqual([]);
});
