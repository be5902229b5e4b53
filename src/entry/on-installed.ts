import type { InvocationError } from '@forge/events';
import { runPreflight } from '../usecases/preflight';
import { ports } from './compose';
import { withRetry } from './retry';

/**
 * Installed: reads what is there and keeps the answer for the settings page; the site is not touched. The event may come minutes before
 * Jira has granted the app its permissions, so being refused is tried again too.
 */
export async function onInstalled(): Promise<InvocationError | undefined> {
  return withRetry(['TRY_LATER', 'NOT_ALLOWED'], async () => {
    const settings = await ports.store.readSettings();
    await runPreflight({ clock: ports.clock, jira: ports.app, store: ports.store }, settings);
  });
}
