import { readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { decodedPart } from '../http';
import { json, type Route, type WebContext, type WebReply } from '../route';
import { bridgeScript } from './bundle';
import { clockScript, readClock } from './clock-script';
import { contentSecurityPolicy } from './csp';
import { tokensCss } from './theme-tokens';

const TYPES: Record<string, string> = {
  '.html': 'text/html;charset=UTF-8',
  '.js': 'text/javascript;charset=UTF-8',
  '.mjs': 'text/javascript;charset=UTF-8',
  '.css': 'text/css;charset=UTF-8',
  '.json': 'application/json;charset=UTF-8',
  '.map': 'application/json;charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain;charset=UTF-8',
  '.wasm': 'application/wasm',
};

/** GET /_frame/<resource>/<path>: a file of one of the app's resources, under the app's content security policy. */
const fileRoute: Route = {
  origin: 'app',
  method: 'GET',
  path: /^\/_frame\/([^/]+)\/(.+)$/,
  handle: (context, _request, match) => {
    const resource = decodedPart(match[1]);
    const path = decodedPart(match[2]);
    if (resource === undefined || path === undefined) return missing();
    const locale = /^__LOCALES__\/([\w.-]+)$/.exec(path)?.[1];
    if (locale !== undefined) return localeFile(context, locale);
    return file(context, resource, path);
  },
};

/** GET /_forge/…: what the platform itself adds to a frame. */
const platformRoute: Route = {
  origin: 'app',
  method: 'GET',
  path: /^\/_forge\/(clock\.js|bridge\.js|tokens\.css)$/,
  handle: ({ site }, _request, match) => {
    switch (match[1]) {
      case 'clock.js':
        return text('.js', clockScript(site.clock));
      case 'bridge.js':
        return text('.js', bridgeScript());
      default:
        return text('.css', tokensCss());
    }
  },
};

/** GET /_sandbox/module-icon/<resource>/<path>: an icon of a module on Jira's own pages, whose policy loads nothing of the app's origin. */
const iconRoute: Route = {
  origin: 'jira',
  method: 'GET',
  path: /^\/_sandbox\/module-icon\/([^/]+)\/(.+)$/,
  handle: (context, _request, match) => {
    const found = findFile(context.forge.resourceDir(decodedPart(match[1]) ?? ''), decodedPart(match[2]) ?? '');
    const type = found === undefined ? undefined : TYPES[extname(found).toLowerCase()];
    if (found === undefined || !type?.startsWith('image/')) return missing();
    // "sandbox": an SVG opened by itself runs nothing of Jira's.
    const headers = { 'content-type': type, 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' };
    return { status: 200, headers, body: readFileSync(found) };
  },
};

/** GET /_sandbox/clock: what frames need to follow the clock once it is stopped, started or moved. */
export const clockRoute: Route = {
  origin: 'jira',
  method: 'GET',
  path: /^\/_sandbox\/clock$/,
  handle: ({ site }) => json(readClock(site.clock)),
};

export const resourceRoutes: Route[] = [fileRoute, platformRoute, iconRoute];

function file(context: WebContext, resource: string, path: string): WebReply {
  const found = findFile(context.forge.resourceDir(resource), path);
  if (found === undefined) return missing();
  const type = extname(found).toLowerCase();
  const content = readFileSync(found);
  const headers = {
    'content-type': TYPES[type] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy(context.forge.manifest, { jira: context.site.baseUrl }),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
  return { status: 200, headers, body: type === '.html' ? withPlatformScripts(content.toString('utf8')) : content };
}

/** The file, when it lies inside the folder, symbolic links followed; undefined otherwise. */
export function findFile(folder: string | undefined, path: string): string | undefined {
  if (folder === undefined || path.includes('\0')) return undefined;
  try {
    const root = realpathSync(folder);
    const target = realpathSync(join(root, path));
    return target.startsWith(root + sep) && statSync(target).isFile() ? target : undefined;
  } catch {
    return undefined;
  }
}

/** Puts the clock and the bridge first into <head>, before anything of the app's own runs. */
export function withPlatformScripts(html: string): string {
  const scripts = '<script src="/_forge/clock.js"></script><script src="/_forge/bridge.js"></script>';
  const head = /<head(?:\s[^>]*)?>/i.exec(html);
  if (head) return html.slice(0, head.index + head[0].length) + scripts + html.slice(head.index + head[0].length);
  const opening = /^\s*(?:<!doctype[^>]*>)?\s*(?:<html(?:\s[^>]*)?>)?/i.exec(html)?.[0] ?? '';
  return `${opening}<head>${scripts}</head>${html.slice(opening.length)}`;
}

function localeFile(context: WebContext, name: string): WebReply {
  const content = context.forge.localeFile(name);
  return content === undefined ? missing() : json(content);
}

function text(type: string, body: string): WebReply {
  return {
    status: 200,
    headers: { 'content-type': TYPES[type] ?? '', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    body,
  };
}

function missing(): WebReply {
  return { status: 404, headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: 'Not found' };
}
