import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createIssue } from '../../issues/service';
import { getIssue } from '../../issues/store';
import { type AdminSite, all, at, items, openAdminSite, TEST_APP } from '../testing';
import { extensionAri } from './workflow-rules';

let site: AdminSite;
beforeEach(() => {
  site = openAdminSite();
});
afterEach(async () => {
  expect(site.jira.site.problems.all().map((problem) => problem.what)).toEqual([]);
  await site.close();
});

const GATE = extensionAri(TEST_APP, '22222222-2222-4222-8222-222222222222', 'gate');

/** The workflow of incidents in IT, as read, in the form an update takes. */
async function incidentWorkflow(): Promise<{
  typeId: string;
  statuses: unknown;
  workflow: Record<string, unknown>;
  update: (change: Record<string, unknown>) => unknown;
}> {
  const { jira, projects, must } = site;
  const typeId = jira.issueTypes.find((type) => type.name === '[System] Incident')?.id ?? '';
  const read = await must('POST', '/workflows', { projectAndIssueTypes: [{ projectId: projects.IT.id, issueTypeId: typeId }] });
  const [workflow = {}] = items(at(read, 'workflows'));
  const statuses = items(at(read, 'statuses')).map(({ scope: _scope, ...status }) => status);
  const { id, version, description } = workflow;
  const base = { id, version, description, statuses: workflow.statuses, transitions: workflow.transitions };
  return { typeId, statuses, workflow, update: (change) => ({ statuses, workflows: [{ ...base, ...change }] }) };
}

/** The transitions with `validators` put on the one of a name. */
function withValidators(transitions: unknown, name: string, validators: unknown[]): unknown[] {
  return items(transitions).map((transition) => (transition.name === name ? { ...transition, validators } : transition));
}

