import { requestJira } from '@forge/bridge';
import type { AppError, ErrorCode, Result } from '../../src/contract/errors';
import { browserOperations } from './operations';
import { listOf, member } from './unread';

/** What is asked for; a list goes into the query once for each of its values. */
interface ReadArgs {
  path?: Record<string, string>;
  query?: Record<string, string | readonly string[]>;
  /** What a question that is posted asks for. */
  body?: unknown;
}

type OperationName = keyof typeof browserOperations;

/** Reads from Jira as the person. Never throws. The answer is unread: look at it before using it. */
export const read = (name: OperationName, args: ReadArgs): Promise<Result<unknown>> =>
  ask(name, args, async (response) =>
    response.ok ? { ok: true, value: await response.json() } : { ok: false, error: errorOf(name, response.status) },
  );

/** Changes something in Jira as the person. Never throws. Refused, the error has Jira's own words. */
export const send = (name: OperationName, args: ReadArgs): Promise<Result<undefined>> =>
  ask(name, args, async (response) => {
    if (response.ok) return { ok: true, value: undefined };
    const details = wordsIn(await response.json().catch(() => undefined));
    return { ok: false, error: { ...errorOf(name, response.status), ...(details.length > 0 ? { details } : {}) } };
  });

async function ask<T>(name: OperationName, args: ReadArgs, answered: (response: Response) => Promise<Result<T>>): Promise<Result<T>> {
  const { method, path: template } = browserOperations[name];
  const path = template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(args.path?.[key] ?? ''));
  const pairs = Object.entries(args.query ?? {}).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one]));
  const query = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
  try {
    const posted = args.body === undefined ? {} : { method, body: JSON.stringify(args.body) };
    const type = args.body === undefined ? {} : { 'Content-Type': 'application/json' };
    return await answered(await requestJira(path + query, { ...posted, headers: { Accept: 'application/json', ...type } }));
  } catch (error) {
    return { ok: false, error: { code: 'TRY_LATER', message: `${name}: ${error instanceof Error ? error.message : String(error)}` } };
  }
}

const errorOf = (name: string, status: number): AppError => ({ code: codeOf(status), message: `${name}: ${status}` });

/** Jira's words of why it refuses. */
const wordsIn = (answer: unknown): string[] =>
  [...listOf(member(answer, 'errorMessages')), ...Object.values(Object(member(answer, 'errors')))].filter((one) => typeof one === 'string');

function codeOf(status: number): ErrorCode {
  if (status === 404) return 'NOT_FOUND';
  if (status === 401 || status === 403) return 'NOT_ALLOWED';
  return status === 429 || status >= 500 ? 'TRY_LATER' : 'JIRA_REFUSED';
}
