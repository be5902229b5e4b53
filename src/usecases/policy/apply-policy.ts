import type { ApplicationRun, Clock, JiraAsApp, Queue, Store } from '../../ports';
import { type DrainPorts, drain, type More } from '../bulk/drain';

/** Seconds until it goes on, when nothing says otherwise. */
const PAUSE = 60;
/** Seconds; the queue delays no event longer. */
const LONGEST = 900;

export type ApplyPorts = DrainPorts & {
  clock: Clock;
  app: Pick<JiraAsApp, 'countOpen' | 'listOpen'>;
  store: Pick<Store, 'applications'>;
  queue: Pick<Queue, 'applyPolicy'>;
};

/** What a run came to, for the log and for tests. */
export type ApplyOutcome = 'nothing to do' | 'goes on' | 'done';

/**
 * Looks at every open incident a version is for, in bulk and after what is due; each look finds out by which version its incident runs. Where
 * it stands is kept after each round: after a crash the round is done again, and looks that are made twice do no harm. A version that was
 * never put in force has nothing kept, and nothing is done.
 */
export async function applyPolicy(ports: ApplyPorts, version: number): Promise<ApplyOutcome> {
  const { app, store, queue } = ports;
  const [kept, settings] = await Promise.all([store.applications.read(version), store.readSettings()]);
  if (!kept || !settings || kept.state === 'done') return 'nothing to do';
  const query = { incidents: settings.incidents, closedSince: kept.since, ...sinceOf(kept) };
  let run: ApplicationRun = kept;
  const save = (changed: ApplicationRun): Promise<void> => {
    run = { ...changed, at: new Date(ports.clock.now()).toISOString() };
    return store.applications.save(run);
  };
  const list = async (cursor?: string): Promise<Pick<ApplicationRun, 'pending' | 'cursor'>> => {
    const page = await app.listOpen(query, cursor);
    return { pending: page.ids, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
  };
  const more: More = {
    next: async (most) => {
      if (run.state === 'waiting') run = { ...run, state: 'running', total: await app.countOpen(query), ...(await list()) };
      while (run.pending.length === 0 && run.cursor !== undefined) {
        const { cursor, ...rest } = run;
        run = { ...rest, ...(await list(cursor)) };
      }
      return run.pending.slice(0, most);
    },
    done: (issueIds) => {
      const asked = run.asked + issueIds.length;
      return save({ ...run, pending: run.pending.slice(issueIds.length), asked, total: Math.max(run.total, asked) });
    },
  };
  const { end, again } = await drain(ports, more);
  if (end === 'nothing left') {
    await save({ ...run, state: 'done' });
    return 'done';
  }
  await queue.applyPolicy(version, Math.min(LONGEST, again ?? PAUSE));
  return 'goes on';
}

const sinceOf = ({ applies }: ApplicationRun): { since?: string } => (typeof applies === 'string' ? {} : { since: applies.openSince });
