import { seedCompany } from './demo/company';
import { lookAtIncidents, setUpFirebreak } from './demo/set-up-firebreak';
import { openForge } from './forge/host';
import type { ForgeHost } from './forge/types';
import { adminOperations } from './jira/admin/operations';
import { installDefaults } from './jira/defaults';
import { expressionOperations } from './jira/expressions/operations';
import { issueOperations } from './jira/issues/operations';
import { type Jira, openJira } from './jira/jira';
import { jqlOperations } from './jira/jql/operations';
import { Dispatcher } from './jira/rest/dispatch';
import { serviceDeskOperations } from './jira/servicedesk/operations';
import { loadSpecChecker } from './jira/spec/checker';
import { closeSite, openSite, type Site } from './kernel/site';
import { type Server, startServer } from './web/server';

/** A local Jira with one app in it. */
export interface LocalJira {
  readonly site: Site;
  readonly jira: Jira;
  readonly dispatcher: Dispatcher;
  readonly forge: ForgeHost;
  /** Set when asked to listen. */
  readonly server?: Server;
  close(): Promise<void>;
}

export interface LocalJiraOptions {
  /** Folder with the app's manifest.yml. */
  appDir: string;
  /** Database file; ":memory:" (default) keeps nothing. */
  file?: string;
  seed?: number;
  /** Which data a new site gets. "company" (default): the demo company; "empty": Jira's own defaults and one admin ("admin"). */
  data?: 'company' | 'empty';
  /** "source" (default): the app's sources, bundled here; "forge": what Forge's own bundler made, in a process of its own. */
  load?: 'source' | 'forge';
  /** Port to listen on (0: any). Without it no server is started. */
  port?: number;
  /** Runs the clock and what falls due by itself. Default: only when a port is given; tests move time with `site.agenda`. */
  live?: boolean;
  /** Folder of Atlassian's API descriptions; default: where FIREBREAK_SPEC or ../shared/spec says, else unchecked. */
  specDir?: string;
}

/** Opens a local Jira: database, Jira, platform, app, and the web server when a port is given. */
export async function startLocalJira(options: LocalJiraOptions): Promise<LocalJira> {
  const site = openSite({ file: options.file ?? ':memory:', ...(options.seed === undefined ? {} : { seed: options.seed }) });
  const jira = openJira(site);
  const fresh = jira.people.size === 0;
  if (fresh) site.db.tx(() => installDefaults(jira));
  const spec = loadSpecChecker(options.specDir);
  const dispatcher = new Dispatcher(
    jira,
    [...adminOperations, ...issueOperations, ...jqlOperations, ...expressionOperations, ...serviceDeskOperations],
    spec,
  );
  if (fresh && options.data !== 'empty') site.db.tx(() => seedCompany(jira));
  const forge = await openForge({ site, jira, dispatcher, appDir: options.appDir, load: options.load ?? 'source' });
  if (fresh && options.data !== 'empty') {
    await setUpFirebreak(jira, forge);
    await lookAtIncidents(jira, forge);
  }
  const server = options.port === undefined ? undefined : await startServer({ site, jira, dispatcher, forge, port: options.port });
  if (options.live ?? options.port !== undefined) site.agenda.live();
  return {
    site,
    jira,
    dispatcher,
    forge,
    ...(server ? { server } : {}),
    close: async () => {
      await server?.close();
      await forge.close();
      await closeSite(site);
    },
  };
}
