import { closeSite, openSite } from '../../kernel/site';
import { installDefaults } from '../defaults';
import { type InstalledApp, type Jira, openJira, type ProductEvent } from '../jira';
import type { Person, Project } from '../model';
import { addPerson } from '../people';
import { Dispatcher } from '../rest/dispatch';
import type { Caller, Method } from '../rest/operation';
import { loadSpecChecker } from '../spec/checker';
import { adminOperations } from './operations';
import { createProject } from './project-templates';

/** What a call answered, its body parsed. */
export interface Answer {
  status: number;
  body: unknown;
}

/** A small site for the tests of the administration: one project of each template, people of each kind, Atlassian's checks on. */
export interface AdminSite {
  jira: Jira;
  /** Events emitted so far, as "avi:jira:created:issuetype". */
  events: ProductEvent[];
  projects: { SHOP: Project; IT: Project; OPS: Project; HR: Project };
  /** Calls as a person (by id), as nobody ("") or as another kind of caller. */
  call: (caller: string | Caller, method: Method, path: string, body?: unknown) => Promise<Answer>;
  /** Calls as "admin" and answers the body; throws when the status is not as expected (200 unless said). */
  must: (method: Method, path: string, body?: unknown, status?: number) => Promise<unknown>;
  close: () => Promise<void>;
}

const person = (id: string, rest: Partial<Person> = {}): Person => ({
  id,
  displayName: `${id.charAt(0).toUpperCase()}${id.slice(1)} Tester`,
  emailAddress: `${id}@example.com`,
  accountType: 'atlassian',
  licensed: true,
  active: true,
  timeZone: 'Europe/Berlin',
  locale: 'en_US',
  ...rest,
});

export const TEST_APP = 'ari:cloud:ecosystem::app/11111111-1111-4111-8111-111111111111';

/** An installed app with the given scopes; its own user is the person "app". */
export function testApp(scopes: string[]): InstalledApp {
  return {
    appId: TEST_APP,
    environmentId: '22222222-2222-4222-8222-222222222222',
    accountId: 'app',
    name: 'Test app',
    scopes: [...scopes],
    indexedProperties: [],
    jqlFunctions: [{ key: 'busy', name: 'busyIssues', types: ['issue'], operators: ['in'] }],
    runJqlFunction: () => Promise.resolve('issuekey is empty'),
    workflowValidators: [{ key: 'gate', ruleKey: 'forge:expression-validator', expression: 'true', errorMessage: { text: 'No.' } }],
    runWorkflowValidator: () => Promise.resolve({ result: true, errorMessage: '' }),
  };
}

export const ALL_SCOPES = ['read:jira-work', 'write:jira-work', 'read:jira-user', 'manage:jira-configuration', 'manage:jira-project'];

export function openAdminSite(): AdminSite {
  const site = openSite({ file: ':memory:' });
  site.clock.stop();
  const jira = openJira(site);
  const events: ProductEvent[] = [];
  jira.onEvent((event) => events.push(event));
  const projects = site.db.tx(() => {
    installDefaults(jira);
    addPerson(jira, person('worker'));
    addPerson(jira, person('agent'));
    addPerson(jira, person('unlicensed', { licensed: false }));
    addPerson(jira, person('customer', { licensed: false, accountType: 'customer' }));
    addPerson(jira, person('app', { licensed: false, accountType: 'app', displayName: 'Test app' }));
    return {
      SHOP: createProject(jira, 'software', { key: 'SHOP', name: 'Web shop', lead: 'admin' }),
      IT: createProject(jira, 'service', { key: 'IT', name: 'IT service', lead: 'agent' }),
      OPS: createProject(jira, 'team-managed', { key: 'OPS', name: 'Operations', lead: 'worker' }),
      HR: createProject(jira, 'business', { key: 'HR', name: 'People', lead: 'admin' }),
    };
  });
  jira.apps.push(testApp(ALL_SCOPES));
  const dispatcher = new Dispatcher(jira, adminOperations, loadSpecChecker());
  const call = async (caller: string | Caller, method: Method, path: string, body?: unknown): Promise<Answer> => {
    const who: Caller = typeof caller !== 'string' ? caller : caller === '' ? { kind: 'nobody' } : { kind: 'person', accountId: caller };
    const full = path.startsWith('/rest/') ? path : `/rest/api/3${path}`;
    const answer = await dispatcher.dispatch({
      method,
      path: full,
      headers: new Headers({ 'content-type': 'application/json' }),
      body: body === undefined ? undefined : JSON.stringify(body),
      caller: who,
    });
    return { status: answer.status, body: answer.body === '' ? undefined : (JSON.parse(answer.body) as unknown) };
  };
  return {
    jira,
    events,
    projects,
    call,
    must: async (method, path, body, status = 200) => {
      const answer = await call('admin', method, path, body);
      if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    close: () => closeSite(site),
  };
}

/** A value deep inside an answer, by keys and indexes; undefined when it is not there. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return typeof key === 'number' ? (inner.at(key) as unknown) : undefined;
    return typeof inner === 'object' && inner !== null ? Object.entries(inner).find(([name]) => name === key)?.[1] : undefined;
  }, value);
}

/** One member of every item of a list. */
export const all = (list: unknown, ...path: (string | number)[]): unknown[] =>
  Array.isArray(list) ? list.map((item) => at(item, ...path)) : [];

/** The items of a list of objects; throws when it is none. */
export function items(list: unknown): Record<string, unknown>[] {
  if (!Array.isArray(list)) throw new Error('not a list');
  return list.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) throw new Error('not an object');
    return Object.fromEntries(Object.entries(item));
  });
}
