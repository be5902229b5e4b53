import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type Host, type Opened, openScreen, serveScreens } from '../../bench/screen';
import { launchBrowser } from '../../support/browser';

/** What a resolver answers that is switched off. */
const REFUSED = { ok: false, error: { code: 'INTERNAL', message: 'switched off' } };

/** What the platform tells a screen on the issue IT-1. */
export const contextOf = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  accountId: 'u-mara',
  cloudId: 'c',
  localId: 'l',
  locale: 'en-US',
  timezone: 'Europe/Berlin',
  siteUrl: 'http://jira.test',
  moduleKey: 'm',
  extension: { type: 'jira:issueContext', issue: { id: '20001', key: 'IT-1', type: 'Incident', typeId: '10010' } },
  ...change,
});

/** One built screen on the real bridge, in a browser. */
export interface Stage {
  /**
   * Opens the screen with `host` behind it; without one no issue is there and every resolver is switched off. Errors in the console fail.
   * @param width pixels of the frame. @param now what the browser's clock says, ms since 1970; it goes on from there.
   */
  shown<T>(host: Partial<Host> & { width?: number; now?: number }, look: (opened: Opened) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A stage for one surface's screen. Close it in `afterAll`. */
export async function openStage(surface: string): Promise<Stage> {
  const [screens, browser] = await Promise.all([serveScreens(join(__dirname, '..', '..', '..', 'static')), launchBrowser()]);
  return {
    shown: async ({ width = 640, now, ...host }, look) => {
      const whole: Host = { context: contextOf(), invoke: () => REFUSED, jira: () => ({ status: 404, body: {} }), ...host };
      const context = await browser.browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
      if (now !== undefined) await context.clock.install({ time: now });
      const opened = await openScreen(browser.browser, `${screens.url}/${surface}/dist/index.html`, whole, context);
      const errors: string[] = [];
      opened.page.on('pageerror', (error) => errors.push(String(error)));
      opened.page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      try {
        const result = await look(opened);
        expect(errors).toEqual([]);
        return result;
      } finally {
        await context.close();
      }
    },
    close: async () => {
      await browser.close();
      await screens.close();
    },
  };
}
