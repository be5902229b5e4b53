import api, { assumeTrustedRoute, NeedsAuthenticationError } from '@forge/api';
import * as v from 'valibot';
import { AppFault, type ErrorCode, fault } from '../../contract/errors';
import { type OperationName, operations } from './operations';

/** In whose name a call is made. */
export type Caller = 'person' | 'app';

/** The callers an operation is listed for. */
type CallerOf<N extends OperationName> = (typeof operations)[N]['by'] extends 'both' ? Caller : (typeof operations)[N]['by'];

export interface Arguments {
  /** Values for the {placeholders} of the path. */
  path?: Record<string, string>;
  /** A list goes into the query once for each of its values. */
  query?: Record<string, string | readonly string[]>;
  body?: unknown;
}

/** An answer of Jira's with 2xx. */
export interface Answer {
  status: number;
  /** Parsed JSON; undefined when there is no body. */
  body: unknown;
}

const refusalSchema = v.object({
  errorMessages: v.optional(v.array(v.string())),
  errors: v.optional(v.record(v.string(), v.string())),
  /** Jira Service Management's form of it: one sentence. */
  errorMessage: v.optional(v.string()),
});

/** Calls an operation of the table. Throws AppFault with Jira's words for every answer but 2xx. */
export async function send<N extends OperationName>(name: N, by: CallerOf<N>, args: Arguments = {}): Promise<Answer> {
  const { method, path } = operations[name];
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = args.path?.[key];
    if (value === undefined) throw new Error(`${name}: no value for {${key}}`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(args.query ?? {}).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one]));
  const query = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
  const init = {
    method,
    headers: { Accept: 'application/json', ...(args.body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(args.body === undefined ? {} : { body: JSON.stringify(args.body) }),
  };
  const response = await reach(name, () =>
    (by === 'person' ? api.asUser() : api.asApp()).requestJira(assumeTrustedRoute(`${filled}${query}`), init),
  );
  const text = await response.text();
  if (response.status >= 200 && response.status < 300)
    return { status: response.status, body: text === '' ? undefined : parse(name, text) };
  throw refused(name, response.status, text, response.headers.get('Retry-After'));
}

/** Calls an operation and checks its answer. Throws AppFault INTERNAL when Jira answers something else than it describes. */
export async function ask<N extends OperationName, S extends v.GenericSchema>(
  name: N,
  by: CallerOf<N>,
  args: Arguments,
  schema: S,
): Promise<v.InferOutput<S>> {
  const { body } = await send(name, by, args);
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const where = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ');
  throw fault('INTERNAL', `${name}: Jira answered something unexpected (${where})`);
}

/** No answer at all (time-out, connection) is "try later"; being refused a token is "not allowed". */
async function reach<T>(name: OperationName, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof NeedsAuthenticationError) throw fault('NOT_ALLOWED', `${name}: nobody is signed in`);
    throw fault('TRY_LATER', `${name}: Jira did not answer (${error instanceof Error ? error.message : String(error)})`);
  }
}

function parse(name: OperationName, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault('INTERNAL', `${name}: Jira answered something that is not JSON`);
  }
}

function refused(name: OperationName, status: number, text: string, retryAfter: string | null): AppFault {
  const { details, fields } = wordsOf(text);
  const message = `${name}: Jira answered ${status}${details.length > 0 ? ` (${details.join(' ')})` : ''}`;
  const seconds = Number(retryAfter ?? Number.NaN);
  const wait = Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
  return new AppFault(
    {
      code: codeOf(status),
      message,
      ...(details.length > 0 ? { details } : {}),
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
      ...(wait === undefined ? {} : { retryAfter: wait }),
    },
    wait,
    status,
  );
}

function codeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'NOT_ALLOWED';
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status === 408 || status === 429 || status >= 500) return 'TRY_LATER';
  return 'JIRA_REFUSED';
}

/** Jira's own words out of an error body: messages, and by field. */
function wordsOf(text: string): { details: string[]; fields: Record<string, string> } {
  try {
    const parsed = v.safeParse(refusalSchema, JSON.parse(text));
    if (!parsed.success) return { details: [], fields: {} };
    const { errorMessages = [], errorMessage, errors: fields = {} } = parsed.output;
    const messages = errorMessage ? [...errorMessages, errorMessage] : errorMessages;
    return { details: [...messages, ...Object.entries(fields).map(([field, words]) => `${field}: ${words}`)], fields };
  } catch {
    return { details: [], fields: {} };
  }
}
