import { requestJira } from '@forge/bridge';
import type { ErrorCode, Result } from '../../src/contract/errors';
import { browserOperations } from './operations';

/** What is asked for; a list goes into the query once for each of its values. */
interface ReadArgs {
  path?: Record<string, string>;
  query?: Record<string, string | readonly string[]>;
  /** What a question that is posted asks for. */
  body?: unknown;
}

/** Reads from Jira as the person. Never throws. The answer is unread: look at it before using it. */
export async function read(name: keyof typeof browserOperations, args: ReadArgs): Promise<Result<unknown>> {
  const { method, path: template } = browserOperations[name];
  const path = template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(args.path?.[key] ?? ''));
  const pairs = Object.entries(args.query ?? {}).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one]));
  const query = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
  try {
    const posted = args.body === undefined ? {} : { method, body: JSON.stringify(args.body) };
    const type = args.body === undefined ? {} : { 'Content-Type': 'application/json' };
    const response = await requestJira(path + query, { ...posted, headers: { Accept: 'application/json', ...type } });
    if (response.ok) return { ok: true, value: await response.json() };
    return { ok: false, error: { code: codeOf(response.status), message: `${name}: ${response.status}` } };
  } catch (error) {
    return { ok: false, error: { code: 'TRY_LATER', message: `${name}: ${error instanceof Error ? error.message : String(error)}` } };
  }
}

function codeOf(status: number): ErrorCode {
  if (status === 404) return 'NOT_FOUND';
  if (status === 401 || status === 403) return 'NOT_ALLOWED';
  return status === 429 || status >= 500 ? 'TRY_LATER' : 'JIRA_REFUSED';
}
