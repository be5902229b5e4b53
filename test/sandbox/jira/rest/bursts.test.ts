import { afterEach, describe, expect, test } from '@jest/globals';
import { closeSite, openSite, type Site } from '../../kernel/site';
import { type InstalledApp, openJira } from '../jira';
import { Dispatcher, type RawAnswer } from './dispatch';
import { type Caller, noContent, type Operation, ok } from './operation';

const APP: Caller = { kind: 'app', accountId: 'app', appId: 'app-1' };
const PERSON: Caller = { kind: 'person', accountId: 'ann' };
const path = '/rest/api/3/issue/{issueIdOrKey}';
const operations: Operation[] = [
  { id: 'getIssue', method: 'GET', path, scopes: [], spec: 'none', handle: () => ok({}) },
  { id: 'editIssue', method: 'PUT', path, scopes: [], spec: 'none', handle: () => noContent() },
];

let site: Site | undefined;
function open(): (method: string, count: number, options?: { key?: (nth: number) => string; caller?: Caller }) => Promise<RawAnswer[]> {
  site = openSite({ file: ':memory:' });
  site.clock.stop();
  const jira = openJira(site);
  const app: InstalledApp = {
    appId: 'app-1',
    environmentId: 'e',
    accountId: 'app',
    name: 'App',
    scopes: [],
    indexedProperties: [],
    jqlFunctions: [],
    runJqlFunction: () => Promise.reject(new Error('none')),
    workflowValidators: [],
    runWorkflowValidator: () => Promise.reject(new Error('none')),
  };
  jira.apps.push(app);
  const dispatcher = new Dispatcher(jira, operations);
  return (method, count, { key = () => 'X-1', caller = APP } = {}) => {
    const issued = jira.site.pace.now();
    return Promise.all(
      Array.from({ length: count }, (_, nth) => dispatcher.dispatch({ method, path: `/rest/api/3/issue/${key(nth)}`, caller, issued })),
    );
  };
}
afterEach(async () => {
  if (site) await closeSite(site);
  site = undefined;
});

const refused = (answers: RawAnswer[]): RawAnswer[] => answers.filter((answer) => answer.status === 429);

describe('how fast apps may call', () => {
  test('a hundred reads of one operation at once, fifty changes; then 429 with the reason, until a second later', async () => {
    const call = open();
    const over = refused(await call('GET', 103));
    expect(over).toHaveLength(3);
    expect(over[0]?.headers).toMatchObject({ 'retry-after': '1', 'ratelimit-reason': 'jira-burst-based' });
    expect(refused(await call('PUT', 60, { key: (nth) => `X-${nth + 10}` }))).toHaveLength(10);
    await site?.agenda.advance(site.clock.now() + 1_000);
    expect(refused(await call('GET', 100))).toHaveLength(0);
  });

  test('calls one after the other take their time and are no burst', async () => {
    const call = open();
    for (let nth = 0; nth < 300; nth++) expect(refused(await call('GET', 1))).toHaveLength(0);
  });

  test("do not bind Jira's own pages", async () => {
    const call = open();
    expect(refused(await call('GET', 150, { caller: PERSON }))).toHaveLength(0);
  });
});
