// biome-ignore-all lint/suspicious/noTemplateCurlyInString: template literals of Jira expressions stand in texts here
import { beforeAll, describe, expect, test } from '@jest/globals';
import { setProperty } from '../issues/properties';
import { putChange, putComment, putLink } from '../issues/store';
import { languageSite } from '../jql/testing';
import type { Issue } from '../model';
import { Dispatcher } from '../rest/dispatch';
import type { Caller } from '../rest/operation';
import { loadSpecChecker } from '../spec/checker';
import { type Binding, issueBinding, projectBinding, recordBinding, userBinding, valueBinding } from './index';
import { expressionOperations } from './operations';
import { evaluator, refuser } from './testing';

const site = languageSite();
const evaluate = evaluator(site);
const refusal = refuser(site);
let issue: Issue;

beforeAll(() => {
  const { jira, field, option } = site;
  jira.site.db.tx(() => {
    issue = site.issue('SUP-1', {
      fields: {
        assignee: 'cleo',
        labels: ['vip'],
        duedate: '2026-11-24',
        description: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'All is down' }] }] },
        [field('Impact')]: option('Impact', 'Moderate / Limited'),
        [field('Responders')]: ['ben', 'cleo'],
        [field('Story point estimate')]: 5,
      },
    });
    const subtask = site.jira.issueTypes.find((type) => type.name === 'Sub-task')?.id ?? '';
    const child = site.issue('SUP-2', { typeId: subtask, fields: { parent: issue.id } });
    putLink(jira, { id: '1', typeId: '10000', sourceId: child.id, destinationId: issue.id });
    putComment(jira, {
      id: '7',
      issueId: issue.id,
      authorId: 'cleo',
      updateAuthorId: 'cleo',
      body: { type: 'doc', version: 1, content: [] },
      created: '2026-11-23T11:10:00.000Z',
      updated: '2026-11-23T11:10:00.000Z',
      jsdPublic: false,
      properties: {},
    });
    putChange(jira, {
      id: '9',
      issueId: issue.id,
      authorId: 'ben',
      created: '2026-11-21T09:00:00.000Z',
      items: [{ field: 'priority', fieldId: 'priority', fieldtype: 'jira', from: '1', fromString: 'Highest', to: '3', toString: 'Medium' }],
    });
    setProperty(jira, 'issue', issue.id, 'fire', { sla: { minutes: 30 }, on: true });
    setProperty(jira, 'project', site.service.id, 'firebreak', { types: ['10001', '10002'] });
  });
});

