import type { InvocationError } from '@forge/events';
import { appSelf, siteReader } from '../adapters/jira/site';
import { runPreflight } from '../usecases/set-up/run-preflight';
import { ports } from './compose';
import { withRetry } from './retry';

/**
 * Installed: reads what is there and keeps the answer for the settings page; the site is not touched. The event may come minutes before
 * Jira has granted the app its permissions, so being refused is tried again too.
 */
export async function onInstalled(): Promise<InvocationError | undefined> {
  return withRetry(['TRY_LATER', 'NOT_ALLOWED'], async () => {
    await runPreflight({ clock: ports.clock, store: ports.store, site: siteReader('app'), self: appSelf }, 'saved');
  });
}
