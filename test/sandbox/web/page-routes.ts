import { clientFiles, themeScript } from './client-build';
import { tokensCss } from './frames/theme-tokens';
import type { Route, WebContext, WebReply } from './route';
import { localeOf, personOf, themeOf } from './session';

/** Strict for Jira's own pages too: no inline script or style, frames only from the app's origin. */
function policy(appOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${appOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1868db"/><path d="M9 17.500 14 22.500 24 10.500" fill="none" stroke="#fff" stroke-width="3.500" stroke-linecap="round" stroke-linejoin="round"/></svg>';

async function shell(context: WebContext, headers: Headers): Promise<WebReply> {
  const { script, styles } = await clientFiles();
  const theme = themeOf(headers);
  const personId = personOf(context, headers);
  const locale = localeOf(headers, personId === undefined ? undefined : context.jira.people.get(personId));
  const links = ['/_sandbox/tokens.css', ...styles].map((path) => `<link rel="stylesheet" href="${path}">`).join('');
  return {
    status: 200,
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      'content-security-policy': policy(context.appOrigin),
      'cache-control': 'no-store',
    },
    body:
      `<!doctype html><html lang="en" data-color-mode="${theme === 'dark' ? 'dark' : 'light'}" data-theme-choice="${theme}" data-locale="${locale}" ` +
      'data-theme="light:light dark:dark spacing:spacing shape:shape typography:typography"><head><meta charset="utf-8">' +
      '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Jira</title>' +
      `<link rel="icon" href="/_sandbox/favicon.svg" type="image/svg+xml"><script src="/_sandbox/theme.js"></script>${links}` +
      `<script type="module" src="${script}"></script></head><body><div id="jira"></div><noscript>Jira's pages need JavaScript.</noscript></body></html>`,
  };
}

function text(type: string, body: string | Buffer, cache: string): WebReply {
  return { status: 200, headers: { 'content-type': `${type};charset=UTF-8`, 'cache-control': cache }, body };
}

/** Scripts, styles and tokens of Jira's pages. */
export const assetRoutes: Route[] = [
  {
    origin: 'jira',
    method: 'GET',
    path: /^\/_sandbox\/assets\//,
    handle: async (_context, { url }) => {
      const file = (await clientFiles()).files.get(url.pathname);
      if (!file) return { status: 404, body: 'Not found' };
      return text(url.pathname.endsWith('.css') ? 'text/css' : 'text/javascript', file, 'public, max-age=31536000, immutable');
    },
  },
  { origin: 'jira', method: 'GET', path: /^\/_sandbox\/tokens\.css$/, handle: () => text('text/css', tokensCss(), 'max-age=3600') },
  { origin: 'jira', method: 'GET', path: /^\/_sandbox\/theme\.js$/, handle: () => text('text/javascript', themeScript(), 'no-cache') },
  {
    origin: 'jira',
    method: 'GET',
    path: /^\/(?:_sandbox\/favicon\.svg|favicon\.ico)$/,
    handle: () => text('image/svg+xml', FAVICON, 'max-age=3600'),
  },
];

/** Every other path is a page: the same shell, which reads the path. */
export const shellRoutes: Route[] = [
  { origin: 'jira', method: 'GET', path: /^\/(?!_sandbox\/|rest\/|x1\/)/, handle: (context, { headers }) => shell(context, headers) },
];