describe('things of Jira', () => {
  const bindings = (): Record<string, Binding> => ({
    issue: issueBinding(issue),
    project: projectBinding(site.service.id),
    user: userBinding('ben'),
  });
  const see = (text: string): unknown => evaluate(text, bindings());

  test.each<[string, unknown]>([
    ['issue.key + " " + issue.summary', 'SUP-1 Summary of SUP-1'],
    ['typeof issue.id + typeof issue.issueType.id', 'NumberNumber'],
    ['issue.issueType.name', '[System] Incident'],
    ['issue.status.name + issue.status.category.key', 'Opennew'],
    ['issue.priority.name', 'Medium'],
    ['issue.resolution', null],
    ['!!issue.assignee && issue.assignee.displayName', 'Cleo Costa'],
    ['issue.description.plainText.includes("down")', true],
    ['issue.dueDate < new CalendarDate("2026-11-25")', true],
    ['issue.labels', ['vip']],
    ["issue.properties['fire'].sla.minutes", 30],
    ["issue.properties.fire.on && issue.properties.get('fire').on", true],
    ["issue.properties['nothing']", null],
    ["issue.properties['nothing']?.x", null],
    ["project.properties['firebreak'].types.includes('10001')", true],
    ['project.key + project.style', 'SUPclassic'],
    ['issue.project == project', true],
    ['issue.subtasks.map(s => s.key)', ['SUP-2']],
    ['issue.subtasks.every(s => s.status.category.key == "done")', false],
    ['issue.links.map(l => l.type.inward + " " + l.direction + " " + l.linkedIssue.key)', ['is blocked by inward SUP-2']],
    ['issue.comments.filter(c => c.author.accountId == "cleo").length', 1],
    ['issue.changelogs[0].items[0].toString', 'Medium'],
    ['issue.changelogs.filter(c => c.created > issue.created).length', 1],
    ['user.accountId + user.isInGroup("it team") + user.groups.includes("it team")', 'bentruetrue'],
    ['user.isInProjectRole(project, "Administrators")', true],
    ['new Issue("SUP-2").parent == issue', true],
    ['new Issue("NONE-1")', null],
  ])('%s', (text, result) => expect(see(text)).toEqual(result));

  test('custom fields by kind', () => {
    expect(see(`issue.${site.field('Impact')}.value`)).toBe('Moderate / Limited');
    expect(see(`issue.${site.field('Responders')}.map(u => u.displayName)`)).toEqual(['Ben Becker', 'Cleo Costa']);
    expect(see(`issue.${site.field('Story point estimate')} > 4`)).toBe(true);
    expect(see(`issue.${site.field('Urgency')}`)).toBeNull();
  });

  test('unknown members are named, those Jira has and we have not loudly', () => {
    expect(refusal('issue.issuetype', bindings())).toContain('Unrecognized property of `Issue`: `issuetype`. Available properties');
    expect(site.jira.site.problems.all()).toEqual([]);
    expect(refusal('issue.sprint', bindings())).toContain('`sprint`');
    expect(site.jira.site.problems.all()).toMatchObject([{ what: 'issue.sprint is not modelled by the local Jira' }]);
    site.jira.site.problems.clear();
  });

  test('what the person may not see is left out', () => {
    expect(evaluate('issue.links.length + issue.subtasks.length', { issue: issueBinding(issue) }, 'kim')).toBe(0);
  });

  test('an event with its runtime, as filters see it', () => {
    const event = recordBinding(
      { runtime: recordBinding({ issue: issueBinding(issue), project: projectBinding(site.service.id), user: userBinding('ben') }) },
      {
        eventType: 'avi:jira:updated:issue',
        issue: { id: issue.id, fields: { issuetype: { id: '10002' } } },
        changelog: { items: [{ fieldId: 'status' }] },
      },
    );
    const text =
      "event.runtime.project.properties['firebreak'] != null && event.runtime.project.properties['firebreak'].types.includes((event.issue.fields.issuetype ?? event.issue.fields.issueType).id)";
    expect(evaluate(text, { event })).toBe(true);
    expect(evaluate("event.changelog.items.some(i => i.fieldId == 'status') && event.runtime.issue.properties['fire'].on", { event })).toBe(
      true,
    );
  });

  test('an issue as it would be: validators see what the transition sets', () => {
    const later = { ...issue, fields: { ...issue.fields, resolution: '10000' } };
    expect(
      evaluate('issue.resolution != null && originalIssue.resolution == null', {
        issue: issueBinding(later),
        originalIssue: issueBinding(issue),
      }),
    ).toBe(true);
  });

  test('values of fields', () => {
    expect(evaluate('`${value.count} ${value.unit}`', { value: valueBinding({ count: 3, unit: 'cups' }) })).toBe('3 cups');
    expect(evaluate('value == null || value.length <= 40', { value: valueBinding(null) })).toBe(true);
  });
});

