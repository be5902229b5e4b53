/** A refused or failed call, in Jira's own words. */
export class RestFailure extends Error {
  /**
   * @param status HTTP status; 0 when the server did not answer
   * @param messages for the whole call
   * @param errors by field id
   */
  constructor(
    readonly status: number,
    readonly messages: string[],
    readonly errors: Record<string, string>,
  ) {
    super([...messages, ...Object.values(errors)].join(' ') || `HTTP ${status}`);
    this.name = 'RestFailure';
  }
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Calls Jira's REST API as the person of the session. Resolves to the parsed answer (undefined for none); throws RestFailure. */
export function rest<T = unknown>(method: HttpMethod, path: string, body?: unknown): Promise<T> {
  return call<T>(method, path, body);
}

/** Calls the local site's own interface ("/_sandbox/…"), which no real Jira has. Throws RestFailure. */
export function sandbox<T = unknown>(method: HttpMethod, path: string, body?: unknown): Promise<T> {
  return call<T>(method, path, body);
}

async function call<T>(method: HttpMethod, path: string, body: unknown): Promise<T> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    text = await response.text();
  } catch {
    throw new RestFailure(0, ["Jira can't be reached. Is it still running?"], {});
  }
  if (!response.ok) throw failure(response.status, text);
  const parsed: T = text === '' ? undefined : JSON.parse(text);
  return parsed;
}

function failure(status: number, text: string): RestFailure {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) {
      const messages = 'errorMessages' in parsed ? texts(parsed.errorMessages) : [];
      if ('message' in parsed && typeof parsed.message === 'string') messages.push(parsed.message);
      if ('errorMessage' in parsed && typeof parsed.errorMessage === 'string') messages.push(parsed.errorMessage);
      return new RestFailure(status, messages, 'errors' in parsed ? textRecord(parsed.errors) : {});
    }
  } catch {
    // not JSON: the status is all there is to say
  }
  return new RestFailure(status, [`Jira answered with HTTP ${status}.`], {});
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function textRecord(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Builds a query string from what is set; lists repeat the name. */
export function query(values: Record<string, string | number | boolean | string[] | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) for (const item of value) params.append(name, item);
    else if (value !== undefined) params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
