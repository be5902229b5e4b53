import { request } from 'node:http';
import { DEFAULT_SETTINGS } from '../../forge/settings';
import type { ForgeHost, WebTriggerRequest } from '../../forge/types';
import { adminOperations } from '../../jira/admin/operations';
import { installDefaults } from '../../jira/defaults';
import { type Jira, openJira } from '../../jira/jira';
import { addPerson } from '../../jira/people';
import { Dispatcher } from '../../jira/rest/dispatch';
import { closeSite, openSite, type Site } from '../../kernel/site';
import { type Server, startServer } from '../server';

/** A web server with a site of its own and no app, for tests of the server itself. */
export interface WebBench {
  site: Site;
  jira: Jira;
  server: Server;
  /** Requests that reached a web trigger. */
  triggered: WebTriggerRequest[];
  close(): Promise<void>;
}

/** A platform without modules; its one web trigger answers with a page and a cookie. */
function noApp(triggered: WebTriggerRequest[]): ForgeHost {
  const nothing = (): Promise<never> => Promise.reject(new Error('there is no app'));
  return {
    appDir: '/',
    manifest: {},
    app: {
      appId: 'none',
      environmentId: 'none',
      accountId: 'none',
      name: 'No app',
      scopes: [],
      indexedProperties: [],
      jqlFunctions: [],
      runJqlFunction: nothing,
      workflowValidators: [],
      runWorkflowValidator: nothing,
    },
    settings: DEFAULT_SETTINGS,
    modules: () => [],
    module: () => undefined,
    text: String,
    resourceDir: () => undefined,
    localeFile: () => undefined,
    shown: () => false,
    invokeResolver: nothing,
    webTrigger: async (_path, sent) => {
      triggered.push(sent);
      return {
        status: 200,
        headers: { 'Content-Type': ['text/html'], 'Set-Cookie': ['sandbox.person=admin'] },
        body: '<h1>Triggered</h1>',
      };
    },
    runScheduled: nothing,
    lifecycle: nothing,
    reload: nothing,
    close: () => Promise.resolve(),
    inspect: { storage: () => ({ rows: [] }), queues: () => [], schedules: () => [], webTriggers: () => [], invocations: () => [] },
  };
}

export async function openWebBench(): Promise<WebBench> {
  const site = openSite({ file: ':memory:' });
  const jira = openJira(site);
  installDefaults(jira);
  const person = { active: true, timeZone: 'Europe/Paris', accountType: 'atlassian', licensed: true } as const;
  addPerson(jira, { ...person, id: 'mia', displayName: 'Mia Muster', emailAddress: 'mia@example.com', locale: 'fr_FR' });
  const triggered: WebTriggerRequest[] = [];
  const server = await startServer({ site, jira, dispatcher: new Dispatcher(jira, adminOperations), forge: noApp(triggered), port: 0 });
  return {
    site,
    jira,
    server,
    triggered,
    close: async () => {
      await server.close();
      await closeSite(site);
    },
  };
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A request with exactly these headers, Host among them: what no browser lets a page send. */
export function send(
  server: Server,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; address?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: options.address ?? '127.0.0.1',
        port: server.port,
        path,
        method: options.method ?? 'GET',
        headers: { host: `localhost:${server.port}`, ...options.headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}
