import type { IncomingHttpHeaders } from 'node:http';
import type { Origin } from './route';

/** Names under which the two origins are reached. Anything else is someone else's name for this machine (DNS rebinding). */
const HOSTS: Record<string, Origin> = { localhost: 'jira', '127.0.0.1': 'app' };

/** Which origin a request is for; undefined when its Host header is neither. */
export function originOf(host: string | undefined, port: number): Origin | undefined {
  const [name = '', hostPort = '80', ...more] = (host ?? '').split(':');
  return more.length === 0 && hostPort === String(port) ? HOSTS[name.toLowerCase()] : undefined;
}

/**
 * The address a request is for, from its target and Host header; undefined when the target is no path. The target never says which host
 * is meant: "//elsewhere/path" is a path of this server, else a page of that name could pass for one of ours.
 */
export function addressOf(target: string | undefined, host: string): URL | undefined {
  if (!target?.startsWith('/')) return undefined;
  const address = `http://${host}${target}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/**
 * Whether a write comes from a page of another origin. Browsers say so themselves, by Origin and Sec-Fetch-Site; a program that is no
 * browser sends neither and carries nobody's cookie.
 */
export function isForeignWrite(method: string, headers: IncomingHttpHeaders, own: string): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  if (headers.origin !== undefined && headers.origin !== own) return true;
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
