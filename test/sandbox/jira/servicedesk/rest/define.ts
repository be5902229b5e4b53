import * as v from 'valibot';
import { badRequest } from '../../rest/errors';
import { accountOf, type Method, type Operation, type RestAnswer, type RestRequest } from '../../rest/operation';

/** Scope sets of the service management resources. */
export const SCOPES = {
  read: ['read:servicedesk-request'],
  write: ['write:servicedesk-request'],
  customers: ['manage:servicedesk-customer'],
  work: ['read:jira-work'],
  project: ['manage:jira-project'],
} as const satisfies Record<string, string[]>;

/** One operation under /rest/servicedeskapi. */
export function define(
  id: string,
  method: Method,
  path: string,
  scopes: readonly string[],
  handle: (request: RestRequest) => RestAnswer,
): Operation {
  return { id, method, path: `/rest/servicedeskapi${path}`, scopes: [...scopes], spec: 'jsm', handle };
}

/** A body of the wanted shape; throws 400 naming what is wrong. */
export function read<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [first] = parsed.issues;
  throw badRequest(`The request body is not valid: ${v.getDotPath(first) ?? 'body'}: ${first.message}`);
}

/** `expand` as a list; it may be given several times or with commas. */
export const expandOf = (request: RestRequest): string[] =>
  request.query.getAll('expand').flatMap((part) => part.split(',').map((name) => name.trim()));

export const viewerOf = (request: RestRequest): string | undefined => accountOf(request.caller);

export const param = (request: RestRequest, name: string): string => request.params[name] ?? '';
