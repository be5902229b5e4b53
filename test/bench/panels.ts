import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { NO_ACTS } from '../../src/domain/acts/act';
import { decide } from '../../src/domain/incident/decide';
import { facts, NOW, POLICY, SETTINGS } from '../unit/fakes';
import { initialBytesOf } from './bytes';
import { type Host, KEEP_NAMES, openScreen, serveScreens } from './screen';

const ROOT = join(__dirname, '..', '..');
const ATLASKIT = join(__dirname, 'panel-atlaskit');

/** The incident both panels show. */
const FACTS = facts({ priorityId: '2', origin: { id: '7', key: 'SHOP-7' }, category: 'Network / VPN' });
const { state: STATE } = decide({ facts: FACTS, acts: NO_ACTS, policy: POLICY, settings: SETTINGS, members: new Map() }, NOW);

const HOST: Host = {
  context: {
    accountId: 'u-mara',
    locale: 'en-US',
    timezone: 'Europe/Berlin',
    siteUrl: 'http://jira.test',
    extension: { type: 'jira:issueContext', issue: { id: '20001', key: 'IT-1' } },
  },
  jira: () => ({
    key: 'IT-1',
    fields: {
      status: { id: '3', name: 'Work in progress' },
      issuetype: { id: '10010', name: 'Incident' },
      reporter: { displayName: 'Mara Brandt' },
      priority: { id: '2', name: 'High' },
    },
    properties: { 'firebreak-incident': STATE },
  }),
  invoke: () => ({ key: 'IT-1', statusName: 'Work in progress', reporterName: 'Mara Brandt', state: STATE }),
};

/** Builds the panel compared with, installing its packages on first use. Undefined, with the reason, when that is not possible. */
export async function buildAtlaskitPanel(): Promise<{ dir: string; gzip: number } | { skipped: string }> {
  if (!existsSync(join(ATLASKIT, 'node_modules'))) {
    const done = spawnSync('npm', ['ci', '--silent'], { cwd: ATLASKIT, encoding: 'utf8', shell: process.platform === 'win32' });
    if (done.status !== 0) return { skipped: `its packages cannot be installed: ${done.stderr.trim().split('\n').at(-1) ?? ''}` };
  }
  const dir = join(ATLASKIT, 'dist');
  mkdirSync(dir, { recursive: true });
  const { metafile } = await build({
    metafile: true,
    entryPoints: { main: join(ATLASKIT, 'src', 'main.jsx') },
    outdir: dir,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    logLevel: 'error',
    legalComments: 'none',
  });
  cpSync(join(ROOT, 'static', 'shared', 'index.html'), join(dir, 'index.html'));
  const { gzip } = initialBytesOf(metafile, dir);
  return { dir, gzip };
}

/** A built panel to open, and how long answers take on their way to it. */
export interface Contender {
  dir: string;
  latency?: Host['latency'];
}

/**
 * ms from navigation to the incident's origin being on screen, one number per opening, each in a browser context of its own. The
 * contenders take turns, so that whatever else the machine does falls on all of them.
 */
export async function timeToUseful<N extends string>(
  browser: Browser,
  times: number,
  contenders: Record<N, Contender>,
): Promise<Record<N, number[]>> {
  const measured: Partial<Record<N, number[]>> = {};
  // The first round warms the server and the browser up.
  for (let round = 0; round <= times; round++)
    for (const name in contenders) {
      const ms = await openOnce(browser, contenders[name]);
      if (round > 0) measured[name] = [...(measured[name] ?? []), ms];
    }
  const empty: number[] = [];
  return Object.assign(Object.fromEntries(Object.keys(contenders).map((name) => [name, empty])), measured);
}

async function openOnce(browser: Browser, { dir, latency }: Contender): Promise<number> {
  const screens = await serveScreens(dir);
  const context = await browser.newContext();
  try {
    await context.addInitScript(KEEP_NAMES);
    await context.addInitScript(() => {
      const watch = (): void => {
        if (!document.documentElement.textContent?.includes('SHOP-7')) return;
        observer.disconnect();
        // The next frame: when it can be seen.
        requestAnimationFrame(() => Reflect.set(globalThis, 'usefulAt', performance.now()));
      };
      const observer = new MutationObserver(watch);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    });
    const { page } = await openScreen(browser, `${screens.url}/index.html`, { ...HOST, ...(latency ? { latency } : {}) }, context);
    const handle = await page.waitForFunction(() => Reflect.get(globalThis, 'usefulAt'), undefined, { polling: 20, timeout: 20_000 });
    return Number(await handle.jsonValue());
  } finally {
    await context.close();
    await screens.close();
  }
}
