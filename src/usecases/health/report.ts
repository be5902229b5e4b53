import { AppFault } from '../../contract/errors';
import { ISSUE_KINDS } from '../../contract/health-kinds';
import { type Found, problemKey } from '../../domain/health/problem';
import type { Clock, Store } from '../../ports';

export interface ReportPorts {
  clock: Clock;
  store: { health: Pick<Store['health'], 'report' | 'clear'> };
}

/** Lists problems for admins. That it cannot be done just now keeps nothing else from being done: what is wrong is met again. */
export async function report({ clock, store }: ReportPorts, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  await unlessStorageFails(store.health.report(found, new Date(clock.now()).toISOString()));
}

/** Takes away what was listed about an issue, but for what was just found. */
export async function clearIssue({ store }: ReportPorts, issueId: string, found: readonly Found[]): Promise<void> {
  const still = new Set(found.map(problemKey));
  const keys = ISSUE_KINDS.map((kind) => problemKey({ kind, about: issueId })).filter((key) => !still.has(key));
  await unlessStorageFails(store.health.clear(keys));
}

async function unlessStorageFails(done: Promise<void>): Promise<void> {
  try {
    await done;
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`the list of problems is not up to date: ${error.error.message}`);
  }
}