describe('over REST', () => {
  const post = async (path: string, body: unknown, accountId = 'ben') => {
    const dispatcher = new Dispatcher(site.jira, expressionOperations, loadSpecChecker());
    const answer = await dispatcher.dispatch({ method: 'POST', path, body: JSON.stringify(body), caller: site.person(accountId) });
    return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown> };
  };

  test('evaluates in a context, and tells what it cost', async () => {
    const made = await post('/rest/api/3/expression/eval?expand=meta.complexity', {
      expression: '{ key: issue.key, n: issues.length, by: user.displayName, c: config.a }',
      context: {
        issue: { key: 'SUP-1' },
        issues: { jql: { query: 'project = SUP' } },
        custom: { config: { type: 'json', value: { a: 1 } } },
      },
    });
    expect(made).toMatchObject({
      status: 200,
      body: {
        value: { key: 'SUP-1', n: 2, by: 'Ben Becker', c: 1 },
        meta: { issues: { jql: { count: 2 } }, complexity: { expensiveOperations: { limit: 10 } } },
      },
    });
    expect((await post('/rest/api/3/expression/evaluate', { expression: '1 + 1' })).body).toEqual({ value: 2 });
  });

  test('refuses what cannot be read, evaluated or seen', async () => {
    expect(await post('/rest/api/3/expression/eval', { expression: '1 +' })).toMatchObject({ status: 400 });
    expect(await post('/rest/api/3/expression/eval', { expression: 'issue.nothing', context: { issue: { key: 'SUP-1' } } })).toMatchObject({
      status: 400,
    });
    expect(
      await post('/rest/api/3/expression/eval', { expression: 'issue.key', context: { issue: { key: 'SUP-1' } } }, 'kim'),
    ).toMatchObject({ status: 404 });
    const dear = {
      expression: 'issues.map(i => [i.comments, i.changelogs, i.links, i.properties.a, i.watches, i.project]).length',
      context: { issues: { jql: { query: '' } } },
    };
    expect((await post('/rest/api/3/expression/eval', dear)).body.errorMessages).toEqual([
      expect.stringContaining('limit of 10 expensiveOperations'),
    ]);
  });

  test('shows nobody more than Jira would: other issues, projects and comments by their constructors and members', async () => {
    const value = async (expression: string, accountId?: string): Promise<unknown> => {
      const dispatcher = new Dispatcher(site.jira, expressionOperations, loadSpecChecker());
      const caller: Caller = accountId === undefined ? { kind: 'nobody' } : { kind: 'person', accountId };
      const body = JSON.stringify({ expression });
      const answer = await dispatcher.dispatch({ method: 'POST', path: '/rest/api/3/expression/eval', body, caller });
      return (JSON.parse(answer.body) as Record<string, unknown>).value;
    };
    expect(await value("[new Issue('SUP-1').key, new Project('SUP').key]", 'ben')).toEqual(['SUP-1', 'SUP']);
    for (const stranger of ['kim', undefined]) {
      expect([stranger, await value("new Issue('SUP-1') == null", stranger)]).toEqual([stranger, true]);
      expect([stranger, await value("new Project('SUP') == null", stranger)]).toEqual([stranger, true]);
    }
    const secret = {
      authorId: 'cleo',
      updateAuthorId: 'cleo',
      body: { type: 'doc', version: 1, content: [] },
      jsdPublic: false,
      properties: {},
    };
    const at = '2026-11-23T11:20:00.000Z';
    const visibility = { type: 'group' as const, value: 'the few' };
    site.jira.site.db.tx(() => putComment(site.jira, { ...secret, id: '8', issueId: issue.id, created: at, updated: at, visibility }));
    expect(await value("new Issue('SUP-1').comments.map(c => c.id)", 'ben')).toEqual([7]);
    expect(evaluate("new Issue('SUP-1').comments.map(c => c.id)")).toEqual([7, 8]);
  });

  test('analyses syntax', async () => {
    expect((await post('/rest/api/3/expression/analyse', { expressions: ['issue.key', 'issue.'] })).body).toMatchObject({
      results: [{ valid: true }, { valid: false, errors: [{ type: 'syntax', line: 1 }] }],
    });
    expect(site.jira.site.problems.all()).toEqual([]);
  });
});
