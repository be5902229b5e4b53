import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../tools/chromium.mjs';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A test's pages are private windows, in which Chromium keeps no storage for frames of another site. People work in ordinary ones.
  '--disable-features=AlwaysBlock3pcsIncognito',
];

/** Who looks, and how. */
export interface View {
  /** Account id of the person in the switcher; "nobody" for no one signed in. Default: whom the server chooses on a first visit. */
  person?: string;
  theme?: 'light' | 'dark';
  /** As the browser says it: "en-US" (default), "fr-FR". What Jira's pages use is the person's own unless `sessionLocale` says otherwise. */
  locale?: string;
  sessionLocale?: 'en-US' | 'fr-FR';
  /** Pixels; default 1280 × 900. */
  width?: number;
  height?: number;
}

/** A browser for tests. Every page has a context of its own: two pages are two people at two machines. */
export interface TestBrowser {
  readonly browser: Browser;
  /** Opens `path` on the server as a person. `path` begins with "/"; without it the page stays blank. */
  openPage(server: { url: string }, view?: View, path?: string): Promise<Page>;
  close(): Promise<void>;
}

/** Path of the Chromium to test with. Throws with advice when there is none. */
function chromiumPath(): string {
  const asked = process.env.CHROMIUM;
  const found = findChromium() ?? playwrightsOwn();
  if (found) return found;
  throw new Error(
    `${asked ? `The environment names CHROMIUM=${asked}, which is not there. ` : ''}The browser tests need Chromium or Chrome. Install it ` +
      '(Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask google-chrome) or name one: CHROMIUM=/path/to/chrome npm test',
  );
}

function playwrightsOwn(): string | undefined {
  if (process.env.CHROMIUM) return undefined;
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

const errors = new WeakMap<Page, string[]>();

/** What went wrong in a page's scripts so far: uncaught errors and lines written by console.error (refused resources among them). */
export function pageErrors(page: Page): readonly string[] {
  return errors.get(page) ?? [];
}

/**
 * A press can fall between two drawings of a page on a busy machine: a test that drives a browser and fails is tried once more, and its first
 * failure is printed. Said by Jest's own symbols, since benchmarks and pictures start browsers without Jest.
 */
function tryTwice(): void {
  Reflect.set(globalThis, Symbol.for('RETRY_TIMES'), 1);
  Reflect.set(globalThis, Symbol.for('LOG_ERRORS_BEFORE_RETRY'), true);
}

/** Starts a browser without a window. Close it in `afterAll`. */
export async function launchBrowser(): Promise<TestBrowser> {
  tryTwice();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ARGS });
  return {
    browser,
    openPage: async (server, view = {}, path) => {
      const context = await browser.newContext({
        viewport: { width: view.width ?? 1280, height: view.height ?? 900 },
        colorScheme: view.theme ?? 'light',
        locale: view.locale ?? 'en-US',
        reducedMotion: 'reduce',
      });
      await signIn(context, server.url, view);
      const page = await context.newPage();
      const seen: string[] = [];
      errors.set(page, seen);
      page.on('pageerror', (error) => seen.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') seen.push(message.text());
      });
      if (path !== undefined) await page.goto(server.url + path);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Makes the context's session that of a person, through the same call as the switcher's. */
async function signIn(context: BrowserContext, url: string, view: View): Promise<void> {
  const asked = {
    ...(view.person === undefined ? {} : { person: view.person === 'nobody' ? '' : view.person }),
    ...(view.theme === undefined ? {} : { theme: view.theme }),
    ...(view.sessionLocale === undefined ? {} : { locale: view.sessionLocale }),
  };
  if (Object.keys(asked).length === 0) return;
  const answer = await context.request.post(`${url}/_sandbox/session`, { data: asked, headers: { origin: new URL(url).origin } });
  if (!answer.ok()) throw new Error(`The switcher refused ${JSON.stringify(asked)}: ${answer.status()} ${await answer.text()}`);
}
