import type { ForgeHost } from '../forge/types';
import type { Jira } from '../jira/jira';
import type { AccountId } from '../jira/model';
import type { Dispatcher } from '../jira/rest/dispatch';
import type { Site } from '../kernel/site';
import type { Stream } from './stream';

/** What the web server serves. */
export interface WebContext {
  site: Site;
  jira: Jira;
  dispatcher: Dispatcher;
  forge: ForgeHost;
  /** Tells every open page something at once. */
  stream: Stream;
  /** Where the app's frames live: "http://127.0.0.1:PORT". */
  appOrigin: string;
}

/**
 * Two origins on one port, as on the platform: Jira's own pages on http://localhost, the app's frames on http://127.0.0.1.
 * The session cookie belongs to the first; nothing of Jira's is served on the second.
 */
export type Origin = 'jira' | 'app';

export interface WebRequest {
  origin: Origin;
  method: string;
  url: URL;
  headers: Headers;
  body: string;
  /** Who the switcher says one is; undefined for nobody. */
  person?: AccountId;
}

export interface WebReply {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Route {
  origin: Origin;
  /** "GET", "POST" …, or "*". */
  method: string;
  /** Matched against the path; groups are handed on. */
  path: RegExp;
  handle(context: WebContext, request: WebRequest, match: RegExpExecArray): WebReply | Promise<WebReply>;
}

/** A JSON reply. */
export function json(body: unknown, status = 200): WebReply {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(body ?? null) };
}
