import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { openForge } from '../../../forge/host';
import type { ForgeHost } from '../../../forge/types';
import { installDefaults } from '../../../jira/defaults';
import { type Jira, openJira } from '../../../jira/jira';
import type { Person } from '../../../jira/model';
import { Dispatcher } from '../../../jira/rest/dispatch';
import { notFound } from '../../../jira/rest/errors';
import { accountOf, type Operation, ok } from '../../../jira/rest/operation';
import { closeSite, openSite, type Site } from '../../../kernel/site';
import { type Server, startServer } from '../../server';

const APP = join(__dirname, 'bridge-app');

/** A site with the probing app, a few people, and just enough made-up operations for its places. */
export interface Bench {
  site: Site;
  jira: Jira;
  forge: ForgeHost;
  server: Server;
  close(): Promise<void>;
}

const person = (id: string, rest: Partial<Person>): Person => ({
  id,
  displayName: id[0]?.toUpperCase() + id.slice(1),
  emailAddress: `${id}@example.com`,
  accountType: 'atlassian',
  licensed: true,
  active: true,
  timeZone: 'Europe/Paris',
  locale: 'en_US',
  ...rest,
});

const paged = (values: unknown[]): unknown => ({ values, size: values.length, start: 0, limit: 50, isLastPage: true });

/** Stand-ins for what the portal and the issue modules ask; permissions and shapes have their own tests elsewhere. */
function operations(statuses: Map<string, unknown>): Operation[] {
  const get = (id: string, path: string, handle: Operation['handle']): Operation => ({
    id,
    method: 'GET',
    path,
    scopes: ['read:jira-work'],
    spec: 'none',
    handle,
  });
  return [
    {
      ...get('benchMyself', '/rest/api/3/myself', ({ caller }) => ok({ accountId: accountOf(caller), kind: caller.kind })),
      scopes: ['read:jira-user'],
    },
    {
      ...get('benchScoped', '/rest/api/3/configuration', () => ok({})),
      scopes: ['manage:jira-configuration'],
    },
    get('benchPermissions', '/rest/api/3/mypermissions', () => ok({ permissions: {} })),
    get('benchProjects', '/rest/api/3/project/search', () => ok(paged([]))),
    get('benchIssue', '/rest/api/3/issue/{issueIdOrKey}', ({ caller }) => {
      if (accountOf(caller) === 'few') throw notFound('Issue does not exist or you do not have permission to see it.');
      const issuetype = { id: '10001', name: 'Incident', iconUrl: '', subtask: false };
      const status = { id: '1', name: 'Open', statusCategory: { key: 'new', name: 'To Do' } };
      const fields = {
        summary: 'The printer burns',
        status,
        issuetype,
        project: { id: '10000', key: 'IT', projectTypeKey: 'service_desk' },
      };
      return ok({ id: '10100', key: 'IT-1', fields });
    }),
    get('benchProperty', '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', ({ params }) => {
      const value = statuses.get(params.propertyKey ?? '');
      if (value === undefined) throw notFound('The property does not exist.');
      return ok({ key: params.propertyKey, value });
    }),
    get('benchRequest', '/rest/servicedeskapi/request/{issueIdOrKey}', () =>
      ok({
        issueId: '10100',
        issueKey: 'IT-1',
        requestTypeId: '7',
        serviceDeskId: '1',
        createdDate: { iso8601: '2026-03-02T09:00:00+0000' },
        reporter: { accountId: 'customer', displayName: 'Customer' },
        requestFieldValues: [
          { fieldId: 'summary', label: 'Summary', value: 'The printer burns' },
          { fieldId: 'description', label: 'Description', value: 'It really does.' },
        ],
        currentStatus: { status: 'Open', statusCategory: 'NEW', statusDate: { iso8601: '2026-03-02T09:00:00+0000' } },
        requestType: { name: 'Report an incident' },
        serviceDesk: { projectName: 'IT help' },
      }),
    ),
    get('benchComments', '/rest/servicedeskapi/request/{issueIdOrKey}/comment', () =>
      ok(
        paged([
          {
            id: '1',
            body: 'We are on our way.',
            author: { accountId: 'admin', displayName: 'Admin' },
            created: { iso8601: '2026-03-02T09:10:00+0000' },
            public: true,
          },
        ]),
      ),
    ),
    get('benchTransitions', '/rest/servicedeskapi/request/{issueIdOrKey}/transition', () => ok(paged([]))),
    get('benchParticipants', '/rest/servicedeskapi/request/{issueIdOrKey}/participant', () => ok(paged([]))),
  ];
}

/** Opens a bench on any free port; `statuses` are issue properties by key. */
export async function openBench(statuses = new Map<string, unknown>()): Promise<Bench> {
  buildStatic();
  const site = openSite({ file: ':memory:' });
  const jira = openJira(site);
  site.db.tx(() => {
    installDefaults(jira);
    jira.people.put(person('few', { title: 'Few rights' }));
    jira.people.put(person('amelie', { locale: 'fr_FR' }));
    jira.people.put(person('customer', { accountType: 'customer', licensed: false }));
    jira.people.put(person('guest', { licensed: false }));
  });
  const dispatcher = new Dispatcher(jira, operations(statuses));
  const forge = await openForge({ site, jira, dispatcher, appDir: APP, load: 'source' });
  const server = await startServer({ site, jira, dispatcher, forge, port: 0 });
  return {
    site,
    jira,
    forge,
    server,
    close: async () => {
      await server.close();
      await forge.close();
      await closeSite(site);
    },
  };
}

/** Bundles the probing app's screen; returns the app's folder. */
export function buildStatic(): string {
  const from = join(APP, 'static', 'src');
  const to = join(APP, 'static', 'dist');
  buildSync({ entryPoints: [join(from, 'main.ts'), join(from, 'main.css')], outdir: to, bundle: true, format: 'esm', target: 'es2022' });
  copyFileSync(join(from, 'index.html'), join(to, 'index.html'));
  return APP;
}
