import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebReply } from './route';

/** Largest request body, bytes: more than any call of Jira's pages needs. */
const LARGEST_BODY = 20 * 1024 * 1024;

export class BodyTooLarge extends Error {}

/** Whoever asked went away before the request was whole: nobody is there to answer, and nothing is wrong here. */
export class Gone extends Error {}

/** The body as text. Throws Gone, or BodyTooLarge, having let the rest go by (so that the answer still gets through). */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_BODY) chunks.length = 0;
      else chunks.push(chunk);
    }
  } catch (error) {
    throw new Gone('The connection ended within the request.', { cause: error });
  }
  if (size > LARGEST_BODY) throw new BodyTooLarge(`The body is larger than ${LARGEST_BODY} bytes.`);
  return Buffer.concat(chunks).toString('utf8');
}

/** A part of a path, decoded; undefined when its percent signs say nothing. */
export function decodedPart(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

export function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':')) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** Sends a reply. Several cookies stand on lines of their own in `set-cookie`. */
export function send(response: ServerResponse, reply: WebReply, bodyless = false): void {
  const { 'set-cookie': cookies, ...headers } = reply.headers ?? {};
  response.writeHead(reply.status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    ...headers,
    ...(cookies ? { 'set-cookie': cookies.split('\n') } : {}),
  });
  response.end(bodyless ? undefined : reply.body);
}
