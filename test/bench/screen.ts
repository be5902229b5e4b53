import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** As strict as the platform's for Custom UI, and a little more. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** Serves a folder of screens on the loopback, with the content policy, and the design tokens as /tokens.css. */
export async function serveScreens(dir: string): Promise<{ url: string; close(): Promise<void> }> {
  const tokens = ['light', 'dark'].map((mode) =>
    String(Reflect.get(require(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${mode}.js`), 'default')),
  );
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const file = normalize(join(dir, path));
    if (path === '/favicon.ico') return response.writeHead(204).end();
    try {
      if (!file.startsWith(dir)) throw new Error('outside');
      const content = path === '/tokens.css' ? tokens.join('\n') : readFileSync(file);
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What stands behind the screen in place of Jira. */
export interface Host {
  context: Record<string, unknown>;
  /** A call of the screen's to its resolver. */
  invoke(name: string, payload: unknown): unknown;
  /** A request of the screen's to Jira, with what it posts; an object is 200 with that body. */
  jira(path: string, body?: unknown): { status: number; body: unknown } | Record<string, unknown>;
  /** ms that answers take on their way, by the bridge's command. */
  latency?: Partial<Record<'invoke' | 'fetchProduct', number>>;
  theme?: 'light' | 'dark';
}

/** tsx wraps named functions in a helper, which functions that run in the page then miss. */
export const KEEP_NAMES = 'globalThis.__name = (named) => named';

/** What the screen asked of the bridge, in order: "invoke requestLook", "fetchProduct /rest/…", "close". */
export interface Opened {
  page: Page;
  context: BrowserContext;
  asked: string[];
}

/** Opens a built screen in a page of its own, on the real @forge/bridge, with `host` behind it. Unknown commands fail the call. */
export async function openScreen(browser: Browser, url: string, host: Host, existing?: BrowserContext): Promise<Opened> {
  const context = existing ?? (await browser.newContext({ viewport: { width: 640, height: 900 }, reducedMotion: 'reduce' }));
  const page = await context.newPage();
  await page.addInitScript(KEEP_NAMES);
  const asked: string[] = [];
  await page.exposeFunction('hostCall', async (command: string, json: string) => {
    const payload: unknown = JSON.parse(json);
    const answer = await answerOf(host, command, payload, asked);
    const wait = command === 'invoke' || command === 'fetchProduct' ? host.latency?.[command] : undefined;
    if (wait !== undefined) await new Promise((done) => setTimeout(done, wait));
    return JSON.stringify(answer ?? null);
  });
  await page.addInitScript((theme) => {
    const { hostCall } = globalThis as typeof globalThis & { hostCall: (command: string, json: string) => Promise<string> };
    const theming = (): void => {
      document.documentElement.dataset.colorMode = theme;
      document.documentElement.dataset.theme = 'light:light dark:dark';
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = '/tokens.css';
      document.head.append(link);
    };
    const callBridge = async (command: string, payload?: unknown): Promise<unknown> => {
      if (command === 'enableTheming') return theming();
      if (command === 'on') return { unsubscribe: () => undefined };
      // One page is all there is: what it announces is kept for the test, and the test says what others announce.
      if (command === 'subscribeRealtimeChannel') {
        Reflect.set(globalThis, '__announce', Reflect.get(Object(payload), 'onEvent'));
        return { unsubscribe: () => undefined };
      }
      if (command === 'publishRealtimeChannel') {
        Reflect.set(globalThis, '__announced', (Reflect.get(globalThis, '__announced') ?? 0) + 1);
        return { eventId: '1' };
      }
      return JSON.parse(await hostCall(command, JSON.stringify(payload ?? null)));
    };
    Reflect.set(globalThis, '__bridge', { callBridge });
  }, host.theme ?? 'light');
  await page.goto(url);
  return { page, context, asked };
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

function answerOf(host: Host, command: string, payload: unknown, asked: string[]): unknown {
  if (command === 'getContext') return host.context;
  if (command === 'invoke') {
    const name = String(member(payload, 'functionKey'));
    asked.push(`invoke ${name}`);
    return host.invoke(name, member(payload, 'payload'));
  }
  if (command === 'fetchProduct') {
    const path = String(member(payload, 'restPath'));
    asked.push(`fetchProduct ${path}`);
    const posted = member(member(payload, 'fetchRequestInit'), 'body');
    const answer = host.jira(path, typeof posted === 'string' ? JSON.parse(posted) : undefined);
    const { status, body } = 'status' in answer && typeof answer.status === 'number' ? answer : { status: 200, body: answer };
    return {
      status,
      statusText: '',
      headers: { 'content-type': 'application/json' },
      body: status === 204 ? '' : JSON.stringify(body),
      isAttachment: false,
    };
  }
  if (command === 'close' || command === 'navigate') {
    asked.push(`${command} ${JSON.stringify(payload)}`);
    return true;
  }
  throw new Error(`the screen asked the bridge for ${command}`);
}
