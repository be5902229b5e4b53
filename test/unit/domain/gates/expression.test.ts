import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentsFor, Settings } from '../../../../src/contract/types';
import { EXPRESSION } from '../../../../src/domain/gates/expression';
import { planGates } from '../../../../src/domain/gates/plan';
import type { Rule } from '../../../../src/domain/gates/rule';
import { ROOT, readManifest } from '../../../project/repository';
import { issueBinding, measureExpression, valueBinding } from '../../../sandbox/jira/expressions';
import { putComment, putIssue } from '../../../sandbox/jira/issues/store';
import { languageSite, NOW } from '../../../sandbox/jira/jql/testing';
import type { Issue } from '../../../sandbox/jira/model';
import { GATE_WORDS } from '../../fakes';
import { gate, policyWith, SITE, WORKFLOW } from './gates-of';

// The manifest's expression, evaluated by the local Jira with rules as they are made of a policy.

const site = languageSite();
const { jira, field, option } = site;
let issue: Issue;
let task: Issue;

const settings = (): Settings => ({
  ...SITE,
  choices: { ...SITE.choices, target: issue.projectId },
  incidents: [{ projectId: issue.projectId, issueTypeIds: [issue.typeId] }],
  fields: {
    impact: { fieldId: field('Impact'), options: { extensive: option('Impact', 'Moderate / Limited'), significant: '999' } },
    closureCode: { fieldId: field('Urgency'), options: {} },
    services: { fieldId: field('Responders'), options: {} },
  },
  appFields: { gateOverride: field('Override'), resolutionAnswer: field('Answer'), openTasks: field('Kind') },
  appAccountId: 'app-user',
});

beforeAll(() => {
  jira.site.db.tx(() => {
    for (const name of ['Override', 'Answer', 'Kind']) addText(name);
    issue = site.issue('SUP-1', { fields: { reporter: 'cleo' } });
    const typeId = jira.issueTypes.find(({ name }) => name === 'Sub-task')?.id ?? '';
    task = site.issue('SUP-2', { typeId, fields: { parent: issue.id } });
  });
});

/** A field that holds a text. */
function addText(name: string): void {
  const like = jira.fields.need(field('Impact'));
  jira.fields.put({ ...like, id: `customfield_9${name.length}${name.charCodeAt(0)}`, name, kind: 'string' });
}

type Gate = ReturnType<typeof gate>;

function ruleOf(gates: Gate[], confirmationFor: IncidentsFor = {}): Rule | undefined {
  const { document } = policyWith(gates);
  const { confirmation } = document.resolution;
  const asking = { ...document, resolution: { ...document.resolution, confirmation: { ...confirmation, for: confirmationFor } } };
  const [plan] = planGates({ document: asking, settings: settings() }, [{ workflow: WORKFLOW, ours: true }], GATE_WORDS('en-US'));
  return plan?.transitions.find(({ id }) => id === '31')?.rule;
}

/** What Jira makes of the transition 31 with these values on its screen. */
function verdict(
  gates: Gate[],
  values: Record<string, unknown> = {},
  now = NOW,
  change: Partial<Issue> = {},
  asked?: IncidentsFor,
  as = 'ben',
): unknown {
  const rule = ruleOf(gates, asked);
  if (!rule) return 'no rule';
  const after = { ...issue, ...change, fields: { ...issue.fields, ...values } };
  // As Jira gives it: what a rule is told goes through JSON.
  const config = valueBinding(JSON.parse(JSON.stringify(rule)));
  return measureExpression(EXPRESSION, { jira, now, accountId: as, bindings: { issue: issueBinding(after), config } }).value;
}

const refused = (...lines: string[]): string => `Not yet. ${lines.join(' ')} Or ask.`;

test('the manifest has this expression', () => {
  const [module] = readManifest().modules.get('jira:workflowValidator') ?? [];
  expect(String(module?.expression).trim()).toBe(EXPRESSION);
  expect(EXPRESSION.length).toBeLessThan(10_000);
  expect(readFileSync(`${ROOT}/manifest.yml`, 'utf8')).toContain('src/domain/gates/expression.ts');
});