describe('workflows', () => {
  test("an app's validator is put on a transition and taken off again; a stale version is refused", async () => {
    const { must, call, jira } = site;
    const { workflow, update } = await incidentWorkflow();
    const rule = { ruleKey: 'forge:expression-validator', parameters: { key: GATE, config: '{"phase":"diagnosis"}' } };
    const transitions = withValidators(workflow.transitions, 'Resolve', [rule]);
    expect(await must('POST', '/workflows/update/validation', { payload: update({ transitions }) })).toEqual({ errors: [] });
    const changed = await must('POST', '/workflows/update', update({ transitions }));
    expect(at(changed, 'workflows', 0, 'version', 'versionNumber')).toBe(2);
    const kept = jira.workflows.need(String(workflow.id)).transitions.find((transition) => transition.name === 'Resolve');
    expect(kept?.validators).toMatchObject([rule]);
    expect(kept?.screenId).toBeDefined();
    expect((await call('admin', 'POST', '/workflows/update', update({ transitions }))).status).toBe(409);
    const again = await incidentWorkflow();
    await must('POST', '/workflows/update', again.update({ transitions: withValidators(again.workflow.transitions, 'Resolve', []) }));
    expect(jira.workflows.need(String(workflow.id)).transitions.every((transition) => transition.validators.length === 0)).toBe(true);
    expect((await call('agent', 'POST', '/workflows/update', update({}))).status).toBe(403);
  });

  test('the projects that use one are told page by page', async () => {
    const { must, projects, jira } = site;
    const { workflow } = await incidentWorkflow();
    const path = `/workflow/${workflow.id}/projectUsages`;
    expect(await must('GET', path)).toEqual({ workflowId: workflow.id, projects: { values: [{ id: projects.IT.id }] } });
    const other = jira.projects.list().find(({ id, style }) => id !== projects.IT.id && style === 'classic');
    if (!other) throw new Error('one project only');
    jira.projects.put({ ...other, workflowSchemeId: projects.IT.workflowSchemeId });
    const first = await must('GET', `${path}?maxResults=1`);
    const token = at(first, 'projects', 'nextPageToken');
    const second = await must('GET', `${path}?maxResults=1&nextPageToken=${String(token)}`);
    const ids = [first, second].flatMap((page) => items(at(page, 'projects', 'values')).map(({ id }) => id));
    expect(ids.sort()).toEqual([projects.IT.id, other.id].sort());
    expect(at(second, 'projects', 'nextPageToken')).toBeUndefined();
  });

  test('what makes no sense is named', async () => {
    const { must, call } = site;
    const { workflow, update } = await incidentWorkflow();
    const unknown = { ruleKey: 'forge:expression-validator', parameters: { key: GATE.replace('gate', 'other') } };
    const payload = update({ transitions: withValidators(workflow.transitions, 'Resolve', [unknown, { ruleKey: 'system:nonsense' }]) });
    expect(all(at(await must('POST', '/workflows/update/validation', { payload }), 'errors'), 'code')).toEqual([
      'FORGE_RULE_NOT_FOUND',
      'RULE_NOT_FOUND',
    ]);
    expect((await call('admin', 'POST', '/workflows/update', payload)).status).toBe(400);
    const without = update({
      transitions: items(workflow.transitions).filter((transition) => at(transition, 'type') !== 'INITIAL'),
    });
    expect(all(at(await must('POST', '/workflows/update/validation', { payload: without }), 'errors'), 'code')).toContain(
      'INITIAL_TRANSITION_MISSING',
    );
  });

  test('issues of a removed status need a mapping, and follow it', async () => {
    const { must, call, jira, projects } = site;
    const { typeId, workflow, update } = await incidentWorkflow();
    const idOf = (name: string): string => jira.statuses.find((status) => status.name === name)?.id ?? '';
    const [escalated, progress] = [idOf('Escalated'), idOf('Work in progress')];
    const issue = jira.site.db.tx(() =>
      createIssue(
        jira,
        { projectId: projects.IT.id, typeId, statusId: escalated, fields: { summary: 'x' } },
        { accountId: 'agent', silent: true },
      ),
    );
    const touches = (transition: unknown): boolean => JSON.stringify(transition).includes(`"${escalated}"`);
    const change = {
      statuses: items(workflow.statuses).filter((status) => at(status, 'statusReference') !== escalated),
      transitions: items(workflow.transitions).filter((transition) => !touches(transition)),
    };
    expect((await call('admin', 'POST', '/workflows/update', update(change))).status).toBe(400);
    await must(
      'POST',
      '/workflows/update',
      update({ ...change, defaultStatusMappings: [{ oldStatusReference: escalated, newStatusReference: progress }] }),
    );
    expect(getIssue(jira, issue.id)?.statusId).toBe(progress);
  });

  test('are made with new statuses, found, and put into schemes', async () => {
    const { must, call, jira, projects } = site;
    const reference = '4f5a5e0e-1111-4111-8111-000000000001';
    const body = {
      scope: { type: 'GLOBAL' },
      statuses: [{ name: 'Brand new', statusCategory: 'TODO', statusReference: reference }],
      workflows: [
        {
          name: 'Our workflow',
          statuses: [{ statusReference: reference, properties: {} }],
          transitions: [{ id: '1', type: 'INITIAL', name: 'Create', toStatusReference: reference }],
        },
      ],
    };
    expect(await must('POST', '/workflows/create/validation', { payload: body })).toEqual({ errors: [] });
    const made = await must('POST', '/workflows/create', body);
    expect(at(made, 'statuses', 0, 'name')).toBe('Brand new');
    expect((await call('admin', 'POST', '/workflows/create', body)).status).toBe(400);
    expect(all(at(await must('GET', '/workflows/search?queryString=our&isActive=false'), 'values'), 'name')).toEqual(['Our workflow']);
    expect(
      at(await must('GET', '/workflow/search?workflowName=Our%20workflow&expand=statuses,transitions'), 'values', 0, 'id', 'name'),
    ).toBe('Our workflow');
    const scheme = await must('POST', '/workflowscheme', { name: 'Ours', defaultWorkflow: 'Our workflow' }, 201);
    const id = String(at(scheme, 'id'));
    await must('PUT', '/workflowscheme/project', { workflowSchemeId: id, projectId: projects.HR.id }, 204);
    expect(at(await must('GET', `/workflowscheme/project?projectId=${projects.HR.id}`), 'values', 0, 'workflowScheme', 'name')).toBe(
      'Ours',
    );
    expect(at(await must('GET', `/workflowscheme/${id}`), 'defaultWorkflow')).toBe('Our workflow');
    const ofIt = await must('POST', '/workflowscheme/read', { projectIds: [projects.IT.id] });
    expect(all(at(ofIt, 0, 'workflowsForIssueTypes'), 'workflow', 'name')).toContain(
      'IT: Incident Management workflow for Jira Service Management',
    );
    expect(at(await must('GET', '/workflowscheme'), 'total')).toBe(
      jira.workflowSchemes.list((candidate) => !candidate.scopeProjectId).length,
    );
    expect((await call('admin', 'PUT', '/workflowscheme/project', { workflowSchemeId: id, projectId: projects.OPS.id })).status).toBe(400);
  });

  test("capabilities name Jira's rules and those of the app", async () => {
    const { must, projects, jira } = site;
    const typeId = jira.issueTypes.list()[0]?.id ?? '';
    const capabilities = await must('GET', `/workflows/capabilities?projectId=${projects.IT.id}&issueTypeId=${typeId}`);
    expect([at(capabilities, 'editorScope'), at(capabilities, 'forgeRules', 0, 'id')]).toEqual(['GLOBAL', GATE]);
    expect(all(at(capabilities, 'systemRules'), 'ruleKey')).toContain('system:validate-field-value');
  });
});

