// Of its own file: the rest of the bridge is there at once, this comes with the incident's life.
import { realtime } from '@forge/bridge/realtime';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { member } from '../../../../shared/unread';
import type { IncidentView } from '../../use-incident';

/** By default the platform joins those who look at the same issue in the same panel, and nobody else. */
const CHANNEL = 'incident';

/** ms after somebody else has done something at which the property is read again: Jira has it by then, or the app has looked by then. */
const AFTER = [1_000, 3_000, 6_000];

/** ms between readings of the property while the page is looked at: who misses a message sees it then. */
const EVERY = 20_000;

/**
 * Two agents at once see each other's acts: each is announced, and who hears of one reads the property again. No function runs.
 * @returns announces something that the panel does not wait for.
 */
export function useOthers({ again, expected }: Pick<IncidentView, 'again' | 'expected'>): () => void {
  const from = useMemo(() => crypto.randomUUID(), []);
  // Without the channel the property is read again all the same.
  const announce = useCallback(() => void quietly(() => realtime.publish(CHANNEL, { from })), [from]);

  useEffect(() => {
    if (expected) announce();
  }, [expected, announce]);

  useEffect(() => {
    let timers: ReturnType<typeof setTimeout>[] = [];
    const heard = (payload: unknown): void => {
      if (member(payload, 'from') === from) return;
      timers.forEach(clearTimeout);
      timers = AFTER.map((wait) => setTimeout(again, wait));
    };
    const subscribed = quietly(() => realtime.subscribe(CHANNEL, heard));
    const poll = setInterval(() => {
      if (!document.hidden) again();
    }, EVERY);
    return () => {
      void subscribed.then((subscription) => quietly(async () => subscription?.unsubscribe()));
      timers.forEach(clearTimeout);
      clearInterval(poll);
    };
  }, [again, from]);
  return announce;
}

async function quietly<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