describe('needs', () => {
  test('fields: those that are empty are named; what is typed on the screen counts', () => {
    const both = gate({ need: 'fields', fields: ['closureCode', 'services'] });
    const [code, services] = [field('Urgency'), field('Responders')];
    expect(verdict([both])).toBe(refused('Gate fields: fill in Closure code, Affected services.'));
    expect(verdict([both], { [services]: [] })).toBe(refused('Gate fields: fill in Closure code, Affected services.'));
    expect(verdict([both], { [services]: ['ben'] })).toBe(refused('Gate fields: fill in Closure code.'));
    expect(verdict([both], { [services]: ['ben'], [code]: option('Urgency', 'High') })).toBe(true);
  });

  test('assignee', () => {
    expect(verdict([gate({ need: 'assignee' })], { assignee: null })).toBe(refused('Gate assignee: assign.'));
    expect(verdict([gate({ need: 'assignee' })], { assignee: 'ben' })).toBe(true);
  });

  test('diagnosis: a comment by somebody other than the reporter and the app', () => {
    const diagnosis = [gate({ need: 'diagnosis' })];
    let id = 100;
    const comment = (authorId: string): void =>
      jira.site.db.tx(() => {
        const at = '2026-11-23T11:10:00.000Z';
        const body = { type: 'doc', version: 1, content: [] };
        putComment(jira, {
          id: String(id++),
          issueId: issue.id,
          authorId,
          updateAuthorId: authorId,
          body,
          created: at,
          updated: at,
          jsdPublic: true,
          properties: {},
        });
      });
    expect(verdict(diagnosis)).toBe(refused('Gate diagnosis: diagnose.'));
    comment('cleo');
    comment('app-user');
    expect(verdict(diagnosis)).toBe(refused('Gate diagnosis: diagnose.'));
    comment('ben');
    expect(verdict(diagnosis)).toBe(true);
  });

  test('tasks: open ones are named', () => {
    expect(verdict([gate({ need: 'tasksClosed' })])).toBe(refused('Gate tasksClosed: close SUP-2.'));
    const done = jira.statuses.find(({ category }) => category === 'DONE')?.id ?? '';
    const statusId = task.statusId;
    jira.site.db.tx(() => putIssue(jira, { ...task, statusId: done }));
    expect(verdict([gate({ need: 'tasksClosed' })])).toBe(true);
    jira.site.db.tx(() => putIssue(jira, { ...task, statusId }));
  });

  test('tasks that are not seen: the app’s field says whether any is open', () => {
    const needs = [gate({ need: 'tasksClosed' })];
    const asCustomer = (open: string | null): unknown => verdict(needs, { [field('Kind')]: open }, NOW, {}, {}, 'kim');
    expect(asCustomer('2')).toBe(refused('Gate tasksClosed: close open tasks.'));
    expect(asCustomer(null)).toBe(true);
    expect(verdict(needs, { [field('Kind')]: '2' })).toBe(refused('Gate tasksClosed: close SUP-2.'));
  });

  test.each([
    [undefined, false, false],
    ['Proposed', true, false],
    ['Rejected', true, false],
    ['Accepted', true, true],
    ['Silence', true, true],
    ['Not asked', true, true],
  ])('resolution and confirmation, when the answer is %s', (answer, said, confirmed) => {
    const values = answer === undefined ? {} : { [field('Answer')]: answer };
    expect(verdict([gate({ need: 'resolution' })], values)).toBe(said || refused('Gate resolution: resolve.'));
    expect(verdict([gate({ need: 'confirmation' })], values)).toBe(confirmed || refused('Gate confirmation: confirm.'));
  });

  test('confirmation is not needed of incidents whose requesters are not asked', () => {
    const needs = [gate({ need: 'confirmation' })];
    expect(verdict(needs, {}, NOW, {}, { impacts: ['extensive'] })).toBe(true);
    expect(verdict(needs, { [field('Impact')]: option('Impact', 'Moderate / Limited') }, NOW, {}, { impacts: ['extensive'] })).toBe(
      refused('Gate confirmation: confirm.'),
    );
  });

  test('a review cannot be planned yet; several gates are told together', () => {
    expect(verdict([gate({ need: 'assignee' }), gate({ need: 'reviewPlanned' })], { assignee: null })).toBe(
      refused('Gate assignee: assign.', 'Gate reviewPlanned: review.'),
    );
  });

  test('modes other than block make no rule', () => {
    for (const mode of ['off', 'warn'] as const) expect(verdict([gate({ need: 'assignee' }, { mode })])).toBe('no rule');
  });
});

describe('whom it is for', () => {
  const none = { assignee: null };
  const needs = (rule: IncidentsFor) => [gate({ need: 'assignee' }, { for: rule })];

  test('another type, or another project, passes', () => {
    expect(verdict(needs({}), none)).not.toBe(true);
    expect(verdict(needs({}), none, NOW, { typeId: task.typeId })).toBe(true);
    expect(verdict(needs({}), none, NOW, { projectId: site.software.id })).toBe(true);
  });

  test('priority, impact, project, groups of the reporter', () => {
    const fitting: IncidentsFor[] = [{ priorities: ['p3'] }, { projects: [{ id: issue.projectId, name: 'Support' }] }];
    for (const rule of fitting) expect(verdict(needs(rule), none)).not.toBe(true);
    const others: IncidentsFor[] = [
      { priorities: ['p1'] },
      { impacts: ['extensive'] },
      { projects: [{ id: '1', name: 'Another' }] },
      { reporterGroups: [{ id: 'nobody', name: 'Nobody' }] },
    ];
    for (const rule of others) expect(verdict(needs(rule), none)).toBe(true);
    const impact = { ...none, [field('Impact')]: option('Impact', 'Moderate / Limited') };
    expect(verdict(needs({ impacts: ['extensive'] }), impact)).not.toBe(true);
    expect(verdict(needs({ impacts: ['significant'] }), impact)).toBe(true);
  });
});

describe('an override', () => {
  const blocked = [gate({ need: 'assignee' })];
  const until = new Date(NOW + 600_000).toISOString();
  const at = (now: number, text: unknown) => verdict(blocked, { assignee: null, [field('Override')]: text }, now);

  test('lets its own transition pass until it lapses', () => {
    expect(at(NOW, `31|${until}`)).toBe(true);
    expect(at(NOW + 599_999, `31|${until}`)).toBe(true);
    expect(at(NOW + 600_000, `31|${until}`)).not.toBe(true);
    expect(at(NOW + 600_001, `31|${until}`)).not.toBe(true);
  });

  test('of another transition does not', () => {
    expect(at(NOW, `41|${until}`)).not.toBe(true);
    expect(at(NOW, null)).not.toBe(true);
  });
});

test('names of gates are text, whatever is in them', () => {
  const hostile = gate({ need: 'assignee' }, { name: '{list} $& "\' <b> {gate}' });
  expect(verdict([hostile], { assignee: null })).toBe(refused('{list} $& "\' <b> {gate}: assign.'));
});
