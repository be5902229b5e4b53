import { join } from 'node:path';
import { putIssue } from '../../jira/issues/store';
import { type Jira, openJira } from '../../jira/jira';
import type { Person } from '../../jira/model';
import { Dispatcher } from '../../jira/rest/dispatch';
import { accountOf, created, noContent, type Operation, ok } from '../../jira/rest/operation';
import { closeSite, openSite, type Site } from '../../kernel/site';
import { openForge } from '../host';
import type { ForgeSettings } from '../settings';
import type { BridgeContext, ForgeHost, InvokeResult } from '../types';

export const TINY_APP = join(__dirname, 'tiny-app');

/** What a test holds: a site with two people, a handful of made-up operations and the tiny app. */
export interface Bench {
  site: Site;
  jira: Jira;
  forge: ForgeHost;
  /** Requests that reached Jira: "app PUT /rest/api/3/issue/X-1". */
  seen: string[];
  resolve(
    functionKey: string,
    payload?: unknown,
    options?: Partial<BridgeContext> & { accountId?: string; nobody?: true },
  ): Promise<InvokeResult>;
  /** The value of a call that must go well. */
  value(functionKey: string, payload?: unknown): Promise<unknown>;
  /** Storage calls in one invocation; each answer, {error: code} for a refusal. */
  kvs(...calls: [string, ...unknown[]][]): Promise<unknown[]>;
  notes(): Promise<string[]>;
  close(): Promise<void>;
}

const person = (id: string, accountType: Person['accountType'] = 'atlassian'): Person => ({
  id,
  displayName: id,
  emailAddress: `${id}@example.com`,
  accountType,
  licensed: accountType === 'atlassian',
  active: true,
  timeZone: 'Etc/UTC',
  locale: 'en_US',
});

/** Puts a bare project "X" (10000) and its issue X-1 (10001) into Jira, for expressions to look at. */
export function putProjectAndIssue(jira: Jira): void {
  jira.projects.put({
    id: '10000',
    key: 'X',
    name: 'X',
    description: '',
    projectTypeKey: 'software',
    style: 'classic',
    leadAccountId: 'ann',
    archived: false,
    roleActors: {},
    issueTypeSchemeId: '1',
    issueTypeScreenSchemeId: '1',
    workflowSchemeId: '1',
    permissionSchemeId: '1',
  });
  const at = jira.site.clock.iso();
  putIssue(jira, {
    id: '10001',
    key: 'X-1',
    projectId: '10000',
    typeId: '1',
    statusId: '1',
    created: at,
    updated: at,
    fields: { summary: 'One' },
  });
}

function operations(seen: string[]): Operation[] {
  const note = (what: string): void => void seen.push(what);
  return [
    {
      id: 'getCurrentUser',
      method: 'GET',
      path: '/rest/api/3/myself',
      scopes: ['read:jira-user'],
      spec: 'none',
      anonymous: true,
      handle: ({ caller }) => ok({ accountId: accountOf(caller) }),
    },
    {
      id: 'getIssue',
      method: 'GET',
      path: '/rest/api/3/issue/{issueIdOrKey}',
      scopes: ['read:jira-work'],
      spec: 'none',
      anonymous: true,
      handle: ({ caller, params }) => {
        note(`${caller.kind} GET ${params.issueIdOrKey}`);
        return ok({ key: params.issueIdOrKey, by: caller.kind, accountId: accountOf(caller) ?? null });
      },
    },
    {
      id: 'editIssue',
      method: 'PUT',
      path: '/rest/api/3/issue/{issueIdOrKey}',
      scopes: ['write:jira-work'],
      spec: 'none',
      handle: ({ caller, params, body }) => {
        note(`${caller.kind} PUT ${params.issueIdOrKey} ${JSON.stringify(body)}`);
        return noContent();
      },
    },
    {
      id: 'createIssue',
      method: 'POST',
      path: '/rest/api/3/issue',
      scopes: ['write:jira-work'],
      spec: 'none',
      handle: ({ caller }) => {
        note(`${caller.kind} POST`);
        return created({ id: '10001' });
      },
    },
  ];
}

/** Opens the tiny app on a new site whose clock stands still. The installation's own event is waiting. */
export async function openBench(
  options: { file?: string; settings?: Partial<ForgeSettings>; appDir?: string; load?: 'source' | 'forge' } = {},
): Promise<Bench> {
  const site = openSite({ file: options.file ?? ':memory:' });
  site.clock.stop();
  const jira = openJira(site);
  if (jira.people.size === 0)
    site.db.tx(() => {
      jira.people.put(person('ann'));
      jira.people.put(person('bob'));
      jira.people.put(person('cleo', 'customer'));
      jira.groups.put({ id: 'g1', name: 'site-admins', members: ['ann'] });
    });
  const seen: string[] = [];
  const dispatcher = new Dispatcher(jira, operations(seen));
  const forge = await openForge({
    site,
    jira,
    dispatcher,
    appDir: options.appDir ?? TINY_APP,
    load: options.load ?? 'source',
    settings: { kvsQueryLagMs: 0, ...options.settings },
  });
  const bench: Bench = {
    site,
    jira,
    forge,
    seen,
    resolve: (functionKey, payload, { accountId = 'ann', nobody, ...context } = {}) =>
      forge.invokeResolver({
        moduleKey: 'panel',
        functionKey,
        payload,
        ...(nobody ? {} : { accountId }),
        context: {
          ...(nobody ? {} : { accountId }),
          accountType: 'licensed',
          cloudId: site.cloudId,
          environmentId: forge.app.environmentId,
          environmentType: 'DEVELOPMENT',
          localId: 'local',
          locale: 'en_US',
          moduleKey: 'panel',
          siteUrl: site.baseUrl,
          timezone: 'Etc/UTC',
          extension: { type: 'jira:issuePanel', issue: { id: '10001', key: 'X-1' } },
          ...context,
        },
      }),
    value: async (functionKey, payload) => {
      const result = await bench.resolve(functionKey, payload);
      if (!result.ok) throw new Error(`${functionKey}: ${result.outcome} ${result.error.name}: ${result.error.message}`);
      return result.value;
    },
    kvs: async (...calls) => (await bench.value('kvs', { calls })) as unknown[],
    notes: async () => ((await bench.kvs(['get', 'notes']))[0] as string[] | null) ?? [],
    close: async () => {
      await forge.close();
      await closeSite(site);
    },
  };
  return bench;
}
