import type { WireAnswer } from '../code/code';

type Answered = Extract<WireAnswer, { status: number }>;

/** A JSON answer; no body for undefined. */
export function jsonAnswer(status: number, body?: unknown, headers: Record<string, string> = {}): Answered {
  const text = body === undefined ? '' : JSON.stringify(body);
  return {
    status,
    statusText: STATUS_TEXT[status] ?? '',
    headers: { ...(text ? { 'content-type': 'application/json' } : {}), ...headers },
    body: text,
  };
}

/** The call rejects: no answer came within the platform's patience. */
export const noAnswer = (label: string): WireAnswer => ({ failure: { name: 'FetchError', message: `network timeout at: ${label}` } });

export const STATUS_TEXT: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};
