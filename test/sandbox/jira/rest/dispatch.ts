import { parseOutsideJson } from '../../kernel/json';
import type { Jira } from '../jira';
import { Bursts } from './bursts';
import { JiraError } from './errors';
import { accountOf, appOf, type Caller, type Method, type Operation, type RestAnswer } from './operation';

/** A request as it arrives, path and query still together. */
export interface RawRequest {
  method: string;
  /** "/rest/api/3/issue/INC-1?fields=summary" */
  path: string;
  headers?: Headers;
  /** Body text, or undefined. */
  body?: string | undefined;
  caller: Caller;
  /** When an app made the call, by the site's pace; default: now. */
  issued?: number;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  /** Body text; empty for none. */
  body: string;
  /** Template of the operation that answered, for the meter: "GET /rest/api/3/issue/{issueIdOrKey}". */
  label: string;
  points: number;
}

/** Holds requests and answers against Atlassian's description. Each returns what is wrong, empty when nothing is. */
export interface SpecChecker {
  request(
    operation: Operation,
    request: { params: Record<string, string>; query: URLSearchParams; body: unknown; headers: Headers },
  ): string[];
  answer(operation: Operation, answer: RestAnswer): string[];
}

interface Route {
  operation: Operation;
  pattern: RegExp;
  names: string[];
  /** Literal segments: more of them wins ("/issue/createmeta" before "/issue/{issueIdOrKey}"). */
  weight: number;
}

function compile(operation: Operation): Route {
  const names: string[] = [];
  let weight = 0;
  const source = operation.path
    .split('/')
    .map((segment) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      if (name) {
        names.push(name);
        return '([^/]+)';
      }
      weight++;
      return segment.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    })
    .join('/');
  return { operation, pattern: new RegExp(`^${source}$`), names, weight };
}

/** Answers REST requests of one site: finds the operation, checks caller, scopes and description, runs it in a transaction. */
export class Dispatcher {
  readonly #routes = new Map<string, Route[]>();
  readonly operations: readonly Operation[];
  readonly #bursts: Bursts;

  constructor(
    private readonly jira: Jira,
    operations: readonly Operation[],
    private readonly spec?: SpecChecker,
  ) {
    this.operations = operations;
    this.#bursts = new Bursts(jira.site.pace);
    for (const operation of operations) {
      const routes = this.#routes.get(operation.method) ?? [];
      if (routes.some((route) => route.operation.path === operation.path))
        throw new Error(`sandbox: two operations for ${operation.method} ${operation.path}`);
      routes.push(compile(operation));
      this.#routes.set(operation.method, routes);
    }
    for (const routes of this.#routes.values()) routes.sort((a, b) => b.weight - a.weight);
  }

  async dispatch(raw: RawRequest): Promise<RawAnswer> {
    const method = raw.method.toUpperCase();
    const url = new URL(raw.path, 'http://jira.local');
    const route = this.#routes.get(method)?.find((candidate) => candidate.pattern.test(url.pathname));
    if (!route) return this.#unmodelled(method, url.pathname);
    const { operation } = route;
    const label = `${method} ${operation.path}`;
    const values = route.pattern.exec(url.pathname)?.slice(1) ?? [];
    const headers = raw.headers ?? new Headers();
    const params = paramsOf(route.names, values);
    // Refused by the web server in front of Jira: no answer of the operation's.
    if (!params) return { status: 400, headers: JSON_TYPE, body: BAD_PATH, label, points: 0 };
    const over = this.#begin(operation, raw);
    if (!over) return tooFast(label);
    try {
      this.#admit(operation, raw.caller);
      const body = parseBody(raw.body);
      const wrong = this.spec?.request(operation, { params, query: url.searchParams, body, headers }) ?? [];
      if (wrong.length > 0) {
        this.#loud('openapi request', `${label}: ${wrong.join('; ')}`);
        throw new JiraError(400, [`Invalid request payload. ${wrong.join('; ')}`]);
      }
      const request = { jira: this.jira, caller: raw.caller, method, path: url.pathname, params, query: url.searchParams, body, headers };
      const prepared = operation.prepare ? await operation.prepare(request) : undefined;
      const answer = this.jira.site.db.tx(() => operation.handle({ ...request, prepared }));
      return this.#finish(operation, label, answer);
    } catch (error) {
      if (error instanceof JiraError) return this.#refuse(operation, label, error);
      this.jira.site.problems.report({ where: 'jira', what: `${label} failed inside the sandbox: ${String(error)}`, error });
      return {
        status: 500,
        headers: JSON_TYPE,
        body: JSON.stringify({ errorMessages: [`Local Jira failed: ${String(error)}`], errors: {} }),
        label,
        points: 1,
      };
    } finally {
      over();
    }
  }

  /** Counts a call of an app against Jira's limits: what to call once it is over, undefined when it comes too fast. */
  #begin({ method, path }: Operation, { caller, issued }: RawRequest): (() => void) | undefined {
    if (appOf(caller) === undefined) return () => undefined;
    return this.#bursts.begin({ method, path, write: isWrite(method), at: issued ?? this.jira.site.pace.now() });
  }

