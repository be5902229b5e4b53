import { JiraError } from '../rest/errors';
import type { Method, Operation, RestAnswer, RestRequest } from '../rest/operation';

export const SCOPES = {
  none: [] as string[],
  read: ['read:servicedesk-request'],
  write: ['write:servicedesk-request'],
  customers: ['manage:servicedesk-customer'],
  jira: ['read:jira-work'],
} as const;

const BASE = '/rest/servicedeskapi';

/** One operation of Jira Service Management; paths below /rest/servicedeskapi. */
export function define(
  id: string,
  method: Method,
  path: string,
  scopes: readonly string[],
  handle: (request: RestRequest) => RestAnswer,
  more: Partial<Pick<Operation, 'anonymous' | 'prepare'>> = {},
): Operation {
  return { id, method, path: `${BASE}${path}`, scopes: [...scopes], spec: 'jsm', handle, ...more };
}

/** An operation Atlassian calls experimental: it is refused with 412 unless the header X-ExperimentalApi opts in. */
export function experimental(operation: Operation): Operation {
  return {
    ...operation,
    handle: (request) => {
      if (request.headers.get('X-ExperimentalApi') !== 'opt-in')
        throw new JiraError(412, ['This is an experimental API. To use it, send the header "X-ExperimentalApi: opt-in".']);
      return operation.handle(request);
    },
  };
}

/** A page as Jira Service Management shows lists: start and limit of the query, links to this, the next and the previous page. */
export function pageOf<T>(request: RestRequest, all: readonly T[], show: (item: T) => unknown, most = 100): Record<string, unknown> {
  const { query, jira } = request;
  const whole = (name: string, usual: number): number => {
    const text = query.get(name);
    const value = text === null ? usual : Number(text);
    return Number.isInteger(value) && value >= 0 ? value : usual;
  };
  const start = whole('start', 0);
  const limit = Math.min(whole('limit', 50) || 50, most);
  const values = all.slice(start, start + limit);
  const isLastPage = start + values.length >= all.length;
  const base = `${jira.site.baseUrl}${BASE}`;
  const address = (from: number): string => {
    const wanted = new URLSearchParams(query);
    wanted.set('start', String(from));
    wanted.set('limit', String(limit));
    return `${jira.site.baseUrl}${request.path ?? ''}?${wanted.toString()}`;
  };
  return {
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      base,
      context: '',
      self: address(start),
      ...(isLastPage ? {} : { next: address(start + limit) }),
      ...(start > 0 ? { prev: address(Math.max(0, start - limit)) } : {}),
    },
    values: values.map(show),
  };
}

/** What `expand` asks for, repeated or with commas. */
export const expanded = (request: RestRequest): Set<string> =>
  new Set(
    request.query
      .getAll('expand')
      .flatMap((text) => text.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const body = (request: RestRequest): Record<string, unknown> => (isObject(request.body) ? request.body : {});

/** A text of the body; undefined when it is not there or no text. */
export const textIn = (from: Record<string, unknown>, name: string): string | undefined => {
  const value = from[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
};

export const textsIn = (from: Record<string, unknown>, name: string): string[] => {
  const value = from[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};
