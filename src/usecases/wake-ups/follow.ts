import { AppFault } from '../../contract/errors';
import type { Clock, Queue, Store, WakeUp } from '../../ports';
import { delayUntil, HORIZON, queued } from './rules';

interface FollowPorts {
  clock: Clock;
  store: Pick<Store, 'wakeUps'>;
  queue: Pick<Queue, 'looks'>;
}

/**
 * Sees to it that an incident is looked at when something follows from time alone. Written only when that instant moved; nothing is due:
 * taken away. An instant so near that no sweep may come before it is queued at once. CONFLICT when somebody asked for a look meanwhile, for a
 * change this look may not have seen: that request must not be overwritten.
 * @param known the wake-up as it was read with the facts.
 * @param wakeAt ISO instant.
 */
export async function followWakeUp(
  { clock, store, queue }: FollowPorts,
  issueId: string,
  known: WakeUp | undefined,
  wakeAt: string | undefined,
): Promise<void> {
  if (wakeAt === undefined) {
    if (known) await store.wakeUps.settle(issueId, known, undefined);
    return;
  }
  const due = Date.parse(wakeAt);
  if (known?.due === due) return;
  const fresh = { issueId, due, tries: 0 };
  // A look may have taken long since it decided: the queue counts from when it is asked.
  const now = clock.now();
  const inQueue = due - now <= HORIZON && (await takes(queue, { issueId, delayS: delayUntil(due, now), due }));
  await store.wakeUps.settle(issueId, known, inQueue ? queued(fresh, now) : { ...fresh, next: due });
}

/**
 * The same before anything is written, when the instant is earlier than the one known: a look that breaks off half way must not leave an
 * incident that nobody looks at in time. A later instant, and none, wait for the end: until then the known one looks again.
 * @returns the wake-up as it stands then.
 */
export async function secureWakeUp(
  ports: FollowPorts,
  issueId: string,
  known: WakeUp | undefined,
  wakeAt: string | undefined,
): Promise<WakeUp | undefined> {
  if (wakeAt === undefined || (known && known.due <= Date.parse(wakeAt))) return known;
  await followWakeUp(ports, issueId, known, wakeAt);
  return { issueId, due: Date.parse(wakeAt), next: Date.parse(wakeAt), tries: known?.tries ?? 0 };
}

/** Whether the queue takes a look just now; else the next sweep asks again. */
async function takes(queue: Pick<Queue, 'looks'>, look: { issueId: string; delayS: number; due: number }): Promise<boolean> {
  try {
    await queue.looks([look]);
    return true;
  } catch (error) {
    if (!(error instanceof AppFault && error.error.code === 'TRY_LATER')) throw error;
    return false;
  }
}