  #admit(operation: Operation, caller: Caller): void {
    if (!operation.anonymous && accountOf(caller) === undefined)
      throw new JiraError(401, ['Client must be authenticated to access this resource.']);
    const appId = appOf(caller);
    if (appId === undefined) return;
    const app = this.jira.apps.find((candidate) => candidate.appId === appId);
    if (!app) throw new JiraError(401, ['The app is not installed.']);
    if (operation.scopes === 'inaccessible') {
      this.#loud('scopes', `${operation.method} ${operation.path} cannot be called by an app`);
      throw new JiraError(403, ['This operation is not available to apps.']);
    }
    const missing = operation.scopes.filter((scope) => !app.scopes.includes(scope));
    if (missing.length > 0) {
      this.#loud('scopes', `${operation.method} ${operation.path} needs ${missing.join(', ')}, which the manifest does not declare`);
      throw new JiraError(401, ['Unauthorized; scope does not match']);
    }
  }

  #finish(operation: Operation, label: string, answer: RestAnswer): RawAnswer {
    const wrong = this.spec?.answer(operation, answer) ?? [];
    if (wrong.length > 0) this.#loud('openapi response', `${label} answered ${answer.status}: ${wrong.join('; ')}`);
    const points = operation.points?.(answer) ?? (operation.method === 'GET' ? 2 : 1);
    const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
    return { status: answer.status, headers: { ...(body ? JSON_TYPE : {}), ...answer.headers }, body, label, points };
  }

  #refuse(operation: Operation, label: string, error: JiraError): RawAnswer {
    const body = operation.spec === 'jsm' ? serviceError(error) : { errorMessages: error.errorMessages, errors: error.errors };
    const wrong = this.spec?.answer(operation, { status: error.status, body }) ?? [];
    if (wrong.length > 0) this.#loud('openapi response', `${label} refused with ${error.status}: ${wrong.join('; ')}`);
    return { status: error.status, headers: { ...JSON_TYPE, ...error.headers }, body: JSON.stringify(body), label, points: 1 };
  }

  #unmodelled(method: string, path: string): RawAnswer {
    const what = `${method} ${path} is not modelled by the local Jira`;
    this.#loud('jira', what);
    return {
      status: 501,
      headers: JSON_TYPE,
      body: JSON.stringify({ errorMessages: [what], errors: {} }),
      label: `${method} ${path}`,
      points: 0,
    };
  }

  #loud(where: string, what: string): void {
    this.jira.site.problems.report({ where, what });
  }
}

/** 429 as the rate-limiting page describes it; nothing was done. */
function tooFast(label: string): RawAnswer {
  return {
    status: 429,
    headers: { ...JSON_TYPE, 'retry-after': '1', 'ratelimit-reason': 'jira-burst-based', 'x-ratelimit-remaining': '0' },
    body: JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }),
    label,
    points: 0,
  };
}

/** How Jira Service Management words a refusal (schema ErrorResponse). */
function serviceError(error: JiraError): Record<string, unknown> {
  const errorMessage = error.message;
  return { errorMessage, i18nErrorMessage: { i18nKey: '', parameters: [] } };
}

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

function parseBody(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return parseOutsideJson(text);
  } catch {
    throw new JiraError(400, ['There was an error parsing JSON. Check that your request body is valid.']);
  }
}

const BAD_PATH = JSON.stringify({ errorMessages: ['The path is not valid.'], errors: {} });

/** Values of a path's placeholders; undefined when a percent sign says nothing. */
function paramsOf(names: readonly string[], values: readonly string[]): Record<string, string> | undefined {
  try {
    return Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(values[i] ?? '')]));
  } catch {
    return undefined;
  }
}

/** Whether a method changes things. */
export function isWrite(method: Method | string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
