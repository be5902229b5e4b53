import { beforeAll, expect, test } from '@jest/globals';
import type { Issue } from '../model';
import { Dispatcher } from '../rest/dispatch';
import { loadSpecChecker } from '../spec/checker';
import { jqlOperations } from './operations';
import { type LanguageSite, languageSite } from './testing';

let site: LanguageSite;
let dispatcher: Dispatcher;
let issues: Issue[];

async function call(method: string, path: string, body?: unknown, who = 'ben') {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const answer = await dispatcher.dispatch({ method, path: `/rest/api/3/jql/${path}`, body: text, caller: site.person(who) });
  return { status: answer.status, body: JSON.parse(answer.body) as Record<string, never> };
}

beforeAll(() => {
  site = languageSite();
  site.jira.site.db.tx(() => {
    issues = [site.issue('DEV-1'), site.issue('DEV-2', { fields: { assignee: 'cleo' } })];
  });
  site.app.indexedProperties.push({ entityType: 'issue', propertyKey: 'fire', path: 'n', type: 'number' });
  dispatcher = new Dispatcher(site.jira, jqlOperations, loadSpecChecker());
});

test('parsing shows the structure of queries, or what is wrong', async () => {
  const queries = [
    'project = DEV AND (assignee in (currentUser(), EMPTY) OR NOT summary ~ "a b") ORDER BY created DESC, key',
    'issue.property[fire].n > 3',
    'status WAS Open BY ben AND priority CHANGED AFTER startOfMonth(-1M)',
    'broken query',
    'universe = 42',
  ];
  const made = await call('POST', 'parse?validation=strict', { queries });
  expect(made).toMatchObject({
    status: 200,
    body: {
      queries: [
        {
          structure: {
            where: {
              operator: 'and',
              clauses: [
                { field: { name: 'project' }, operator: '=', operand: { value: 'DEV' } },
                {
                  operator: 'or',
                  clauses: [
                    {
                      operand: {
                        values: [{ function: 'currentUser', arguments: [] }, { keyword: 'empty' }],
                        encodedOperand: '(currentUser(), EMPTY)',
                      },
                    },
                    { operator: 'not', clauses: [{ operand: { encodedValue: '"a b"' } }] },
                  ],
                },
              ],
            },
            orderBy: { fields: [{ field: { name: 'created' }, direction: 'desc' }, { field: { name: 'key' } }] },
          },
        },
        { structure: { where: { field: { property: [{ entity: 'issue', key: 'fire', path: 'n', type: 'number' }] } } } },
        { structure: { where: { clauses: [{ operator: 'was', predicates: [{ operator: 'by' }] }, { operator: 'changed' }] } } },
        { errors: [expect.stringContaining("Expecting operator but got 'query'")] },
        { errors: [expect.stringContaining("Field 'universe' does not exist")] },
      ],
    },
  });
  expect((await call('POST', 'parse?validation=warn', { queries: ['universe = 42'] })).body).toMatchObject({
    queries: [{ structure: {}, warnings: [{}] }],
  });
  expect((await call('POST', 'parse?validation=none', { queries: ['universe = 42'] })).body).toMatchObject({
    queries: [{ structure: {} }],
  });
});

test('matching tells which of some issues fit', async () => {
  const ids = issues.map((issue) => Number(issue.id));
  const made = await call('POST', 'match', { issueIds: [...ids, 999999], jqls: ['assignee = cleo', 'order by key', 'universe = 42', '('] });
  expect(made.body).toEqual({
    matches: [
      { matchedIssues: [ids[1]], errors: [] },
      { matchedIssues: ids, errors: [] },
      { matchedIssues: [], errors: [expect.stringContaining('universe')] },
      { matchedIssues: [], errors: [expect.stringContaining('Expecting')] },
    ],
  });
  expect((await call('POST', 'match', { issueIds: ids, jqls: ['order by key'] }, 'kim')).body).toEqual({
    matches: [{ matchedIssues: [], errors: [] }],
  });
});

test('editors learn fields, operators, functions and values', async () => {
  const { body } = await call('GET', 'autocompletedata');
  expect(body).toMatchObject({
    visibleFieldNames: expect.arrayContaining([
      expect.objectContaining({ value: 'status', auto: 'true', operators: ['=', '!=', 'in', 'not in'] }),
      expect.objectContaining({ value: 'Impact', cfid: expect.stringMatching(/^cf\[/) }),
    ]),
    visibleFunctionNames: expect.arrayContaining([expect.objectContaining({ value: 'membersOf()', isList: 'true' })]),
    jqlReservedWords: expect.arrayContaining(['and', 'order']),
  });
  expect((await call('POST', 'autocompletedata', { includeCollapsedFields: true })).status).toBe(200);
  expect((await call('GET', 'autocompletedata/suggestions?fieldName=priority&fieldValue=hi')).body).toEqual({
    results: [
      { value: 'Highest', displayName: '<b>Hi</b>ghest' },
      { value: 'High', displayName: '<b>Hi</b>gh' },
    ],
  });
  expect((await call('GET', 'autocompletedata/suggestions?fieldName=Impact&fieldValue=mod')).body).toEqual({
    results: [{ value: 'Moderate / Limited', displayName: '<b>Mod</b>erate / Limited' }],
  });
  expect((await call('GET', 'autocompletedata/suggestions?fieldName=project&fieldValue=', undefined, 'kim')).body).toEqual({ results: [] });
});

test('sanitising hides the names of projects somebody may not see', async () => {
  const queries = [
    { accountId: 'kim', query: "project = 'Development' AND project in (SUP)" },
    { accountId: 'ben', query: 'project = DEV' },
    { query: 'invalid query' },
  ];
  expect((await call('POST', 'sanitize', { queries }, 'admin')).body).toMatchObject({
    queries: [
      { sanitizedQuery: `project = ${site.software.id} AND project IN (${site.service.id})` },
      { sanitizedQuery: 'project = DEV' },
      { errors: { errorMessages: [expect.stringContaining('Expecting operator')] } },
    ],
  });
  expect((await call('POST', 'sanitize', { queries }, 'cleo')).status).toBe(403);
  expect(site.jira.site.problems.all()).toEqual([]);
});
