import { afterEach, describe, expect, test } from '@jest/globals';
import { setProperty } from '../jira/issues/properties';
import { type Bench, openBench, putProjectAndIssue } from './testing/harness';
import { removeVariants, variant } from './testing/variant';

let bench: Bench | undefined;
async function open(change: (manifest: string) => string): Promise<Bench> {
  bench = await openBench({ appDir: variant(change) });
  putProjectAndIssue(bench.jira);
  await bench.site.agenda.advance(bench.site.clock.now() + 1_000);
  await bench.kvs(['delete', 'notes']);
  return bench;
}
afterEach(async () => {
  await bench?.close();
  bench = undefined;
  removeVariants();
});

const filtered =
  (expression: string, onError?: string) =>
  (manifest: string): string =>
    manifest.replace(
      '        - avi:jira:updated:issue\n',
      `        - avi:jira:updated:issue\n      filter:\n        expression: "${expression}"\n${onError === undefined ? '' : `        onError: ${onError}\n`}`,
    );

/** Whether an event about X-1 gets through. */
async function hears(made: Bench, body: object = {}): Promise<boolean> {
  await made.kvs(['delete', 'notes']);
  made.jira.emit({
    eventType: 'avi:jira:updated:issue',
    body: { issue: { id: '10001', key: 'X-1', fields: { issuetype: { id: '7' } } }, ...body },
    actor: 'bob',
    issueId: '10001',
    projectId: '10000',
  });
  await made.site.agenda.advance(made.site.clock.now() + 1_000);
  return (await made.notes()).length > 0;
}

describe('filters of triggers', () => {
  test('see the event and, below event.runtime, what it is about as it is now', async () => {
    const made = await open(
      filtered(
        "event.runtime.project.properties['tiny'] != null && event.runtime.project.properties['tiny'].types.includes(event.issue.fields.issuetype.id)",
      ),
    );
    expect(await hears(made)).toBe(false);
    setProperty(made.jira, 'project', '10000', 'tiny', { types: ['7'] });
    expect(await hears(made)).toBe(true);
    expect(await hears(made, { issue: { key: 'X-1', fields: { issuetype: { id: '8' } } } })).toBe(false);
  });

  test('know the person and the issue', async () => {
    const made = await open(
      filtered("event.runtime.user.accountId == 'bob' && event.runtime.issue.key == 'X-1' && event.runtime.issue.summary == 'One'"),
    );
    expect(await hears(made)).toBe(true);
  });

  test.each([
    ['event.nothing.here', undefined, false],
    ['event.nothing.here', 'IGNORE', false],
    ['event.nothing.here', 'RECEIVE', true],
    ['event.nothing.here', 'RECEIVE_AND_LOG', true],
    ['event.issue.key', 'RECEIVE', true],
    ['event.issue.key', undefined, false],
  ])('that fail or give no Boolean do as onError says: %s %s', async (expression, onError, through) => {
    const made = await open(filtered(expression, onError));
    expect(await hears(made)).toBe(through);
    const logged = made.site.journal.list(0, 'log').some((entry) => entry.text.includes('filter of on-issue'));
    expect(logged).toBe(onError === undefined || onError.endsWith('_AND_LOG'));
  });

  test('that cannot be read are named on opening', async () => {
    const made = await open(filtered('event.issue.key =='));
    expect(made.site.problems.all()[0]?.what).toContain('expression of on-issue:');
  });
});

describe('expressions elsewhere', () => {
  test('in display conditions: the issue, the project, who looks', async () => {
    const made = await open((manifest) =>
      manifest.replace(
        'displayConditions:\n        isLoggedIn: true',
        "displayConditions:\n        jiraExpression: \"issue.key == 'X-1' && user.accountId == 'ann'\"",
      ),
    );
    const panel = made.forge.module('panel');
    if (!panel) throw new Error('no panel');
    expect(made.forge.shown(panel, { accountId: 'ann', issueId: '10001' })).toBe(true);
    expect(made.forge.shown(panel, { accountId: 'bob', issueId: '10001' })).toBe(false);
  });

  test('of a custom field: its check and its words', async () => {
    const { forge } = await open((manifest) =>
      manifest.replace(
        'description: How often\n      type: number\n',
        'description: How often\n      type: number\n      view:\n        formatter:\n          expression: "value + \' times\'"\n      validation:\n        expression: "value >= 0 && value <= 10"\n        errorMessage:\n          i18n: only\n',
      ),
    );
    expect(forge.app.checkFieldValue?.('tally', 10, {})).toBeUndefined();
    expect(forge.app.checkFieldValue?.('tally', 11, { accountId: 'ann' })).toBe('English only');
    expect(forge.app.formatFieldValue?.('tally', 3, { issueId: '10001' })).toBe('3 times');
    expect(forge.app.formatFieldValue?.('tally', null, {})).toBeUndefined();
  });

  test('of a custom field of type object: its schema, beside its words', async () => {
    const { forge } = await open((manifest) =>
      manifest.replace(
        'description: How often\n      type: number\n',
        'description: How often\n      type: object\n      schema:\n        properties:\n          count:\n            type: number\n      view:\n        formatter:\n          expression: "value.count + \' times\'"\n',
      ),
    );
    expect(forge.app.checkFieldValue?.('tally', { count: 2 }, {})).toBeUndefined();
    expect(forge.app.checkFieldValue?.('tally', { count: 'two' }, {})).toBe(
      "The value does not fit the field's schema: data/count must be number",
    );
    expect(forge.app.formatFieldValue?.('tally', { count: 2 }, {})).toBe('2 times');
  });
});
