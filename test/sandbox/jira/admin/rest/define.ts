import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { AccountId, Project } from '../../model';
import { can, demand, projectNotFound } from '../../permissions';
import { badRequest, JiraError } from '../../rest/errors';
import { accountOf, type Caller, type Method, type Operation, type RestAnswer, type RestRequest } from '../../rest/operation';

/** Scope sets of the administration resources ("Current" classic scopes of the description). */
export const SCOPES = {
  none: [] as string[],
  work: ['read:jira-work'],
  writeWork: ['write:jira-work'],
  user: ['read:jira-user'],
  project: ['manage:jira-project'],
  config: ['manage:jira-configuration'],
} as const;

export type Handler = (request: RestRequest) => RestAnswer;

/** How many things an answer shows: of a list its length, of a page its values, else one. */
function shown(answer: RestAnswer): number {
  const { body } = answer;
  if (Array.isArray(body)) return body.length;
  if (typeof body === 'object' && body !== null && 'values' in body && Array.isArray(body.values)) return body.values.length;
  return 1;
}

/** Points by Atlassian's rule for reads: 1, plus 1 for each thing read, 2 for each person, group or permission. */
function readPoints(scopes: readonly string[]): (answer: RestAnswer) => number {
  const each = scopes.includes('read:jira-user') ? 2 : 1;
  return (answer) => 1 + each * shown(answer);
}

/** One operation below /rest/api/3; `options.anonymous` when the description lets nobody in particular call it. */
export function define(
  id: string,
  method: Method,
  path: string,
  scopes: readonly string[],
  handle: Handler,
  options: { anonymous?: true } = {},
): Operation {
  return {
    id,
    method,
    path: `/rest/api/3${path}`,
    scopes: [...scopes],
    spec: 'platform',
    handle,
    ...(options.anonymous ? { anonymous: true as const } : {}),
    ...(method === 'GET' ? { points: readPoints(scopes) } : {}),
  };
}

/** The account behind a call, for what a person may see. */
export const viewerOf = (request: RestRequest): AccountId | undefined => accountOf(request.caller);

/** Refuses unless the caller has Administer Jira. */
export function demandAdmin({ jira, caller }: { jira: Jira; caller: Caller }): void {
  demand(jira, caller, 'ADMINISTER');
}

/** Wraps a handler that only Jira admins may reach. */
export const adminOnly =
  (handle: Handler): Handler =>
  (request) => {
    demandAdmin(request);
    return handle(request);
  };

/** The body by its schema; else 400 in Jira's words, with what is wrong by field. */
export function readBody<Schema extends v.GenericSchema>(request: RestRequest, schema: Schema): v.InferOutput<Schema> {
  const read = v.safeParse(schema, request.body);
  if (read.success) return read.output;
  const errors: Record<string, string> = {};
  for (const issue of read.issues) errors[v.getDotPath(issue) ?? 'body'] ??= issue.message;
  throw new JiraError(400, ['Invalid request payload. Refer to the REST API documentation and try again.'], errors);
}

/** A page of REST API 3 (schema PageBean…): startAt and maxResults of the query, the addresses of this and the next page. */
export function pageOf<T>(
  request: RestRequest,
  all: readonly T[],
  show: (item: T) => unknown,
  usual = 50,
  most = 1000,
): Record<string, unknown> {
  const startAt = wholeNumber(request, 'startAt', 0);
  const maxResults = Math.min(wholeNumber(request, 'maxResults', usual), most);
  const values = all.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= all.length;
  const address = (from: number): string => {
    const query = new URLSearchParams(request.query);
    query.set('startAt', String(from));
    query.set('maxResults', String(maxResults));
    return `${request.jira.site.baseUrl}${request.path ?? ''}?${query.toString()}`;
  };
  return {
    self: address(startAt),
    ...(isLast ? {} : { nextPage: address(startAt + maxResults) }),
    maxResults,
    startAt,
    total: all.length,
    isLast,
    values: values.map(show),
  };
}

/** `startAt` to `startAt + maxResults` of a list whose resource answers a plain array. */
export function sliceOf<T>(request: RestRequest, all: readonly T[], usual = 50, most = 1000): T[] {
  const startAt = wholeNumber(request, 'startAt', 0);
  return all.slice(startAt, startAt + Math.min(wholeNumber(request, 'maxResults', usual), most));
}

export function wholeNumber(request: RestRequest, name: string, usual: number): number {
  const text = request.query.get(name);
  if (text === null || text === '') return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw badRequest(`The ${name} query parameter must be a whole number not below 0.`);
  return value;
}

/** Every value of a repeated query parameter ("id=1&id=2"); undefined when it is absent. */
export function many(request: RestRequest, name: string): Set<string> | undefined {
  const values = request.query.getAll(name);
  return values.length === 0 ? undefined : new Set(values);
}

/** Values of a comma-separated parameter such as `expand`. */
export const listed = (request: RestRequest, name: string): string[] =>
  (request.query.get(name) ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** A project by id or key that the caller may see (or administer); else Jira's 404. */
export function projectFor(request: RestRequest, idOrKey: string, permission = 'BROWSE_PROJECTS', message?: string): Project {
  const { jira, caller } = request;
  const project = findProject(jira, idOrKey);
  if (!project) throw projectNotFound(idOrKey);
  const on = { projectId: project.id };
  if (!can(jira, caller, 'BROWSE_PROJECTS', on) && !can(jira, caller, 'ADMINISTER_PROJECTS', on)) throw projectNotFound(idOrKey);
  if (permission !== 'BROWSE_PROJECTS') demand(jira, caller, permission, on, message);
  return project;
}

/** A project by id or key (any case), also an archived one; not one in the trash. */
export function findProject(jira: Jira, idOrKey: string): Project | undefined {
  const byId = jira.projects.get(idOrKey);
  const found = byId ?? jira.projects.find((project) => project.key === idOrKey.toUpperCase());
  return found?.deleted ? undefined : found;
}

/** Sorts by the resource's `orderBy` ("name", "-name", "+id"). */
export function ordered<T>(
  request: RestRequest,
  all: readonly T[],
  keys: Record<string, (item: T) => string | number>,
  usual: string,
): T[] {
  const text = request.query.get('orderBy') ?? usual;
  const key = keys[text.replace(/^[+-]/, '')] ?? keys[usual];
  if (!key) return [...all];
  const sign = text.startsWith('-') ? -1 : 1;
  return [...all].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'en'));
  });
}

/** A schema for text that must not be blank. */
export const text = (most = 255) => v.pipe(v.string(), v.trim(), v.nonEmpty('The name must not be empty.'), v.maxLength(most));
