import type { Jira } from '../jira';
import type { AccountId } from '../model';

/** On whose behalf a request comes. */
export type Caller =
  /** A person in the browser, on Jira's own pages. */
  | { kind: 'person'; accountId: AccountId }
  /** The app in a person's name: asUser() in a function, or requestJira() in one of its screens. The scopes of the app bind too. */
  | { kind: 'app-as-user'; accountId: AccountId; appId: string; from: 'backend' | 'frontend' }
  /** The app as itself. */
  | { kind: 'app'; accountId: AccountId; appId: string }
  | { kind: 'nobody' };

/** The person whose permissions count; undefined for nobody. */
export function accountOf(caller: Caller): AccountId | undefined {
  return caller.kind === 'nobody' ? undefined : caller.accountId;
}

/** The app behind a call, if one is. */
export function appOf(caller: Caller): string | undefined {
  return caller.kind === 'app' || caller.kind === 'app-as-user' ? caller.appId : undefined;
}

export interface RestRequest {
  jira: Jira;
  caller: Caller;
  method: string;
  /** Path as called, without the query: the links of a page begin with it. */
  path?: string;
  /** Path parameters by name, decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON body, or undefined. */
  body: unknown;
  headers: Headers;
  /** What `prepare` returned. */
  prepared?: unknown;
}

export interface RestAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

/** One REST operation of Jira, as Atlassian's description names it. */
export interface Operation {
  /** operationId of the description. */
  id: string;
  method: Method;
  /** Path template of the description: "/rest/api/3/issue/{issueIdOrKey}". */
  path: string;
  /**
   * Classic OAuth scopes of which an app needs all ("Current" of x-atlassian-oauth2-scopes). A test holds them against the description.
   * "inaccessible": not for apps, only for Jira's own pages.
   */
  scopes: string[] | 'inaccessible';
  /** Which description holds it; "none" for what Atlassian does not describe (a reason stands beside it). */
  spec: 'platform' | 'jsm' | 'none';
  /** Needs nobody to be signed in. Default: someone must be. */
  anonymous?: true;
  /**
   * Rate-limit points by Atlassian's rule: 1, plus 1 per issue/project/… read, plus 2 per user/group/permission object; writes 1.
   * Default: 1 for writes, 2 for reads.
   */
  points?: (answer: RestAnswer) => number;
  /** What must be awaited before the transaction (an app's validator or JQL function). Its result is `request.prepared`. */
  prepare?: (request: RestRequest) => Promise<unknown>;
  /** Does it, within one database transaction; throws JiraError to refuse (and undo). */
  handle: (request: RestRequest) => RestAnswer;
}

export const ok = (body: unknown): RestAnswer => ({ status: 200, body });
export const created = (body: unknown): RestAnswer => ({ status: 201, body });
export const noContent = (): RestAnswer => ({ status: 204 });
