// biome-ignore-all lint/suspicious/noTemplateCurlyInString: template literals of Jira expressions stand in texts here
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { setProperty } from '../issues/properties';
import { putChange, putComment, putLink } from '../issues/store';
import { type LanguageSite, languageSite, NOW } from '../jql/testing';
import type { Issue } from '../model';
import { Dispatcher } from '../rest/dispatch';
import type { Caller } from '../rest/operation';
import { loadSpecChecker } from '../spec/checker';
import {
  type Binding,
  ExpressionError,
  evaluateExpression,
  issueBinding,
  parseExpression,
  projectBinding,
  recordBinding,
  userBinding,
  valueBinding,
} from './index';
import { expressionOperations } from './operations';

let site: LanguageSite;
let issue: Issue;

const evaluate = (text: string, bindings: Record<string, Binding> = {}, accountId?: string): unknown =>
  evaluateExpression(text, { jira: site.jira, now: NOW, accountId, bindings });
const refusal = (text: string, bindings: Record<string, Binding> = {}): string => {
  try {
    evaluate(text, bindings);
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
  throw new Error(`${text} was not refused`);
};

beforeAll(() => {
  site = languageSite();
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

describe('the language', () => {
  test.each<[string, unknown]>([
    ['1 + 2 * 3 - 4 / 2 % 3', 5],
    ['(1 + 2) * -3', -9],
    ["'a' + 1 + null", 'a1null'],
    ['`${1 + 1} of ${"t" + `x${3}`}`', '2 of tx3'],
    ['1 < 2 && 2 >= 2 && "a" != "b" && !(1 > 2)', true],
    ["1 == '1'", false],
    ['[1, {a: 2}] == [1, {a: 2}]', true],
    ['null ?? 3', 3],
    ["'' || 'x'", 'x'],
    ['false ?? 3', false],
    ['!!null || !!""', false],
    ['true ? 1 : false ? 2 : 3', 1],
    [
      'typeof 1 + typeof "a" + typeof [] + typeof {} + typeof null + typeof (x => x) + typeof new Date()',
      'NumberStringListMapnullFunctionDate',
    ],
    ['{a: 1, "b c": {d: [2]}}["b c"].d[0]', 2],
    ['{a: 1}.b', null],
    ['[1, 2, 3][7]', null],
    ['"abc"[1] + "abc".length', 'b3'],
    ['let a = 2; let b = a * 2; a + b', 6],
    ['let f = (x, y) => x - y; return f(5, 3);', 2],
    ['[3, 1, 2].sort()', [1, 2, 3]],
    ['[3, 1, 2].sort((a, b) => b - a).join("-")', '3-2-1'],
    [
      '[1, 2, 3].filter(x => x > 1).map((x, i) => { n: x, i })',
      [
        { n: 2, i: 0 },
        { n: 3, i: 1 },
      ],
    ],
    ['[1, 2, 3].map(x => { let y = x * 2; return y + 1; })', [3, 5, 7]],
    ['[1, 2, 3].reduce((a, b) => a + b) + [].reduce((a, b) => a + b, 4)', 10],
    ['[1, 2].some(x => x == 2) && [1, 2].every(x => x > 0)', true],
    ['[[1], [2, 3]].flatten().concat([4], 5).slice(1, 4)', [2, 3, 4]],
    ['[1, 2].flatMap(x => [x, x * 10])', [1, 10, 2, 20]],
    ['[{a: 1}].includes({a: 1}) && ["x"].indexOf("y") == -1', true],
    ['[1, 2].find(x => x == 2)', 2],
    ['[1] + [2]', [1, 2]],
    ["' Fire '.trim().toUpperCase().toLowerCase()", 'fire'],
    ["'a,b;c'.split(/[,;]/).length", 3],
    ["'INC-12'.match(/(\\w+)-(\\d+)/)[2]", '12'],
    ["'aXbX'.replace(/x/gi, '.') + 'aXbX'.replace('X', '.')", 'a.b.a.bX'],
    ["'firebreak'.includes('break') && 'abc'.indexOf('c') == 2 && 'abc'.slice(-1) == 'c'", true],
    ["Number('12') + 1", 13],
    ['6 / 2', 3],
    ["new Date('2026-11-23T10:00:00.000+0000').plusHours(3).minusMinutes(30).toString()", '2026-11-23T12:30:00.000+0000'],
    ["new Date('2026-01-31T10:00:00Z').plusMonths(1).toCalendarDate().toString()", '2026-02-28'],
    ["new Date() > new Date('2026-11-23T11:59:59Z') && new Date().getTime() == new Date(new Date().getTime()).getTime()", true],
    ["new CalendarDate('2026-11-30').plusDays(1) > new CalendarDate('2026-11-30')", true],
    ["new CalendarDate('2026-11-30').plusYears(1).getFullYear()", 2027],
    ['x?.y?.z == null', true],
  ])('%s', (text, result) => expect(evaluate(text, { x: valueBinding(null) })).toEqual(result));

  test('dates are those of the person', () => {
    expect(evaluate("new Date('2026-11-23T23:30:00Z').getDate()", {}, 'ben')).toBe(24);
    expect(evaluate("new Date('2026-11-23T23:30:00Z').plusDays(1).getHours()", {}, 'cleo')).toBe(18);
  });

  test.each<[string, string]>([
    ['1 +', 'the end is unexpected'],
    ['1 === 1', "The operator '===' is not supported in Jira expressions (line 1, column 3)"],
    ['a = 1', "The operator '=' is not supported"],
    ['[1, 2', "']' expected, the end encountered"],
    ['"abc', 'A string has not been completed'],
    ['`${1', 'A template literal has not been completed'],
    ['if (true) { 1 }', "'if' is not supported by the local Jira's expressions"],
    ['function f() { }', "'function' is not supported"],
    ['[...[1]]', 'The spread syntax (...) is not supported'],
    ['1 // one', 'Comments are not part of a Jira expression'],
    ['1; 2', "'2' is unexpected"],
    ['unknown', "Unrecognized variable 'unknown'."],
    ['null.length', "Type null does not have any properties, so 'length' cannot be read."],
    ['"a".shout()', 'Unrecognized property of `String`: `shout`.'],
    ['[1].all(x => true)', 'Unrecognized property of `List`: `all`.'],
    ['1 < "2"', "Can't compare Number to String."],
    ['1 - "2"', "The operator '-' cannot be used with Number and String."],
    ['1 / 0', 'Division by zero.'],
    ['[1].map(1)', 'map() expects Function as argument 1, but got Number.'],
    ['"a".includes(1)', 'includes() expects String as argument 1, but got Number.'],
    ['new Thing()', "'new Thing' is not supported"],
    ["new Date('soon')", "Date cannot be made of 'soon'."],
    ['Math.max(1)', "Unrecognized variable 'Math'."],
  ])('refuses %s', (text, message) => expect(refusal(text)).toContain(message));

  test('limits: characters, steps, depth', () => {
    expect(refusal(`'${'x'.repeat(10_000)}'`)).toContain('too long (10002), limit: 10000 characters');
    const thirty = `[${Array.from({ length: 30 }, (_, i) => i).join()}]`;
    expect(refusal(`let l = ${thirty}; l.flatMap(a => l.flatMap(b => l.map(c => a * b * c))).length`)).toContain(
      'too many steps, limit: 50000',
    );
    expect(evaluate(`let l = ${thirty}; l.flatMap(a => l.map(b => a * b)).length`)).toBe(900);
    expect(refusal('let f = (g, x) => g(g, x + 1); f(f, 0)')).toMatch(/too many steps|too deep/);
  });

  test('junk is refused, never anything else', () => {
    fc.assert(
      fc.property(fc.string(), (junk) => {
        try {
          parseExpression(junk);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
    );
  });

  test('a regular expression that would search for years is stopped', () => {
    const began = performance.now();
    expect(refusal(`'${'a'.repeat(60)}'.match(/^(a+)+$b/)`)).toContain('takes too long');
    expect(refusal(`'${'a'.repeat(60)}'.replace(/^(a+)+$b/, '')`)).toContain('takes too long');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(evaluate("'a-b-c'.split(/-/)")).toEqual(['a', 'b', 'c']);
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
