import { AppFault } from '../../contract/errors';
import type { ApplicationRun, Clock, JiraAsApp, Queue, Store } from '../../ports';

/** Looks of one push (the platform's limit). */
const PUSH = 50;
/** Looks of one stretch: the queue takes 500 events a minute, and people's changes and the sweep need room too. */
const STRETCH = 250;
/** Seconds between stretches. */
const PAUSE = 60;

interface ApplyPorts {
  clock: Clock;
  app: Pick<JiraAsApp, 'countOpen' | 'listOpen'>;
  store: Pick<Store, 'readSettings' | 'applications'>;
  queue: Pick<Queue, 'looks' | 'applyPolicy'>;
}

/** What a stretch came to, for the log and for tests. */
export type ApplyOutcome = 'nothing to do' | 'goes on' | 'done';

/**
 * Asks for a look at every open incident a version is for, a stretch at a time; each look finds out by which version its incident runs. Where
 * it stands is kept after each stretch: after a crash the stretch is done again, and looks that are asked for twice do no harm. A version that
 * was never put in force has nothing kept, and nothing is done.
 */
export async function applyPolicy({ clock, app, store, queue }: ApplyPorts, version: number): Promise<ApplyOutcome> {
  const [kept, settings] = await Promise.all([store.applications.read(version), store.readSettings()]);
  if (!kept || !settings || kept.state === 'done') return 'nothing to do';
  const query = { incidents: settings.incidents, closedSince: kept.since, ...sinceOf(kept) };
  const first = kept.state === 'waiting';
  let run: ApplicationRun = first ? { ...kept, state: 'running', total: await app.countOpen(query) } : kept;
  if (run.pending.length === 0 && (first || run.cursor !== undefined)) {
    const { ids, cursor } = await app.listOpen(query, run.cursor);
    const { cursor: _, ...rest } = run;
    run = { ...rest, pending: ids, ...(cursor === undefined ? {} : { cursor }) };
  }
  const taken = await ask(queue, run.pending.slice(0, STRETCH));
  const pending = run.pending.slice(taken);
  const more = pending.length > 0 || run.cursor !== undefined;
  const asked = run.asked + taken;
  const at = new Date(clock.now()).toISOString();
  await store.applications.save({ ...run, pending, asked, at, total: Math.max(run.total, asked), state: more ? 'running' : 'done' });
  if (more) await queue.applyPolicy(version, PAUSE);
  return more ? 'goes on' : 'done';
}

const sinceOf = ({ applies }: ApplicationRun): { since?: string } => (typeof applies === 'string' ? {} : { since: applies.openSince });

/** How many of the looks the queue took. */
async function ask(queue: Pick<Queue, 'looks'>, issueIds: readonly string[]): Promise<number> {
  let taken = 0;
  while (taken < issueIds.length) {
    const part = issueIds.slice(taken, taken + PUSH);
    try {
      await queue.looks(part.map((issueId) => ({ issueId, delayS: 0 })));
    } catch (error) {
      if (!(error instanceof AppFault && error.error.code === 'TRY_LATER')) throw error;
      return taken;
    }
    taken += part.length;
  }
  return taken;
}