describe('statuses and small lists', () => {
  test('statuses are seen by who browses, made and changed by admins', async () => {
    const { must, call, projects } = site;
    expect(all((await call('worker', 'GET', '/status')).body, 'name')).toEqual(expect.arrayContaining(['To Do', 'In Review', 'Done']));
    expect(all((await call('worker', 'GET', '/status')).body, 'name')).not.toContain('Escalated');
    expect(at(await must('GET', '/status/escalated'), 'statusCategory', 'key')).toBe('indeterminate');
    expect(all(await must('GET', '/statuscategory'), 'key')).toEqual(['new', 'indeterminate', 'done']);
    expect(at(await must('GET', '/statuscategory/done'), 'id')).toBe(3);
    const statuses = [{ name: 'Parked', statusCategory: 'IN_PROGRESS' }];
    const id = String(at(await must('POST', '/statuses', { scope: { type: 'GLOBAL' }, statuses }), 0, 'id'));
    expect((await call('admin', 'POST', '/statuses', { scope: { type: 'GLOBAL' }, statuses })).status).toBe(400);
    await must('PUT', '/statuses', { statuses: [{ id, name: 'Stored', statusCategory: 'DONE' }] }, 204);
    expect(at(await must('GET', `/statuses?id=${id}`), 0, 'statusCategory')).toBe('DONE');
    expect(all(at(await must('GET', `/statuses/search?projectId=${projects.OPS.id}`), 'values'), 'name')).toEqual([
      'To Do',
      'In Progress',
      'Done',
    ]);
    expect(all(await must('GET', '/statuses/byNames?name=stored'), 'id')).toEqual([id]);
    await must('DELETE', `/statuses?id=${id}`, undefined, 204);
    expect((await call('admin', 'DELETE', '/statuses?id=1')).status).toBe(400);
    expect((await call('worker', 'GET', `/statuses/search?projectId=${projects.OPS.id}`)).status).toBe(200);
  });

  test('priorities, resolutions, link types, labels', async () => {
    const { must, call, jira, projects } = site;
    expect(all(await must('GET', '/priority'), 'name')).toEqual(['Highest', 'High', 'Medium', 'Low', 'Lowest']);
    expect(all(at(await must('GET', '/priority/search?onlyDefault=true'), 'values'), 'name')).toEqual(['Medium']);
    expect(at(await must('GET', '/priority/1'), 'statusColor')).toBe('#d04437');
    expect(all(at(await must('GET', '/resolution/search'), 'values'), 'name')).toContain('Done');
    expect(at(await must('GET', '/resolution/10001'), 'name')).toBe("Won't Do");
    expect(all(await must('GET', '/resolution'), 'id')).toHaveLength(8);
    const made = await must('POST', '/issueLinkType', { name: 'Major', inward: 'is child of', outward: 'is parent of' }, 201);
    const path = `/issueLinkType/${String(at(made, 'id'))}`;
    expect((await call('admin', 'POST', '/issueLinkType', { name: 'major', inward: 'a', outward: 'b' })).status).toBe(404);
    expect(at(await must('PUT', path, { inward: 'belongs to' }), 'inward')).toBe('belongs to');
    expect(at(await must('GET', path), 'outward')).toBe('is parent of');
    expect((await call('worker', 'DELETE', path)).status).toBe(404);
    await must('DELETE', path, undefined, 204);
    expect(all(at(await must('GET', '/issueLinkType'), 'issueLinkTypes'), 'name')).toContain('Problem/Incident');
    const typeId = jira.issueTypeSchemes.need(projects.SHOP.issueTypeSchemeId).issueTypeIds[1] ?? '';
    const by = { accountId: 'admin', silent: true };
    jira.site.db.tx(() => createIssue(jira, { projectId: projects.SHOP.id, typeId, fields: { summary: 'x', labels: ['b', 'a'] } }, by));
    expect(at(await must('GET', '/label'), 'values')).toEqual(['a', 'b']);
  });
});
