import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { SpecChecker } from '../rest/dispatch';
import { type Operation, ok } from '../rest/operation';
import { loadSpecChecker } from './checker';
import { findSpecDir } from './description';

const beside = resolve(__dirname, '../../../../../shared/spec');

test('uses the descriptions beside the repository whenever they are there, so that CI cannot leave them out', () => {
  if (process.env.FIREBREAK_SPEC === undefined) expect(findSpecDir()).toBe(existsSync(beside) ? beside : undefined);
  expect(loadSpecChecker() !== undefined).toBe(findSpecDir() !== undefined);
});

test('a folder that is asked for must exist', () => {
  expect(() => loadSpecChecker('/nowhere/at/all')).toThrow('No folder /nowhere/at/all');
});

const checker = loadSpecChecker();

// Someone without Atlassian's files can run everything but these.
(checker ? describe : describe.skip)('against the descriptions', () => {
  const spec = checker as SpecChecker;
  const operation = (id: string, method: Operation['method'], path: string, which: Operation['spec'] = 'platform'): Operation => ({
    id,
    method,
    path,
    spec: which,
    scopes: [],
    handle: () => ok({}),
  });
  const request = (parts: { params?: Record<string, string>; query?: string; body?: unknown; headers?: Headers }) => ({
    params: parts.params ?? {},
    query: new URLSearchParams(parts.query ?? ''),
    body: parts.body,
    headers: parts.headers ?? new Headers(),
  });
  const createType = operation('createIssueType', 'POST', '/rest/api/3/issuetype');
  const getIssue = operation('getIssue', 'GET', '/rest/api/3/issue/{issueIdOrKey}');
  const search = operation('searchAndReconsileIssuesUsingJql', 'GET', '/rest/api/3/search/jql');

  test('the same checker is given again', () => expect(loadSpecChecker()).toBe(checker));

  test('a right request and a right answer pass', () => {
    expect(spec.request(createType, request({ body: { name: 'Incident', hierarchyLevel: 0 } }))).toEqual([]);
    expect(
      spec.request(getIssue, request({ params: { issueIdOrKey: 'INC-1' }, query: 'fields=summary,status&fields=x&fieldsByKeys=false' })),
    ).toEqual([]);
    expect(spec.answer(createType, { status: 201, body: { id: '10001', name: 'Incident', subtask: false } })).toEqual([]);
  });

  test('a wrong body is named by its place', () => {
    expect(spec.request(createType, request({ body: { name: 'Incident', level: 0 } }))).toEqual([
      "body must NOT have additional properties 'level'",
    ]);
    expect(spec.request(createType, request({ body: { name: 5 } }))).toEqual(['body/name must be string']);
    expect(spec.request(createType, request({}))).toEqual(['body: required, but missing']);
    expect(spec.request(getIssue, request({ params: { issueIdOrKey: '1' }, body: {} }))).toEqual(['body: the operation takes none']);
  });

  test('query parameters are held to their names and types', () => {
    const at = { params: { issueIdOrKey: '1' } };
    expect(spec.request(getIssue, request({ ...at, query: 'field=summary' }))).toEqual([
      'query parameter field: the description names no such parameter',
    ]);
    expect(spec.request(getIssue, request({ ...at, query: 'updateHistory=yes' }))).toEqual([
      'query parameter updateHistory must be boolean',
    ]);
    expect(spec.request(search, request({ query: 'maxResults=many&jql=order by key' }))).toEqual([
      'query parameter maxResults must be integer',
    ]);
    const types = operation('x', 'DELETE', '/rest/api/3/issueLink/{linkId}');
    expect(spec.request(types, request({}))).toEqual(['path parameter linkId: required, but missing']);
  });

  test('answers are held to statuses, members and types', () => {
    expect(spec.answer(createType, { status: 202, body: {} })).toEqual([
      'status 202 is not one the description lists (201, 400, 401, 403, 409)',
    ]);
    expect(spec.answer(createType, { status: 201, body: { id: 10001 } })).toEqual(['answer 201/id must be string']);
    expect(spec.answer(createType, { status: 201 })).toEqual(['answer 201: the body is missing']);
    expect(spec.answer(createType, { status: 429, body: { errorMessages: ['Rate limited'] } })).toEqual([]);
  });

  test('rate limits and rights may be refused everywhere; other statuses only where described', () => {
    const deleteLink = operation('deleteIssueLink', 'DELETE', '/rest/api/3/issueLink/{linkId}');
    expect(spec.answer(deleteLink, { status: 409 })).toEqual([expect.stringContaining('status 409')]);
    expect(spec.answer(deleteLink, { status: 403 })).toEqual([]);
  });

  test('an operation the description lacks is named', () => {
    const made = operation('made', 'GET', '/rest/api/3/nothing');
    expect(spec.answer(made, ok({}))).toEqual(["GET /rest/api/3/nothing is not in Atlassian's platform description"]);
    expect(spec.answer({ ...made, spec: 'none' }, ok({}))).toEqual([]);
  });

  test('the trap of app field values: issue ids there are numbers', () => {
    const put = operation('updateCustomFieldValue', 'PUT', '/rest/api/3/app/field/{fieldIdOrKey}/value');
    const body = (id: unknown) => ({ updates: [{ issueIds: [id], value: 'x' }] });
    expect(spec.request(put, request({ params: { fieldIdOrKey: 'f' }, body: body(10000) }))).toEqual([]);
    expect(spec.request(put, request({ params: { fieldIdOrKey: 'f' }, body: body('10000') }))).toEqual([
      'body/updates/0/issueIds/0 must be integer',
    ]);
  });

  test('unions are chosen by their discriminator', () => {
    const defaults = operation('setDefaultValues', 'PUT', '/rest/api/3/field/{fieldId}/context/defaultValue');
    const check = (value: unknown) =>
      spec.request(defaults, request({ params: { fieldId: 'customfield_1' }, body: { defaultValues: [value] } }));
    expect(check({ type: 'option.single', contextId: '1', optionId: '2' })).toEqual([]);
    expect(check({ type: 'option.single', contextId: '1' })).toEqual(["body/defaultValues/0 must have required property 'optionId'"]);
    expect(check({ type: 'option.none', contextId: '1' })[0]).toContain('body/defaultValues/0/type must be equal to one of');
  });

  test("Jira's spelling of instants passes, other text does not", () => {
    const history = operation('getChangeLogs', 'GET', '/rest/api/3/issue/{issueIdOrKey}/changelog');
    const page = (created: string) => ({
      status: 200,
      body: { values: [{ id: '1', created, items: [{ field: 'priority', from: null, to: '1' }] }] },
    });
    expect(spec.answer(history, page('2026-11-23T20:50:27.123+0000'))).toEqual([]);
    expect(spec.answer(history, page('yesterday'))).toEqual(['answer 200/values/0/created must match format "date-time"']);
  });

  test('the service management description is held to as well', () => {
    const desks = operation('getServiceDesks', 'GET', '/rest/servicedeskapi/servicedesk', 'jsm');
    expect(spec.request(desks, request({ query: 'start=0&limit=50' }))).toEqual([]);
    expect(spec.request(desks, request({ query: 'startAt=0' }))).toEqual([
      'query parameter startAt: the description names no such parameter',
    ]);
    expect(spec.answer(desks, ok({ values: [{ id: 1 }] }))).toEqual(['answer 200/values/0/id must be string']);
  });
});
