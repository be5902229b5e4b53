import { AppFault } from '../../contract/errors';
import type { Clock, Queue, Store, WakeUp } from '../../ports';
import { delayUntil, HORIZON, queued } from './rules';

/** Looks of one push (the platform's limit). */
const PUSH = 50;
/** Looks of one sweep: the queue takes 500 events a minute, and people's own changes need room too. */
const MOST = 400;
/** Looks that begin in one second: Jira takes 50 writes a second. All of a sweep, due at one instant, begin within eight seconds. */
const A_SECOND = 50;
/** ms for which looks that are queued for one instant are left alone before work in bulk begins. */
const CROWD = (MOST / A_SECOND) * 1000;
const MINUTE = 60_000;

interface SweepPorts {
  clock: Clock;
  store: Pick<Store, 'wakeUps' | 'bulk'>;
  queue: Pick<Queue, 'looks'>;
}

/** What a sweep came to. */
export interface Swept {
  /** Looks that were queued. */
  queued: number;
  /** Something is left: sweep again in a minute. */
  more: boolean;
  /**
   * More is due than the queue takes: from this instant on (ms since 1970) it has to be looked at in bulk. Then nothing else is left to
   * another sweep.
   */
  storm?: number;
}

/**
 * Queues a look for everything that is due before the next sweep will surely have been, soonest first, each with its delay. Late, twice or not
 * at all it does no harm. Queued first and noted after: a crash between the two queues a look twice, never not at all. Pages are read from
 * the start anew, since what was noted leaves the index; what the index shows once more, being behind, is passed over.
 */
export async function sweep({ clock, store, queue }: SweepPorts): Promise<Swept> {
  const now = clock.now();
  const handled = new Map<string, WakeUp>();
  const spread = spreader(now);
  for (;;) {
    const { wakeUps, all } = await store.wakeUps.until(now + HORIZON);
    const fresh = wakeUps.filter(({ issueId }) => !handled.has(issueId));
    if (fresh.length === 0) return { queued: handled.size, more: !all };
    // What somebody is looking at in bulk is not to be looked at twice.
    if (!all && wakeUps.every(({ next }) => next <= now) && (await inBulk(store, now))) return { queued: handled.size, more: false };
    for (let at = 0; at < fresh.length; at += PUSH) {
      const part = fresh.slice(at, at + PUSH);
      if (handled.size + part.length > MOST || !(await pushed(queue, part, spread)))
        return { queued: handled.size, ...leftOver([...handled.values()], part, now) };
      await store.wakeUps.save(part.map((wakeUp) => queued(wakeUp, now)));
      for (const wakeUp of part) handled.set(wakeUp.issueId, wakeUp);
    }
  }
}

/**
 * What is due already and could not be queued is a storm; so is what is due in the very minute for which as many looks were queued as the
 * queue takes in one. Anything else can still be queued in time.
 */
function leftOver(handled: readonly WakeUp[], left: readonly WakeUp[], now: number): Pick<Swept, 'more' | 'storm'> {
  const soonest = Math.min(...left.map(({ next }) => next));
  const crowded = handled.filter(({ next }) => sameMinute(next, soonest)).length >= MOST;
  if (soonest <= now) return { more: false, storm: now };
  return crowded ? { more: false, storm: soonest + CROWD } : { more: true };
}

const sameMinute = (a: number, b: number): boolean => Math.floor(a / MINUTE) === Math.floor(b / MINUTE);

async function inBulk({ bulk }: SweepPorts['store'], now: number): Promise<boolean> {
  const { work } = await bulk.readWork();
  return work !== undefined && work.until > now;
}

/** Delays in whole seconds: never before the instant, and no more in one second than may begin in it. */
function spreader(now: number): (due: number) => number {
  const begin = new Map<number, number>();
  return (due) => {
    const delayS = delayUntil(due, now);
    const before = begin.get(delayS) ?? 0;
    begin.set(delayS, before + 1);
    return delayS + Math.floor(before / A_SECOND);
  };
}

/** Whether the queue took them. */
async function pushed(queue: Pick<Queue, 'looks'>, wakeUps: readonly WakeUp[], delayOf: (due: number) => number): Promise<boolean> {
  try {
    await queue.looks(wakeUps.map(({ issueId, due }) => ({ issueId, delayS: delayOf(due), due })));
    return true;
  } catch (error) {
    if (!(error instanceof AppFault && error.error.code === 'TRY_LATER')) throw error;
    return false;
  }
}
