import { AppFault } from '../../contract/errors';
import type { Store } from '../../ports';
import { type LookedAtMany, lookAtMany, type ManyPorts, ROUND } from './look-at-many';
import { secondsToNextHour } from './points';
import { Turn } from './turn';

/** Real time in ms after which a run makes room for the next; the function may take 900 s. */
const RUN = 12 * 60_000;
/** Points a round may cost at most: a hundred issues read, written, and each written once more alone. */
const MOST_OF_ROUND = 4 * ROUND;
/** Seconds to wait when Jira was busy and did not say for how long. */
const BUSY = 30;

export type DrainPorts = ManyPorts & { store: Pick<Store, 'bulk'> };

/** Issues to be looked at besides those that are due. */
export interface More {
  /** The next of them, at most so many; none: there are no more. */
  next(most: number): Promise<readonly string[]>;
  /** They were looked at, or are due. */
  done(issueIds: readonly string[]): Promise<void>;
}

/** What a run came to; `again`: whole seconds after which there is something left to do. */
export interface Drained {
  looked: number;
  /** somebody else: another run is about it. */
  end: 'nothing left' | 'time' | 'points' | 'busy' | 'somebody else';
  again?: number;
}

/**
 * Looks in bulk at everything that is due, the oldest first, and then at whatever more there is, until nothing is left, time or the hour's
 * points are spent, or Jira is busy. What it does not come to stays due, so that a crash at any point loses nothing.
 */
export async function drain(ports: DrainPorts, more?: More): Promise<Drained> {
  const turn = await Turn.take(ports);
  if (!turn) return { looked: 0, end: 'somebody else', again: 60 };
  const drained = await work(ports, turn, more);
  if (drained.end !== 'somebody else') await turn.leave();
  return drained;
}

async function work(ports: DrainPorts, turn: Turn, more: More | undefined): Promise<Drained> {
  const until = ports.clock.now() + RUN;
  const due = dueFirst(ports);
  for (let looked = 0; ; ) {
    if (ports.clock.now() >= until) return { looked, end: 'time', again: 0 };
    if (turn.left() < MOST_OF_ROUND) return { looked, end: 'points', again: secondsToNextHour(ports.clock.now()) };
    const overdue = await due();
    const round = overdue.length > 0 ? overdue : ((await more?.next(ROUND)) ?? []);
    if (round.length === 0) return { looked, end: 'nothing left' };
    const { none, points, busy } = await unlessBusy(lookAtMany(ports, round));
    if (none) return { looked, end: 'busy', again: busy?.retryAfter ?? BUSY };
    looked += round.length;
    if (overdue.length === 0) await more?.done(round);
    if (!(await turn.spend(points))) return { looked, end: 'somebody else', again: 60 };
    if (busy) return { looked, end: 'busy', again: busy.retryAfter ?? BUSY };
  }
}

/** `none`: nothing of it was done or noted, as Jira or storage took nothing at all. */
async function unlessBusy(looking: Promise<LookedAtMany>): Promise<LookedAtMany & { none?: true }> {
  try {
    return await looking;
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code !== 'TRY_LATER') throw error;
    console.warn(`work in bulk: ${error.error.message}`);
    return { none: true, points: 0, busy: error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter } };
  }
}

/**
 * What is due, a round at a time, longest due first. Read anew from the start when what was read is used up, since what was looked at leaves
 * the index; what an index behind its writes shows once more is passed over.
 */
function dueFirst({ clock, store }: DrainPorts): () => Promise<string[]> {
  const seen = new Map<string, number>();
  let waiting: string[] = [];
  return async () => {
    if (waiting.length === 0) {
      const { wakeUps } = await store.wakeUps.until(clock.now());
      const fresh = wakeUps.filter(({ issueId, due }) => seen.get(issueId) !== due).sort((a, b) => a.due - b.due);
      for (const { issueId, due } of fresh) seen.set(issueId, due);
      waiting = fresh.map(({ issueId }) => issueId);
    }
    const round = waiting.slice(0, ROUND);
    waiting = waiting.slice(ROUND);
    return round;
  };
}
